/** What readers get of what others host. Long for one reason: all of it shares one browser, one site and its strangers. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { NO_WORDS } from '../../src/embeds/embed.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { clippings, linked } from '../support/clippings.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

const STRANGER = '<!doctype html><html lang="en"><title>Theirs</title><h1>Theirs</h1></html>';
/** The browser calls a shift expected for half a second after a click, so frames come later than that. */
const LATE = 700;
const NEVER = Number.POSITIVE_INFINITY;

interface Site {
  app: TestApp;
  browser: Browser;
  /** A story with a clipping of each of the ten, a link, and a picture without a frame. */
  path: string;
  /** A story with two posts from one provider and one from another, two without words. */
  twoPath: string;
}

interface Reading {
  page: Page;
  /** Every address that the page, its parts and its frames ask for and that is not ours. */
  strangers: string[];
  /** What the browser complains of. */
  complaints: string[];
}

async function aSite(t: TestContext): Promise<Site | null> {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const frameless = {
    ...NO_WORDS,
    provider: 'getty',
    url: 'https://www.gettyimages.com/detail/34',
    mediaDescription: 'A gull',
  };
  const embeds = [...clippings.map(({ embed }) => embed), linked, frameless];
  const body = ['It begins.', ...embeds.flatMap(({ url }) => [url, 'Well.']), 'It ends.'].join('\n\n');
  const post = await aPost(app, { title: 'Ten', body, embeds, people: ['Tess of the Ferry'] });
  await aComment(app, post, { body: 'Look: https://www.instagram.com/p/Ab_3-xYz/' });
  const urls = [
    'https://www.instagram.com/p/one/',
    'https://x.com/tess_ferry/status/1',
    'https://www.instagram.com/p/two/',
  ];
  const two = await aPost(app, { title: 'Two', body: ['It begins.', ...urls, 'It ends.'].join('\n\n') });
  return { app, browser, path: postPath(post), twoPath: postPath(two) };
}

async function read(
  { browser, app }: Site,
  path: string,
  options?: BrowserContextOptions & { late?: number },
): Promise<Reading> {
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
    async (route) => {
      if (options?.late === NEVER) return;
      await new Promise((later) => setTimeout(later, options?.late ?? 0));
      await route.fulfill({ contentType: 'text/html', body: STRANGER });
    },
  );
  const page = await context.newPage();
  await page.goto(app.url + path);
  return { page, strangers, complaints };
}

const buttons = (page: Page) => page.getByRole('button', { name: 'Load from' });
const button = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^Load from \\S+: ${escaped(title)}$`) });
const card = (page: Page, link: string): Locator => page.locator('.embed').filter({ hasText: link }).first();
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where all parts of the story stand on the page, whatever the scroll. */
const PLACES = `JSON.stringify([...document.querySelectorAll('.embed, .embed-foot > p, .embed-head, .prose > p')].map((part) => {
  const { x, y, width, height } = part.getBoundingClientRect();
  return [x, y + scrollY, width, height];
}))`;
/** Those that nobody's click explains. */
const SHIFTS = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().filter((entry) => !entry.hadRecentInput).map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done([]), 300);
})`;
const settled = (page: Page) =>
  page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => 0)');
const below = (page: Page, link: string): Promise<number> =>
  card(page, link).evaluate((figure) => {
    const after = (figure as unknown as { nextElementSibling: { getBoundingClientRect(): { y: number } } })
      .nextElementSibling;
    return after.getBoundingClientRect().y + (globalThis as unknown as { scrollY: number }).scrollY;
  });

test('what others host', async (t) => {
  const site = await aSite(t);
  if (!site) return;
  await t.test('no page asks a third party for anything before a click', () => asksNobody(site));
  await t.test('a click asks one provider of the ten, for one frame in a sandbox, and nothing moves after it', () =>
    asksOne(site),
  );
  await t.test('nothing moves when the buttons appear', () => appearsInPlace(site));
  await t.test('what is always to be shown is, without a shift, until it is taken back', () => remembers(site));
  await t.test('what is pressed stays where it is, whatever opens or closes above it', () => staysInPlace(site));
  await t.test('what a forged note names is not shown, and a forbidden one breaks nothing', () => survivesNotes(site));
  await t.test('were a card forged, there would be no button, and the policy would let no frame in', () =>
    refusesForged(site),
  );
  await t.test('who never answers is said not to, and paper has the words alone', () => saysSo(site));
  await t.test('without JavaScript the cards are whole, and promise no button', () => isWholeWithoutScripts(site));
  await t.test('axe objects to nothing, in light or dark, before and after', () => isAccessible(site));
});

async function asksNobody(site: Site): Promise<void> {
  const { page, strangers } = await read(site, site.path);
  for (const path of ['/', '/people/tess-of-the-ferry', '/2026', '/search?q=gull', '/nothing/here', site.path]) {
    await page.goto(site.app.url + path, { waitUntil: 'networkidle' });
    assert.equal(await page.locator('link[rel~="preconnect"], link[rel~="dns-prefetch"], iframe').count(), 0, path);
    assert.deepEqual(strangers, [], path);
  }
  assert.equal(await buttons(page).count(), clippings.length);
  for (const each of await buttons(page).all()) {
    await each.hover();
    await each.focus();
  }
  for (const { link } of clippings) await card(page, link).getByRole('link').hover();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await page.pdf();
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.locator('iframe').count(), 0);
  assert.deepEqual(strangers, []);
  await page.context().close();
}

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

async function asksOne(site: Site): Promise<void> {
  for (const width of [320, 360, 1280]) {
    const { page, strangers, complaints } = await read(site, site.path, {
      viewport: { width, height: 1600 },
      late: LATE,
    });
    await buttons(page)
      .nth(clippings.length - 1)
      .waitFor();
    await settled(page);
    const shifts = await page.evaluate(SHIFTS);
    for (const [n, { embed, source, title, link }] of clippings.entries()) {
      const before = await below(page, link);
      await button(page, title).press('Enter');
      assert.equal(await page.evaluate('document.activeElement.title'), title, 'the keyboard is where the frame is');
      await page.waitForFunction(`document.querySelectorAll('iframe').length === ${n + 1}`);
      const after = await below(page, link);
      if (['youtube', 'getty', 'spotify'].includes(embed.provider))
        assert.equal(after, before, `${embed.provider} takes the place of its stand-in at ${width}`);
      else assert.ok(after > before + 300, `${embed.provider} has its room at once at ${width}`);
      await card(page, link).locator('iframe').scrollIntoViewIfNeeded();
      for (let waited = 0; strangers.length <= n && waited < 50; waited++) await page.waitForTimeout(20);
      assert.deepEqual(
        strangers,
        clippings.slice(0, n + 1).map((each) => each.source),
      );
      const attributes = await card(page, link)
        .locator('iframe')
        .evaluate((frame) => {
          const all = Array.from((frame as unknown as { attributes: { name: string; value: string }[] }).attributes);
          return Object.fromEntries(all.map(({ name, value }) => [name, value]));
        });
      assert.deepEqual(attributes, {
        title,
        src: source,
        loading: 'lazy',
        referrerpolicy: 'strict-origin-when-cross-origin',
        sandbox: embed.provider === 'youtube' ? `${SANDBOX} allow-presentation` : SANDBOX,
        allow: 'encrypted-media; picture-in-picture; fullscreen',
      });
      assert.equal(await button(page, title).count(), 0);
      assert.equal(await buttons(page).count(), clippings.length - n - 1, 'the others wait for their own click');
      assert.ok(await card(page, link).getByRole('link', { name: link, exact: true }).isVisible());
    }
    const asked = await page.evaluate(PLACES);
    await status(page, 'Above is what')
      .nth(clippings.length - 1)
      .waitFor();
    await page.frameLocator('iframe').last().getByRole('heading', { name: 'Theirs' }).waitFor();
    assert.equal(await page.evaluate(PLACES), asked, `nothing has moved since the clicks at ${width}`);
    assert.deepEqual(await page.evaluate(SHIFTS), shifts);
    assert.deepEqual(
      strangers,
      clippings.map(({ source }) => source),
    );
    assert.deepEqual(complaints, []);
    const again = await page.evaluate(`{
      const heard = document.querySelector('.embed-said [role=status]');
      heard.textContent = 'Heard.';
      document.querySelector('iframe').dispatchEvent(new Event('load'));
      heard.textContent;
    }`);
    assert.equal(again, 'Heard.', 'who follows a link inside the frame does not hear the same once more');
    for (const { embed } of clippings)
      for (const words of [embed.mediaDescription, embed.authorName])
        if (words) assert.ok(await page.locator('.embed').getByText(words).first().isVisible(), words);
    await page.context().close();
  }
}

async function appearsInPlace(site: Site): Promise<void> {
  for (const width of [320, 360, 1280]) {
    // High enough for all of it, as only what is in sight counts as shifted.
    const page = await site.browser.newPage({ viewport: { width, height: 6000 } });
    const { letGo } = await held(page);
    await page.goto(site.app.url + site.path, { waitUntil: 'commit' });
    await page.getByText('It ends.').waitFor();
    await settled(page);
    const before = await page.evaluate(PLACES);
    const shifts = await page.evaluate(SHIFTS);
    assert.equal(await buttons(page).count(), 0, 'the script is still on its way');
    letGo();
    await buttons(page)
      .nth(clippings.length - 1)
      .waitFor();
    assert.equal(await page.evaluate(PLACES), before, `at ${width} pixels`);
    assert.deepEqual(await page.evaluate(SHIFTS), shifts, 'no shift beside that of the fonts, if any');
    await page.close();
  }
}

/** Keeps the script from the page until it is let go. */
async function held(page: Page): Promise<{ letGo: () => void }> {
  let letGo = () => {};
  const gone = new Promise<void>((release) => {
    letGo = release;
  });
  await page.route('**/js/load-embed.js', async (route) => {
    await gone;
    await route.continue();
  });
  return { letGo };
}

const ALWAYS = 'Always show posts from Instagram';
const INSTAGRAM = [
  'https://www.instagram.com/p/one/embed/captioned/',
  'https://www.instagram.com/p/two/embed/captioned/',
];

async function remembers(site: Site): Promise<void> {
  const { page, strangers } = await read(site, site.twoPath, { viewport: { width: 360, height: 4000 } });
  await buttons(page).first().press('Enter');
  await page.getByRole('button', { name: ALWAYS }).press('Enter');
  const stop = page.getByRole('button', { name: 'Stop always showing posts from Instagram' });
  await stop.nth(1).waitFor();
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Stop', 'the same button takes it back');
  await status(page, 'Always shown from Instagram on this device.').nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual([...strangers].sort(), INSTAGRAM, 'the other from there comes too, and nobody else');
  assert.deepEqual(await page.evaluate("[localStorage.getItem('shown'), document.cookie]"), ['["instagram.com"]', '']);
  const names = await page
    .locator('iframe')
    .evaluateAll((frames) => frames.map((each) => (each as unknown as { title: string }).title));
  assert.deepEqual(names, ['Instagram post', 'Instagram post (2)'], 'no two frames have one name');

  strangers.length = 0;
  const { letGo } = await held(page);
  await page.goto(site.app.url + site.twoPath, { waitUntil: 'commit' });
  await page.getByText('It ends.').waitFor();
  await settled(page);
  const before = await page.evaluate(PLACES);
  const shifts = await page.evaluate(SHIFTS);
  assert.deepEqual(strangers, []);
  letGo();
  await stop.nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.evaluate(PLACES), before, 'their room was kept before the script came');
  assert.deepEqual(await page.evaluate(SHIFTS), shifts);
  assert.deepEqual([...strangers].sort(), INSTAGRAM);
  assert.deepEqual(
    await page
      .locator('iframe')
      .evaluateAll((all) => all.map((each) => (each as unknown as { loading: string }).loading)),
    ['lazy', 'lazy'],
  );
  assert.equal(await buttons(page).count(), 1, 'the third is somebody else’s');

  const other = await page.context().newPage();
  await other.goto(site.app.url + site.twoPath);
  await other.getByRole('button', { name: 'Stop always' }).nth(1).waitFor();
  await stop.nth(1).press('Enter');
  await other.getByRole('button', { name: 'Load from' }).nth(2).waitFor();
  assert.equal(await other.locator('iframe').count(), 0, 'taken back in other tabs too');
  await other.close();
  assert.equal(await page.locator('iframe').count(), 0);
  assert.equal(await buttons(page).count(), 3);
  assert.match(
    await page.evaluate('document.activeElement.getAttribute("aria-label")'),
    /^Load from instagram.com: Instagram post \(2\)$/,
  );
  strangers.length = 0;
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(await buttons(page).count(), 3);
  assert.deepEqual(strangers, []);
  await page.context().close();
}

async function staysInPlace(site: Site): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    const { page } = await read(site, site.twoPath, { viewport: { width, height } });
    const top = (pressed: Locator): Promise<number> =>
      pressed.evaluate(
        (each) => (each as unknown as { getBoundingClientRect(): { y: number } }).getBoundingClientRect().y,
      );
    const near = (now: number, before: number, what: string) =>
      assert.ok(Math.abs(now - before) <= 40, `${what} at ${width}: ${before}, then ${now}`);
    await buttons(page).nth(2).press('Enter');
    const always = page.getByRole('button', { name: ALWAYS });
    await always.scrollIntoViewIfNeeded();
    let before = await top(always);
    await always.click();
    const stop = page.getByRole('button', { name: 'Stop always showing posts from Instagram' }).nth(1);
    await settled(page);
    assert.equal(await page.locator('iframe').count(), 2);
    near(await top(stop), before, 'kept');

    before = await top(stop);
    await stop.click();
    await settled(page);
    assert.equal(await page.locator('iframe').count(), 0);
    const load = buttons(page).nth(2);
    near(await top(load), before, 'stopped');
    assert.ok(
      await load.evaluate(
        (each) => each === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement,
      ),
    );
    const place = await top(load);
    assert.ok(place >= 0 && place + 32 <= height, `the button is in sight at ${width}: ${place}`);
    await page.context().close();
  }
}

async function survivesNotes(site: Site): Promise<void> {
  const { page, strangers } = await read(site, '/');
  const notes = [
    'nonsense{',
    '"instagram.com"',
    '[1,null,{}]',
    '{"length":9}',
    '["example.org","*","com","}*{display:none","https://x.com"]',
  ];
  for (const note of notes) {
    await page.evaluate(`localStorage.setItem('shown', ${JSON.stringify(note)})`);
    await page.goto(site.app.url + site.path);
    await buttons(page).last().waitFor();
    assert.equal(await buttons(page).count(), clippings.length, note);
    assert.ok(await page.getByText('It ends.').isVisible(), note);
  }
  assert.deepEqual(strangers, []);

  await page
    .context()
    .addInitScript("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })");
  await page.goto(site.app.url + site.twoPath);
  await buttons(page).first().press('Enter');
  await page.getByRole('button', { name: ALWAYS }).press('Enter');
  await status(page, 'This browser keeps no notes').waitFor();
  assert.equal(await page.locator('iframe').count(), 1, 'what was asked for stays');
  await page.context().close();
}

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

async function refusesForged(site: Site): Promise<void> {
  const { page, strangers, complaints } = await read(site, site.path);
  await page.evaluate(`localStorage.setItem('shown', '["instagram.com"]')`);
  const figure = (source: string) =>
    `<figure class="embed"><div class="frame"></div><div class="embed-foot" data-frame="${source}" data-host="instagram.com"></div></figure>`;
  const cards = [...forged, 'https://www.instagram.com/p/a/embed/'].map(figure).join('');
  await page.route(`**${site.path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('<main id="main">', `<main id="main">${cards}`),
    });
  });
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(
    await page.locator('iframe').count(),
    1 + 1,
    'only the last of the forged is what it says, beside the true one',
  );
  assert.ok(strangers.every((url) => url.startsWith('https://www.instagram.com/p/')));

  strangers.length = 0;
  for (const source of ['https://example.org/', 'https://www.youtube.com/embed/a', 'javascript:alert(1)'])
    await page.evaluate(`document.body.append(Object.assign(document.createElement('iframe'), { src: '${source}' }))`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(strangers, []);
  assert.ok(complaints.length >= 2 && complaints.every((words) => words.includes('Content Security Policy')));
  await page.context().close();
}

async function saysSo(site: Site): Promise<void> {
  const { page } = await read(site, site.twoPath, { late: NEVER });
  await page.clock.install();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await buttons(page).first().press('Enter');
  await status(page, 'Asking instagram.com.').waitFor();
  await page.clock.fastForward(11_000);
  await status(page, 'Nothing from instagram.com so far. The link leads there.').waitFor();
  assert.equal(await page.getByRole('button', { name: ALWAYS }).count(), 0);

  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('iframe').isVisible(), false);
  assert.equal(
    await page
      .getByText(/so far|until you ask|Load from/)
      .filter({ visible: true })
      .count(),
    0,
  );
  assert.ok(await page.getByText(/^See the original .*on X$/).isVisible());
  await page.context().close();
}

async function isWholeWithoutScripts(site: Site): Promise<void> {
  const { page, strangers } = await read(site, site.path, { javaScriptEnabled: false });
  assert.equal(await buttons(page).count(), 0);
  assert.equal(await page.getByText(/until you ask|Load from/).count(), 0);
  assert.equal(await page.locator('.frame').filter({ visible: true }).count(), 0, 'nor is anything kept free');
  const words = clippings.flatMap(({ embed, link }) => [
    ...(embed.quote ?? '').split('\n'),
    embed.mediaDescription,
    embed.authorName,
    link,
  ]);
  for (const each of words.filter((word) => word !== null && word !== ''))
    assert.ok(
      await page
        .locator('.prose')
        .getByText(each ?? '')
        .first()
        .isVisible(),
      each ?? '',
    );
  assert.deepEqual(strangers, []);
  await page.context().close();
}

async function isAccessible(site: Site): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await read(site, site.path, { colorScheme, viewport: { width: 360, height: 740 } });
    await buttons(page)
      .nth(clippings.length - 1)
      .waitFor();
    await inspect(page, `${colorScheme}, before`);
    // With the keyboard: right after scrolling, Chromium may give a click to the frame that was there before.
    for (const [n, { title }] of clippings.entries()) {
      await button(page, title).press('Enter');
      await page.locator('iframe').nth(n).scrollIntoViewIfNeeded();
      await status(page, 'Above is what').nth(n).waitFor();
    }
    await page.getByRole('button', { name: 'Always show' }).first().press('Enter');
    await inspect(page, `${colorScheme}, after`);
    await page.context().close();
  }
}
