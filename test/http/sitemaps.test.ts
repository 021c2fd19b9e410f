import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from '../../src/html.ts';
import { STORIES_A_FILE } from '../../src/posts/reading/for-engines.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { aDesk, WHERE, write } from '../support/desk.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { answered, HIT, warm } from '../support/kept.ts';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../support/xml.ts';

/** The root of a file, which must be well-formed as far as an XML reader minds. */
async function parsed(app: TestApp, path: string): Promise<XmlElement> {
  const answer = await app.get(path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
  assert.ok(answer.html.startsWith('<?xml version="1.0" encoding="UTF-8"?>'), path);
  assert.equal(printable(answer.html), answer.html, path);
  assert.doesNotMatch(answer.html, /&(?!(?:amp|lt|gt|quot|apos);)/);
  return parseXml(answer.html);
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

interface Listed {
  loc: string;
  lastmod: string | undefined;
  images: string[];
  element: XmlElement;
}

/** The addresses of a file, each with what the protocol asks for, without the host. */
async function listed(app: TestApp, path: string): Promise<Listed[]> {
  const root = await parsed(app, path);
  assert.equal(root.attributes.xmlns, SITEMAP);
  const isIndex = root.name === 'sitemapindex';
  if (!isIndex) assert.equal(root.name, 'urlset');
  assert.ok(root.children.length <= 50_000);
  return root.children.map((element) => {
    assert.equal(element.name, isIndex ? 'sitemap' : 'url');
    const loc = textOf(element, 'loc');
    assert.ok(loc.startsWith('http://gossip.test/'), loc);
    const [lastmod] = childrenOf(element, 'lastmod').map(({ text }) => text);
    if (lastmod !== undefined) assert.match(lastmod, W3C);
    const images = childrenOf(element, 'image:image').map((image) => textOf(image, 'image:loc'));
    if (images.length > 0) assert.equal(root.attributes['xmlns:image'], IMAGE);
    return { loc: pathOf(loc), lastmod, images, element };
  });
}

const pathOf = (address: string) => address.replace('http://gossip.test', '');
const places = async (app: TestApp, path: string) => (await listed(app, path)).map(({ loc }) => loc);
const ISO = (at: number) => new Date(at).toISOString();

test('the index names a file of pages and files of months, and these every page that is to be found', async (t) => {
  const app = await startApp(t);
  await aPost(app, { title: 'Soup', people: ['Léna Quist'], topics: ['Soup & Bread'] });
  await aPost(app, { title: 'Older', publishedAt: Date.UTC(2024, 1, 29) });
  const ahead = { publishedAt: NOON + HOUR, people: ['Nobody Yet'], topics: ['Later'] };
  await aPost(app, { title: 'Tomorrow', ...ahead });

  const files = await places(app, '/sitemap.xml');
  const names = ['/sitemaps/people-1.xml', '/sitemaps/topics-1.xml'];
  assert.deepEqual(files, ['/sitemaps/pages.xml', ...names, '/sitemaps/2026-11-1.xml', '/sitemaps/2024-02-1.xml']);
  assert.deepEqual(await places(app, '/sitemaps/people-1.xml'), ['/people/lena-quist']);
  assert.deepEqual(await places(app, '/sitemaps/topics-1.xml'), ['/topics/soup-and-bread']);
  assert.deepEqual(await places(app, '/sitemaps/2026-11-1.xml'), ['/2026/11/soup']);
  assert.deepEqual(await places(app, '/sitemaps/2024-02-1.xml'), ['/2024/02/older']);
  const pages = await places(app, '/sitemaps/pages.xml');
  assert.deepEqual(pages.sort(), [
    ...[
      '/',
      '/2024',
      '/2024/02',
      '/2026',
      '/2026/11',
      '/about',
      '/archive',
      '/authors/imelda-farr',
      '/comment-policy',
      '/contact',
    ],
    ...['/people', '/privacy', '/topics'],
  ]);
  for (const path of [...pages, '/people/lena-quist', '/topics/soup-and-bread', '/2026/11/soup', '/2024/02/older']) {
    const { status, html } = await app.get(path);
    assert.equal(status, 200, path);
    assert.ok(html.includes(`<link rel="canonical" href="http://gossip.test${path}">`), path);
    assert.doesNotMatch(html, /noindex/, path);
  }
  for (const path of [
    '/sitemaps/2026-10-1.xml',
    '/sitemaps/2026-11-2.xml',
    '/sitemaps/2026-11-0.xml',
    '/sitemaps/x.xml',
    '/sitemaps/people-0.xml',
    '/sitemaps/people-2.xml',
    '/sitemaps/people-x.xml',
  ])
    assert.equal((await app.get(path)).status, 404, path);

  app.clock.now += HOUR;
  assert.deepEqual(await places(app, '/sitemaps/2026-11-1.xml'), ['/2026/11/soup', '/2026/11/tomorrow']);
  assert.ok((await places(app, '/sitemaps/people-1.xml')).includes('/people/nobody-yet'));
});

test('an empty site has a page or two, and no news', async (t) => {
  const app = await startApp(t);
  assert.deepEqual(await places(app, '/sitemap.xml'), ['/sitemaps/pages.xml']);
  assert.ok((await places(app, '/sitemaps/pages.xml')).includes('/'));
  const root = await parsed(app, '/news-sitemap.xml');
  assert.deepEqual([root.name, root.attributes, root.children], ['urlset', { xmlns: SITEMAP, 'xmlns:news': NEWS }, []]);
});

test('a story says when it came out, was saved or put right, and nothing of what is said below it', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const saved = app.clock.now;
  const lastmod = async () => (await listed(app, '/sitemaps/2026-11-1.xml'))[0]?.lastmod;
  assert.equal(await lastmod(), ISO(saved));
  app.clock.now += HOUR;
  await aComment(app, { id });
  await app.ctx.db.updateTable('posts').set({ comments_closed_at: app.clock.now, comments_closed_by: 'age' }).execute();
  await aPost(app, { title: 'Another', publishedAt: saved - DAY });
  assert.equal((await listed(app, '/sitemaps/2026-11-1.xml')).find(({ loc }) => loc === WHERE)?.lastmod, ISO(saved));

  const corrected = app.clock.now;
  const { id: user_id } = await app.ctx.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  await app.ctx.db
    .insertInto('corrections')
    .values({ post_id: id, user_id, at: corrected, words: 'It was leek.' })
    .execute();
  app.clock.now += HOUR;
  assert.equal(
    (await listed(app, '/sitemaps/2026-11-1.xml')).find(({ loc }) => loc === WHERE)?.lastmod,
    ISO(corrected),
    'at the latest an hour after it',
  );
  await app.post(`/admin/posts/${id}`, { publish: 'now', body: 'She has *both*.' });
  assert.equal(
    (await listed(app, '/sitemaps/2026-11-1.xml')).find(({ loc }) => loc === WHERE)?.lastmod,
    ISO(app.clock.now),
    'at once',
  );
  await app.post(`/admin/posts/${id}`, { publish: 'draft' });
  assert.ok(!(await places(app, '/sitemaps/2026-11-1.xml')).includes(WHERE), 'withdrawn');
});

test('one that waited for its hour was last changed then', async (t) => {
  const app = await startApp(t);
  await aPost(app, { publishedAt: NOON + HOUR });
  app.clock.now += 2 * HOUR;
  assert.equal((await listed(app, '/sitemaps/2026-11-1.xml'))[0]?.lastmod, ISO(NOON + HOUR));
});

test('a story has its pictures for as long as they may be shown', async (t) => {
  const app = await startApp(t);
  const [hero, inText] = [await aPicture(app), await aPicture(app)];
  const { id } = await aPost(app, { heroId: hero });
  for (const media_id of [hero, inText])
    await app.ctx.db.insertInto('post_pictures').values({ post_id: id, media_id }).execute();
  const keys = await app.ctx.db.selectFrom('media').select('key').orderBy('id').execute();
  const [first, second] = keys.map(({ key }) => `http://gossip.test/media/${key}/1600.webp`);
  const images = async () => (await listed(app, '/sitemaps/2026-11-1.xml'))[0]?.images;
  assert.deepEqual(await images(), [first, second]);
  for (const address of [first ?? '', second ?? '']) assert.equal((await app.get(pathOf(address))).status, 200);

  const end = NOON + 90_000;
  await app.ctx.db.updateTable('media').set({ expires_at: end }).where('id', '=', hero).execute();
  app.clock.now = end - 1;
  assert.deepEqual(await images(), [first, second]);
  app.clock.now = end;
  assert.deepEqual(await images(), [second]);
});

test('a month with many stories has several files, and a full one stays as it is', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { publishedAt: Date.UTC(2026, 9, 1) });
  const row = await app.ctx.db.selectFrom('posts').selectAll().where('id', '=', post.id).executeTakeFirstOrThrow();
  const { id: _, ...like } = row;
  const more = (n: number) => ({ ...like, slug: `soup-${n}`, published_at: Number(row.published_at) + n });
  for (let n = 1; n < STORIES_A_FILE; n += 50)
    await app.ctx.db
      .insertInto('posts')
      .values(Array.from({ length: 50 }, (_, i) => more(n + i)))
      .execute();
  const files = ['/sitemaps/pages.xml', '/sitemaps/2026-10-1.xml', '/sitemaps/2026-10-2.xml'];
  assert.deepEqual(await places(app, '/sitemap.xml'), files);
  const [full, rest] = [await app.get(files[1] ?? ''), await places(app, files[2] ?? '')];
  assert.equal(full.html.match(/<url>/g)?.length, STORIES_A_FILE);
  assert.deepEqual(rest, [`/2026/10/soup-${STORIES_A_FILE}`]);
  await app.ctx.db
    .insertInto('posts')
    .values(more(STORIES_A_FILE + 1))
    .execute();
  assert.equal((await app.get(files[1] ?? '')).headers.get('etag'), full.headers.get('etag'));
  assert.equal((await places(app, files[2] ?? '')).length, 2);
});

test('the news are what came out within two days, to the millisecond, in words that XML can hold', async (t) => {
  const hostile = 'A <b>“soup” & ]]></b>\u0000\u000b\ufffe \u{1f95c}';
  const app = await startApp(t, { settings: { 'site.title': 'Soup & <Co>', 'site.timezone': 'Asia/Kathmandu' } });
  const { id } = await aPost(app, { title: 'Hostile', publishedAt: NOON - 2 * DAY + HOUR });
  await app.ctx.db.updateTable('posts').set({ title: hostile }).where('id', '=', id).execute();
  await aPost(app, { title: 'Too old', publishedAt: NOON - 2 * DAY });
  await aPost(app, { title: 'Ahead', publishedAt: NOON + 2 * HOUR });
  const root = await parsed(app, '/news-sitemap.xml');
  assert.equal(root.attributes['xmlns:news'], NEWS);
  const [story, ...others] = await listed(app, '/news-sitemap.xml');
  assert.deepEqual(others, []);
  assert.ok(story);
  const news = childOf(story.element, 'news:news');
  const publication = childOf(news, 'news:publication');
  assert.equal(textOf(publication, 'news:name'), 'Soup & <Co>');
  assert.equal(textOf(publication, 'news:language'), 'en');
  assert.equal(textOf(news, 'news:title'), 'A <b>“soup” & ]]></b> \u{1f95c}');
  const date = textOf(news, 'news:publication_date');
  assert.match(date, W3C);
  assert.equal(Date.parse(date), NOON - 2 * DAY + HOUR);

  app.clock.now = NOON + HOUR - 1;
  assert.equal((await places(app, '/news-sitemap.xml')).length, 1);
  app.clock.now = NOON + HOUR;
  assert.deepEqual(await places(app, '/news-sitemap.xml'), []);
  app.clock.now = NOON + 2 * HOUR;
  assert.deepEqual(await places(app, '/news-sitemap.xml'), ['/2026/11/ahead']);
});

test('robots are told where the maps are, and are kept from nothing that they must see', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { heroId: await aPicture(app), people: ['Odalys'], topics: ['Soup'] });
  const { html, headers } = await app.get('/robots.txt');
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  const lines = html.split('\n');
  assert.equal(lines[0], 'User-agent: *');
  const maps = lines.filter((line) => line.startsWith('Sitemap: ')).map((line) => line.slice('Sitemap: '.length));
  assert.deepEqual(maps, ['http://gossip.test/sitemap.xml', 'http://gossip.test/news-sitemap.xml']);
  for (const map of maps) await parsed(app, pathOf(map));
  const closed = lines.filter((line) => line.startsWith('Disallow: ')).map((line) => line.slice('Disallow: '.length));
  const isOpen = (path: string) => !closed.some((start) => path.startsWith(start));
  for (const path of ['/admin', '/admin/login', '/me.json', '/me/comments.json', '/search?q=soup'])
    assert.ok(!isOpen(path), path);
  const page = await app.get(postPath(post));
  const linked = [...page.html.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map(([, path]) => path ?? '');
  assert.ok(linked.some((path) => path.startsWith('/media/')) && linked.some((path) => path.startsWith('/assets/')));
  for (const path of [...linked, '/me', '/search', `${postPath(post)}?reply=1`, '/c/1/report', '/media/x/480.webp'])
    if (!path.startsWith('/admin')) assert.ok(isOpen(path), path);
});

test('they are kept, and made anew when a story changes, not when somebody says something', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (const path of [
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/2026-11-1.xml',
    '/news-sitemap.xml',
    '/people',
    '/topics',
    '/archive',
  ]) {
    const { headers } = await warm(app, `${path}?x=1`);
    await aComment(app, post, { body: path });
    assert.deepEqual(await answered(app, () => app.get(path)), HIT, path);
    assert.equal((await app.get(path, { 'if-none-match': headers.get('etag') ?? '' })).status, 304, path);
  }
  await aPost(app, { title: 'More' });
  for (const path of ['/sitemaps/2026-11-1.xml', '/news-sitemap.xml'])
    assert.ok((await places(app, path)).includes('/2026/11/more'), path);
});
