/** What readers get of what others host. Long for one reason: all of it needs the same story and the same strangers. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

const embeds: Embed[] = [
  {
    ...NO_WORDS,
    provider: 'instagram',
    url: 'https://www.instagram.com/p/Ab_3-xYz/',
    authorName: 'Tess',
    authorHandle: 'tess.ferry',
    quote: 'Two mugs.\nOne is chipped.',
  },
  {
    ...NO_WORDS,
    provider: 'youtube',
    url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x',
    mediaDescription: 'How to light a lamp',
  },
  {
    ...NO_WORDS,
    provider: 'getty',
    url: 'https://www.gettyimages.com/detail/12',
    mediaDescription: 'A rowing boat',
    credit: 'H. Aldous',
    token: 'et=aB-_&sig=cD=',
  },
  { ...NO_WORDS, provider: 'getty', url: 'https://www.gettyimages.com/detail/34', mediaDescription: 'A gull' },
];
const OURS = embeds.flatMap(({ quote, mediaDescription }) => (quote ?? mediaDescription ?? '').split('\n'));

const STRANGER = '<!doctype html><html lang="en"><title>Theirs</title><h1>Theirs</h1></html>';

interface Reading {
  page: Page;
  path: string;
  /** Every address that the page, its parts and its frames ask for and that is not ours. */
  strangers: string[];
  /** What the browser complains of. */
  complaints: string[];
}

/** A browser and a site with a story of four cards; the world outside is a stub that says `Theirs`. */
async function aSite(t: TestContext): Promise<{ app: TestApp; browser: Browser; path: string } | null> {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const body = ['It begins.', ...embeds.map(({ url }) => url), 'It ends.'].join('\n\n');
  const post = await aPost(app, { body, embeds, people: ['Tess of the Ferry'] });
  await aComment(app, post, { body: 'Look: https://www.instagram.com/p/Ab_3-xYz/' });
  return { app, browser, path: postPath(post) };
}

async function read(browser: Browser, app: TestApp, path: string, options?: BrowserContextOptions): Promise<Reading> {
  const context = await browser.newContext(options);
  const strangers: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== app.url) strangers.push(request.url());
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await context.route(
    (url) => url.origin !== app.url,
    (route) => route.fulfill({ contentType: 'text/html', body: STRANGER }),
  );
  const page = await context.newPage();
  await page.goto(app.url + path);
  return { page, path, strangers, complaints };
}

const buttons = (page: Page) => page.getByRole('button', { name: 'Load from' });

test('no page asks a third party for anything before a click', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  const { page, strangers } = await read(site.browser, site.app, site.path);
  for (const path of ['/', '/people/tess-of-the-ferry', '/people', '/2026', '/nothing/here', site.path]) {
    await page.goto(site.app.url + path, { waitUntil: 'networkidle' });
    assert.equal(await page.locator('link[rel~="preconnect"], link[rel~="dns-prefetch"], iframe').count(), 0, path);
    assert.deepEqual(strangers, [], path);
  }
  assert.equal(await buttons(page).count(), 3, 'the story has something to ask for');
  await page.mouse.wheel(0, 10_000);
  await buttons(page).last().hover();
  await buttons(page).last().focus();
  assert.deepEqual(strangers, [], 'looking and pointing are not asking');

  await page.getByRole('button', { name: 'Say it' }).click();
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor();
  await buttons(page).first().waitFor();
  assert.deepEqual(strangers, [], 'the form with errors');
});

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const asked: { button: string; source: string; title: string; sandbox: string; link: string }[] = [
  {
    button: 'Load from instagram.com: Instagram post by Tess',
    source: 'https://www.instagram.com/p/Ab_3-xYz/embed/captioned/',
    title: 'Instagram post by Tess',
    sandbox: SANDBOX,
    link: 'See the original by @tess.ferry on Instagram',
  },
  {
    button: 'Load from youtube-nocookie.com: YouTube video: How to light a lamp',
    source: 'https://www.youtube-nocookie.com/embed/a1B2c3D4-_x',
    title: 'YouTube video: How to light a lamp',
    sandbox: `${SANDBOX} allow-presentation`,
    link: 'Watch it on YouTube',
  },
  {
    button: 'Load from gettyimages.com: Getty Images picture: A rowing boat',
    source: 'https://embed.gettyimages.com/embed/12?et=aB-_&sig=cD=&caption=true',
    title: 'Getty Images picture: A rowing boat',
    sandbox: SANDBOX,
    link: 'See the picture on Getty Images',
  },
];

test('a click asks one provider, for one frame in a sandbox, and nobody complains', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  for (const { button, source, title, sandbox, link } of asked) {
    const { page, strangers, complaints } = await read(site.browser, site.app, site.path);
    await page.getByRole('button', { name: button, exact: true }).press('Enter');
    const card = page.locator('.embed').filter({ has: page.locator('iframe') });
    await card.getByRole('status').filter({ hasText: 'Shown above' }).waitFor();
    await page.frameLocator('iframe').getByRole('heading', { name: 'Theirs' }).waitFor();
    assert.deepEqual(strangers, [source]);
    assert.deepEqual(complaints, [], button);

    const attributes = await page.locator('iframe').evaluate((frame) => {
      const all = Array.from((frame as unknown as { attributes: { name: string; value: string }[] }).attributes);
      return Object.fromEntries(all.map(({ name, value }) => [name, value]));
    });
    assert.deepEqual(attributes, {
      title,
      src: source,
      loading: 'lazy',
      referrerpolicy: 'strict-origin-when-cross-origin',
      sandbox,
      allow: 'encrypted-media; picture-in-picture; fullscreen',
    });
    assert.equal(
      await page.evaluate('document.activeElement.localName'),
      'iframe',
      'the keyboard is where the frame is',
    );
    assert.equal(await page.getByRole('button', { name: button, exact: true }).count(), 0);
    assert.equal(await buttons(page).count(), 2, 'the others wait for their own click');
    assert.ok(await card.getByRole('link', { name: link }).isVisible());
    for (const words of OURS) assert.ok(await page.getByText(words, { exact: true }).isVisible(), words);
    await page.context().close();
  }
});

test('without JavaScript the cards are whole, and promise no button', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  const { page, strangers } = await read(site.browser, site.app, site.path, { javaScriptEnabled: false });
  assert.equal(await buttons(page).count(), 0);
  assert.equal(await page.getByText('until you ask').filter({ visible: true }).count(), 0);
  for (const words of OURS) assert.ok(await page.getByText(words, { exact: true }).isVisible(), words);
  for (const { link } of asked) assert.ok(await page.getByRole('link', { name: link }).first().isVisible(), link);
  assert.deepEqual(strangers, []);
});

test('axe objects to nothing about cards, in light or dark, before and after they are loaded', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 360, height: 740 };
    const { page } = await read(site.browser, site.app, site.path, { colorScheme, viewport });
    await inspect(page, `${colorScheme}, before`);
    for (const [n, { button }] of asked.entries()) {
      // With the keyboard: right after scrolling, Chromium may give a click to the frame that was there before.
      await page.getByRole('button', { name: button, exact: true }).press('Enter');
      await page.getByRole('status').filter({ hasText: 'Shown above' }).nth(n).waitFor();
    }
    await inspect(page, `${colorScheme}, after`);
    await page.context().close();
  }
});

const PLACES = `JSON.stringify([...document.querySelectorAll('.embed, .embed-foot p, .prose > p')].map((part) => {
  const { x, y, width, height } = part.getBoundingClientRect();
  return [x, y, width, height];
}))`;
const SHIFTS = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done([]), 500);
})`;

test('nothing moves when the buttons appear', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  for (const width of [360, 1280]) {
    // High enough for all of it, as only what is in sight counts as shifted.
    const page = await site.browser.newPage({ viewport: { width, height: 4000 } });
    let letGo = () => {};
    const held = new Promise<void>((release) => {
      letGo = release;
    });
    await page.route('**/js/load-embed.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.app.url + site.path, { waitUntil: 'commit' });
    await page.getByText('It ends.').waitFor();
    await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => 0)');
    const before = await page.evaluate(PLACES);
    const shifts = await page.evaluate(SHIFTS);
    assert.equal(await buttons(page).count(), 0, 'the script is still on its way');
    letGo();
    await buttons(page).nth(2).waitFor();
    assert.equal(await page.evaluate(PLACES), before, `at ${width} pixels`);
    assert.deepEqual(await page.evaluate(SHIFTS), shifts, 'no shift beside that of the fonts, if any');
    await page.close();
  }
});

const forged = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://www.instagram.com/p/a/embed/',
  '//www.instagram.com/p/a/embed/',
  '/p/a/embed/',
  'https://instagram.com.example.org/',
  'https://notinstagram.com/',
  'https://example.org/instagram.com',
  'https://www.instagram.com@example.org/',
  'https://user:secret@www.instagram.com/',
  'https://www.instagram.com:8443/',
  'blob:https://www.instagram.com/1',
  '',
];

test('were a card forged, the script would make no button of it, and the policy would let no frame in', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  const { page, strangers, complaints } = await read(site.browser, site.app, site.path);
  const card = (source: string) =>
    `<figure class="embed"><div class="embed-foot" data-frame="${source}" data-host="instagram.com"></div></figure>`;
  const cards = [...forged, 'https://www.instagram.com/p/a/embed/'].map(card).join('');
  await page.route(`**${site.path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</main>', `${cards}</main>`) });
  });
  await page.reload();
  await buttons(page).nth(3).waitFor();
  assert.equal(await buttons(page).count(), 3 + 1, 'only the last of the forged is what it says');

  for (const source of ['https://example.org/', 'https://www.youtube.com/embed/a', 'javascript:alert(1)'])
    await page.evaluate(`document.body.append(Object.assign(document.createElement('iframe'), { src: '${source}' }))`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(strangers, []);
  assert.ok(complaints.length >= 2 && complaints.every((words) => words.includes('Content Security Policy')));
});
