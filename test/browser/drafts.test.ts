import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { aComment } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';
import { aPostInABrowser, open, said, told } from '../support/thread.ts';

const words = (page: Page) => page.getByLabel('What do you say?');
const reply = (page: Page, name: string) => page.getByRole('link', { name: `Reply to ${name}` });
const quote = (page: Page, name: string) => page.getByRole('link', { name: `Quote ${name}` });
const note = (page: Page, words: string) => page.locator('.draft', { hasText: words }).filter({ visible: true });
const back = (page: Page) => note(page, 'Your draft is back.');
const send = (page: Page) => page.getByRole('button', { name: 'Say it' }).click();
const kept = async (page: Page): Promise<Record<string, { body: string }>> =>
  JSON.parse(
    String(
      await page.evaluate(`JSON.stringify(Object.fromEntries(Object.entries(localStorage)
        .filter(([key]) => key.startsWith('draft:')).map(([key, value]) => [key, JSON.parse(value)])))`),
    ),
  );
/** The words kept, by where. */
const bodies = async (page: Page) =>
  Object.fromEntries(Object.entries(await kept(page)).map(([key, { body }]) => [key, body]));

/** Waits until exactly that is kept. */
async function keeps(page: Page, wanted: Record<string, string>): Promise<void> {
  const same = async () => isDeepStrictEqual(await bodies(page), wanted);
  for (let n = 0; n < 100 && !(await same()); n++) await page.waitForTimeout(20);
  assert.deepEqual(await bodies(page), wanted);
}

test('what was typed is there again after a reload, until it is discarded', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  await aComment(app, post, { name: 'Ann' });
  await open(page, url);
  await page.getByLabel('Name', { exact: true }).fill('Léna');
  await page.getByLabel('E-mail').fill('lena@example.org');
  await page.locator('.keep-name summary').click();
  await page.getByLabel('Secret phrase').fill('ladle in the fog');
  await words(page).fill('Half a\nthought');
  await open(page, url);
  await back(page).waitFor();
  assert.equal(await words(page).inputValue(), 'Half a\nthought');
  await said(page).filter({ hasText: 'Your draft is back.' }).waitFor();
  const stored = String(await page.evaluate('JSON.stringify(localStorage)'));
  assert.ok(!/Léna|lena@|ladle/.test(stored), 'nothing but the words is kept');
  await inspect(page, 'a draft that is back');

  await page.getByRole('button', { name: 'Discard' }).click();
  assert.equal(await words(page).inputValue(), '');
  assert.equal(await page.locator('textarea:focus').count(), 1);
  assert.equal(await back(page).count(), 0);
  await open(page, url);
  assert.equal(await words(page).inputValue(), '');
  assert.deepEqual(await kept(page), {});
  assert.deepEqual(complaints, []);
});

test('each place has a draft of its own, and what is typed travels with the form without harm to others', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url } = site;
  const ann = await aComment(app, post, { name: 'Ann' });
  const bea = await aComment(app, post, { name: 'Bea' });
  const key = (parent: number | '') => `draft:${post.id}:${parent}`;
  await open(page, url);
  await reply(page, 'Ann').click();
  await words(page).fill('For Ann');
  await reply(page, 'Bea').click();
  assert.equal(await words(page).inputValue(), 'For Ann', 'it travels');
  assert.deepEqual(await bodies(page), { [key(bea)]: 'For Ann' });
  await reply(page, 'Ann').click();
  await open(page, url);
  assert.equal(await words(page).inputValue(), '');
  assert.deepEqual(await bodies(page), { [key(ann)]: 'For Ann' });
  const goOn = page.getByRole('button', { name: 'Go on' });
  await note(page, 'You began to answer Ann.').waitFor();

  await words(page).fill('For all');
  await reply(page, 'Ann').click();
  assert.equal(await words(page).inputValue(), 'For all');
  assert.deepEqual(await bodies(page), { [key(ann)]: 'For Ann', [`${key(ann)}+`]: 'For all' }, 'neither is lost');
  await page.keyboard.press('Escape');
  assert.deepEqual(await bodies(page), { [key(ann)]: 'For Ann', [key('')]: 'For all' });
  await words(page).fill('');
  await keeps(page, { [key(ann)]: 'For Ann' });

  await open(page, url);
  await goOn.click();
  assert.equal(await words(page).inputValue(), 'For Ann');
  await back(page).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await words(page).inputValue(), '', 'nobody has touched it, so it stays where it belongs');
  assert.deepEqual(await bodies(page), { [key(ann)]: 'For Ann' });
});

test('a draft is forgotten when the server has taken it, and not before', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, context } = site;
  await aComment(app, post, { name: 'Ann' });
  await open(page, url);
  await words(page).fill('Soup, says I');
  await send(page);
  await page.getByRole('link', { name: 'Add a name' }).waitFor();
  assert.equal(await words(page).inputValue(), 'Soup, says I', 'refused');
  await open(page, url);
  assert.equal(await words(page).inputValue(), 'Soup, says I', 'and kept');

  // The line is dead when it is sent.
  await page.getByLabel('Name', { exact: true }).fill('Léna');
  await page.route('**/comments', (route) => route.abort());
  await send(page);
  await page.waitForTimeout(200);
  await page.unroute('**/comments');
  await open(page, url);
  await back(page).waitFor();
  assert.equal(await words(page).inputValue(), 'Soup, says I');

  await page.getByLabel('Name', { exact: true }).fill('Léna');
  await send(page);
  await page.waitForURL(/#comment-\d+$/);
  await told(page);
  await keeps(page, {});
  assert.equal(await words(page).inputValue(), '');

  // Another comment, taken in another tab, says nothing about one that was refused in this.
  await words(page).fill('Second');
  await keeps(page, { [`draft:${post.id}:`]: 'Second' });
  const other = await context.newPage();
  await open(other, url);
  await other.getByRole('button', { name: 'Discard' }).click();
  await other.getByLabel('Name', { exact: true }).fill('Léna');
  await other.getByLabel('What do you say?').fill('Third');
  await send(other);
  await other.waitForURL(/#comment-\d+$/);
  await page.getByLabel('Name', { exact: true }).fill('');
  await send(page);
  await page.getByRole('link', { name: 'Add a name' }).waitFor();
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await open(page, url);
  assert.equal(await words(page).inputValue(), 'Second');
});

test('a comment that waits was taken too', async (t) => {
  const site = await aPostInABrowser(t, { settings: { 'comments.hold_all': 'true' } });
  if (!site) return;
  const { app, post, page, url } = site;
  const ann = await aComment(app, post, { name: 'Ann' });
  await open(page, url);
  await reply(page, 'Ann').click();
  await page.getByLabel('Name', { exact: true }).fill('Léna');
  await words(page).fill('Soup!');
  await send(page);
  await page.getByRole('heading', { name: 'Thank you, Léna' }).waitFor();
  assert.equal(await page.locator(`[data-taken="${post.id}:${ann}"]`).count(), 1);
  await keeps(page, {});
});

test('where nothing may be kept, everything else works', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  await aComment(app, post, { name: 'Ann' });
  await page.addInitScript(
    "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, { get() { throw new Error('no'); } })",
  );
  await open(page, url);
  await reply(page, 'Ann').click();
  await page.getByLabel('Name', { exact: true }).fill('Léna');
  await words(page).fill('Soup!');
  await send(page);
  await page.waitForURL(/#comment-\d+$/);
  await page.getByRole('button', { name: 'Mute Ann' }).click();
  assert.equal(await page.locator('.muted').count(), 1);
  assert.deepEqual(complaints, []);
});

test('Quote brings what is selected, else the comment without what it quotes itself, and keeps what is typed', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  const ann = await aComment(app, post, {
    name: 'Ann',
    body: '> Soup\n\nIt *is* soup,\nand ||the cook did it||.\n\nSee https://example.org/x',
  });
  const bea = await aComment(app, post, { name: 'Bea', body: 'Not a stew, then.' });
  await open(page, url);
  await quote(page, 'Ann').click();
  assert.equal(await page.locator('form.form').evaluate((form) => form.closest('li')?.id), `comment-${ann}`);
  await page.getByRole('heading', { name: 'Reply to Ann' }).waitFor();
  assert.equal(
    await words(page).inputValue(),
    '> It *is* soup,\n> and\n>\n> ||the cook did it.||\n>\n> See https://example.org/x\n\n',
  );
  assert.equal(await page.locator('textarea:focus').count(), 1);
  await page.keyboard.type('Quite.');
  assert.ok((await words(page).inputValue()).endsWith('/x\n\nQuite.'), 'the cursor is at the end');

  const select = (from: number, to: number) =>
    page.evaluate(`(() => {
      const text = document.querySelector('#comment-${bea} .c-body p').firstChild;
      getSelection().setBaseAndExtent(text, ${from}, text, ${to});
    })()`);
  await select(6, 10);
  await quote(page, 'Bea').click();
  assert.ok((await words(page).inputValue()).endsWith('/x\n\nQuite.\n\n> stew\n\n'), await words(page).inputValue());
  await words(page).fill('');
  await select(0, 5);
  await quote(page, 'Ann').click();
  assert.match(await words(page).inputValue(), /^> It \*is\* soup/, 'what is selected elsewhere is not Ann’s');
  await words(page).fill('');
  await select(0, 5);
  await reply(page, 'Bea').click();
  assert.equal(await words(page).inputValue(), '', 'Reply quotes nothing');
  assert.deepEqual(complaints, []);
});
