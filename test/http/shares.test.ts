import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import sharp from 'sharp';
import { correct } from '../../src/posts/writing/corrections.ts';
import { set } from '../../src/settings/settings.ts';
import { HOUR } from '../../src/time.ts';
import { commentsPath, postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

/** Properties and names of a page's meta elements, each with all it is said to be. */
async function metaOf(app: TestApp, path: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const { html } = await app.get(path);
  const parser = new Parser({
    onopentag(name, { property, name: called, content = '' }) {
      const key = property ?? called;
      if (name === 'meta' && key !== undefined) found[key] = [...(found[key] ?? []), content];
    },
  });
  parser.end(html);
  return found;
}

/** That the page has one picture, of the size that it says. */
async function cardOf(app: TestApp, meta: Record<string, string[]>): Promise<string> {
  const [address = '', ...more] = meta['og:image'] ?? [];
  assert.deepEqual(more, []);
  assert.ok(address.startsWith('http://gossip.test/cards/'), address);
  const response = await fetch(app.url + address.slice('http://gossip.test'.length), { redirect: 'error' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), meta['og:image:type']?.[0]);
  const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  assert.deepEqual([`${width}`, `${height}`], [meta['og:image:width']?.[0], meta['og:image:height']?.[0]]);
  assert.deepEqual([width, height], [1200, 630]);
  return address;
}

test('a story is shared with its headline, its card, and what it is about', async (t) => {
  const app = await startApp(t);
  await set(app.ctx.db, 'site.timezone', 'Europe/Berlin');
  const about = { people: ['Odalys Quist', 'Bram Vane'], topics: ['Soup', 'Flasks'], excerpt: 'A flask is involved.' };
  const post = await aPost(app, { ...about, heroId: await aPicture(app) });
  const meta = await metaOf(app, postPath(post));
  const card = await cardOf(app, meta);
  const { 'og:image': _, ...rest } = meta;
  assert.deepEqual(Object.fromEntries(Object.entries(rest).filter(([key]) => /^(og|article|twitter):/.test(key))), {
    'og:site_name': ['Hearsay'],
    'og:type': ['article'],
    'og:title': ['Odalys brought soup'],
    'og:description': ['A flask is involved.'],
    'og:url': [`http://gossip.test${postPath(post)}`],
    'og:locale': ['en_GB'],
    'og:image:type': ['image/jpeg'],
    'og:image:width': ['1200'],
    'og:image:height': ['630'],
    'og:image:alt': ['“Odalys brought soup”, beside a picture: Odalys with a flask'],
    'article:published_time': ['2026-11-22T12:00:00+01:00'],
    'article:modified_time': ['2026-11-22T12:00:00+01:00'],
    'article:author': ['http://gossip.test/authors/imelda-farr'],
    'article:section': ['Soup'],
    'article:tag': ['Odalys Quist', 'Bram Vane', 'Soup', 'Flasks'],
    'twitter:card': ['summary_large_image'],
  });

  // Talk does not make it another story; putting something right does.
  await aComment(app, post);
  assert.deepEqual((await metaOf(app, postPath(post)))['article:modified_time'], ['2026-11-22T12:00:00+01:00']);
  app.clock.now += HOUR;
  await correct(app.ctx.db, { postId: post.id, userId: 1, words: 'It was leek.', now: app.clock.now });
  assert.deepEqual((await metaOf(app, postPath(post)))['article:modified_time'], ['2026-11-22T14:00:00+01:00']);

  // A kept page names another card as soon as what is drawn on it has changed.
  await set(app.ctx.db, 'site.title', 'The Ear');
  assert.notEqual((await metaOf(app, postPath(post)))['og:image']?.[0], card);
});

test('every page that may be found has a card; those that may not say nothing', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { people: ['Odalys Quist'], topics: ['Soup'] });
  const id = await aComment(app, post);
  const cards = new Map<string, string>();
  const types = {
    website: [
      '/',
      '/people',
      '/topics',
      '/archive',
      '/topics/soup',
      '/authors/imelda-farr',
      '/2026',
      '/2026/11',
      '/about',
    ],
    profile: ['/people/odalys-quist'],
    article: [postPath(post)],
  };
  for (const [path, type] of Object.entries(types).flatMap(([type, paths]) =>
    paths.map((path) => [path, type] as const),
  )) {
    const meta = await metaOf(app, path);
    assert.deepEqual(meta['og:type'], [type], path);
    assert.deepEqual(meta['og:url'], [`http://gossip.test${path}`]);
    for (const name of ['og:title', 'og:description', 'og:image', 'og:image:alt', 'og:site_name', 'twitter:card'])
      assert.equal(meta[name]?.filter((value) => value.trim() !== '').length, 1, `${path}: ${name}`);
    cards.set(path, meta['og:image']?.[0] ?? '');
    if (['/', '/people/odalys-quist'].includes(path)) await cardOf(app, meta);
  }
  assert.equal(new Set(cards.values()).size, 3, 'of the house, the person and the story');
  for (const path of [
    '/no-such',
    `${postPath(post)}?reply=${id}`,
    `${postPath(post)}?since=${id}`,
    '/me',
    `/c/${id}/report`,
  ]) {
    const meta = await metaOf(app, path);
    assert.deepEqual(
      Object.keys(meta).filter((key) => /^(og|article|twitter):/.test(key)),
      [],
      path,
    );
  }
});

test('a picture too small for the card is not told of as beside its words', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app, { alt: 'Odalys, far away', width: 250, height: 200 });
  const post = await aPost(app, { title: 'Odalys went', heroId });
  assert.deepEqual((await metaOf(app, postPath(post)))['og:image:alt'], ['“Odalys went”']);
});

test('the second page of a thread is shared as what it is', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (let n = 0; n < 51; n++) await aComment(app, post, { name: `Reader ${n}`, at: app.clock.now - 1_000 + n });
  const meta = await metaOf(app, commentsPath(post, 2));
  assert.deepEqual(meta['og:url'], [`http://gossip.test${commentsPath(post, 2)}`]);
  assert.deepEqual(meta['og:title'], ['Odalys brought soup, responses, page 2']);
  assert.deepEqual(meta['og:image'], (await metaOf(app, postPath(post)))['og:image']);
});

test('words of others stay words in all of it', async (t) => {
  const app = await startApp(t);
  const title = '"><meta property="og:title" content="x"><script>alert(1)</script>’\'`<!-- & 🍲';
  await set(app.ctx.db, 'site.title', '"><b>Hear & say');
  const post = await aPost(app, { title, people: ['"><i>Bram'], topics: ['<u>"Soup'], excerpt: title });
  const meta = await metaOf(app, postPath(post));
  for (const name of ['og:title', 'og:description']) assert.deepEqual(meta[name], [title]);
  assert.deepEqual(meta['og:image:alt'], [`“${title}”`]);
  assert.deepEqual(meta['og:site_name'], ['"><b>Hear & say']);
  assert.deepEqual(meta['article:tag'], ['"><i>Bram', '<u>"Soup']);
  assert.doesNotMatch((await app.get(postPath(post))).html, /<script>|<u>|<i>Bram|<b>Hear/);
  await cardOf(app, meta);
});

test('the paper has icons, and can be put on a telephone’s first screen', async (t) => {
  const app = await startApp(t);
  const { html } = await app.get('/');
  const [, touch = ''] = /<link rel="apple-touch-icon" href="([^"]+)">/.exec(html) ?? [];
  assert.match(html, /<link rel="manifest" href="\/manifest.webmanifest">/);
  const sizeOf = async (path: string) => {
    const response = await fetch(app.url + path);
    assert.equal(response.headers.get('content-type'), 'image/png', path);
    assert.match(response.headers.get('cache-control') ?? '', /immutable/);
    const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    return `${width}x${height}`;
  };
  assert.equal(await sizeOf(touch), '180x180');

  await set(app.ctx.db, 'site.title', 'The “Ear”');
  const { headers, html: text } = await app.get('/manifest.webmanifest');
  assert.equal(headers.get('content-type'), 'application/manifest+json; charset=utf-8');
  const manifest = JSON.parse(text);
  assert.equal(manifest.name, 'The “Ear”');
  assert.equal(manifest.description, 'Overheard, checked twice, and passed on kindly');
  assert.equal(manifest.start_url, '/');
  assert.equal(manifest.icons.length, 4);
  for (const { src, sizes, type, purpose } of manifest.icons) {
    assert.equal(type, 'image/png');
    assert.match(purpose, /^(any|maskable)$/);
    assert.equal(await sizeOf(src), sizes);
  }
  assert.equal((await app.get('/manifest.webmanifest', { 'if-none-match': headers.get('etag') ?? '' })).status, 304);

  const icon = await fetch(`${app.url}/favicon.ico`, { redirect: 'error' });
  assert.equal(icon.status, 200);
  assert.equal(icon.headers.get('content-type'), 'image/x-icon');
  const bytes = Buffer.from(await icon.arrayBuffer());
  assert.ok(bytes.length < 5_000);
  const directory = Array.from({ length: bytes.readUInt16LE(4) }, (_, n) => 6 + 16 * n);
  const pictures = directory.map((at) => {
    const from = bytes.readUInt32LE(at + 12);
    return sharp(bytes.subarray(from, from + bytes.readUInt32LE(at + 8))).metadata();
  });
  assert.deepEqual(
    (await Promise.all(pictures)).map(({ format, width }) => `${format} ${width}`),
    ['png 16', 'png 32', 'png 48'],
  );
});
