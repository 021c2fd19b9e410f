import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearPeople } from '../../src/posts/reading/near-people.ts';
import { HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

const page = async (app: TestApp, q: string) => (await app.get(`/search?${new URLSearchParams({ q })}`)).html;
/** `Léna Ferris, 2 stories` */
const people = (html: string) =>
  Array.from(
    html.matchAll(/class="person-row"[\s\S]*?<b>(.*?)<\/b>(.*?)<\/span><\/a>/g),
    ([, name, line]) => `${name}, ${line}`,
  );
const found = async (app: TestApp, q: string) => people(await page(app, q));

test('people are found by the beginnings of their names, whatever else they are called', async (t) => {
  const app = await startApp(t);
  const soup = { topics: ['Soup'] };
  await aPost(app, { ...soup, title: 'One', people: ['Augustin Pell', 'Søren Malý'] });
  await aPost(app, { ...soup, title: 'Two', people: ['Augustin Pell', 'Augusta Vane', 'J.Lo'] });
  await aPost(app, { title: 'Later', people: ['August Tomorrow'], publishedAt: app.clock.now + HOUR });
  const { id } = await app.ctx.db
    .selectFrom('tags')
    .select('id')
    .where('slug', '=', 'soren-maly')
    .executeTakeFirstOrThrow();
  const alias = { tag_id: id, kind: 'person' as const };
  await app.ctx.db
    .insertInto('tag_aliases')
    .values([
      { ...alias, name: 'The Great Dane', name_key: 'the great dane', slug: 'the-great-dane' },
      { ...alias, name: '', name_key: ' gone', slug: 'gone' },
    ])
    .execute();
  const [pell, vane, soren] = ['Augustin Pell, 2 stories', 'Augusta Vane, 1 story', 'Søren Malý, 1 story'];
  const dane = 'Søren Malý, Also The Great Dane. 1 story';
  const TABLE: [q: string, names: string[]][] = [
    ['august', [pell, vane]],
    ['AUGUSTÍN', [pell]],
    ['pell aug', [pell]],
    ['“Augustin Pell”', [pell]],
    ['augusta vane', [vane]],
    ['soren', [soren]],
    ['Søren malý', [soren]],
    ['maly', [soren]],
    ['great da', [dane]],
    ['augustin pell soup', [pell]],
    ['j.lo', ['J.Lo, 1 story']],
    ['gone', []],
    ['a', []],
    ['tomorrow', []],
    ['" ^ * NEAR', []],
    // Nobody is called that, but nearly.
    ['augustin pel', [pell]],
    ['agustin pell', [pell]],
    ['agustin', [pell]],
    ['soern maly', [soren]],
    ['pett', []],
    ['kettle', []],
  ];
  for (const [q, names] of TABLE) assert.deepEqual(await found(app, q), names, q);
  const html = await page(app, 'soup');
  assert.match(
    html,
    /<h2 id="topics">Topics<\/h2>[\s\S]*<a class="plain" href="\/topics\/soup">Soup<\/a> <span>2 stories/,
  );
  // In place of the plain no, with the face.
  assert.match(
    await page(app, 'agustin pell'),
    /<div class="empty">\s*<section class="people"[^>]*>\s*<h2 id="people">Did you mean<.*Augustin Pell<.*Nobody here has said “agustin pell”\./s,
  );
  assert.doesNotMatch(await page(app, 'agustin pell'), /Not a whisper|class="search-names"/);
  assert.doesNotMatch(await page(app, 'augustin'), /Did you mean/);
});

test('whoever is called just that stands first, and not everybody is shown', async (t) => {
  const app = await startApp(t);
  const many = ['Bo Ada', 'Bo Bell', 'Bo Cray', 'Bo Dunn', 'Bo Ekko', 'Bo Farr'];
  for (const title of ['One', 'Two']) await aPost(app, { title, people: many });
  await aPost(app, { title: 'Three', people: ['Bo'] });
  const names = await found(app, 'bo');
  assert.equal(names.length, 5);
  assert.equal(names[0], 'Bo, 1 story');
  const older = await app.get('/search?q=bo&in=stories&before=2');
  assert.deepEqual(people(older.html), []);
});

test('a guess among very many people keeps nobody waiting, and knows who is called otherwise now', async (t) => {
  const app = await startApp(t);
  const { db, readDb } = app.ctx;
  await aPost(app, { people: ['Zephyrine Bell'] });
  const name = (n: number) => `${n.toString(36).padStart(4, 'm')}sander ${(n * 7919).toString(36)}wick of lower hollow`;
  for (let from = 0; from < 9_500; from += 500) {
    const people = Array.from({ length: 500 }, (_, i) => name(from + i));
    const tag = (key: string) => ({
      kind: 'person' as const,
      name: key,
      name_key: key,
      slug: key.replaceAll(' ', '-'),
    });
    await db.insertInto('tags').values(people.map(tag)).execute();
  }
  const guessed = async (...words: string[]) =>
    (await nearPeople(readDb, words, { limit: 5, now: app.clock.now })).map((person) => person.name);
  assert.deepEqual(await guessed('zephrine', 'bell'), ['Zephyrine Bell']);
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  assert.deepEqual(await guessed('zephrine'), ['Zephyrine Bell'], 'behind all others in the alphabet');
  clearInterval(turning);
  assert.ok(turns >= 5, `others had ${turns} turns`);

  await db
    .updateTable('tags')
    .set({ name: 'Persimmon Vane', name_key: 'persimmon vane' })
    .where('slug', '=', 'zephyrine-bell')
    .execute();
  assert.deepEqual(await guessed('zephrine'), []);
  assert.deepEqual(await guessed('persimon'), ['Persimmon Vane']);
});
