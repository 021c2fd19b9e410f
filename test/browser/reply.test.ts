import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** A post with Bea's reply to Ann and then Cas, open in a browser; null where there is none. */
async function aThread(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  const post = await aPost(app, { body: 'word '.repeat(1_500) });
  const ann = await aComment(app, post, { name: 'Ann' });
  const bea = await aComment(app, post, { name: 'Bea', inReplyTo: ann });
  const cas = await aComment(app, post, { name: 'Cas' });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const url = app.url + postPath(post);
  await page.goto(url);
  return { app, ids: { ann, bea, cas }, page, url, complaints };
}

const reply = (page: Page, name: string) => page.getByRole('link', { name: `Reply to ${name}` });
const nameField = (page: Page) => page.getByLabel('Name', { exact: true });
const words = (page: Page) => page.getByLabel('What do you say?');
const heading = (page: Page, name: string, level: number) => page.getByRole('heading', { name, level, exact: true });
const focused = (page: Page) => page.evaluate('document.activeElement.name || document.activeElement.textContent');
/** Where the form stands: the id of its comment, or `comments`. */
const place = (page: Page) => page.locator('#respond form').evaluate((form) => form.closest('li, #comments')?.id);

test('a reader without JavaScript replies to a reply, is refused once, and loses nothing', async (t) => {
  const thread = await aThread(t, { javaScriptEnabled: false });
  if (!thread) return;
  const { app, ids, page, url } = thread;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(url);
  await reply(page, 'Bea').click();
  await heading(page, 'Reply to Bea', 3).waitFor();
  await words(page).fill('“Soup” 🤸‍♂️\nand a spoon');
  await page.getByRole('button', { name: 'Say it' }).click();

  await page.getByRole('link', { name: 'Add a name' }).waitFor();
  assert.ok(page.url().endsWith('/comments#respond'), 'the browser shows the form, not the top of the page');
  assert.equal(await words(page).inputValue(), '“Soup” 🤸‍♂️\nand a spoon');
  await nameField(page).fill('Léna');
  await page.getByRole('button', { name: 'Say it' }).click();

  await page.waitForURL(/#comment-\d+$/);
  const said = page.locator(`#comment-${ids.bea} > .fold > ol > li`);
  assert.match(await said.locator('.c-who').innerText(), /^Léna\s+says:/);
  assert.equal(await said.locator('.c-body').innerText(), '“Soup” 🤸‍♂️\nand a spoon');
  assert.deepEqual([...new Set(asked)], [app.url]);
});

test('Reply brings the form to the comment with what was typed, and the answer is found and heard', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page, url, complaints } = thread;
  const before = await page.evaluate('history.length');
  await words(page).fill('Half a thought');
  await reply(page, 'Cas').click();
  assert.equal(await place(page), `comment-${ids.cas}`);
  await reply(page, 'Bea').click();
  assert.equal(await place(page), `comment-${ids.bea}`);
  assert.equal(await page.locator('#respond form').count(), 1);
  await heading(page, 'Reply to Bea', 3).waitFor();
  assert.equal(await page.locator('#respond-h').count(), 1);
  assert.equal(await focused(page), 'name');
  assert.equal(await words(page).inputValue(), 'Half a thought');
  assert.equal(page.url(), url);
  assert.equal(await page.evaluate('history.length'), before);

  await nameField(page).fill('Léna');
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.waitForURL(/#comment-\d+$/);
  await page.locator(`#comment-${ids.bea} > .fold > ol > li:target > article:focus`).waitFor();
  assert.equal(await page.getByRole('article', { name: 'Léna' }).count(), 1);
  await page.evaluate(`location.hash = 'comment-${ids.ann}'`);
  await page.locator(`#comment-${ids.ann} > article:focus`).waitFor();
  assert.deepEqual(complaints, []);
});

test('Cancel and Escape put the form back, with the words, and the reader where she was', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { page, url } = thread;
  const cancel = page.getByRole('link', { name: 'Say it to everybody instead' });
  const focusedLink = () => page.locator('a:focus').getAttribute('aria-label');
  const isBack = async () => {
    assert.equal(await place(page), 'comments');
    await heading(page, 'Say something', 2).waitFor();
    assert.equal(await page.locator('[name=parent]').inputValue(), '');
    assert.equal(await cancel.count(), 0);
    assert.equal(page.url(), url);
  };
  await reply(page, 'Bea').click();
  await words(page).fill('Kept');
  await cancel.click();
  await isBack();
  assert.equal(await focusedLink(), 'Reply to Bea');

  await reply(page, 'Ann').click();
  await page.keyboard.press('Escape');
  await isBack();
  assert.equal(await focusedLink(), 'Reply to Ann');
  assert.equal(await words(page).inputValue(), 'Kept');

  await words(page).press('Escape');
  await isBack();
  await reply(page, 'Ann').click();
  await page.locator('.responses-lead').getByRole('link', { name: 'Say something' }).click();
  assert.equal(await place(page), 'comments');
});

test('a page that came with the form under a comment, and errors in it, moves it too', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page, url } = thread;
  await page.goto(`${url}?reply=${ids.bea}#respond`);
  await words(page).fill('Kept');
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.locator('[role="alert"]:focus').waitFor();
  await heading(page, 'Not sent yet. Your words are safe below.', 4).waitFor();
  await page.getByRole('link', { name: 'Add a name' }).click();
  assert.equal(await focused(page), 'name');
  assert.equal(await place(page), `comment-${ids.bea}`);

  await page.getByRole('link', { name: 'Say it to everybody instead' }).click();
  assert.equal(await place(page), 'comments');
  await heading(page, 'Say something', 2).waitFor();
  await heading(page, 'Not sent yet. Your words are safe below.', 3).waitFor();
  assert.equal(await words(page).inputValue(), 'Kept');
  await reply(page, 'Cas').click();
  await nameField(page).fill('Léna');
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.waitForURL(/#comment-\d+$/);
  assert.equal(await page.locator(`#comment-${ids.cas} > .fold > ol > li:target`).count(), 1);
});

test('focus that the browser takes away while the page is still coming is given back, without scrolling', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page, url } = thread;
  await page.goto(`${url}?reply=${ids.bea}#respond`);
  let arrive = () => {};
  await page.route('**/late.png', (route) => {
    arrive = () => void route.abort();
  });
  await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
    document.body.append(Object.assign(new Image(), { src: '/late.png' }));
  })`);
  await page.getByRole('button', { name: 'Say it' }).click({ noWaitAfter: true });
  await page.locator('[role="alert"]:focus').waitFor();
  for (const arrived of [false, true]) {
    await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
    if (arrived) arrive();
    await page.locator('[role="alert"]:focus').waitFor();
    assert.equal(await page.evaluate('scrollY'), 0);
  }
});

test('with the keyboard alone: to the link, into the form, out again, and sent with Ctrl and Enter', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page } = thread;
  const tabTo = async (wanted: string) => {
    for (let n = 0; n < 40 && (await focused(page)) !== wanted; n++) await page.keyboard.press('Tab');
    assert.equal(await focused(page), wanted);
  };
  await tabTo('Reply');
  await page.keyboard.press('Enter');
  assert.equal(await place(page), `comment-${ids.ann}`);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'Reply');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Léna');
  await tabTo('body');
  await page.keyboard.type('One');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#comment-\d+$/);
  assert.equal(await page.locator('li:target .c-body').innerText(), 'One\ntwo');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate("document.activeElement.closest('li:target') !== null"), 'reading goes on from there');
});

test('with Ctrl held or the middle button, Reply is a link like any other', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page, url } = thread;
  for (const how of [{ modifiers: ['Control' as const] }, { button: 'middle' as const }]) {
    const opened = page.context().waitForEvent('page');
    await reply(page, 'Bea').click(how);
    const other = await opened;
    await other.waitForURL(`${url}?reply=${ids.bea}#respond`);
    assert.equal(await place(page), 'comments');
    await other.close();
  }
});

test('name and e-mail are filled in where they were asked to be, once, and never over what somebody types', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { ids, page, url, complaints } = thread;
  const email = page.getByLabel('E-mail');
  const tick = page.getByLabel('Remember my name on this device');
  let asked = 0;
  page.on('request', (request) => request.url().includes('/me.json?') && asked++);
  const answered = () => page.waitForResponse(/me\.json\?/);

  assert.equal(asked, 0, 'not while the form is far away');
  await Promise.all([answered(), nameField(page).fill('Léna')]);
  await email.fill('lena@example.org');
  await words(page).fill('Soup!');
  await tick.check();
  asked = 0;
  await Promise.all([answered(), page.getByRole('button', { name: 'Say it' }).click()]);
  await page.waitForFunction("document.querySelector('#name').value === 'Léna'");
  assert.equal(await email.inputValue(), 'lena@example.org');
  assert.ok(await tick.isChecked());
  await reply(page, 'Bea').click();
  assert.equal(await focused(page), 'body', 'the first that is still empty');
  assert.equal(asked, 1);

  const held = new Promise<Route>((resolve) => void page.route('**/me.json?*', resolve));
  await page.goto(`${url}?reply=${ids.cas}`);
  await nameField(page).focus();
  const route = await held;
  await nameField(page).fill('Somebody else');
  await Promise.all([answered(), route.continue()]);
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
  assert.equal(await nameField(page).inputValue(), 'Somebody else');
  assert.equal(await email.inputValue(), '', 'no address beside another name');
  assert.equal(await tick.isChecked(), false);

  assert.deepEqual(complaints, []);
  await page.unroute('**/me.json?*');
  await page.route('**/me.json?*', (route) => route.abort());
  await page.goto(url);
  await Promise.all([page.waitForEvent('requestfailed'), reply(page, 'Bea').click()]);
  assert.equal(await focused(page), 'name');
  assert.equal(await nameField(page).inputValue(), '');
  assert.deepEqual(
    complaints.filter((each) => !/ERR_FAILED/.test(each)),
    [],
  );
});

test('an editor who is logged in finds the own name in the form', async (t) => {
  const thread = await aThread(t);
  if (!thread) return;
  const { app, page, url } = thread;
  const { token } = await atTheDesk(app, 'editor', 'Posy Lindqvist');
  await page.context().addCookies([{ name: 'session', value: token, url: app.url }]);
  await page.goto(url);
  await reply(page, 'Bea').click();
  for (let n = 0; n < 50 && !(await nameField(page).inputValue()); n++) await page.waitForTimeout(20);
  assert.equal(await nameField(page).inputValue(), 'Posy Lindqvist');
  assert.equal(await page.getByLabel('Remember my name on this device').isChecked(), false);
});

test('axe finds nothing where the form was moved, in light or dark, and nothing scrolls sideways', async (t) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const thread = await aThread(t, { colorScheme, viewport: { width: 320, height: 700 } });
    if (!thread) return;
    const { page, complaints } = thread;
    await reply(page, 'Bea').click();
    await inspect(page, 'the form under a comment');
    assert.deepEqual(complaints, []);
  }
});
