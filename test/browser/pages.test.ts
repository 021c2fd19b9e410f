import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { assertNotSideways, inspect } from '../support/inspect.ts';

const STANDING = ['/about', '/comment-policy', '/privacy', '/contact'];

test('no page has what axe objects to, in light or dark, or scrolls sideways at 320 pixels', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  for (let n = 0; n < 25; n++) await aPost(app, { title: `Story ${n}`, ageInDays: n });
  const post = await aPost(app, {
    title: 'A headline of extraordinarylongwordswithoutanyspace and a few more',
    body: `> “Soup.”\n\nhttps://www.instagram.com/p/Abc123/\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n${'word '.repeat(80)}`,
    people: ['Odalys Finch', 'Bram Solvay'],
    topics: ['Soup'],
  });
  const old = await aPost(app, { title: 'Old', ageInDays: 30 });
  const chain: number[] = [];
  for (const name of ['Ann', 'x'.repeat(60), 'ليلى', '🏳️‍🌈', 'Eve'])
    chain.push(
      await aComment(app, post, {
        name,
        body: `https://example.org/${'long'.repeat(40)}`,
        inReplyTo: chain.at(-1) ?? 0,
      }),
    );
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('name', '=', 'Ann').execute();
  await aComment(app, old);

  const path = postPath(post);
  const held = await app.post(`${path}/comments`, { name: 'Held', body: 'Me too' });
  const paths = ['/', '/page/2', path, `${path}?reply=${chain[4]}`, postPath(old), '/people', '/people/odalys-finch'];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } })).newPage();
    for (const each of [...paths, '/2026', ...STANDING, held.location, '/nothing/here']) {
      await page.goto(app.url + each);
      await inspect(page, `${colorScheme} ${each}`);
    }
    await page.goto(app.url + path);
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('heading', { name: 'Not sent yet' }).waitFor();
    await inspect(page, `${colorScheme} the form with errors`);
  }
});

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
