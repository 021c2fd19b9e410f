import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { listenToDatabase, scans } from '../support/asked.ts';
import { aComment, aPost } from '../support/factories.ts';

const ask = (app: TestApp, query: Record<string, string>) => app.get(`/search?${new URLSearchParams(query)}`);
const bare = (html: string | undefined) => (html ?? '').replace(/<\/?mark>/g, '');
const titles = (html: string) =>
  Array.from(html.matchAll(/<h3><a [^>]*>(.*?)<\/a><\/h3>/g), ([, title]) => bare(title));
const said = (html: string) => Array.from(html.matchAll(/on “<a href="\/c\/(\d+)">/g), ([, id]) => Number(id));
const links = (html: string) =>
  new Map(
    Array.from(
      html.matchAll(/<a[^>]* href="([^"]*)"[^>]*>((?:<span[^>]*>[^<]*<\/span>)?[^<]*)/g),
      ([, href, words]) => [bare(words).replace(/<[^>]*>/g, ''), (href ?? '').replace(/&#38;|&amp;/g, '&')],
    ),
  );

const DAYS = 24 * HOUR;
async function aSite(app: TestApp) {
  const { now } = app.clock;
  const coat = await aPost(app, {
    ...{ title: 'A coat in Hull', people: ['Léna Ferris'], topics: ['Coats'] },
    publishedAt: now - 500 * DAYS,
  });
  const soup = await aPost(app, { title: 'Coat of soup', people: ['Léna Ferris', 'Bo Vane'], topics: ['Soup'] });
  const other = await aPost(app, { title: 'Another coat', people: ['Bo Vane'], topics: ['Coats'] });
  await app.ctx.db
    .insertInto('tag_aliases')
    .values({ tag_id: 1, kind: 'person', name: 'The Ferry', name_key: 'the ferry', slug: 'the-ferry' })
    .execute();
  return { coat, soup, other };
}

test('a search is narrowed to people, topics, authors and years, and to several at once', async (t) => {
  const app = await startApp(t);
  const { coat, other } = await aSite(app);
  const [onCoat, onOther] = [await aComment(app, coat, { body: 'coat' }), await aComment(app, other, { body: 'coat' })];
  const [all, soup] = [['Another coat', 'Coat of soup', 'A coat in Hull'], ['Coat of soup']];
  const year = String(coat.year);
  const TABLE: [filter: Record<string, string>, stories: string[], comments: number[]][] = [
    [{}, all, [onOther, onCoat]],
    [{ person: '' }, all, [onOther, onCoat]],
    [{ person: 'lena-ferris' }, ['Coat of soup', 'A coat in Hull'], [onCoat]],
    [{ person: 'the-ferry' }, ['Coat of soup', 'A coat in Hull'], [onCoat]],
    [{ topic: 'coats' }, ['Another coat', 'A coat in Hull'], [onOther, onCoat]],
    [{ author: 'imelda-farr' }, all, [onOther, onCoat]],
    [{ year }, ['A coat in Hull'], [onCoat]],
    [{ person: 'lena-ferris', topic: 'soup' }, soup, []],
    [{ person: 'bo-vane', year }, [], []],
    [{ person: 'bo-vane', topic: 'coats', author: 'imelda-farr', year: '2026' }, ['Another coat'], [onOther]],
  ];
  for (const [filter, stories, comments] of TABLE) {
    const { status, html } = await ask(app, { q: 'coat', ...filter });
    assert.deepEqual([status, titles(html), said(html)], [200, stories, comments], JSON.stringify(filter));
  }
  const only = await ask(app, { q: 'coat', person: 'lena-ferris', in: 'responses' });
  assert.deepEqual([titles(only.html), said(only.html)], [[], [onCoat]]);
});

test('what a search is narrowed to stands in the form and can be taken away, and what it could be is offered', async (t) => {
  const app = await startApp(t);
  await aSite(app);
  const open = links((await ask(app, { q: 'coat' })).html);
  assert.equal(open.get('Léna Ferris'), '/search?q=coat&person=lena-ferris');
  assert.equal(open.get('Soup'), '/search?q=coat&topic=soup');
  assert.equal(open.get('2026'), '/search?q=coat&year=2026');
  // All found are by one author: that would leave out none.
  assert.ok(![...open.values()].some((href) => href.includes('author=')));

  const { html } = await ask(app, { q: 'coat', person: 'the-ferry', year: '2026', in: 'stories' });
  for (const [name, value] of [
    ['in', 'stories'],
    ['person', 'lena-ferris'],
    ['year', '2026'],
  ])
    assert.ok(html.includes(`<input type="hidden" name="${name}" value="${value}">`), name);
  const narrowed = links(html);
  assert.equal(narrowed.get('Remove: Léna Ferris'), '/search?q=coat&in=stories&year=2026');
  assert.equal(narrowed.get('Remove: from 2026'), '/search?q=coat&in=stories&person=lena-ferris');
  assert.equal(narrowed.get('Responses'), '/search?q=coat&in=responses&person=lena-ferris&year=2026');
  // Whom it is about already stands above.
  assert.doesNotMatch((await ask(app, { q: 'lena', person: 'lena-ferris' })).html, /class="person-row"/);
  assert.match((await ask(app, { q: 'lena', year: '2026' })).html, /class="person-row"/);
  assert.match(html, /<title>“coat” about Léna Ferris from 2026 \| Search/);
});

test('without words one filter leads to its page, and several list their stories', async (t) => {
  const app = await startApp(t);
  const { coat } = await aSite(app);
  for (const [query, path] of [
    [{ person: 'the-ferry' }, '/people/lena-ferris'],
    [{ topic: 'soup', q: '' }, '/topics/soup'],
    [{ author: 'imelda-farr' }, '/authors/imelda-farr'],
    [{ year: '2026' }, '/2026'],
  ] as const) {
    const { status, headers } = await ask(app, query);
    assert.deepEqual([status, headers.get('location')], [302, path]);
  }
  const both = await ask(app, { person: 'lena-ferris', year: String(coat.year) });
  assert.deepEqual([both.status, titles(both.html)], [200, ['A coat in Hull']]);
  const topic = await ask(app, { topic: 'coats', author: 'imelda-farr' });
  assert.deepEqual(titles(topic.html), ['Another coat', 'A coat in Hull']);
  assert.deepEqual(titles((await ask(app, { author: 'imelda-farr', year: '2026' })).html).length, 2);
  assert.match((await ask(app, { person: 'bo-vane', year: String(coat.year) })).html, /There is nothing about Bo Vane/);
  // Signs alone are no words, and no reason to list everything.
  assert.match((await ask(app, { q: '?!', person: 'bo-vane' })).html, /Not a word in that/);
});

test('stories without words lead on to older ones', async (t) => {
  const app = await startApp(t);
  for (let n = 0; n < 23; n += 1) await aPost(app, { title: `Soup ${n}`, people: ['Bo Vane'], topics: ['Soup'] });
  const first = await ask(app, { person: 'bo-vane', topic: 'soup' });
  const next = links(first.html).get('More stories →') ?? '';
  const older = await app.get(next);
  assert.deepEqual([titles(first.html).length, titles(older.html)], [20, ['Soup 2', 'Soup 1', 'Soup 0']]);
  assert.match(older.html, /Newest stories/);
});

test('whoever is not known here is said to be, kindly', async (t) => {
  const app = await startApp(t);
  await aSite(app);
  await aPost(app, { title: 'Later', people: ['Not Yet'], publishedAt: app.clock.now + HOUR });
  const TABLE: [query: Record<string, string>, status: number, words: RegExp][] = [
    [{ q: 'coat', person: 'nobody' }, 404, /Nobody called “nobody” has been talked about.*everywhere/s],
    [{ q: 'coat', person: 'not-yet' }, 404, /Nobody called “not yet”/],
    [{ person: '"><script>alert(1)</script>' }, 404, /“&#34;&gt;&lt;script&gt;|“&quot;&gt;&lt;script&gt;/],
    [{ topic: 'hats' }, 404, /<h2>Never heard of it<.*no topic called “hats”/s],
    [{ author: 'nobody' }, 404, /Nobody called “nobody” writes/],
    [{ year: '1066' }, 404, /Nothing here is from 1066\./],
    [{ year: 'twenty' }, 404, /no year called “twenty”/],
    [{ year: '999999999999999' }, 404, /no year called/],
    [{ person: `${'x'.repeat(58)}🤸‍♂️` }, 404, /“x{58}…”/],
    [{ q: 'coat', person: 'x'.repeat(300) }, 400, /“person”/],
    [{ q: 'coat', before: 'yesterday' }, 400, /“before”/],
    [{ q: 'zebra', person: 'bo-vane' }, 200, /There is nothing with “zebra” about Bo Vane/],
    [{ q: 'hull', person: 'bo-vane' }, 200, /nothing with “hull” about Bo Vane.*>Look for “hull” everywhere/s],
  ];
  for (const [query, status, words] of TABLE) {
    const answer = await ask(app, query);
    assert.equal(answer.status, status, JSON.stringify(query));
    assert.match(answer.html, words, JSON.stringify(query));
    assert.doesNotMatch(answer.html, /<script>alert/);
  }
  for (const name of ['person', 'topic', 'author', 'year'])
    for (const query of [`${name}=a&${name}=b`, `${name}[a]=b`, `${name}=%FF`, `${name}=%00`, `${name}=%F0%9F%A4%B8`])
      assert.ok((await app.get(`/search?q=coat&${query}`)).status < 500, query);
});

test('a common word with a rare filter is looked for so far, and then further back', async (t) => {
  const database = listenToDatabase(t);
  const app = await startApp(t);
  const rare = await aPost(app, { title: 'The one', people: ['Bo Vane'] });
  const post = await aPost(app, { title: 'The many' });
  const first = await aComment(app, rare, { body: 'otter' });
  // As many matches as one page goes through, and one more, are above it.
  const { db } = app.ctx;
  const row = await db.selectFrom('comments').selectAll().where('id', '=', first).executeTakeFirstOrThrow();
  const { id: _, ...values } = row;
  for (let n = 0; n < 4_001; n += 500)
    await db
      .insertInto('comments')
      .values(Array.from({ length: 501 }, () => ({ ...values, post_id: post.id })))
      .execute();
  let asked = 0;
  let answer = await ask(app, { q: 'otter', person: 'bo-vane', in: 'responses' });
  for (; said(answer.html).length === 0 && asked < 5; asked += 1) {
    const next = links(answer.html).get('Look further back →') ?? assert.fail('it ends without the one');
    answer = await app.get(next);
  }
  assert.deepEqual([said(answer.html), asked], [[first], 1]);
  const queries = await database.during(() => ask(app, { q: 'otter', person: 'bo-vane', year: '2026' }));
  assert.deepEqual(queries.flatMap(scans), []);
});
