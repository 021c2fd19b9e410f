import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk, EMAIL, PASSWORD, withEditor } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** A post, and somebody at its form in a browser whose clock can be put forward. */
async function aTypist(t: TestContext, start: (t: TestContext) => Promise<TestApp> = startApp) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await start(t);
  const post = await aPost(app);
  const context = await browser.newContext();
  const be = async (who: { token: string }, of: BrowserContext = context) =>
    of.addCookies([{ name: 'session', value: who.token, url: app.url }]);
  const posy = await atTheDesk(app, 'editor', 'Posy');
  await be(posy);
  const page = await context.newPage();
  await page.clock.install();
  return { browser, app, post, context, page, posy, be, form: `${app.url}/admin/posts/${post.id}` };
}

const story = (page: Page) => page.getByRole('textbox', { name: 'Story', exact: true });
const line = (page: Page) => page.locator('#keeping');
const says = (page: Page, words: string | RegExp) => line(page).getByText(words).waitFor();
const device = (page: Page) =>
  page.evaluate<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('desk:'))");
/** The form's script has run. */
const ready = async (page: Page) => {
  const hasRun = () => page.evaluate<boolean>("document.querySelector('[name=tab]').value !== ''");
  while (!(await hasRun())) await new Promise((wait) => setTimeout(wait, 20));
};
/** Also what a page sends as it is left, which a browser under load may send past Playwright's routes. */
const NO_DRAFTS =
  "const send = fetch; globalThis.fetch = (to, ...more) => String(to).endsWith('/draft') ? Promise.reject(new TypeError()) : send(to, ...more)";
const pause = (page: Page, seconds = 4) => page.clock.runFor(seconds * 1_000);
const drafts = async (app: TestApp) =>
  (await app.ctx.db.selectFrom('post_drafts').select('fields').execute()).map(({ fields }) => JSON.parse(fields).body);
/** What the browser asks before a page is left; it stays. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  return asked;
}

test('what is typed is on the server without Save, and there again when the page is loaded anew', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form } = typist;
  const asked = questions(page);
  await page.goto(`${form}?saved=yes`);
  await story(page).fill('Leek and *onion*.');
  await pause(page, 1);
  assert.equal((await device(page)).length, 1, 'on the device at once');
  assert.deepEqual(await drafts(app), []);
  await pause(page);
  await says(page, 'Draft saved 12:00');
  assert.deepEqual(await drafts(app), ['Leek and *onion*.']);
  assert.deepEqual(await device(page), []);

  await page.reload();
  assert.equal(await story(page).inputValue(), 'Leek and *onion*.');
  await page.getByText('These are your unsaved words of 12:00.').waitFor();
  assert.deepEqual(asked, [], 'nobody is asked: nothing is lost');
  await inspect(page, 'the form with its draft');

  await page.getByRole('link', { name: 'See what is saved' }).click();
  assert.equal(await story(page).inputValue(), 'Leek and *potato*.');
  await page.getByRole('link', { name: 'Go on with them' }).click();
  await page.getByRole('button', { name: 'Throw them away' }).click();
  await page.waitForURL(form);
  assert.equal(await story(page).inputValue(), 'Leek and *potato*.');
  assert.deepEqual(await drafts(app), []);
});

test('a new post that was begun is found again, and gone once it is saved', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page } = typist;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('The coat');
  await story(page).fill('On a hook.');
  await pause(page);
  await says(page, /Draft saved/);
  await page.reload();
  assert.equal(await story(page).inputValue(), 'On a hook.');
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByText('Begun and not saved: 1 post').click();
  await inspect(page, 'a new post beside one that was begun');
  await page.getByRole('link', { name: 'The coat' }).click();
  await story(page).fill('On a hook in Hull.');
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByText(/^Saved\./).waitFor();
  assert.deepEqual(await drafts(app), []);
  assert.deepEqual(await device(page), []);
  await page.reload();
  assert.equal(await story(page).inputValue(), 'On a hook in Hull.');
  assert.equal(await page.getByText('never sent').count(), 0);
});

test('what comes back unsaved is not offered as news, and is kept', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page } = typist;
  await page.goto(`${app.url}/admin/posts/new`);
  await story(page).fill('On a hook.');
  const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#14656c' } })
    .png()
    .toBuffer();
  await page.getByLabel('Upload').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.locator('.edit-side .picture img').waitFor();
  assert.equal(await page.getByText('never sent').count(), 0);
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByText(/Not saved yet/).waitFor();
  assert.equal(await page.getByText('never sent').count(), 0);
  await pause(page);
  await says(page, /Draft saved/);
  await page.reload();
  assert.equal(await story(page).inputValue(), 'On a hook.');
  assert.equal(await page.locator('.edit-side .picture img').count(), 1, 'with the picture');
  assert.deepEqual(await device(page), []);
});

test('what was refused, left and saved later is not offered any more', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form } = typist;
  questions(page);
  const never = page.getByText('never sent');
  const update = () => page.getByRole('button', { name: 'Update' }).first().click();
  await page.addInitScript(NO_DRAFTS);
  await page.goto(form);
  await page.getByLabel('Title', { exact: true }).fill('');
  await story(page).fill('On a hook.');
  await update();
  await page.getByText(/Not saved yet/).waitFor();
  await ready(page);
  await page.goto(`${app.url}/admin/posts`);
  await page.goto(form);
  await never.waitFor();
  await story(page).fill('On another hook.');
  await update();
  await page.getByText(/^Saved[,.]/).waitFor();
  await ready(page);
  assert.equal(await never.count(), 0);
  assert.deepEqual(await device(page), []);
});

test('words of this device are offered where the last save came before them, and only there', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form, context } = typist;
  questions(page);
  await page.goto(form);
  await context.route('**/draft', (route) => route.abort());
  await story(page).fill('Typed in a tunnel.');
  await pause(page);
  await says(page, /no connection/);
  await page.close({ runBeforeUnload: false });
  await context.clearCookies();
  // Saved without that device.
  const save = { title: 'Odalys brought soup', body: 'From elsewhere.', publish: 'now' };
  app.clock.now -= 3_600_000;
  await app.post(new URL(form).pathname, save);
  app.clock.now += 3_600_000;
  const again = await context.newPage();
  await context.addCookies([{ name: 'session', value: typist.posy.token, url: app.url }]);
  await again.goto(form);
  await again.getByText('never sent').waitFor();
  app.clock.now += 1_000;
  await app.post(new URL(form).pathname, { ...save, body: 'From elsewhere, later.' });
  await again.goto(form);
  await ready(again);
  assert.equal(await again.getByText('never sent').count(), 0);
});

test('while somebody types on, what they typed is sent every quarter of a minute', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form } = typist;
  await page.goto(form);
  await story(page).focus();
  for (let n = 0; n < 8; n++) {
    await page.keyboard.type('x');
    await pause(page, 2);
  }
  await says(page, /Draft saved/);
  assert.equal((await drafts(app)).length, 1);
});

test('without a connection the device keeps the words, and offers them later; nothing is written over', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form, context } = typist;
  await page.addInitScript(NO_DRAFTS);
  await page.goto(form);
  const asked = questions(page);
  await story(page).fill('Typed in a tunnel.');
  await pause(page);
  await says(page, 'Not saved: no connection. This device keeps your words.');
  await inspect(page, 'the form without a connection');
  await pause(page, 31);
  await says(page, /no connection/);
  // The tab dies in the tunnel.
  await page.close({ runBeforeUnload: false });
  assert.deepEqual(await drafts(app), []);

  const again = await context.newPage();
  await again.clock.install();
  await again.goto(form);
  assert.equal(await story(again).inputValue(), 'Leek and *potato*.');
  const note = again.getByText(/This device has words of .* that were never sent: “Odalys brought soup”\./);
  await note.waitFor();
  await inspect(again, 'the form with words of this device');
  await story(again).fill('Something else.');
  await pause(again);
  await says(again, /Draft saved/);
  await again.getByRole('button', { name: 'Take them' }).click();
  await again.getByText('These are your unsaved words').waitFor();
  assert.equal(await story(again).inputValue(), 'Typed in a tunnel.');
  // What they were taken instead of is offered in turn.
  await note.waitFor();
  await again.locator('.notice', { has: note }).getByRole('button', { name: 'Throw away this device’s words' }).click();
  assert.equal(await note.count(), 0);
  assert.deepEqual(await device(again), []);
  assert.deepEqual(await drafts(app), ['Typed in a tunnel.']);
  assert.deepEqual(asked, []);
});

test('words are sent when the connection is back, and as the page is left', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form, context } = typist;
  questions(page);
  await page.goto(form);
  await context.setOffline(true);
  await story(page).fill('One');
  await pause(page);
  await says(page, /no connection/);
  await context.setOffline(false);
  await says(page, /Draft saved/);
  assert.deepEqual(await drafts(app), ['One']);
  await story(page).fill('Two');
  await page.goto(`${app.url}/admin/posts`);
  for (let n = 0; n < 100 && (await drafts(app))[0] !== 'Two'; n++) await new Promise((wait) => setTimeout(wait, 20));
  assert.deepEqual(await drafts(app), ['Two']);
});

test('a login that expires while somebody types costs no word', async (t) => {
  const typist = await aTypist(t, withEditor);
  if (!typist) return;
  const { app, page, form, context } = typist;
  questions(page);
  await page.goto(form);
  await context.clearCookies();
  await story(page).fill('Typed after the login expired.');
  await pause(page);
  await says(page, /^You are logged out\. This device keeps your words; log in in another tab and go on\.$/);
  await inspect(page, 'the form of somebody logged out');

  const logIn = async (at: Page) => {
    await at.getByLabel('E-mail').fill(EMAIL);
    await at.getByLabel('Password').fill(PASSWORD);
    await at.getByRole('button', { name: 'Log in' }).click();
  };
  const other = context.waitForEvent('page');
  await page.getByRole('link', { name: 'log in in another tab' }).click();
  await logIn(await other);
  await (await other).getByRole('heading', { level: 1, name: /Posy/ }).waitFor();
  await pause(page, 31);
  await says(page, /Draft saved/);

  // Or in this tab, by saving.
  await context.clearCookies();
  await story(page).fill('Typed after it expired again.');
  await page.getByRole('button', { name: 'Update' }).first().click();
  await page.getByText(/Your words are safe/).waitFor();
  await inspect(page, 'the login that carries words');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill('not it');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText(/do not go together/).waitFor();
  await logIn(page);
  await page.waitForURL(form);
  assert.equal(await story(page).inputValue(), 'Typed after it expired again.');
  assert.equal(await page.getByText('never sent').count(), 0, 'the device has no other words');
  assert.deepEqual(await drafts(app), ['Typed after it expired again.']);
});

test('of two editors at a post the second is told, of the other and of what they saved', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { browser, app, page, form, be } = typist;
  const cosmos = await browser.newContext();
  await be(await atTheDesk(app, 'editor', 'Cosmo'), cosmos);
  const second = await cosmos.newPage();
  await page.goto(form);
  await second.goto(form);
  await page.clock.resume();
  await story(page).fill('Posy’s words');
  await pause(page);
  await says(page, /Draft saved/);
  await second.clock.install();
  await story(second).fill('Cosmo’s words');
  await second.getByRole('button', { name: 'Update' }).first().click();
  await second.getByText(/^Saved[,.]/).waitFor();
  await says(second, 'Posy is at this post too.');
  await story(page).fill('Posy’s words, and more');
  await pause(page);
  await says(page, /Cosmo saved a newer version at 12:00:/);
  assert.equal(
    await line(page).getByRole('link', { name: 'see what changed' }).getAttribute('href'),
    `${new URL(form).pathname}/history`,
  );
  await inspect(page, 'the form that was overtaken');
  await page.getByRole('button', { name: 'Update' }).first().click();
  await page.getByText(/Not saved yet/).waitFor();
  assert.equal(await story(page).inputValue(), 'Posy’s words, and more');
});

test('of two tabs the second is told, and its words win only where that is asked for', async (t) => {
  const typist = await aTypist(t);
  if (!typist) return;
  const { app, page, form, context } = typist;
  const second = await context.newPage();
  await second.clock.install();
  await page.goto(form);
  await second.goto(form);
  await story(page).fill('In the first');
  await pause(page);
  await says(page, /Draft saved/);
  await story(second).fill('In the second');
  await pause(second);
  await says(second, /You typed other words here at 12:00, in another tab or on another device\./);
  assert.deepEqual(await drafts(app), ['In the first']);
  await inspect(second, 'the form of which there are two');
  await second.getByRole('button', { name: 'Keep these instead' }).click();
  await says(second, /Draft saved/);
  assert.deepEqual(await drafts(app), ['In the second']);
});
