import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';
import { assertNotSideways, inspect } from '../support/inspect.ts';

/** Somebody who writes, in a browser; null where there is none. */
async function aWriter(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const { token } = await atTheDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  const page = await context.newPage();
  const story = page.getByLabel('Story');
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  const textIs = async (expected: string) => assert.equal(await story.inputValue(), expected);
  return { app, context, page, story, tool, textIs };
}

const AREA = `document.querySelector('#body')`;

/** What is selected in the story. */
const selected = (page: Page) => page.evaluate(`${AREA}.value.slice(${AREA}.selectionStart, ${AREA}.selectionEnd)`);

const select = (page: Page, words: string) =>
  page.evaluate(`{
    const at = ${AREA}.value.indexOf(${JSON.stringify(words)});
    ${AREA}.focus();
    ${AREA}.setSelectionRange(at, at + ${words.length});
  }`);

/** As the browser does when somebody pastes; what no listener takes is typed. @returns whether none did */
const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate(`{
    ${AREA}.focus();
    const clipboardData = new DataTransfer();
    const data = ${JSON.stringify(data)};
    for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    const isLeft = ${AREA}.dispatchEvent(event);
    if (isLeft) document.execCommand('insertText', false, data['text/plain']);
    isLeft;
  }`);

test('tools write Markdown, by mouse and by keys, take it off again, and undo works', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story, tool, textIs } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await story.fill('Two mugs stand there.');
  await select(page, 'mugs');
  await tool('Bold').click();
  await textIs('Two **mugs** stand there.');
  assert.equal(await selected(page), 'mugs');
  await page.keyboard.press('Control+i');
  await textIs('Two ***mugs*** stand there.');
  await page.keyboard.press('Control+z');
  await textIs('Two **mugs** stand there.');
  await select(page, 'mugs');
  await page.keyboard.press('Control+b');
  await textIs('Two mugs stand there.');

  await select(page, 'stand');
  await page.keyboard.press('Control+k');
  await textIs('Two mugs [stand](https://) there.');
  await page.keyboard.type('https://a.example');
  await textIs('Two mugs [stand](https://a.example) there.');

  await story.fill('One\n\nTheir words\n\nTwo');
  await select(page, 'Their');
  await tool('Quote').click();
  await page.keyboard.type('Ansel');
  await textIs('One\n\n> Their words\n> — Ansel\n\nTwo');
  await page.locator('#look footer', { hasText: 'Ansel' }).waitFor();
  await select(page, 'Two');
  await tool('Heading').click();
  await textIs('One\n\n> Their words\n> — Ansel\n\n## Two');
  await tool('Heading').click();
  await tool('Pull quote').click();
  await textIs('One\n\n> Their words\n> — Ansel\n\nTwo\n\n::: pull\nTwo\n:::\n');
  assert.equal(await selected(page), 'Two');
  await page.locator('#look .pull', { hasText: 'Two' }).waitFor();
  await page.keyboard.press('Control+z');
  await textIs('One\n\n> Their words\n> — Ansel\n\nTwo');
});

test('the tools are one stop of the tab key, and arrows lead through them', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story, tool } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const at = () => page.evaluate('document.activeElement.dataset.tool ?? document.activeElement.id');
  await page.getByLabel('Address').focus();
  await page.keyboard.press('Tab');
  assert.equal(await at(), 'bold');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), 'italic');
  await page.keyboard.press('End');
  assert.equal(await at(), 'preview');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), 'bold');
  await page.keyboard.press('Tab');
  assert.equal(await at(), 'body');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  assert.equal(await story.inputValue(), '**bold words**');
  assert.equal(await selected(page), 'bold words');
  assert.equal(await tool('Preview').getAttribute('aria-pressed'), 'true');
});

test('Ctrl+S saves a post in or out of sight as it is', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story } = writer;
  const post = await aPost(app, { body: 'One' });
  await page.goto(`${app.url}/admin/posts/${post.id}`);
  await story.fill('Two');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved, and out.').waitFor();
  assert.equal((await byId(app.ctx.db, post.id))?.body, 'Two');
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('Mugs');
  await page.keyboard.press('Control+s');
  await page.getByText('Nobody but the desk sees it yet.').waitFor();
});

test('the preview is put away and stays away on this device, and comes back', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story, tool } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await story.fill('Two *mugs*.');
  await page.locator('#look em').waitFor();
  await page.keyboard.press('Control+Shift+p');
  await page.locator('#look').waitFor({ state: 'hidden' });
  await page.evaluate(`addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)`);
  await page.goto(`${app.url}/admin/posts/new`);
  assert.equal(await tool('Preview').getAttribute('aria-pressed'), 'false');
  assert.equal(await page.locator('#look').isVisible(), false);
  await story.fill('Three *mugs*.');
  await tool('Preview').click();
  await page.locator('#look em').waitFor();
});

test('rich text is pasted as Markdown, plain words as they are, an address over words as a link', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story, textIs } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await paste(page, {
    'text/html':
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Soup</span>, she said.</p><ul><li><p>Leek</p></li></ul></b>',
    'text/plain': 'Soup, she said.\nLeek',
  });
  while ((await story.inputValue()) === '') await page.waitForTimeout(20);
  await textIs('**Soup**, she said.\n\n- Leek');
  await page.keyboard.press('Control+z');
  await textIs('');

  const code = '<blockquote class="instagram-media">x</blockquote>';
  await paste(page, { 'text/html': `<pre><b>${code}</b></pre>`, 'text/plain': code });
  while ((await story.inputValue()) === '') await page.waitForTimeout(20);
  await textIs(code);
  await story.fill('');
  assert.equal(
    await paste(page, { 'text/html': '<meta charset="utf-8"><span>Soup</span>', 'text/plain': 'Soup' }),
    true,
  );
  await textIs('Soup');
  await select(page, 'Soup');
  await paste(page, { 'text/plain': 'https://a.example/b' });
  await textIs('[Soup](https://a.example/b)');

  await page.route('**/admin/clippings', (route) => route.abort());
  await story.fill('');
  await paste(page, { 'text/html': '<p><b>a</b></p><p>b</p>', 'text/plain': 'a\nb' });
  while ((await story.inputValue()) === '') await page.waitForTimeout(20);
  await textIs('a\nb');
});

test('the words of codes in pasted rich text come into the fields, but not over what stands there', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const tweet = (words: string, id: number) =>
    `<blockquote class="twitter-tweet"><p>${words}</p>— Tess (@tess) <a href="https://x.com/tess/status/${id}">June 3, 2026</a></blockquote>`;
  await paste(page, { 'text/html': `<p><b>Look:</b></p>${tweet('One is<br>chipped.', 1)}`, 'text/plain': 'Look: …' });
  const quotes = page.getByLabel('Quoted text');
  await quotes.first().waitFor({ state: 'attached' });
  assert.equal(await quotes.inputValue(), 'One is\nchipped.');
  assert.equal(await page.getByLabel('Author', { exact: true }).inputValue(), 'Tess');
  await page.locator('#look figure blockquote', { hasText: 'chipped' }).waitFor();

  await page.locator('#embeds summary').click();
  await quotes.fill('One is mended.');
  await story.focus();
  await page.keyboard.press('Control+End');
  await paste(page, {
    'text/html': `<p><b>And:</b></p>${tweet('One is chipped.', 1)}${tweet('Two', 2)}`,
    'text/plain': 'And: …',
  });
  await quotes.nth(1).waitFor({ state: 'attached' });
  assert.deepEqual([await quotes.first().inputValue(), await quotes.nth(1).inputValue()], ['One is mended.', 'Two']);
});

test('a pasted embed code becomes its address on a line of its own, in one step, with its words in the fields', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story, textIs } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const code = (id: number, words: string) =>
    `<blockquote class="twitter-tweet"><p>${words}</p>&mdash; Tess (@tess) <a href="https://twitter.com/tess/status/${id}?ref_src=twsrc">June 3, 2026</a></blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;
  const url = (id: number) => `https://x.com/tess/status/${id}`;
  await story.fill('Look: here.');
  await select(page, ' here.');
  await paste(page, { 'text/plain': `${code(1, 'One is chipped.')}\n` });
  await page.getByText('X, Tess').first().waitFor();
  await textIs(`Look:\n\n${url(1)}\n`);
  assert.equal(await page.getByLabel('Quoted text').inputValue(), 'One is chipped.');
  await page.keyboard.press('Control+z');
  await textIs('Look: here.');

  await story.fill('');
  await paste(page, { 'text/plain': [2, 3].map((id) => code(id, `Mug ${id}`)).join('\n\n') });
  while ((await story.inputValue()) === '') await page.waitForTimeout(20);
  await textIs(`${url(2)}\n\n${url(3)}\n`);

  await page.route('**/admin/clippings', (route) => route.abort());
  await story.fill('');
  await paste(page, { 'text/plain': code(4, 'Mug') });
  while ((await story.inputValue()) === '') await page.waitForTimeout(20);
  await textIs(code(4, 'Mug'));
});

test('the preview is what readers get', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('The keeper');
  await story.fill(
    'Two *mugs*.\n\n> “No.”\n> — [Ansel](https://mantel.example/)\n\n::: pull\nYou cannot sulk.\n:::\n\n## Who paid\n\nhttps://www.instagram.com/p/Abc123/',
  );
  await page.locator('#look figure.embed').waitFor();
  await page.getByLabel('Quoted text').fill('One is chipped.');
  await page.locator('#look figure blockquote', { hasText: 'chipped' }).waitFor();
  const look = await page.locator('#look .prose').innerHTML();
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await page.getByText('Saved, and out.').waitFor();
  const [id = 0] = /\d+/.exec(page.url().split('/posts/')[1] ?? '') ?? [];
  const post = await byId(app.ctx.db, Number(id));
  const answer = await app.get(postPath({ year: 2026, month: 11, slug: post?.slug ?? '' }));
  const printed = await page.evaluate(
    `new DOMParser().parseFromString(${JSON.stringify(answer.html)}, 'text/html').querySelector('.prose').innerHTML`,
  );
  assert.equal(look.trim(), String(printed).trim());
});

const URLS = Array.from({ length: 40 }, (_, i) => `https://www.instagram.com/p/Abc${i}xyz/`);
const mug = (url: string): Embed => ({ ...NO_WORDS, provider: 'instagram', url, authorName: 'Tess', quote: 'A mug.' });

test('forty embeds: a line each, those that lack words found, each shown in the text', async (t) => {
  const writer = await aWriter(t, { viewport: { width: 1280, height: 800 } });
  if (!writer) return;
  const { app, page } = writer;
  const body = URLS.map((url, i) => `Mug ${i + 1}. ${'Words. '.repeat(200)}\n\n${url}`).join('\n\n');
  const post = await aPost(app, { body, embeds: URLS.slice(0, 36).map(mug) });
  await page.goto(`${app.url}/admin/posts/${post.id}`);
  await page.getByText('4 of 40 embeds lack words or a name.').waitFor();
  assert.equal(await page.locator('.embed-edit[open]').count(), 0, 'more than three stay closed');
  await page.getByRole('button', { name: 'Only those that lack words' }).click();
  assert.equal(await page.locator('.embed-edit:visible').count(), 4);
  await page.locator('.embed-edit:visible summary').first().click();
  await page.getByRole('button', { name: 'Show in the text' }).click();
  assert.equal(await selected(page), URLS[36]);
  assert.ok(Number(await page.evaluate(`${AREA}.scrollTop`)) > 1_000, 'it has come into sight');

  // What is read stays where it is while somebody writes further up.
  await page.locator('#look figure.embed').nth(39).waitFor();
  await page.evaluate(`document.querySelector('#look').scrollTop = 5_000`);
  const card = await page.locator('#look figure.embed').nth(20).elementHandle();
  await select(page, 'Mug 1.');
  await page.keyboard.type('Cup 1.');
  await page.locator('#look p', { hasText: 'Cup 1.' }).waitFor();
  assert.ok(Number(await page.evaluate(`document.querySelector('#look').scrollTop`)) > 4_000);
  assert.ok(await card?.evaluate((node) => node.isConnected), 'what did not change is not drawn anew');
  assert.equal(await page.locator('.embed-edit:visible').count(), 4, 'the filter holds');
});

test('words of an embed outlive its line being cut out and put back, until the post is saved', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page, story } = writer;
  const [url = ''] = URLS;
  const post = await aPost(app, { body: `One\n\n${url}\n\nTwo` });
  await page.goto(`${app.url}/admin/posts/${post.id}`);
  await page.getByLabel('Quoted text').fill('A chipped mug.');
  await page.locator('#look blockquote', { hasText: 'chipped' }).waitFor();
  await story.fill('One\n\nTwo');
  await page.locator('#look figure').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.embed-edit').count(), 0);
  await story.fill(`One\n\nTwo\n\n${url}`);
  await page.locator('#look blockquote', { hasText: 'chipped' }).waitFor();
  assert.equal(await page.getByText('line 5, ').count(), 1);
  await story.fill('One\n\nTwo');
  await page.locator('#look figure').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await page.getByText('Saved, and out.').waitFor();
  assert.equal(await page.locator('[name="embed_url"]').count(), 0);
});

test('on a phone the way to save is always in reach, and hides nothing that has the focus', async (t) => {
  const writer = await aWriter(t, { viewport: { width: 360, height: 640 } });
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await assertNotSideways(page, 'the form at 360 px');
  const save = page.getByRole('button', { name: 'Save draft' });
  assert.equal(await save.count(), 1);
  for (const field of ['Title', 'People', 'Standfirst']) {
    await page.getByLabel(field, { exact: true }).focus();
    const [bar, box] = [await save.boundingBox(), await page.getByLabel(field, { exact: true }).boundingBox()];
    assert.ok(bar && box && bar.y + bar.height <= 640, field);
    assert.ok(box.y >= 0 && box.y + box.height <= bar.y, `${field} is covered`);
  }
});

test('the form with everything open has nothing that axe objects to', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, context, page } = writer;
  const post = await aPost(app, {
    body: `> a\n> — [b](https://b.example)\n\n::: pull\nc\n:::\n\n${URLS.slice(0, 5).join('\n\n')}`,
    embeds: URLS.slice(0, 4).map(mug),
  });
  for (const width of [360, 768, 1280, 1440]) {
    const colorScheme = width % 3 === 0 ? 'dark' : 'light';
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${app.url}/admin/posts/${post.id}`);
    const preview = page.locator('[data-tool="preview"]');
    await page.locator('.tools').waitFor();
    if ((await preview.getAttribute('aria-pressed')) === 'false') await preview.click();
    await page.locator('#look .pull').waitFor();
    await page.getByText('Keys', { exact: true }).click();
    for (const summary of await page.locator('.embed-edit:not(.embed-edit--lacks)').all())
      await summary.locator('summary').click();
    await inspect(page, `${width} ${colorScheme}`);
  }
  await context.close();
});

test('without JavaScript there are no tools, and nothing is missing', async (t) => {
  const writer = await aWriter(t, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  if (!writer) return;
  const { app, page, story } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  assert.equal(
    await page.locator('.tools, .keys-help, [data-lacking], [data-line]').locator('visible=true').count(),
    0,
  );
  await story.fill(`Two *mugs*.\n\n${URLS[0]}`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('#look em', { hasText: 'mugs' }).waitFor();
  await page.getByLabel('Quoted text').fill('A mug.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('line 3, no author yet').waitFor();
});
