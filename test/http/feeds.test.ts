import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { decide } from '../../src/comments/desk/decide.ts';
import { fromElsewhere } from '../../src/site/feeds/from-elsewhere.ts';
import { save } from '../../src/tags/edit.ts';
import * as tags from '../../src/tags/tags.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { FEED_FORMATS, type FeedFormat, feedOf, postPath } from '../../src/urls.ts';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { answered, HIT, warm } from '../support/kept.ts';
import { raw } from '../support/raw.ts';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../support/xml.ts';

const BASE = 'http://gossip.test';

/** A story with everything, and what was said about it. */
async function aSite(t: TestContext, options: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, options);
  const post = await aPost(app, {
    ...{ title: 'The flask', people: ['Odalys Finch'], topics: ['Soup'], heroId: await aPicture(app) },
    body: 'Leek and *potato*, says [she](/people/odalys-finch).',
  });
  await aPost(app, { title: 'The ladle', ageInDays: 3 });
  const comment = await aComment(app, post, { name: 'Odile', body: 'It was ||lentil||.' });
  return { app, post, path: postPath(post), comment };
}

/** The pages that have feeds. */
const pagesOf = (post: string) => [
  ...['/', '/people/odalys-finch', '/topics/soup', '/authors/imelda-farr', '/comments'],
  post,
];

interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  language: string;
  items: JsonItem[];
}

interface JsonItem {
  id: string;
  url: string;
  title: string;
  content_html: string;
  summary?: string;
  image?: string;
  date_published: string;
  date_modified: string;
  authors: { name: string; url?: string }[];
  tags?: string[];
}

const rssOf = async (app: TestApp, page: string): Promise<XmlElement> =>
  childOf(parseXml((await app.get(feedOf(page))).html), 'channel');
const atomOf = async (app: TestApp, page: string) => parseXml((await app.get(feedOf(page, 'atom'))).html);
const jsonOf = async (app: TestApp, page: string) => JSON.parse((await app.get(feedOf(page, 'json'))).html) as JsonFeed;

const RFC_822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const unique = (all: readonly string[]) => assert.equal(new Set(all).size, all.length);

test('each is what its specification asks for', async (t) => {
  const { app, path } = await aSite(t);
  await aComment(app, { id: 1 }, { name: 'Bram' });
  for (const page of pagesOf(path)) {
    const link = `${BASE}${page === '/comments' ? '/' : page}`;
    const [rss, atom, json] = [await rssOf(app, page), await atomOf(app, page), await jsonOf(app, page)];

    assert.equal(textOf(rss, 'link'), link);
    for (const name of ['title', 'description']) assert.notEqual(textOf(rss, name), '', `${page} ${name}`);
    assert.match(textOf(rss, 'lastBuildDate'), RFC_822);
    assert.equal(textOf(rss, 'language'), 'en');
    const self = childOf(rss, 'atom:link').attributes;
    assert.deepEqual(self, { href: BASE + feedOf(page), rel: 'self', type: 'application/rss+xml' });
    const items = childrenOf(rss, 'item');
    assert.ok(items.length > 0, page);
    unique(items.map((item) => textOf(item, 'guid')));
    for (const item of items) {
      assert.notEqual(textOf(item, 'title'), '');
      assert.ok(textOf(item, 'link').startsWith(BASE));
      assert.match(textOf(item, 'pubDate'), RFC_822);
      assert.notEqual(textOf(item, 'content:encoded'), '');
      assert.notEqual(textOf(item, 'dc:creator'), '');
      assert.deepEqual(childrenOf(item, 'author'), [], 'which would have to be an e-mail address');
      const { isPermaLink } = childOf(item, 'guid').attributes;
      assert.equal(isPermaLink, String(textOf(item, 'guid') === textOf(item, 'link')));
    }

    assert.equal(atom.attributes.xmlns, 'http://www.w3.org/2005/Atom');
    assert.equal(textOf(atom, 'id'), BASE + feedOf(page, 'atom'));
    assert.equal(textOf(atom, 'title'), textOf(rss, 'title'));
    assert.match(textOf(atom, 'updated'), RFC_3339);
    assert.deepEqual(
      childrenOf(atom, 'link').map(({ attributes }) => [attributes.rel, attributes.href]),
      [
        ['alternate', link],
        ['self', BASE + feedOf(page, 'atom')],
      ],
    );
    const entries = childrenOf(atom, 'entry');
    assert.equal(entries.length, items.length);
    for (const entry of entries) {
      for (const name of ['id', 'title', 'content']) assert.notEqual(textOf(entry, name), '', name);
      for (const name of ['updated', 'published']) assert.match(textOf(entry, name), RFC_3339);
      assert.notEqual(textOf(childOf(entry, 'author'), 'name'), '');
      const alternates = childrenOf(entry, 'link').filter(
        ({ attributes: { rel = 'alternate' } }) => rel === 'alternate',
      );
      assert.equal(alternates.length, 1);
    }

    assert.equal(json.version, 'https://jsonfeed.org/version/1.1');
    assert.deepEqual([json.home_page_url, json.feed_url], [link, BASE + feedOf(page, 'json')]);
    assert.deepEqual([json.title, json.language], [textOf(rss, 'title'), 'en']);
    for (const item of json.items) {
      for (const words of [item.id, item.url, item.title, item.content_html, item.authors[0]?.name])
        assert.ok(words, page);
      assert.match(item.date_published, RFC_3339);
      assert.match(item.date_modified, RFC_3339);
    }
    const ids = items.map((item) => textOf(item, 'guid'));
    assert.deepEqual(
      ids,
      entries.map((entry) => textOf(entry, 'id')),
    );
    assert.deepEqual(
      ids,
      json.items.map((item) => item.id),
    );
  }
});

test('a story comes whole, with whose it is, what it is about, its picture and the way to what is said', async (t) => {
  const { app, path } = await aSite(t);
  const [item] = childrenOf(await rssOf(app, '/topics/soup'), 'item');
  assert.ok(item);
  assert.equal(textOf(item, 'link'), BASE + path);
  assert.equal(textOf(item, 'dc:creator'), 'Imelda Farr');
  assert.deepEqual(
    childrenOf(item, 'category').map((each) => each.text),
    ['Odalys Finch', 'Soup'],
  );
  assert.equal(textOf(item, 'comments'), `${BASE}${path}#comments`);
  assert.equal(textOf(item, 'wfw:commentRss'), `${BASE}${path}/feed.xml`);
  assert.equal(textOf(item, 'slash:comments'), '1');
  const { url = '', type, length } = childOf(item, 'enclosure').attributes;
  assert.match(url, /^http:\/\/gossip\.test\/media\/[\w-]{16}\/1600\.webp$/);
  assert.deepEqual([type, length], ['image/webp', '0']);
  const file = await app.get(url.slice(BASE.length));
  assert.deepEqual(
    [file.status, file.headers.get('cross-origin-resource-policy')],
    [200, 'cross-origin'],
    'to be read anywhere',
  );
  assert.equal(
    textOf(item, 'content:encoded'),
    `<figure><img src="${url}" width="1200" height="800" alt="Odalys with a flask"><figcaption>Picture: Odile Brandt</figcaption></figure>
<p>Leek and <em>potato</em>, says <a href="${BASE}/people/odalys-finch">she</a>.</p>\n`,
  );

  const [entry] = childrenOf(await atomOf(app, '/'), 'entry');
  assert.ok(entry);
  assert.equal(textOf(childOf(entry, 'author'), 'uri'), `${BASE}/authors/imelda-farr`);
  assert.deepEqual(
    childrenOf(entry, 'category').map(({ attributes }) => attributes),
    [
      { term: 'Odalys Finch', scheme: `${BASE}/people` },
      { term: 'Soup', scheme: `${BASE}/topics` },
    ],
  );

  const [told] = (await jsonOf(app, '/')).items;
  assert.deepEqual(told?.authors, [{ name: 'Imelda Farr', url: `${BASE}/authors/imelda-farr` }]);
  assert.deepEqual([told?.tags, told?.image], [['Odalys Finch', 'Soup'], url]);
  assert.equal(told?.summary, 'Leek and potato, says she.');
});

test('a picture goes with the right to show it', async (t) => {
  const { app } = await aSite(t);
  await warm(app, '/feed.xml');
  await app.ctx.db
    .updateTable('media')
    .set({ expires_at: NOON + MINUTE })
    .execute();
  assert.match((await app.get('/feed.xml')).html, /enclosure/);
  app.clock.now += MINUTE;
  for (const format of FEED_FORMATS)
    assert.doesNotMatch((await app.get(feedOf('/', format))).html, /\/media\/|enclosure|"image"/, format);
});

const HOSTILE = [
  'A < B & "C" > D’s <script>alert(1)</script>',
  'one ]]> two ]]> three',
  'R&amp;B &lt;i&gt; &#60;',
  'kiss 🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈 عنوان',
];

test('whatever stands in titles and names arrives as it was written', async (t) => {
  const app = await startApp(t, { settings: { 'site.title': 'Soup & <Spoon> ]]> &amp;' } });
  for (const [n, title] of HOSTILE.entries())
    await aPost(app, {
      title,
      excerpt: title,
      body: `${title.replaceAll('<', '\\<')}`,
      ageInDays: n + 1,
      people: [title],
    });
  const [rss, atom, json] = [await rssOf(app, '/'), await atomOf(app, '/'), await jsonOf(app, '/')];
  for (const title of [textOf(rss, 'title'), textOf(atom, 'title'), json.title])
    assert.equal(title, 'Soup & <Spoon> ]]> &amp;');
  const items = childrenOf(rss, 'item');
  assert.deepEqual(
    items.map((item) => textOf(item, 'title')),
    HOSTILE,
  );
  assert.deepEqual(
    items.map((item) => textOf(item, 'category')),
    HOSTILE,
  );
  assert.deepEqual(
    json.items.map((item) => item.title),
    HOSTILE,
  );
  assert.deepEqual(
    json.items.map((item) => item.tags),
    HOSTILE.map((title) => [title]),
  );
  const entries = childrenOf(atom, 'entry');
  for (const element of ['title', 'summary']) {
    for (const entry of entries) assert.equal(childOf(entry, element).attributes.type, 'html');
    assert.deepEqual(
      entries.map((entry) => asText(textOf(entry, element))),
      HOSTILE,
    );
  }
  assert.deepEqual(
    entries.map((entry) => childOf(entry, 'category').attributes.term),
    HOSTILE.map((title) => title.replaceAll('<', '＜')),
    'of which only the likeness comes through an attribute',
  );
  for (const [n, { content_html }] of json.items.entries()) {
    for (const content of [
      textOf(items[n] as XmlElement, 'content:encoded'),
      textOf(entries[n] as XmlElement, 'content'),
    ])
      assert.equal(content, content_html.replaceAll(']]>', ']]&gt;'));
  }
});

/** The words of escaped HTML, as who reads a feed makes them. */
const asText = (html: string) =>
  html.replace(
    /&(lt|gt|amp|#34|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', '#34': '"' })[name] ?? "'",
  );

test('what no XML may hold is in none of them, and does not become the end of something', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'bell \u0007 \ufffe ]]\u0001>', body: 'a &#1; b &#xFFFE; \u0002' });
  // As an old import may have left it.
  const broken = { title: 'bell \u0007 \ufffe ]]\u0001> x', body_html: '<p>]]\u0001> \u0002</p>' };
  await app.ctx.db.updateTable('posts').set(broken).execute();
  await aComment(app, post, { name: 'Bell', body: 'x' });
  for (const page of ['/', '/comments', postPath(post)])
    for (const format of FEED_FORMATS) {
      const { html } = await app.get(feedOf(page, format));
      const forbidden = [...html].filter(
        (char) => (char < ' ' && !'\t\r\n'.includes(char)) || '\ufffe\uffff'.includes(char),
      );
      assert.deepEqual(forbidden, [], `${page} ${format}`);
      assert.doesNotMatch(html, /&#(1|xfffe);|\\u00|\\ufff/i);
      assert.match(html, /bell {3}\]\](>|&gt;) x/);
      if (format !== 'json') parseXml(html);
    }
});

const ADDRESSES: [html: string, there: string][] = [
  ['<a href="/people/x?a=1&amp;b=2">', '<a href="http://a.test/people/x?a=1&amp;b=2">'],
  ['<a href="#note">', '<a href="http://a.test/2026/11/soup#note">'],
  ['<a href="ladle">', '<a href="http://a.test/2026/11/ladle">'],
  ['<a href="">', '<a href="http://a.test/2026/11/soup">'],
  ['<a href="//b.test/x">', '<a href="//b.test/x">'],
  ['<a href="https://b.test/x" rel="noopener">', '<a href="https://b.test/x" rel="noopener">'],
  ['<a href="mailto:a@b.test">', '<a href="mailto:a@b.test">'],
  ['<blockquote cite="/c/1">', '<blockquote cite="http://a.test/c/1">'],
  [
    '<img alt="a" src="/m/1.webp" srcset="/m/1.webp 480w, /m/2.webp 960w, https://b.test/3 2x">',
    '<img alt="a" src="http://a.test/m/1.webp" srcset="http://a.test/m/1.webp 480w, http://a.test/m/2.webp 960w, https://b.test/3 2x">',
  ],
  ['<p>Type href="/x" there.</p>', '<p>Type href="/x" there.</p>'],
];
for (const [html, there] of ADDRESSES)
  test(`elsewhere ${html} is ${there}`, () => assert.equal(fromElsewhere(html, 'http://a.test/2026/11/soup'), there));

test('nothing in a feed leads to a path that only the site has', async (t) => {
  const { app, comment, path } = await aSite(t);
  await aPost(app, { title: 'Said', body: `Of the week:\n\n${BASE}/c/${comment}\n\n[it](/people) ![](/x.webp)` });
  for (const page of pagesOf(path))
    for (const { content_html } of (await jsonOf(app, page)).items)
      assert.doesNotMatch(content_html, / (href|src|srcset|cite)="(?!https?:\/\/)/, page);
});

test('the newest 20 stories are told, newest first, and the newest 50 comments', async (t) => {
  const app = await startApp(t);
  for (let n = 0; n < 22; n++)
    await aPost(app, { title: `Pot ${n}`, topics: ['Soup'], people: ['Odalys Finch'], ageInDays: n + 1 });
  await aPost(app, { title: 'Tomorrow', topics: ['Soup'], publishedAt: NOON + DAY });
  for (let n = 0; n < 52; n++) await aComment(app, { id: 1 }, { name: `Reader ${n}`, at: NOON - n * MINUTE });
  for (const page of ['/', '/people/odalys-finch', '/topics/soup', '/authors/imelda-farr']) {
    const titles = (await jsonOf(app, page)).items.map((item) => item.title);
    assert.deepEqual(
      titles,
      Array.from({ length: 20 }, (_, n) => `Pot ${n}`),
      page,
    );
  }
  for (const page of ['/comments', '/2026/11/pot-0']) {
    const names = (await jsonOf(app, page)).items.map((item) => item.authors[0]?.name);
    assert.deepEqual(
      names,
      Array.from({ length: 50 }, (_, n) => `Reader ${n}`),
      page,
    );
  }
  app.clock.now += DAY;
  assert.equal((await jsonOf(app, '/topics/soup')).items[0]?.title, 'Tomorrow', 'at its moment, without a job');
});

test('a comment that waited for an editor comes first when it is let through', async (t) => {
  const { app, path, post } = await aSite(t);
  const waited = await aComment(app, post, { name: 'Waited', status: 'held', at: NOON - 3 * HOUR });
  for (let n = 0; n < 50; n++) await aComment(app, post, { name: `Reader ${n}`, at: NOON - n * MINUTE });
  app.clock.now += MINUTE;
  await decide(app.ctx.db, { ids: [waited], decision: 'approve', userId: 1 }, app.clock.now);
  for (const page of ['/comments', path])
    assert.equal((await jsonOf(app, page)).items[0]?.authors[0]?.name, 'Waited', page);
});

test('a story stays the same to its subscribers when its address changes', async (t) => {
  const { app, post } = await aSite(t);
  const before = (await jsonOf(app, '/')).items[0];
  await app.ctx.db.updateTable('posts').set({ slug: 'the-thermos' }).where('id', '=', post.id).execute();
  const after = (await jsonOf(app, '/')).items[0];
  assert.equal(after?.url, `${BASE}/2026/11/the-thermos`);
  assert.deepEqual([before?.id, after?.id], [`tag:gossip.test,2026:post/${post.id}`, before?.id]);
});

test('comments are told with what they are about, without what they hide, and leave the feeds at once', async (t) => {
  const { app, post, path, comment } = await aSite(t);
  await aComment(app, post, { name: 'Held', status: 'held' });
  const out = await aPost(app, { title: 'Withdrawn', ageInDays: 2 });
  await aComment(app, out, { name: 'Under what went' });
  await app.ctx.db
    .updateTable('posts')
    .set({ published_at: null, year: null, month: null })
    .where('id', '=', out.id)
    .execute();
  const feeds = ['/comments', path].flatMap((page) => FEED_FORMATS.map((format) => feedOf(page, format)));
  for (const feed of feeds) {
    const { html } = await warm(app, feed);
    assert.match(html, /Odile/);
    assert.match(html, /\[spoiler\]/);
    assert.doesNotMatch(html, /lentil|Held|Under what went/);
  }
  assert.equal((await jsonOf(app, '/comments')).items[0]?.title, 'Odile on “The flask”');
  assert.equal((await jsonOf(app, path)).items[0]?.title, 'By: Odile');
  const [item] = childrenOf(await rssOf(app, '/comments'), 'item');
  assert.equal(item && textOf(item, 'guid'), `${BASE}/c/${comment}`);
  await decide(app.ctx.db, { ids: [comment], decision: 'reject', userId: 1 }, NOON);
  for (const feed of feeds) assert.doesNotMatch((await app.get(feed)).html, /Odile/, feed);
});

test('who has it already is told so; what is removed is a change too, though nothing is newer', async (t) => {
  const { app, path, comment } = await aSite(t);
  const feeds = pagesOf(path).flatMap((page) => FEED_FORMATS.map((format) => feedOf(page, format)));
  for (const feed of feeds) {
    const first = await raw(app.url, feed);
    const { etag = '' } = first.headers;
    assert.match(etag, /^"[\w-]+"$/);
    assert.equal(first.headers['last-modified'], undefined, 'as a date would not tell of a removal');
    const again = await raw(app.url, feed, { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.body.length], [304, 0], feed);
    const head = await raw(app.url, feed, { method: 'HEAD' });
    assert.deepEqual([head.status, head.body.length, head.headers.etag], [200, 0, etag], feed);
    assert.equal(head.headers['content-length'], String(first.body.length));
  }
  const { headers } = await raw(app.url, '/comments/feed.xml');
  await app.ctx.db.deleteFrom('comments').where('id', '=', comment).execute();
  const asked = { 'if-none-match': headers.etag ?? '', 'if-modified-since': new Date(NOON + DAY).toUTCString() };
  assert.equal((await raw(app.url, '/comments/feed.xml', { headers: asked })).status, 200);
});

const TYPES: Record<FeedFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

test('all are kept, each as what it is, until something in them changes', async (t) => {
  const { app, path } = await aSite(t);
  for (const page of pagesOf(path))
    for (const format of FEED_FORMATS) {
      const { headers } = await warm(app, feedOf(page, format));
      assert.equal(headers.get('content-type'), TYPES[format]);
    }
  await aComment(app, { id: 2 }, { name: 'Elsewhere' });
  for (const kept of ['/people/odalys-finch/feed.xml', `${path}/atom.xml`])
    assert.deepEqual(await answered(app, () => app.get(kept)), HIT, kept);
  assert.match((await app.get('/comments/feed.json')).html, /Elsewhere/);
});

test('an empty house has feeds; somebody without stories has none', async (t) => {
  const app = await startApp(t);
  for (const page of ['/', '/comments']) {
    assert.deepEqual(childrenOf(await rssOf(app, page), 'item'), []);
    assert.match(textOf(await atomOf(app, page), 'updated'), RFC_3339);
    assert.deepEqual((await jsonOf(app, page)).items, []);
  }
  await aPost(app, { people: ['Odalys Finch'], publishedAt: NOON + DAY });
  for (const page of [
    '/people/odalys-finch',
    '/people/nobody',
    '/topics/soup',
    '/authors/imelda-farr',
    '/authors/nobody',
  ])
    for (const format of FEED_FORMATS) assert.equal((await app.get(feedOf(page, format))).status, 404, page);
});

test('each feed has one address', async (t) => {
  const { app, path } = await aSite(t);
  const id = await tags.ensure(app.ctx.db, 'person', 'Odalys Finch');
  const typed = { name: 'Odalys Finch', aliases: 'The Soup Lady', bio: '' };
  await save(app.ctx.db, id, { typed, newAddress: false, pictureId: null, by: null }, NOON);
  for (const format of FEED_FORMATS)
    for (const [from, to] of [
      ['/people/the-soup-lady', '/people/odalys-finch'],
      ['/1999/01/the-flask', path],
    ] as const) {
      const { status, location } = await app.get(feedOf(from, format));
      assert.deepEqual([status, location], [301, feedOf(to, format)]);
    }
  for (const page of pagesOf(path))
    assert.equal((await app.get(`${feedOf(page)}/`)).location, feedOf(page), 'without a slash at the end');
});

test('WordPress’s addresses lead to ours in one step', async (t) => {
  const { app, post, path } = await aSite(t);
  await app.ctx.db.updateTable('posts').set({ slug: 'thermos' }).where('id', '=', post.id).execute();
  await app.ctx.db.insertInto('old_slugs').values({ slug: 'the-flask', post_id: post.id }).execute();
  const now = path.replace('the-flask', 'thermos');
  const bases: [from: string, page: string][] = [
    ['', '/'],
    ['/comments', '/comments'],
    [path, now],
    ['/1999/12/thermos', now],
    ['/2026/11/22/the-flask', now],
    ['/author/imelda-farr', '/authors/imelda-farr'],
    ['/tag/odalys-finch', '/people/odalys-finch'],
    ['/category/odalys-finch', '/people/odalys-finch'],
    ['/tag/soup', '/topics/soup'],
    ['/category/kitchen/soup', '/topics/soup'],
  ];
  const kinds: [kind: string, format: FeedFormat][] = [
    ['', 'rss'],
    ['/rss', 'rss'],
    ['/rss2', 'rss'],
    ['/rdf', 'rss'],
    ['/atom', 'atom'],
  ];
  for (const [from, page] of bases)
    for (const [kind, format] of kinds)
      for (const end of ['', '/']) {
        const asked = `${from}/feed${kind}${end}`;
        const { status, location } = await app.get(asked);
        assert.deepEqual([status, location], [301, feedOf(page, format)], asked);
        assert.equal((await app.get(location)).status, 200, location);
      }
  await warm(app, '/');
  for (const [asked, to] of [
    ['/?feed=rss2', '/feed.xml'],
    ['/?feed=rss', '/feed.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/?feed=comments-rss2', '/comments/feed.xml'],
    ['/?feed=comments-atom&utm=x', '/comments/atom.xml'],
  ] as const) {
    const { status, location } = await app.get(asked);
    assert.deepEqual([status, location], [301, to], asked);
  }
  assert.equal((await app.get('/?feed=podcast')).status, 200);
  for (const lost of [
    '/feed/podcast',
    '/tag/nobody/feed',
    '/author/nobody/feed',
    '/2026/11/nothing/feed',
    '/category/x/feed/y',
  ])
    assert.equal((await app.get(lost)).status, 404, lost);
});

test('pages say where their feeds are', async (t) => {
  const { app, path } = await aSite(t);
  const linksOf = async (page: string) =>
    Array.from(
      (await app.get(page)).html.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g),
      ([, type, title, href]) => [type, title, href],
    );
  const inEach = (title: string, page: string) => [
    ['application/rss+xml', title, feedOf(page)],
    ['application/atom+xml', `${title} (Atom)`, feedOf(page, 'atom')],
    ['application/feed+json', `${title} (JSON Feed)`, feedOf(page, 'json')],
  ];
  const site = inEach('Hearsay', '/');
  for (const page of ['/', '/people', '/2026', '/about', '/nothing']) assert.deepEqual(await linksOf(page), site, page);
  for (const [page, title] of [
    ['/people/odalys-finch', 'Hearsay: Odalys Finch'],
    ['/topics/soup', 'Hearsay: Soup'],
    ['/authors/imelda-farr', 'Hearsay: Imelda Farr'],
  ] as const) {
    assert.deepEqual(await linksOf(page), [...site, ...inEach(title, page)]);
    assert.equal(textOf(await rssOf(app, page), 'title'), title, 'called the same in the feed');
  }
  assert.deepEqual(await linksOf(path), [
    ...site,
    ['application/rss+xml', 'Comments on “The flask”', `${path}/feed.xml`],
  ]);
});

test('a feed that has nothing yet is as old as the moment it is asked for', async (t) => {
  const app = await startApp(t);
  for (const path of ['/feed.xml', '/atom.xml', '/comments/atom.xml']) {
    const { html } = await app.get(path);
    assert.match(html, /<(?:lastBuildDate|updated)>[^<]*2026[^<]*</, path);
    assert.doesNotMatch(html, /1970/, path);
  }
});
