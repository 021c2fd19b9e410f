import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { theDemo } from '../support/every-page.ts';

/** What a page weighs, whom it asks, and that it stands still: none of these depends on the machine. */

const KILOBYTE = 1_000;
const CLOSED = '/2026/11/calder-whin-continuity';
const PERSON = '/people/monty-skerritt';

/** Opens a page and reads it to its end. @returns all that it has asked for */
async function readThrough(page: Page, url: string): Promise<Request[]> {
  const asked: Request[] = [];
  const listen = (request: Request) => asked.push(request);
  page.on('request', listen);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate('document.documentElement.scrollIntoView({ block: "end" })');
  await page.waitForLoadState('networkidle');
  page.off('request', listen);
  return asked;
}

/** Bytes of a body as they travel, by gzip where the server has it so. */
async function weight(url: string): Promise<number> {
  const [response] = await once(get(url, { headers: { 'accept-encoding': 'gzip' } }), 'response');
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return bytes;
}

test('a story with all it needs is light, and asks nobody else for anything', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await theDemo(t);
  const [newest = ''] = /\/\d{4}\/\d\d\/[\w-]+/.exec((await app.get('/')).html) ?? [];
  for (const path of [newest, CLOSED]) {
    const page = await (await browser.newContext()).newPage();
    const asked = await readThrough(page, app.url + path);
    assert.deepEqual(
      asked.map((request) => request.url()).filter((url) => !url.startsWith(app.url)),
      [],
      path,
    );

    const weights = { document: 0, stylesheet: 0, script: 0, font: 0 };
    for (const request of asked) {
      const type = request.resourceType();
      if (type in weights) weights[type as keyof typeof weights] += await weight(request.url());
    }
    const { document, stylesheet, script, font } = weights;
    const text = document + stylesheet + script;
    assert.ok(document && stylesheet && script && font, JSON.stringify(weights));
    assert.ok(text < 40 * KILOBYTE, `${path}: ${JSON.stringify(weights)}`);
    assert.ok(text + font < 120 * KILOBYTE, `${path}: ${JSON.stringify(weights)}`);
  }
});

/** What moved, each with how far, from the first painting on. */
const SHIFTS = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map(({ value, sources }) =>
    value.toFixed(5) + ' ' + sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.data).join(' | '))))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done([]), 200);
})`;

/** What has moved on a page by the time that its fonts and pictures have come, late. */
async function movedOn(page: Page, url: string): Promise<unknown> {
  await page.route(/\.woff2$|\/media\//, async (route) => {
    await wait(LATE);
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return page.evaluate(SHIFTS);
}

/** A font that comes so late is not used on that page at all: of fonts this tells only that none takes another's place. */
test('nothing on a page moves when fonts and pictures come late', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await theDemo(t);
  const [newest = ''] = /\/\d{4}\/\d\d\/[\w-]+/.exec((await app.get('/')).html) ?? [];
  for (const width of [360, 1280]) {
    for (const path of ['/', newest, CLOSED, PERSON]) {
      const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
      assert.deepEqual(await movedOn(page, app.url + path), [], `${path} at ${width}`);
      await page.close();
    }
  }
});

test('what does move is seen', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await theDemo(t);
  const [picture = ''] = /\/media\/[^"\s]+/.exec((await app.get('/')).html) ?? [];
  const page = await (await browser.newContext()).newPage();
  // No room is kept for the picture.
  const body = `<!doctype html><p>Above</p><img src="${picture}"><p>Below</p>`;
  await page.route('**/moves', (route) => route.fulfill({ contentType: 'text/html', body }));
  assert.notDeepEqual(await movedOn(page, `${app.url}/moves`), []);
});

/** ms; long enough for the page to be painted without them. */
const LATE = 400;
