import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { runJob } from '../../src/jobs/scheduler.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { assertNotSideways, inspect } from '../support/inspect.ts';
import { json, lookUpEmbeds, startProviders, status } from '../support/providers.ts';

const LAMP = {
  ...{ type: 'video', title: 'How to light a lamp', author_name: 'Saltmarsh Light' },
  author_url: 'https://www.youtube.com/@saltmarsh',
};
const CALLS = 'YouTube calls it “How to light a lamp”, by Saltmarsh Light.';
const BODY = 'Look:\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nThere.';

/** Somebody who writes, in a browser, and a provider that knows; null where there is no browser. */
async function aWriter(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const there = await startProviders(t);
  there.answers.set('www.youtube.com', json(LAMP));
  const app = await startApp(t, { ask: there.ask });
  const { token } = await atTheDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  const page = await context.newPage();
  await page.goto(`${app.url}/admin/posts/new`);
  return { app, page, there, run: () => runJob(app.ctx, lookUpEmbeds) };
}

test('while a provider is asked the fields are drawn anew, and its words fill what is empty in place', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { page, run } = writer;
  await page.getByLabel('Story').fill(BODY);
  await page.getByText('YouTube is being asked.').waitFor();
  await run();
  await page.getByText(CALLS).waitFor();
  assert.equal(await page.getByLabel('Channel').inputValue(), '', 'nothing is taken by itself');

  await page.getByLabel('Channel').fill('The lamp people');
  await page.getByRole('button', { name: 'Use these words' }).click();
  assert.equal(await page.getByLabel('Title of the video').inputValue(), 'How to light a lamp');
  assert.equal(await page.getByLabel('Channel').inputValue(), 'The lamp people');
  assert.equal(await page.getByLabel('Handle').inputValue(), 'saltmarsh');
  assert.equal(await page.evaluate('document.activeElement.name'), 'embed_media');
  assert.equal(await page.getByText(CALLS).count(), 0);
  await page.locator('#look figure.embed', { hasText: 'How to light a lamp' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/admin/posts/new', 'the page was not left');
});

test('what is drawn anew waits for whoever types into the fields', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { page, run } = writer;
  await page.getByLabel('Story').fill(BODY);
  await page.getByText('YouTube is being asked.').waitFor();
  const title = page.getByLabel('Title of the video');
  await title.focus();
  const node = await title.elementHandle();
  await run();
  const drawn = page.waitForResponse((response) => response.url().endsWith('/admin/posts/preview'));
  await title.pressSequentially('Lamp');
  await drawn;
  await page.locator('#look figure.embed', { hasText: 'Lamp' }).waitFor();
  assert.ok(await node?.evaluate((field) => field.isConnected && field.matches(':focus')));
  await page.getByLabel('Story').focus();
  await page.getByText(CALLS).waitFor();
  assert.equal(await title.inputValue(), 'Lamp');
});

test('what is said of the fields keeps up with whoever types into them', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { page, run } = writer;
  await page.getByLabel('Story').fill(BODY);
  await page.getByText('YouTube is being asked.').waitFor();
  const [title, row] = [page.getByLabel('Title of the video'), page.locator('.embed-edit summary')];
  await title.focus();
  const node = await title.elementHandle();
  await run();
  await page.getByText(CALLS).waitFor();
  assert.equal(await page.getByText('is being asked').count(), 0);
  await title.pressSequentially('Lamp');
  await row.getByText('no author yet').waitFor();
  assert.match((await row.textContent()) ?? '', /Lamp/);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Tess');
  await row.getByText('YouTube, Tess').waitFor();
  await page.locator('.embed-edit:not(.embed-edit--lacks)').waitFor();
  assert.ok(await node?.evaluate((field) => field.isConnected), 'the fields stay');
  assert.equal(await page.evaluate('document.activeElement.name'), 'embed_author');
  assert.equal(await title.inputValue(), 'Lamp');
});

test('without JavaScript the button brings the form back filled', async (t) => {
  const writer = await aWriter(t, { javaScriptEnabled: false });
  if (!writer) return;
  const { page, run } = writer;
  await page.getByLabel('Title', { exact: true }).fill('A lamp');
  await page.getByLabel('Story').fill(BODY);
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.getByText('YouTube is being asked.').waitFor();
  await run();
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.getByRole('button', { name: 'Use these words' }).click();
  await page.locator('#look figure.embed', { hasText: 'How to light a lamp' }).waitFor();
  await page.locator('.embed-edit summary').click();
  assert.equal(await page.getByLabel('Title of the video').inputValue(), 'How to light a lamp');
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'A lamp');
});

test('offers, failures and advice can be read and reached, on a phone and in the dark', async (t) => {
  const writer = await aWriter(t, { viewport: { width: 360, height: 640 } });
  if (!writer) return;
  const { page, run, there } = writer;
  there.answers.set('www.reddit.com', status(500));
  const more = [
    'https://www.reddit.com/r/gulls/comments/abc123/',
    'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT',
  ];
  const body = [BODY, ...more, 'https://vm.tiktok.com/ZMabc/', 'https://example.org/'].join('\n\n');
  await page.getByLabel('Story').fill(body);
  await page.getByText('Reddit is being asked.').waitFor();
  await run();
  await page.getByText('Reddit could not answer (500); it is asked again at 12:01.').waitFor();
  await page.getByText('That link only passes on').waitFor();
  for (const [width, colorScheme] of [
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await assertNotSideways(page, `${width}`);
    await inspect(page, `${width} ${colorScheme}`);
  }
});
