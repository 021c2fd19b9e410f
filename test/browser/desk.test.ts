import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import { save } from '../../src/pages/pages.ts';
import { DAY } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** Somebody at a busy desk, in a browser; null where there is none. */
async function aWriter(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const { post, cookie } = await aBusyDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([cookie]);
  return { app, post, page: await context.newPage() };
}

/** A desk with something of everything, and the cookie of an editor at it. */
async function aBusyDesk(app: TestApp) {
  for (const ageInDays of [1, 9, 13, 40])
    await aPost(app, { title: `Story ${ageInDays} ${'x'.repeat(50)}`, ageInDays });
  const post = await aPost(app, {
    body: 'Look:\n\nhttps://www.instagram.com/p/Abc123/\n\nhttps://youtu.be/dQw4w9WgXcQ',
    people: ['Odalys Finch'],
  });
  await aPost(app, { title: 'Tomorrow', publishedAt: app.clock.now + DAY });
  const first = await aComment(app, post, { name: 'x'.repeat(60), status: 'held', body: 'y'.repeat(300) });
  const second = await aComment(app, post, { name: 'ليلى', inReplyTo: first, status: 'held' });
  await app.ctx.db
    .updateTable('comments')
    .set({ reasons: '["first_comment","links"]' })
    .where('id', '=', second)
    .execute();
  const { id, token } = await atTheDesk(app);
  const about = { slug: 'about', title: 'About', body: '## One\n\nTwo', userId: id } as const;
  await save(app.ctx.db, about, app.clock.now);
  return { post, cookie: { name: 'session', value: token, url: app.url } };
}

test('no page of the desk has what axe objects to, in light or dark, or scrolls sideways', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const { post, cookie } = await aBusyDesk(app);
  const paths = [
    '/admin',
    '/admin/posts',
    '/admin/posts/new',
    `/admin/posts/${post.id}`,
    '/admin/comments',
    '/admin/pages',
    '/admin/pages/about',
    '/admin/pages/contact',
    '/admin/no',
  ];
  const looks = [
    { colorScheme: 'light', viewport: { width: 320, height: 700 } },
    { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
    { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const;
  for (const look of looks) {
    const context = await browser.newContext(look);
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    const page = await context.newPage();
    const where = `${look.colorScheme} ${look.viewport.width}`;
    await page.goto(`${app.url}/admin/login`);
    await inspect(page, `${where} login`);
    await context.addCookies([cookie]);
    for (const path of paths) {
      await page.goto(app.url + path);
      await inspect(page, `${where} ${path}`);
    }
    await page.goto(`${app.url}/admin/posts/new`);
    await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Not saved yet' }).waitFor();
    await inspect(page, `${where} the form with errors`);
    await page.getByLabel('Story').fill('A *word*.\n\nhttps://www.instagram.com/p/Abc123/');
    const preview = page.locator('[data-tool="preview"]');
    if ((await preview.getAttribute('aria-pressed')) === 'false') await preview.click();
    await page.getByText('As readers will see it').waitFor();
    await inspect(page, `${where} the preview`);
    assert.deepEqual(complaints, [], where);
    await context.close();
  }
});

test('while an editor writes, preview and embed fields are drawn anew, and nothing typed is touched', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Story').fill('Two *mugs*.\n\nhttps://www.instagram.com/p/Abc123/');
  await page.locator('#look em', { hasText: 'mugs' }).waitFor();
  await page.getByLabel('Quoted text').fill('One is chipped.');
  await page.locator('#look blockquote', { hasText: 'One is chipped.' }).waitFor();
  assert.equal(await page.evaluate('document.activeElement.name'), 'embed_quote');
  assert.equal(await page.getByLabel('Quoted text').inputValue(), 'One is chipped.');
  assert.equal((await app.ctx.db.selectFrom('posts').selectAll().where('title', '=', '').execute()).length, 0);
});

test('without JavaScript the preview is a page, with everything typed', async (t) => {
  const writer = await aWriter(t, { javaScriptEnabled: false });
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('Mugs');
  await page.getByLabel('Story').fill('Two *mugs*.');
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.locator('#look em', { hasText: 'mugs' }).waitFor();
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Mugs');
});

test('the enter key saves a post where it is: it neither publishes a draft nor takes one back', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, post, page } = writer;
  const enter = async (path: string) => {
    await page.goto(app.url + path);
    await page.getByLabel('Title', { exact: true }).fill('By the enter key');
    await page.getByLabel('People', { exact: true }).press('Enter');
    await page.getByText(/^Saved[,.]/).waitFor();
  };
  await enter('/admin/posts/new');
  await page.getByText('Draft', { exact: true }).waitFor();
  await enter(`/admin/posts/${post.id}`);
  await page.getByText(/^Live since/).waitFor();
  // Also where publishing was refused before.
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Not saved yet' }).waitFor();
  await page.getByLabel('Title', { exact: true }).fill('Still a draft');
  await page.getByLabel('People', { exact: true }).press('Enter');
  await page.getByText('Draft', { exact: true }).waitFor();
});

test('a post is saved after a look at it, also with a picture just chosen', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('With a picture');
  const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#14656c' } })
    .png()
    .toBuffer();
  await page.getByLabel('Upload').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.waitForURL(/\/admin\/posts\/preview/);
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByText(/^Saved[,.]/).waitFor();
  assert.equal(await page.locator('.edit-side .picture img').count(), 1);
});
