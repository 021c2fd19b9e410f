import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { asReader, everyPage, opened } from '../support/every-page.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { assertNotSideways, inspect } from '../support/inspect.ts';

/** ms: axe takes its time over two hundred comments. */
const AN_ALBUM = 500_000;

const ROUNDS = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const;

for (const { colorScheme, width } of ROUNDS)
  test(`no kind of page has what axe objects to, or scrolls sideways, ${colorScheme} at ${width} pixels`, async (t) => {
    const browser = await openBrowser(t, AN_ALBUM);
    if (!browser) return;
    const every = await everyPage(t);
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 700 } });
    await asReader(context, every);
    const page = await context.newPage();
    for (const kind of every.pages.filter(({ again }) => !again)) {
      await opened(page, every.app, kind);
      await inspect(page, `${kind.what}, ${kind.path}`);
      await assertTargets(page, `${kind.what}, ${kind.path}`);
    }
  });

test('no kind of page scrolls sideways on a small telephone whose owner reads letters of twice the size', async (t) => {
  const browser = await openBrowser(t, AN_ALBUM);
  if (!browser) return;
  const every = await everyPage(t);
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  await asReader(context, every);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  for (const kind of every.pages.filter(({ again }) => !again)) {
    await opened(page, every.app, kind);
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).fontSize'), '32px');
    await assertNotSideways(page, `${kind.what}, ${kind.path}`);
  }
});

/** Fails where a finger has less than 24 pixels, but in a sentence, whose lines are as high as they are. */
async function assertTargets(page: Page, what: string): Promise<void> {
  const small = await page.evaluate(`(${smallTargets})()`);
  assert.deepEqual(small, [], what);
}

const smallTargets = `() => {
  const inSentence = (target) =>
    getComputedStyle(target).display === 'inline' &&
    (target.closest('.prose') ||
      [...target.parentNode.childNodes].some((node) => node !== target && node.nodeType === 3 && /\\w/.test(node.data)));
  return [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), textarea')]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('[aria-hidden], .vh, .skip'))
    .filter((target) => !inSentence(target))
    .flatMap((target) => {
      const box = target.getBoundingClientRect();
      const low = Math.round(Math.min(box.width, box.height) * 10) / 10;
      return low >= 24 ? [] : [low + ': ' + target.outerHTML.slice(0, 160)];
    });
}`;

/** Everything that can have a picture has one, and every box of the front page stands. @returns their addresses */
async function illustrated(app: TestApp): Promise<string[]> {
  const names = [
    'Odalys Finch',
    'Bram Solvay',
    'Dame Philippa Crane-Vantongeren',
    'x'.repeat(60),
    'Priya',
    'Teddy',
    'Wren',
  ];
  const stories = [];
  for (const [n, name] of names.entries()) {
    const people = [name, 'Nobody’s Picture'];
    const heroId = await aPicture(app, { credit: 'Odile Brandt '.repeat(n) });
    const title = n % 2 ? `${name} again` : 'A longer headline, as most of them are, about a flask and a lid';
    const story = await aPost(app, { title, people, topics: ['Soup', 'Red carpets'], heroId, ageInDays: n / 2 });
    await aComment(app, story, { name, body: 'Well. '.repeat(30) });
    stories.push(story);
  }
  const [first] = stories;
  assert.ok(first);
  const upright = await aPicture(app, { width: 600, height: 900 });
  const tall = await aPost(app, { title: 'Upright', people: names, topics: ['Soup'], heroId: upright, ageInDays: 20 });
  return ['/', postPath(first), postPath(tall), '/people/odalys-finch', '/people/nobodys-picture', '/topics/soup'];
}

test('pages with pictures are as good from a telephone to a desk, and pictures that come late move nothing', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const paths = await illustrated(app);
  const heights = new Map<string, unknown>();
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    // In the dark round no picture arrives at all, and everything must stand where it stood.
    if (colorScheme === 'dark') await page.route('**/media/**', (route) => route.abort());
    for (const path of paths) {
      for (const width of [1280, 768, 320]) {
        const what = `${colorScheme} ${path} at ${width}`;
        await page.setViewportSize({ width, height: 800 });
        await page.goto(app.url + path);
        await page.evaluate('document.fonts.ready.then(() => null)');
        await assertNotSideways(page, what);
        const height = await page.evaluate('document.documentElement.scrollHeight');
        if (colorScheme === 'light') heights.set(`${path} ${width}`, height);
        else assert.equal(height, heights.get(`${path} ${width}`), `${what} has moved`);
        if (width === (colorScheme === 'light' ? 1280 : 768)) await inspect(page, what);
      }
    }
  }
});
