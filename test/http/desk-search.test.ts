import assert from 'node:assert/strict';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { sqliteDialect } from '../../src/db/sqlite.ts';
import { storiesByTitle } from '../../src/posts/desk/by-title.ts';
import { dueForAnnouncing } from '../../src/posts/desk/publish-due.ts';
import { REACH, search, wanted } from '../../src/posts/desk/search.ts';
import { onShelf, SHELVES, sizesOfShelves } from '../../src/posts/desk/shelves.ts';
import { aboutPost } from '../../src/runs/log.ts';
import { aliasesOf, dropAlias, giveAlias, idByName } from '../../src/tags/names.ts';
import { MINUTE } from '../../src/time.ts';
import type { TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, STORY, write } from '../support/desk.ts';

/** The titles that a search finds, in its order. */
async function found(app: TestApp, q: string, show = 'all'): Promise<string[]> {
  const { html, status } = await app.get(`/admin/posts?${new URLSearchParams({ show, q })}`);
  assert.equal(status, 200, q.slice(0, 60));
  return Array.from(html.matchAll(/<p class="q-title"><a [^>]*><b>([^<]*)<\/b>/g), ([, title]) => title ?? '');
}

async function aLibrary(...[t]: Parameters<typeof aDesk>) {
  const app = await aDesk(t);
  const post = (title: string, fields: Record<string, string> = {}) => {
    app.clock.now += MINUTE;
    return write(app, { ...STORY, title, body: 'Nothing.', publish: 'draft', ...fields });
  };
  await post('A coat in Hull', { publish: 'now', people: 'Léna Ferris, Odalys O’Finch', topics: 'Late coats' });
  await post('Soup', { body: 'The *coat* was there again.', publish: 'now' });
  await post('Crème brûlée for two', { excerpt: 'On the pier, at night.' });
  await post('100% sure', { body: 'snow_man and AND OR NOT near' });
  await post('Łódź', { body: 'Emoji 🤸‍♂️ and 日本語の話' });
  return { app, post };
}

test('posts are found by their words, their people and topics, their number and their address', async (t) => {
  const { app } = await aLibrary(t);
  const TABLE: [q: string, titles: string[]][] = [
    ['coat', ['A coat in Hull', 'Soup']],
    ['COAT hull', ['A coat in Hull']],
    ['coa', ['A coat in Hull', 'Soup']],
    ['coa hull', []],
    ['creme brulee', ['Crème brûlée for two']],
    ['CRÈME', ['Crème brûlée for two']],
    ['cre\u0300me', ['Crème brûlée for two']],
    ['pier', ['Crème brûlée for two']],
    ['lena', ['A coat in Hull']],
    ['ferris', ['A coat in Hull']],
    ['léna fer', ['A coat in Hull']],
    ['late', ['A coat in Hull']],
    ['#2', ['Soup']],
    ['#99', []],
    ['soup', ['Soup']],
    ['a-coat-in-hull', ['A coat in Hull']],
    ['http://gossip.test/2026/11/soup?x=1#c', ['Soup']],
    ['/2026/11/soup/', ['Soup']],
    ['/2026/11/nothing', []],
    ['日本', ['Łódź']],
    ['100%', ['100% sure']],
    ['nothing at all of this', []],
    ['AND', ['Łódź', '100% sure']],
    ['snow_man', ['100% sure']],
  ];
  for (const [q, titles] of TABLE) assert.deepEqual(await found(app, q), titles, q);
});

test('no odd character makes a search fail, or finds everything', async (t) => {
  const { app } = await aLibrary(t);
  const NASTY = [
    ...`" "" "coat ' * ** ^coat NEAR( title: {title}:x - -- % _ \\ ( ) () + : # #0 #1x / // /2026/11/`.split(' '),
    ...[
      'NEAR(coat soup, 2)',
      'coat OR',
      'OR',
      'a"b',
      'x*y',
      ';drop table posts',
      '%00',
      '🤸‍♂️',
      '\ud800',
      '\u0301',
      '\u200d',
    ],
    ...['x', '"', '😀', 'é', '日', '\u0301', '()', '"*'].map((part) => part.repeat(1_000)),
    'a '.repeat(2_500),
    'x'.repeat(5_000),
  ];
  for (const q of NASTY) {
    const titles = await found(app, q);
    assert.ok(titles.length < 5, `${q.slice(0, 40)} found everything`);
  }
  const { html } = await app.get(`/admin/posts?${new URLSearchParams({ q: '"><script>alert(1)</script>' })}`);
  assert.equal(html.includes('<script>alert'), false);
  assert.match(html, /Not a whisper of that/);
  for (const nothing of ['\u0000', '\u202e', ' \u0007 '])
    assert.equal((await found(app, nothing)).length, 5, 'nothing is asked for, so all of it is shown');
  for (const q of ['%E0%A4%A', 'q=1&q=2', '%ED%A0%80', '%F0%9F%98%80'.repeat(5_000)])
    assert.ok((await app.get(`/admin/posts?q=${q}`)).status < 500, q);
});

test('what is typed becomes words, a number or an address, and nothing else', () => {
  assert.deepEqual(wanted('Odd "coat" NEAR( x*'), {
    id: null,
    slug: null,
    words: '"odd" "coat" "near" "x"*',
    name: 'odd "coat" near( x*',
  });
  assert.deepEqual(wanted(' #12 '), { id: 12, slug: null, words: null, name: '' });
  assert.deepEqual(wanted('https://x.example/2026/11/Soup'), { id: null, slug: 'soup', words: null, name: '' });
  assert.equal(wanted('***').words, null);
  assert.equal(wanted('soup').slug, 'soup');
  assert.equal(wanted('two words').slug, null);
  assert.equal(wanted('a '.repeat(400)).words?.split(' ').length, 20);
});

test('a search stays with its shelf, goes on through tabs and pages, and finds words as they are now', async (t) => {
  const { app, post } = await aLibrary(t);
  assert.deepEqual(await found(app, 'coat', 'live'), ['A coat in Hull', 'Soup']);
  assert.deepEqual(await found(app, 'coat', 'draft'), []);
  const id = await post('Coat number three');
  await app.post(`/admin/posts/${id}/bin`, {});
  assert.deepEqual(await found(app, 'coat', 'bin'), ['Coat number three']);
  assert.equal((await found(app, 'coat')).includes('Coat number three'), false, 'the bin is searched apart');
  await app.post('/admin/posts/2', { body: 'The hat was there.', publish: 'now' });
  assert.deepEqual(await found(app, 'coat'), ['A coat in Hull']);
  assert.deepEqual(await found(app, 'hat'), ['Soup']);
  await app.ctx.db.insertInto('old_slugs').values({ slug: 'broth', post_id: 2 }).execute();
  assert.deepEqual(await found(app, '/2026/11/broth'), ['Soup']);

  for (let n = 0; n < 41; n++) await post(`Goose ${n}`);
  const first = await app.get('/admin/posts?q=goose+%22');
  assert.match(first.html, /href="\/admin\/posts\?show=draft&amp;q=goose\+%22"/);
  assert.match(first.html, /href="\/admin\/posts\?q=goose\+%22&amp;page=2"/);
  assert.match(first.html, /<input type="hidden" name="back" value="\/admin\/posts\?q=goose\+%22">/);
  assert.match((await app.get('/admin/posts?q=goose+%22&page=2')).html, /<b>Goose 0<\/b>/);
  assert.match((await app.get('/admin/posts?q=goose&page=9')).html, /Not a whisper/);
  assert.doesNotMatch(first.html, /Only the newest/);
  const { id: _, ...row } = await app.ctx.db
    .selectFrom('posts')
    .selectAll()
    .where('title', '=', 'Goose 1')
    .executeTakeFirstOrThrow();
  for (let n = 0; n < REACH; n++)
    await app.ctx.db
      .insertInto('posts')
      .values({ ...row, slug: `goose-${n + 100}`, form_key: null })
      .execute();
  assert.match(
    (await app.get('/admin/posts?q=goose')).html,
    /Only the newest 1,000 posts and 50 names that have it were looked at\./,
  );
});

test('a person is found by another name until it is taken away, and a cut among names is told', async (t) => {
  const { app, post } = await aLibrary(t);
  const { db } = app.ctx;
  const lena = { id: (await idByName(db, 'person', 'Léna Ferris')) ?? 0, kind: 'person' } as const;
  await giveAlias(db, lena, 'The Duchess of Hull', 'goslings');
  assert.deepEqual(await found(app, 'duchess'), ['A coat in Hull']);
  const [alias] = await aliasesOf(db, lena.id);
  if (alias) await dropAlias(db, alias);
  assert.deepEqual([await found(app, 'duchess'), await found(app, 'goslings')], [[], []]);

  const names = (n: number) => Array.from({ length: 30 }, (_, i) => `Zed ${n + i}`).join(', ');
  await post('Thirty of them', { people: names(0) });
  assert.doesNotMatch((await app.get('/admin/posts?q=zed')).html, /Only the newest/);
  await post('Sixty of them', { people: names(30) });
  assert.match((await app.get('/admin/posts?q=zed')).html, /Only the newest/);
});

test('stories are found by their titles by the same rule, however much is typed', async (t) => {
  const { app } = await aLibrary(t);
  const titles = async (typed: string) =>
    (await storiesByTitle(app.ctx.db, typed, { limit: 5, now: app.clock.now })).map(({ title }) => title);
  assert.deepEqual(await titles('coat hu'), ['A coat in Hull']);
  assert.deepEqual(await titles('coat NEAR( "*'), []);
  assert.deepEqual(await titles('co hull'), []);
  assert.deepEqual(await titles('***'), []);
  assert.deepEqual(
    await titles(`${'coat '.repeat(20)}nothing of this`),
    ['A coat in Hull'],
    'twenty words are asked for',
  );
});

test('the desk finds posts by an index, and reads their table from end to end nowhere', async (t) => {
  const { app } = await aLibrary(t);
  const raw = new Sqlite(app.ctx.config.databasePath, { readonly: true });
  t.after(() => raw.close());
  const plans: string[] = [];
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(raw, 1_000),
    log: ({ query }) => {
      const steps = raw.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[];
      plans.push(...steps.map((step) => step.detail));
    },
  });
  const asking = async (ask: () => Promise<unknown>) => {
    plans.length = 0;
    await ask();
    return plans;
  };
  const now = app.clock.now;
  const cut = { now, page: 1, size: 10 };
  const FOUND_BY: Record<(typeof SHELVES)[number], string> = {
    all: 'SCAN posts USING INDEX posts_updated',
    draft: 'SEARCH posts USING INDEX posts_stage (stage=?)',
    review: 'SEARCH posts USING INDEX posts_stage (stage=?)',
    bin: 'SEARCH posts USING INDEX posts_stage (stage=?)',
    scheduled: 'SEARCH posts USING COVERING INDEX posts_published (published_at>?)',
    live: 'SEARCH posts USING COVERING INDEX posts_published (published_at<?)',
  };
  for (const shelf of SHELVES) {
    const [first] = await asking(() => onShelf(db, shelf, cut));
    assert.equal(first, FOUND_BY[shelf], shelf);
    assert.equal(plans.slice(1).filter((plan) => /^SCAN (?:posts|revisions)\b/.test(plan)).length, 0, shelf);
    assert.doesNotMatch(plans[1] ?? '', /B-TREE/, `${shelf} is in its order as the index has it`);
  }
  const searches = ['coat', 'lena', '#1', '/2026/11/soup'].map((q) => () => search(db, 'all', q, cut));
  const others = [() => sizesOfShelves(db, now), () => dueForAnnouncing(db, now), () => aboutPost(db, 1, 10)];
  for (const ask of [...searches, ...others]) {
    const scans = (await asking(ask)).filter((plan) =>
      /^SCAN (?:posts|revisions|decisions|decision_posts|d)\b/.test(plan),
    );
    assert.deepEqual(scans, [], String(ask));
  }
  assert.match((await asking(() => dueForAnnouncing(db, now))).join(), /INDEX posts_to_announce \(published_at<\?\)/);
});

test('to moderators the search leads to what readers see', async (t) => {
  const { app } = await aLibrary(t);
  await atTheDesk(app, 'moderator');
  assert.match(
    (await app.get('/admin/posts?q=coat')).html,
    /<a class="plain" id="p1" href="\/2026\/11\/a-coat-in-hull">/,
  );
});
