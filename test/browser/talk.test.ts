import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { pick } from '../../src/comments/desk/pick.ts';
import type { Role } from '../../src/db/schema.ts';
import { correct, ofPost } from '../../src/posts/writing/corrections.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';
import { open, said } from '../support/thread.ts';

/** A story with two comments, the first of them picked, and somebody of the desk in a browser; null where there is none. */
async function somebody(t: TestContext, { role = 'editor', ...options }: BrowserContextOptions & { role?: Role } = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const post = await aPost(app, { title: 'The lentil is on Tuesdays' });
  const first = await aComment(app, post, { name: 'Dilys on the 38', body: 'A man *nodded*.' });
  const second = await aComment(app, post, { name: `Bea${'x'.repeat(50)}` });
  const { id: userId, token } = await atTheDesk(app, role);
  await pick(app.ctx.db, { id: first, userId, picked: true }, app.clock.now);
  for (const words of ['It has 142 stairs.', `${'y'.repeat(200)}`])
    await correct(app.ctx.db, { postId: post.id, userId, words, now: app.clock.now });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return { app, post, first, second, context, page: await context.newPage() };
}

test('a picked comment is put into the story where the cursor is, and the preview has it', async (t) => {
  const editor = await somebody(t);
  if (!editor) return;
  const { app, first, page } = editor;
  await page.goto(`${app.url}/admin/posts/new`);
  const story = page.getByLabel('Story');
  await story.fill('Said of the week:\n\nQuite.');
  for (const key of ['Control+Home', 'End']) await story.press(key);
  await page.getByText('Comments to quote').click();
  await page.getByText('Dilys on the 38 says: A man nodded.').waitFor();
  await inspect(page, 'the tray');
  await page.getByRole('button', { name: /^Put it into the story \(by Dilys/ }).click();
  assert.equal(await story.inputValue(), `Said of the week:\n\n/c/${first}\n\nQuite.`);
  const preview = page.locator('[data-tool="preview"]');
  if ((await preview.getAttribute('aria-pressed')) === 'false') await preview.click();
  await page.locator('#look .quoted em', { hasText: 'nodded' }).waitFor();
  await inspect(page, 'the preview');
});

test('without JavaScript the tray shows the lines to copy, and promises nothing', async (t) => {
  const editor = await somebody(t, { javaScriptEnabled: false });
  if (!editor) return;
  const { app, first, page } = editor;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByText('Comments to quote').click();
  await page.getByText(`/c/${first}`, { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Put it into/ }).count(), 0);
});

test('somebody of the desk picks a comment where it stands, and takes that back', async (t) => {
  const editor = await somebody(t, { role: 'moderator' });
  if (!editor) return;
  const { app, post, first, second, page } = editor;
  const picked = async () => {
    const rows = await app.ctx.db.selectFrom('comments').select(['id', 'picked_at']).orderBy('id').execute();
    return rows.filter((row) => row.picked_at !== null).map(({ id }) => id);
  };
  await open(page, app.url + postPath(post));
  const button = page.locator(`#comment-${second} .c-pick`);
  await button.waitFor();
  await inspect(page, 'a story with its picks');
  assert.equal(await page.locator(`#comment-${first} .c-pick`).getAttribute('aria-pressed'), 'true');
  await button.click();
  await said(page).getByText('Picked.').waitFor();
  assert.deepEqual(await picked(), [first, second]);
  await page.locator(`#comment-${second} .pick`, { hasText: 'Editor’s pick' }).waitFor();
  await button.click();
  await said(page).getByText('Not a pick any more.').waitFor();
  assert.deepEqual(await picked(), [first]);
  assert.equal(await page.locator(`#comment-${second} .pick`).count(), 0);

  await app.ctx.db.deleteFrom('sessions').execute();
  await button.click();
  await page.locator(`#comment-${second} .c-told`, { hasText: 'Are you still logged in' }).waitFor();
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
});

test('readers get nothing of what is the desk’s', async (t) => {
  const editor = await somebody(t);
  if (!editor) return;
  const { app, post, context, page } = editor;
  await context.clearCookies();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, app.url + postPath(post));
  assert.equal(await page.locator('.c-pick').count(), 0);
  assert.deepEqual(
    asked.filter((url) => url.includes('picking')),
    [],
  );
});

test('a correction is taken off without a new page, and what is typed stays', async (t) => {
  const editor = await somebody(t);
  if (!editor) return;
  const { app, post, page } = editor;
  await page.goto(`${app.url}/admin/posts/${post.id}`);
  await page.getByLabel('Title', { exact: true }).fill('Half a title');
  await inspect(page, 'the form with corrections');
  await page
    .getByRole('button', { name: /^Take off the correction/ })
    .first()
    .click();
  await page.getByText('The correction is off the page.').waitFor();
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Half a title');
  assert.equal((await ofPost(app.ctx.db, post.id)).length, 1);
  assert.equal(await page.getByRole('button', { name: /^Take off the correction/ }).count(), 1);
  assert.equal(await page.evaluate('document.activeElement.id'), 'wrongs');

  await app.ctx.db.deleteFrom('sessions').execute();
  await page.getByRole('button', { name: /^Take off the correction/ }).click();
  await page.getByText('That did not work').waitFor();
  assert.equal((await ofPost(app.ctx.db, post.id)).length, 1);
});

test('without JavaScript it comes off too, and what is typed comes back', async (t) => {
  const editor = await somebody(t, { javaScriptEnabled: false });
  if (!editor) return;
  const { app, post, page } = editor;
  await page.goto(`${app.url}/admin/posts/${post.id}`);
  await page.getByLabel('Title', { exact: true }).fill('Half a title');
  await page
    .getByRole('button', { name: /^Take off the correction/ })
    .first()
    .click();
  await page.getByText('The correction is off the page.').waitFor();
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Half a title');
  assert.equal((await ofPost(app.ctx.db, post.id)).length, 1);
});

test('settings, corrections and quotes please axe, in light and dark, and do not scroll sideways', async (t) => {
  const admin = await somebody(t, { role: 'admin' });
  if (!admin) return;
  const { app, post, first, context } = admin;
  const quoting = await aPost(app, { title: 'Quoting', body: `One.\n\n/c/${first}\n\n/c/999\n\nTwo.` });
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280]) {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const where = `${colorScheme} ${width}`;
      for (const path of ['/admin/settings', '/admin/settings?saved=yes', '/admin/comments?status=approved']) {
        await page.goto(app.url + path);
        await inspect(page, `${where} ${path}`);
      }
      await page.goto(`${app.url}/admin/settings`);
      await page.getByLabel('Title', { exact: true }).fill('');
      await page.getByLabel('Time zone').fill('Mars');
      await page.getByRole('button', { name: 'Save' }).first().click();
      await page.getByText('Not saved yet, none of it.').waitFor();
      await inspect(page, `${where} settings with errors`);
      await page.goto(`${app.url}/admin/posts/${post.id}`);
      await page.getByText('Change the address').click();
      await inspect(page, `${where} the address`);
      for (const story of [post, quoting]) {
        await page.goto(app.url + postPath(story));
        await inspect(page, `${where} ${story.title}`);
      }
      await page.close();
    }
});
