import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { DAY, MINUTE } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk, write } from '../support/desk.ts';
import { aPicture } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** An editor with four drafts, in a browser; null where there is none. */
async function anEditor(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const context = await atTheList(app, browser, options);
  return { app, page: await context.newPage() };
}

async function atTheList(app: TestApp, browser: Browser, options: BrowserContextOptions) {
  const { token } = await atTheDesk(app);
  for (const title of ['Dee', 'Cas', 'Bea', 'Ann']) {
    app.clock.now += MINUTE;
    await write(app, { title, body: 'Soup.', publish: 'draft' });
  }
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return context;
}

/** The titles of what is out. */
const out = async (app: TestApp) =>
  (
    await app.ctx.db
      .selectFrom('posts')
      .select('title')
      .where('published_at', 'is not', null)
      .orderBy('title')
      .execute()
  )
    .map(({ title }) => title)
    .join(' ');
const AT = `document.querySelector('.q--at b')?.textContent ?? ''`;

test('an editor goes through the list by single keys, ticks, publishes and takes that back', async (t) => {
  const editor = await anEditor(t);
  if (!editor) return;
  const { app, page } = editor;
  await page.goto(`${app.url}/admin/posts`);
  const bar = page.getByRole('form', { name: 'The selected posts' });
  assert.equal(await bar.getByRole('button', { name: 'Publish' }).isDisabled(), true);
  for (const key of ['j', 'j', 'p', 'b']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(AT), 'Bea');
  assert.equal(await out(app), '', 'a key alone publishes nothing: it must be ticked');
  for (const key of ['x', 'k', 'x']) await page.keyboard.press(key);
  await bar.getByText('2 selected').waitFor();
  await page.keyboard.press('p');
  await page.getByText('Published 2 posts.').waitFor();
  assert.equal(await out(app), 'Ann Bea');
  await page.keyboard.press('u');
  await page.getByText('Undone: 2 posts.').waitFor();
  assert.equal(await out(app), '');

  await page.keyboard.press('/');
  await page.keyboard.type('bjxe');
  assert.equal(await page.getByLabel('Search these posts').inputValue(), 'bjxe', 'keys are quiet where somebody types');
  await page.getByLabel('Search these posts').fill('cas');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Filters' }).getByText('with “cas”').waitFor();
  for (const key of ['j', 'e']) await page.keyboard.press(key);
  await page.getByRole('heading', { name: 'Edit post' }).waitFor();
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Cas');
});

test('shortcuts turned off stay off, here and in the queue', async (t) => {
  const editor = await anEditor(t);
  if (!editor) return;
  const { app, page } = editor;
  await page.goto(`${app.url}/admin/posts`);
  await page.getByRole('button', { name: 'Turn shortcuts off' }).click();
  for (const path of ['/admin/posts', '/admin/comments']) {
    await page.goto(app.url + path);
    await page.getByRole('button', { name: 'Turn shortcuts on' }).waitFor();
    await page.keyboard.press('j');
    assert.equal(await page.evaluate(AT), '');
  }
});

test('without JavaScript ticking, binning, undoing and searching work the same', async (t) => {
  const editor = await anEditor(t, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  if (!editor) return;
  const { app, page } = editor;
  await page.goto(`${app.url}/admin/posts`);
  assert.equal(await page.locator('.keys').isVisible(), false, 'no keys are promised');
  await page.getByLabel('Select “Ann”').check();
  await page.getByLabel('Select “Dee”').check();
  await page.locator('.bulk').getByRole('button', { name: 'To the bin' }).click();
  await page.getByText('Put in the bin: 2 posts.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: 2 posts.').waitFor();
  await page.getByRole('link', { name: 'Cas' }).click();
  await page.getByRole('button', { name: 'To the bin' }).click();
  await page.getByText('Put in the bin: “Cas”.').waitFor();
  await page.getByRole('navigation', { name: 'State' }).getByText('Bin').click();
  await page.getByLabel('Search these posts').fill('ca');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByLabel('Select “Cas”').check();
  await page.getByRole('button', { name: 'Take out of the bin' }).click();
  await page.getByText('Took out of the bin: “Cas”.').waitFor();
});

test('every shelf, the search and the notices please axe, in light and dark, and do not scroll sideways', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  await (await atTheList(app, browser, {})).close();
  const { token } = await atTheDesk(app, 'editor', 'Cosmo Wraxall');
  const long = `${'Unbreakable'.repeat(12)} & more`;
  const people = 'Odalys O’Finch, Bea Ferris, Cas, Dee';
  const soup = { body: 'Soup.', people };
  const review = await write(app, { ...soup, title: long, publish: 'review' });
  await write(app, { ...soup, title: 'Tomorrow', publish: 'at', publish_at: '2026-11-23T08:00' });
  const live = await write(app, { ...soup, title: `Live ${long}`, publish: 'now' });
  const picture = await aPicture(app);
  await app.ctx.db.updateTable('posts').set({ hero_id: picture }).where('id', '=', live).execute();
  await app.ctx.db
    .updateTable('media')
    .set({ expires_at: app.clock.now + DAY })
    .execute();
  const off = await write(app, { ...soup, title: 'Was out', publish: 'now' });
  await app.post(`/admin/posts/${off}`, { publish: 'draft' });
  await app.post('/admin/posts/1/bin', {});
  await app.post('/admin/posts/decisions', new URLSearchParams(`ids=${review}&ids=2&ids=3&decision=review`));
  const pages = [
    ...['/admin/posts', '/admin/posts?show=draft', '/admin/posts?show=review', '/admin/posts?show=scheduled'],
    ...['/admin/posts?show=live', '/admin/posts?show=bin', '/admin/posts?q=soup', '/admin/posts?q=nothing-of-that'],
    `/admin/posts?done=6&asked=publish&kept=1.${review}.${live}`,
    ...['/admin', '/admin/log', `/admin/posts/${live}`],
  ];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      await context.addCookies([{ name: 'session', value: token, url: app.url }]);
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(app.url + path);
        await inspect(page, `${colorScheme} ${width} ${path}`);
      }
      await page.goto(`${app.url}/admin/posts`);
      await page.getByRole('button', { name: /^Select all/ }).click();
      await page.keyboard.press('j');
      await inspect(page, `${colorScheme} ${width} the list, everything ticked`);
      await context.close();
    }
});
