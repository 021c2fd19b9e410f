import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** A moderator at a queue of five, in a browser; null where there is none. */
async function aModerator(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const context = await atTheQueue(app, browser, options);
  return { app, page: await context.newPage() };
}

async function atTheQueue(app: TestApp, browser: Browser, options: BrowserContextOptions) {
  const post = await aPost(app);
  for (const [n, name] of ['Ann', 'Bea', 'Cas', 'Dee', 'Eve'].entries())
    await aComment(app, post, { name, status: 'held', at: NOON - 60_000 + n });
  const { token } = await atTheDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return context;
}

const statuses = async (app: TestApp) =>
  (await app.ctx.db.selectFrom('comments').select('status').orderBy('id').execute()).map((row) => row.status).join(' ');
const AT = `document.querySelector('.q--at bdi')?.textContent ?? ''`;
const FOCUS = `document.activeElement?.closest('.q')?.querySelector('bdi')?.textContent ?? ''`;

test('a moderator works through the queue by single keys, and stays in place', async (t) => {
  const moderator = await aModerator(t);
  if (!moderator) return;
  const { app, page } = moderator;
  await page.goto(`${app.url}/admin/comments`);
  await page.keyboard.press('a');
  assert.equal(await page.evaluate(AT), '', 'nothing is approved before somebody has gone anywhere');
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(AT), 'Bea');
  assert.equal(await page.evaluate(FOCUS), 'Bea');
  await page.keyboard.press('a');
  await page
    .getByRole('status')
    .getByText(/^Approved/)
    .waitFor();
  assert.equal(await statuses(app), 'held approved held held held');
  assert.equal(await page.evaluate(AT), 'Cas', 'what came after it');
  await page.keyboard.press('s');
  await page
    .getByRole('status')
    .getByText(/^Called spam/)
    .waitFor();
  await page.keyboard.press('u');
  await page
    .getByRole('status')
    .getByText(/^Undone/)
    .waitFor();
  assert.equal(await statuses(app), 'held approved held held held');
  await page.keyboard.press('k');
  await page.keyboard.press('r');
  await page
    .getByRole('status')
    .getByText(/^Rejected/)
    .waitFor();
  assert.equal(await statuses(app), 'rejected approved held held held');
});

test('several are ticked and decided by keys, and taken back', async (t) => {
  const moderator = await aModerator(t);
  if (!moderator) return;
  const { app, page } = moderator;
  await page.goto(`${app.url}/admin/comments`);
  const bar = page.getByRole('form', { name: 'The selected comments' });
  assert.equal(await bar.getByRole('button', { name: 'Approve' }).isDisabled(), true);
  for (const key of ['j', 'x', 'j', 'j', 'x']) await page.keyboard.press(key);
  await bar.getByText('2 selected').waitFor();
  await page.keyboard.press('s');
  await page.getByText('Called spam 2 comments.').waitFor();
  assert.equal(await statuses(app), 'spam held spam held held');
  await page.keyboard.press('u');
  await page.getByText('Undone: 2 comments.').waitFor();
  await bar.getByRole('button', { name: 'Select all 5' }).click();
  await bar.getByText('5 selected').waitFor();
  await bar.getByRole('button', { name: 'Approve' }).press('Enter');
  await page.getByText('Approved 5 comments.').waitFor();
  assert.equal(await statuses(app), 'approved approved approved approved approved');
  await page.keyboard.press('u');
  await page.getByText('Undone: 5 comments.').waitFor();
});

test('keys are quiet while somebody types or holds another, and can be turned off for good', async (t) => {
  const moderator = await aModerator(t);
  if (!moderator) return;
  const { app, page } = moderator;
  await page.goto(`${app.url}/admin/comments`);
  await page.keyboard.press('j');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+s');
  await page.getByLabel('Search these comments').pressSequentially('jars of soup');
  await page.locator('.q-reply summary').first().click();
  await page.locator('.q-reply textarea').first().pressSequentially('a rare sauce');
  assert.equal(await page.locator('.q-reply textarea').first().inputValue(), 'a rare sauce');
  assert.equal(await statuses(app), 'held held held held held');

  await page.getByRole('button', { name: 'Turn shortcuts off' }).click();
  assert.equal(await page.locator('.keys kbd').first().isVisible(), false);
  for (let visit = 0; visit < 2; visit++) {
    for (const key of ['j', 'a', 's']) await page.keyboard.press(key);
    assert.equal(await page.evaluate(AT), '');
    await page.reload();
  }
  assert.equal(await statuses(app), 'held held held held held');
  await page.getByRole('button', { name: 'Turn shortcuts on' }).click();
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(AT), 'Ann');
});

test('where nothing may be kept, the keys work all the same', async (t) => {
  const moderator = await aModerator(t);
  if (!moderator) return;
  const { app, page } = moderator;
  await page.addInitScript(
    "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, { get() { throw new Error('no'); } })",
  );
  await page.goto(`${app.url}/admin/comments`);
  for (const key of ['j', 'a']) await page.keyboard.press(key);
  await page
    .getByRole('status')
    .getByText(/^Approved/)
    .waitFor();
  assert.equal(await statuses(app), 'approved held held held held');
});

test('without JavaScript ticks, buttons, replies and undoing work the same', async (t) => {
  const moderator = await aModerator(t, { javaScriptEnabled: false });
  if (!moderator) return;
  const { app, page } = moderator;
  await page.goto(`${app.url}/admin/comments`);
  assert.equal(await page.locator('.keys').isVisible(), false, 'no keys are promised');
  await page.getByLabel('Select the comment by Ann').check();
  await page.getByLabel('Select the comment by Eve').check();
  await page.locator('.bulk').getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Rejected 2 comments.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: 2 comments.').waitFor();
  await page.locator('.q-reply summary').nth(1).click();
  await page.getByLabel('Your reply to Bea').fill('Well said.');
  await page.getByRole('button', { name: 'Approve and reply' }).click();
  await page.getByText('Your reply is on the page.').waitFor();
  assert.equal(await statuses(app), 'held approved held held held approved');
});

test('the pages of moderating please axe, in light and dark, and do not scroll sideways', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const context = await atTheQueue(app, browser, {});
  await context.close();
  const db = app.ctx.db;
  await db.insertInto('marks').values({ hash: 'h', words: 'quiet lantern', created_at: 0 }).execute();
  await db
    .updateTable('comments')
    .set({ mark_id: 1, address_key: 'abcdefgh', email: `${'x'.repeat(60)}@example.org` })
    .execute();
  await db.updateTable('comments').set({ reasons: '["first_comment","links","hold_all"]', reader_key: 'r' }).execute();
  const report = { comment_id: 1, cause: 'private_person' as const, note: 'y'.repeat(400), reporter_key: 'r' };
  await db
    .insertInto('reports')
    .values({ ...report, address_key: null, created_at: NOON })
    .execute();
  const { token } = await atTheDesk(app);
  await app.post('/admin/comments/2/approval', {});
  await app.post('/admin/comments/decisions', new URLSearchParams('ids=3&ids=4&decision=spam'));
  await app.post('/admin/decisions/1/reversal', {});
  await app.post('/admin/blocks', { value: 'z'.repeat(100), note: 'w'.repeat(300) });
  const pages = [
    '/admin/comments?status=held&done=2',
    '/admin/comments?status=held&name=Ann&mark=1&q=soup',
    '/admin/comments?status=reported',
    '/admin/comments/1',
    '/admin/comments/2?undone=1',
    '/admin/blocks?done=blocked',
    '/admin/blocks?kind=address&comment=1',
    '/admin/log',
    '/admin/people-data',
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
      await page.goto(`${app.url}/admin/comments`);
      await page.locator('.q-reply summary').first().click();
      await page.getByRole('button', { name: /^Select all/ }).click();
      await inspect(page, `${colorScheme} ${width} the queue, everything ticked and a reply open`);
      await page.goto(`${app.url}/admin/people-data`);
      await page.getByLabel('Or the mark').fill('quiet lantern');
      await page.getByRole('button', { name: 'Look' }).click();
      await page.getByText(/^We hold/).waitFor();
      await inspect(page, `${colorScheme} ${width} personal data, found`);
      await context.close();
    }
});
