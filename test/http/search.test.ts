import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { erasePerson } from '../../src/comments/author/person.ts';
import { insertPast } from '../../src/comments/past.ts';
import { sanitizeComment } from '../../src/text/sanitize.ts';
import { HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { listenToDatabase } from '../support/asked.ts';
import { aComment, aPost } from '../support/factories.ts';

const page = async (app: TestApp, q: string, more: Record<string, string> = {}) => {
  const answer = await app.get(`/search?${new URLSearchParams({ q, ...more })}`);
  assert.equal(answer.status, 200, q.slice(0, 60));
  return answer.html;
};
const bare = (html: string | undefined) => (html ?? '').replace(/<\/?mark>/g, '');

/** Titles of the stories, and ids of the comments that a page shows. */
function shown(html: string): { stories: string[]; comments: number[] } {
  return {
    stories: Array.from(html.matchAll(/<h3><a [^>]*>(.*?)<\/a><\/h3>/g), ([, title]) => bare(title)),
    comments: Array.from(html.matchAll(/on “<a href="\/c\/(\d+)">/g), ([, id]) => Number(id)),
  };
}
const found = async (app: TestApp, q: string) => shown(await page(app, q));
const nothing = { stories: [], comments: [] };

const indexIsWhole = (app: TestApp) =>
  sql`insert into comment_search (comment_search, rank) values ('integrity-check', 1)`.execute(app.ctx.db);

test('stories are found by title, text, excerpt and the words of embeds', async (t) => {
  const app = await startApp(t);
  await aPost(app, { title: 'A coat in Hull', body: 'With *Léna Ferris* inside.', excerpt: 'A pier at night' });
  await aPost(app, {
    title: 'Soup',
    body: 'https://x.com/odalys/status/123\n\nThe coat was there again.',
  });
  const TABLE: [q: string, stories: string[]][] = [
    ['hull', ['A coat in Hull']],
    ['lena', ['A coat in Hull']],
    ['LÉNA ferris', ['A coat in Hull']],
    ['pier', ['A coat in Hull']],
    // In the title first, though the other is newer.
    ['coat', ['A coat in Hull', 'Soup']],
    ['coat soup', ['Soup']],
    ['"there again"', ['Soup']],
    ['"again there"', []],
    // Nobody says it as it stands, so that it may be the beginning of a word.
    ['Ferr', ['A coat in Hull']],
    ['fer', []],
    ['kettle', []],
  ];
  for (const [q, stories] of TABLE) assert.deepEqual(await found(app, q), { stories, comments: [] }, q);
});

test('letters of other alphabets are found by those that stand for them, and the other way round', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'Søren on the Straße', body: 'With Łukasz.' });
  await aPost(app, { title: 'Soren in the strasse' });
  const said = await aComment(app, post, { name: 'Þóra', body: 'Ægir!' });
  for (const q of ['soren', 'SØREN', 'strasse', 'Straße', '"soren on the strasse"', 'søren stra'])
    assert.ok((await found(app, q)).stories.includes('Søren on the Straße'), q);
  for (const q of ['soren', 'Straße']) assert.equal((await found(app, q)).stories.length, 2, q);
  assert.deepEqual((await found(app, 'lukasz')).stories, ['Søren on the Straße']);
  for (const q of ['thora', 'Þóra', 'aegir', 'ægir']) assert.deepEqual((await found(app, q)).comments, [said], q);
  assert.match(await page(app, 'soren strasse'), /<mark>Søren<\/mark> on the <mark>Straße<\/mark>/);
  await indexIsWhole(app);
});

test('comments are found by their words and names, and lead to where they stand', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'Nothing to see', body: 'Move along.' });
  const said = await aComment(app, post, { name: 'Zoë of the Ferry', body: 'The lighthouse is *real*.' });
  const answer = await aComment(app, post, { name: 'Bo', body: '> The lighthouse\n\nIs it? ||keeper||' });
  for (const q of ['lighthouse', 'zoe ferry', 'REAL ferry', 'lighth'])
    assert.deepEqual(await found(app, q), { stories: [], comments: [said] }, q);
  assert.deepEqual((await found(app, 'bo')).comments, [answer]);
  // What is hidden is not told, nor that it is there.
  assert.deepEqual(await found(app, 'keeper'), nothing);
  const html = await page(app, 'lighthouse');
  assert.match(html, /The <mark>lighthouse<\/mark> is real\./);
  assert.match(html, new RegExp(`<b><bdi>Zoë of the Ferry</bdi></b>, on “<a href="/c/${said}">Nothing to see</a>”`));
});

test('of an imported comment the words are found and the markup is not', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const body = '<p>Fish &amp; chips, un<em>real</em></p><p><a href="http://hake.example/">here</a></p>';
  const id = await insertPast(app.ctx.db, {
    ...{ postId: post.id, parentId: null, status: 'approved', reasons: [], name: 'Ada', email: null },
    ...{ body, format: 'html', bodyHtml: sanitizeComment(body), createdAt: app.clock.now, readerKey: null },
    imported: null,
  });
  for (const q of ['fish', '"fish chips"', 'unreal', 'here']) assert.deepEqual((await found(app, q)).comments, [id], q);
  for (const q of ['p', 'href', 'nofollow', 'amp', 'hake', 'em']) assert.deepEqual(await found(app, q), nothing, q);
  const { rows } = await sql<{ words: string }>`select words from comment_search_words`.execute(app.ctx.readDb);
  assert.equal(rows[0]?.words.replace(/\s+/g, ' ').trim(), 'Fish chips, unreal http://hake.example/ here');
  await indexIsWhole(app);
});

test('what readers do not see is not found', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'Soup' });
  for (const status of ['held', 'spam', 'rejected', 'removed', 'deleted'] as const)
    await aComment(app, post, { body: `zebra ${status}`, status });
  const later = await aPost(app, { title: 'Zebra tomorrow', publishedAt: app.clock.now + HOUR });
  const early = await aComment(app, later, { body: 'zebra early' });
  assert.deepEqual(await found(app, 'zebra'), nothing);

  app.clock.now += 2 * HOUR;
  assert.deepEqual(await found(app, 'zebra'), { stories: ['Zebra tomorrow'], comments: [early] });
  await app.ctx.db.updateTable('posts').set({ published_at: null }).where('id', '=', later.id).execute();
  assert.deepEqual(await found(app, 'zebra'), nothing);
});

test('what goes leaves no trace in the index', async (t) => {
  const app = await startApp(t);
  const { db } = app.ctx;
  const post = await aPost(app);
  const traces = async () => {
    const { rows } = await sql<{ block: Buffer }>`select block from comment_search_data`.execute(db);
    return Buffer.concat(rows.map((row) => row.block)).toString('latin1');
  };
  const [removed, erased, edited, gone] = [
    await aComment(app, post, { name: 'Quagga', body: 'unkind words' }),
    await aComment(app, post, { name: 'Okapi', body: 'kind words' }),
    await aComment(app, post, { name: 'Tapir', body: 'wrongly' }),
    await aComment(app, post, { name: 'Numbat', body: 'briefly' }),
  ];
  assert.match(await traces(), /quagga/);
  assert.deepEqual((await found(app, 'quagga')).comments, [removed]);

  const set = (id: number, values: object) => db.updateTable('comments').set(values).where('id', '=', id).execute();
  await set(removed, { status: 'removed' });
  await set(erased, { email: 'o@reader.example' });
  await erasePerson(db, { email: 'o@reader.example' }, app.clock.now);
  await set(edited, { body: 'rightly', body_html: '<p>rightly</p>' });
  await db.deleteFrom('comments').where('id', '=', gone).execute();
  for (const q of ['quagga', 'unkind', 'okapi', 'wrongly', 'numbat', 'briefly'])
    assert.deepEqual(await found(app, q), nothing, q);
  assert.doesNotMatch(await traces(), /quagga|unkind|okapi|wrongly|numbat|briefly/);
  assert.deepEqual((await found(app, 'kind')).comments, [erased]);
  assert.deepEqual((await found(app, 'rightly')).comments, [edited]);
  await set(removed, { status: 'approved' });
  assert.deepEqual((await found(app, 'unkind')).comments, [removed]);
  await db.deleteFrom('comments').execute();
  await indexIsWhole(app);
});

test('an address leads on to what is older, and each is shown once', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'Soup' });
  const ids: number[] = [];
  for (let i = 0; i < 47; i += 1)
    ids.push(await aComment(app, post, { body: `otter ${i}`, status: i % 9 === 4 ? 'held' : 'approved' }));
  for (let i = 0; i < 12; i += 1) await aPost(app, { title: `Otter ${i}` });
  const html = await page(app, 'otter');
  assert.equal(shown(html).stories.length, 10);
  assert.match(html, />Stories<\/h2>/);
  assert.match(await page(app, 'soup'), />Stories, 1<\/h2>/);
  assert.match(html, /href="\/search\?q=otter&#?\w*;in=stories&#?\w*;before=\d+">More stories/);
  const seen = [...shown(html).comments];
  assert.doesNotMatch(html, /Older|Newest/);
  let [, next] = /href="(\/search[^"]*)">More responses/.exec(html) ?? [];
  for (let pages = 0; next && pages < 10; pages += 1) {
    const { html: more } = await app.get(next.replaceAll('&amp;', '&'));
    assert.deepEqual(shown(more).stories, []);
    assert.match(more, /<title>“otter”, older responses \|/);
    assert.match(more, />Older responses<\/h2>.*href="\/search\?q=otter&#?\w*;in=responses">← Newest/s);
    seen.push(...shown(more).comments);
    [, next] = /href="(\/search[^"]*)">More responses/.exec(more) ?? [];
  }
  const approved = ids.filter((_, i) => i % 9 !== 4);
  assert.deepEqual(seen, approved.reverse());
});

test('where one kind has nothing, the other is not denied', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'A heron' });
  const said = await aComment(app, post, { body: 'otter' });
  const heron = await page(app, 'heron', { in: 'responses' });
  assert.match(
    heron,
    /There are no responses with “heron”\..*<a href="\/search\?q=heron&#?\w*;in=stories">There are stories/s,
  );
  assert.match(
    await page(app, 'otter', { in: 'stories' }),
    /no stories with “otter”.*in=responses">There are responses/s,
  );
  assert.match(await page(app, 'kettle', { in: 'stories' }), /Nobody here has said “kettle”/);
  const older = await page(app, 'otter', { in: 'responses', before: String(said) });
  assert.match(older, /<h2>No more<\/h2>\s*<p>There are no older responses with “otter”.*in=responses">The newest/s);
  for (const html of [heron, older]) assert.doesNotMatch(html, /Nobody here|class="list"/);
});

test('where words are found alone and not together, they are offered alone', async (t) => {
  const app = await startApp(t);
  await aPost(app, { title: 'A heron', body: 'It has a moustache.' });
  await aPost(app, { title: 'Otters' });
  const html = await page(app, 'heron otters kettle');
  assert.match(
    html,
    /has said “heron otters kettle”\..*q=otters">Look for “otters” alone.*q=heron">Look for “heron” alone/s,
  );
  assert.doesNotMatch(html, /q=kettle"|Fewer words/);
  assert.match(await page(app, 'kettle spout'), /Fewer words may find more/);
  const one = await page(app, 'kettle');
  assert.match(one, /Perhaps it is spelt otherwise/);
  assert.doesNotMatch(one, /Fewer words/);
  // Of several, where one is spoken of.
  assert.deepEqual((await found(app, 'moustaches')).stories, ['A heron']);
});

test('many that nobody sees do not make it look without end', async (t) => {
  const database = listenToDatabase(t);
  const app = await startApp(t);
  const post = await aPost(app);
  const seen = await aComment(app, post, { body: 'okapi' });
  const later = await aPost(app, { title: 'Later', publishedAt: app.clock.now + HOUR });
  for (let i = 0; i < 60; i += 1) await aComment(app, later, { body: `okapi ${i}` });
  const html = await page(app, 'okapi');
  assert.deepEqual(shown(html).comments, []);
  // Nor is it done again for words that begin so.
  const asked = await database.during(() => page(app, 'okapi', { in: 'responses' }));
  assert.equal(asked.filter(({ sql }) => sql.includes('comment_search match')).length, 2);
  const [, next = ''] = /href="(\/search[^"]*)">Look further back/.exec(html) ?? [];
  assert.deepEqual(shown((await app.get(next.replaceAll('&amp;', '&'))).html).comments, [seen]);
});

test('nothing typed can become markup', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'A <script>alert(1)</script> coat', body: 'Say `<script>` & "<b>" aloud.' });
  await aComment(app, post, { name: '<i>Bo</i>', body: '<script>alert(2)</script>' });
  for (const q of ['script', '<script>alert(1)</script>', '"><script>x', 'bo']) {
    const html = await page(app, q);
    assert.doesNotMatch(html, /<script>|<i>|<b>say/i, q);
  }
  assert.match(await page(app, 'script'), /A &lt;<mark>script<\/mark>&gt;alert\(1\)/);
});

test('odd questions are answered kindly', async (t) => {
  const app = await startApp(t);
  await aComment(app, await aPost(app, { title: 'Soup' }), { body: 'and or not near 100% snow_man' });
  const ODD = [
    ...`" "" "soup ' * ** ^soup NEAR( title: {title}:x - -- % _ \\ ( ) () + : # soup*x a" x OR AND`.split(' '),
    ...['NEAR(soup and, 2)', 'soup OR', 'a"b', ';drop table posts', '\0', '\ud800', '🤸‍♂️', 'é'.repeat(1_000)],
    ...[
      '\u0007soup\u202e',
      'น้ำซุป',
      '\u200d',
      '٣',
      'ﷺ',
      'soup\u0000',
      '«»',
      '“soup',
      '👩‍❤️‍👩 soup',
      'ß',
      'ﬁ',
      '*'.repeat(300),
    ],
    ...['a '.repeat(2_000), '"'.repeat(400), `"${'soup '.repeat(100)}"`, '日本語', 'العربية', '\u0301'.repeat(300)],
  ];
  for (const q of ODD) await page(app, q);
  for (const query of ['', '?q=', '?q=+%20', '?q=%FF', '?Q=soup', '?q[]=a&q[]=b', '?q[a]=b'])
    assert.match((await app.get(`/search${query}`)).html, /<form class="search-form" role="search"/, query);
  for (const q of ['?!', '🤸‍♂️']) assert.match(await page(app, q), /Not a word in that/);
  assert.match(await page(app, '"hot kettle"'), /has said &(?:#34|quot);hot kettle&(?:#34|quot);\./);
  assert.match(await page(app, 'soup', { in: 'desk' }), /aria-current="page">Everything/);
  assert.match(await page(app, 'kettle'), /Not a whisper/);
  assert.deepEqual((await found(app, 'OR')).comments, [1]);
  for (const query of ['?q=a&q=b', '?q=a&in=stories&before=0', '?q=a&before=-1'])
    assert.equal((await app.get(`/search${query}`)).status, 400, query);
});

test('the page is kept out of search engines, and its form holds what was asked', async (t) => {
  const app = await startApp(t);
  const html = await page(app, '“hot soup” & Léna');
  assert.match(html, /<meta name="robots" content="noindex">/);
  assert.match(html, /value="“hot soup” &amp; Léna"/);
  assert.match(html, /<link rel="canonical" href="[^"]*\/search">/);
  assert.match((await app.get('/')).html, /<a href="\/search">(?:<svg\b.*?<\/svg>)?Search<\/a>/s);
});
