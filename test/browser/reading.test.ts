import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentRow } from '../../src/db/schema.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

const change = (app: TestApp, id: number, values: Partial<CommentRow>) =>
  app.ctx.db.updateTable('comments').set(values).where('id', '=', id).execute();

/** A thread in every state that a reader can meet. */
async function aColourfulThread(app: TestApp) {
  const post = await aPost(app);
  const { id: markId } = await app.ctx.db
    .insertInto('marks')
    .values({ hash: 'h', words: 'tin lantern', reserved_name: null, reserved_look: null, created_at: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: userId } = await app.ctx.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const ann = await aComment(app, post, { name: 'Ann', body: 'Who ||rows out|| then?', at: 1 });
  const gone = await aComment(app, post, { name: 'Gone', inReplyTo: ann, status: 'removed', at: 2 });
  const bea = await aComment(app, post, { name: 'Bea', inReplyTo: gone });
  const cas = await aComment(app, post, { name: 'x'.repeat(60), inReplyTo: bea });
  const desk = await aComment(app, post, { name: 'Imelda Farr', body: '> ||rows||\n\nHe does.' });
  await change(app, ann, { picked_at: 1, like_count: 1_200, edited_at: 1 });
  await change(app, gone, { removed_for: 'abuse' });
  await change(app, cas, { mark_id: markId });
  await change(app, desk, { user_id: userId });
  return { path: postPath(post), ann, bea };
}

test('axe finds nothing in a thread of every state, and nothing scrolls sideways at 320 pixels', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const { path, ann, bea } = await aColourfulThread(app);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } })).newPage();
    for (const query of [`?since=${ann}`, '?sort=liked', `?reply=${bea}&quote=yes`]) {
      await page.goto(app.url + path + query);
      await page.evaluate(`for (const spoiler of document.querySelectorAll('.spoiler')) spoiler.open = true`);
      await inspect(page, `${colorScheme} ${query}`);
    }
  }
});

test('spoilers and replies open and fold by keyboard, without JavaScript; on paper all replies stand', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const { path, ann, bea } = await aColourfulThread(app);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(app.url + path);
  const spoiler = page.locator(`#comment-${ann} .spoiler p`);
  assert.equal(await spoiler.isVisible(), false);
  await page.locator(`#comment-${ann} .spoiler summary`).press('Enter');
  assert.equal(await spoiler.isVisible(), true);

  const reply = page.locator(`#comment-${bea} > article`);
  const fold = page.locator(`#comment-${ann} > .fold > summary`);
  assert.equal(await fold.innerText(), '2 replies');
  await fold.press('Space');
  assert.equal(await reply.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await reply.isVisible(), true);
});

test('every control of a comment is at least 24 pixels high and wide', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const { path, ann } = await aColourfulThread(app);
  const page = await (await browser.newContext({ viewport: { width: 360, height: 700 } })).newPage();
  await page.goto(`${app.url}${path}?since=${ann}`);
  const controls = page.locator('.since a, .sort a, .c-do a, .c-do button, .c-to, .fold > summary, .spoiler summary');
  assert.ok((await controls.count()) > 20);
  for (const control of await controls.all()) {
    const { width = 0, height = 0 } = (await control.boundingBox()) ?? {};
    assert.ok(width >= 24 && height >= 24, `${await control.innerText()}: ${width} × ${height}`);
  }
});
