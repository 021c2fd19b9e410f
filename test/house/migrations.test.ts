import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';
import { packageRoot } from '../../src/config.ts';
import { openDatabase } from '../../src/db/open.ts';

const MIGRATIONS = join(packageRoot, 'migrations');
const FROZEN = join(packageRoot, 'test/house/frozen-migrations.json');

const names = readdirSync(MIGRATIONS)
  .filter((file) => !['index.ts', 'columns.ts'].includes(file))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();

/** What is wrong with a list of migrations that stand in files of these names, a line each. */
function listProblems(listed: string[], files: string[]): string[] {
  const expected = [...files].sort();
  return [
    ...files.filter((name) => !/^\d{4}-[a-z-]+$/.test(name)).map((name) => `${name} is not named NNNN-words`),
    ...expected.filter((name) => !listed.includes(name)).map((name) => `${name} is not listed in index.ts`),
    ...listed.filter((name) => !files.includes(name)).map((name) => `${name} is listed and has no file`),
    ...listed.filter((name, i) => i > 0 && name <= (listed[i - 1] ?? '')).map((name) => `${name} is out of order`),
    ...expected
      .filter((name, i) => Number(name.slice(0, 4)) !== i + 1)
      .map((name) => `${name} leaves a gap or a number twice`),
  ];
}

test('every migration is listed once, in order', () => {
  const bad: [listed: string[], files: string[]][] = [
    [['0001-a'], ['0001-a', '0002-b']],
    [['0001-a', '0002-b'], ['0001-a']],
    [
      ['0002-b', '0001-a'],
      ['0001-a', '0002-b'],
    ],
    [['0001-a', '0001-a'], ['0001-a']],
    [
      ['0001-a', '0003-b'],
      ['0001-a', '0003-b'],
    ],
    [['0001-a_b'], ['0001-a_b']],
  ];
  for (const [listed, files] of bad) assert.equal(listProblems(listed, files).length, 1, String(listed));

  assert.ok(names.length > 0);
  assert.deepEqual(
    listProblems(
      migrations.map((migration) => migration.name),
      names,
    ),
    [],
  );
});

/** What has changed since it was frozen, a line each. */
function thawed(hashes: Record<string, string>, frozen: Record<string, string>): string[] {
  const told = (name: string) => {
    if (!frozen[name]) return [`${name} is not frozen yet`];
    if (!hashes[name]) return [`${name} was removed after it had landed`];
    return frozen[name] === hashes[name] ? [] : [`${name} was edited after it had landed: write a new one instead`];
  };
  return [...new Set([...Object.keys(hashes), ...Object.keys(frozen)])].flatMap(told);
}

/**
 * A migration that has landed has run on somebody's database, and an edit would never reach it. A new one is frozen by
 * `FREEZE=yes node --import tsx --test test/house/migrations.test.ts`; a changed line in the JSON is a broken promise.
 */
test('a migration that has landed is never edited', () => {
  assert.equal(thawed({ a: '1', b: '2' }, { a: '1' }).length, 1);
  assert.equal(thawed({ a: '1' }, { a: '1', b: '2' }).length, 1);
  assert.equal(thawed({ a: '2' }, { a: '1' }).length, 1);
  assert.deepEqual(thawed({ a: '1' }, { a: '1' }), []);

  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(MIGRATIONS, `${name}.ts`)))
      .digest('hex');
  const hashes = Object.fromEntries(names.map((name) => [name, hash(name)]));
  if (process.env.FREEZE) writeFileSync(FROZEN, `${JSON.stringify(hashes, null, 2)}\n`);
  assert.deepEqual(thawed(hashes, JSON.parse(readFileSync(FROZEN, 'utf8'))), []);
});

const folder = mkdtempSync(join(tmpdir(), 'hearsay-migrations-'));
after(() => rmSync(folder, { recursive: true }));

for (const [i, { name }] of migrations.entries()) {
  test(`${name} applies where those before it were applied earlier`, async () => {
    const path = join(folder, `${name}.db`);
    for (const upTo of [i, i + 1]) {
      const { migrated, close } = await openDatabase(path, { now: 0, migrations: migrations.slice(0, upTo) });
      await close();
      const expected = migrations.slice(upTo === i ? 0 : i, upTo).map((migration) => migration.name);
      assert.deepEqual(migrated, expected);
    }
  });
}

test('addresses that were brought in as they were typed are written small', async () => {
  const path = join(folder, 'addresses.db');
  const before = await openDatabase(path, { now: 0, migrations: migrations.slice(0, 5) });
  const past = new Sqlite(path);
  past.pragma('foreign_keys = off');
  insertLeast(past, 'posts', { id: 1, author_id: 1 });
  insertLeast(past, 'users', { id: 1 });
  insertLeast(past, 'comments', { post_id: 1, email: 'Bo@Reader.example' });
  past.close();
  await before.close();
  const { readDb, close } = await openDatabase(path, { now: 0 });
  const rows = await readDb.selectFrom('comments').select('email').execute();
  assert.deepEqual(rows, [{ email: 'bo@reader.example' }]);
  await close();
});

test('what was written before its letters were spelt out is found after', async () => {
  const path = join(folder, 'letters.db');
  const before = await openDatabase(path, { now: 0, migrations: migrations.slice(0, 16) });
  const past = new Sqlite(path);
  past.pragma('foreign_keys = off');
  insertLeast(past, 'users', { id: 1 });
  insertLeast(past, 'posts', {
    id: 7,
    author_id: 1,
    title: 'Søren',
    body: 'Þór’s straße',
    excerpt: 'ŁUKASZ',
    embed_words: 'Æther',
  });
  const said = { post_id: 7, status: 'approved', body_format: 'text', name: 'Đorđe' };
  insertLeast(past, 'comments', { ...said, id: 8, body: 'Œuvre' });
  insertLeast(past, 'comments', { ...said, id: 9, body_format: 'html', body_html: '<p>Ma<em>ß</em></p>' });
  insertLeast(past, 'comments', { ...said, id: 10, status: 'held', body: 'Œuvre' });
  insertLeast(past, 'tags', { id: 3, name: 'Søren Malý', name_key: 'soren maly' });
  insertLeast(past, 'tag_aliases', { id: 4, tag_id: 3, name_key: 'the dane' });
  past.close();
  await before.close();
  await (await openDatabase(path, { now: 0 })).close();

  const now = new Sqlite(path);
  const found = (index: string, words: string) =>
    now.prepare(`select rowid from ${index} where ${index} match ?`).pluck().all(words);
  for (const word of ['soren', 'thor', 'strasse', 'lukasz', 'aether'])
    assert.deepEqual(found('post_search', word), [7], word);
  assert.deepEqual(
    ['oeuvre', 'mass', 'dorde'].map((word) => found('comment_search', word)),
    [[8], [9], [8, 9]],
  );
  assert.deepEqual([found('tag_search', 'mal*'), found('tag_alias_search', 'dane')], [[3], [4]]);
  now.exec(`update posts set title = 'Þora' where id = 7; update comments set body = 'Ħal' where id = 8`);
  now.exec(`update tags set name_key = 'bo' where id = 3; delete from tag_aliases`);
  assert.deepEqual([found('post_search', 'soren'), found('post_search', 'thora')], [[], [7]]);
  assert.deepEqual([found('comment_search', 'oeuvre'), found('comment_search', 'hal')], [[], [8]]);
  assert.deepEqual([found('tag_search', 'mal*'), found('tag_search', 'bo')], [[], [3]]);
  assert.deepEqual(found('tag_alias_search', 'dane'), []);
  for (const index of ['post_search', 'comment_search', 'tag_search', 'tag_alias_search'])
    now.exec(`insert into ${index} (${index}, rank) values ('integrity-check', 1)`);
  now.close();
});

test('all of them apply to a fresh file at once', async () => {
  const { migrated, readDb, close } = await openDatabase(join(folder, 'fresh.db'), { now: 0 });
  assert.deepEqual(migrated, names);
  assert.deepEqual(await readDb.selectFrom('posts').selectAll().execute(), []);
  await close();
});

/** A row with empty words in whatever it must have and these values leave out. */
function insertLeast(db: Sqlite.Database, table: string, values: Record<string, unknown>): void {
  const must = `select name from pragma_table_info('${table}') where "notnull" and dflt_value is null and not pk`;
  const empty = db.prepare<[], string>(must).pluck().all();
  const row = { ...Object.fromEntries(empty.map((name) => [name, ''])), ...values };
  const names = Object.keys(row);
  db.prepare(`insert into ${table} (${names}) values (${names.map((name) => `@${name}`)})`).run(row);
}
