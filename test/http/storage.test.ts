import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { type Migration, migrations } from '../../migrations/index.ts';
import { packageRoot } from '../../src/config.ts';
import { DatabaseRefused } from '../../src/db/errors.ts';
import { type Databases, openDatabase } from '../../src/db/open.ts';
import { LONGEST } from '../support/command.ts';
import { count, NOW, newFolder, newPath, set } from '../support/databases.ts';

const NAMES = migrations.map((migration) => migration.name);

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('a fresh file gets every migration, in folders made for it', async () => {
  const path = join(newPath(), '..', 'not', 'there', 'yet.db');
  const first = await openDatabase(path, { now: NOW });
  assert.deepEqual(first.migrated, NAMES);
  assert.equal(await count(first.readDb), 0);
  await first.close();

  const second = await openDatabase(path, { now: NOW });
  assert.deepEqual(second.migrated, []);
  await second.close();
  assert.deepEqual(
    look(path, (raw) => raw.prepare('select * from migrations order by name').all()),
    NAMES.map((name) => ({ name, applied_at: NOW })),
  );
});

test('closing leaves one file behind, whether or not anything was asked of it', async () => {
  for (const use of [async () => {}, ({ readDb }: Databases) => count(readDb), ({ db }: Databases) => set(db, 'a')]) {
    const path = newPath();
    const databases = await openDatabase(path, { now: NOW });
    await use(databases);
    await databases.close();
    assert.ok(existsSync(path));
    assert.ok(!existsSync(`${path}-shm`), 'a connection was left open');
  }
});

test('of four processes that open the same new files at once, each comes up and one migrates', async () => {
  const paths = Array.from({ length: 5 }, newPath);
  const go = join(newFolder(), 'go');
  const script = `import { existsSync } from 'node:fs';
    const { openDatabase } = await import('${join(packageRoot, 'src/db/open.ts')}');
    const migrated = [];
    console.log('ready');
    while (!existsSync('${go}')) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const path of ${JSON.stringify(paths)}) {
      const databases = await openDatabase(path, { now: ${NOW} });
      await databases.db.insertInto('settings').values({ key: String(process.pid), value: '' }).execute();
      await databases.close();
      migrated.push(databases.migrated);
    }
    console.log(JSON.stringify(migrated));`;
  const processes = Array.from({ length: 4 }, () => start(script));
  await Promise.all(processes.map(({ ready }) => ready));
  writeFileSync(go, '');
  const outputs = await Promise.all(processes.map(({ output }) => output));

  for (const [i, path] of paths.entries()) {
    assert.deepEqual(outputs.flatMap((migrated) => (JSON.parse(migrated) as string[][])[i]).sort(), NAMES);
    assert.equal(
      look(path, (raw) => raw.prepare('select count(*) from settings').pluck().get()),
      4,
    );
  }
});

const good: Migration = {
  name: '0001-good',
  up: (db) =>
    db.schema
      .createTable('kept')
      .addColumn('id', 'text', (c) => c.unique())
      .execute(),
};
const failing: Migration = {
  name: '0002-failing',
  up: async (db) => {
    await db.schema.createTable('lost').addColumn('id', 'integer').execute();
    throw new Error('out of ideas');
  },
};
const orphaning: Migration = {
  name: '0002-orphaning',
  up: async (db) => {
    await db.schema
      .createTable('children')
      .addColumn('parent', 'text', (c) => c.references('kept.id'))
      .execute();
    await db.insertInto('children').values({ parent: 'nobody' }).execute();
  },
};

for (const bad of [failing, orphaning]) {
  test(`a migration that fails leaves nothing behind: ${bad.name}`, async () => {
    const path = newPath();
    const tables = () => look(path, (raw) => raw.prepare('select name from sqlite_master order by name').pluck().all());
    await assert.rejects(openDatabase(path, { now: NOW, migrations: [good, bad] }), /out of ideas|point nowhere/);
    assert.deepEqual(tables(), []);

    const databases = await openDatabase(path, { now: NOW, migrations: [good] });
    assert.deepEqual(databases.migrated, [good.name]);
    await databases.close();
    await assert.rejects(openDatabase(path, { now: NOW, migrations: [good, bad] }), /out of ideas|point nowhere/);
    assert.deepEqual(tables(), ['kept', 'migrations', 'sqlite_autoindex_kept_1', 'sqlite_autoindex_migrations_1']);
  });
}

/** Each makes, at the path, a file that is refused, and says why it is. */
const refused: [what: string, make: (path: string) => void | Promise<void>, why: RegExp][] = [
  ['a text file', (path) => writeFileSync(path, 'Dear diary,\n'.repeat(1000)), /not an SQLite database/],
  ['a text file shorter than a header', (path) => writeFileSync(path, 'Hi'), /not an SQLite database/],
  ['a header and nothing else', (path) => writeFileSync(path, 'SQLite format 3\0'), /damaged/],
  ['a first page of rubbish', (path) => writeFileSync(path, `SQLite format 3\0${'x'.repeat(4080)}`), /damaged/],
  ['the database of another program', (path) => foreign(path, 'delete'), /another program/],
  ['the same, left in WAL mode', (path) => foreign(path, 'wal'), /another program/],
  ['a newer database', (path) => filled(path, newer), /newer Hearsay \(migration 9999-future\)/],
  ['a database cut in half', (path) => filled(path, () => spoil(path, (b) => b.subarray(0, b.length / 2))), /damaged/],
  ['a database cut in a page', (path) => filled(path, () => spoil(path, (b) => b.subarray(0, -1000))), /damaged/],
  ['a database of one page', (path) => filled(path, () => spoil(path, (b) => b.subarray(0, 4096))), /damaged/],
  ['bytes overwritten within a page', (path) => filled(path, () => spoil(path, scribble)), /damaged \((?!\*)/],
  ['a schema that makes no sense', (path) => filled(path, () => spoil(path, garbleSchema)), /damaged/],
];

for (const [what, make, why] of refused) {
  test(`refused and untouched: ${what}`, async () => {
    const path = newPath();
    await make(path);
    const before = hash(path);
    for (let attempt = 0; attempt < 2; attempt++) {
      await assert.rejects(openDatabase(path, { now: NOW }), (error) => {
        assert.ok(error instanceof DatabaseRefused, String(error));
        assert.match(error.message, why);
        assert.ok(error.message.includes(path));
        assert.doesNotMatch(error.message, /\n/);
        return true;
      });
      assert.equal(hash(path), before);
    }
  });
}

test('refused: a folder', async () => {
  const path = newPath();
  mkdirSync(path);
  await assert.rejects(openDatabase(path, { now: NOW }), DatabaseRefused);
});

test('an empty file becomes a database, as does one whose making was cut short', async () => {
  const empty = newPath();
  writeFileSync(empty, '');
  // How a process killed in its very first write leaves it: one page, and a journal that knows of none before.
  const unfinished = newPath();
  look(unfinished, (raw) => raw.exec('pragma user_version = 1'));
  writeFileSync(`${unfinished}-journal`, journalOfNothing());

  for (const path of [empty, unfinished]) {
    const databases = await openDatabase(path, { now: NOW });
    assert.deepEqual(databases.migrated, NAMES);
    await databases.close();
  }
});

test('refused: a file that a journal beside it would empty, or whose last words lie in a -wal', async () => {
  const whole = newPath();
  await (await openDatabase(whole, { now: NOW })).close();
  writeFileSync(`${whole}-journal`, journalOfNothing());
  const before = hash(whole);
  await assert.rejects(openDatabase(whole, { now: NOW }), /a journal of another file/);
  assert.equal(hash(whole), before);

  const gone = newPath();
  writeFileSync(`${gone}-wal`, 'x'.repeat(5_000));
  await assert.rejects(openDatabase(gone, { now: NOW }), /still lies in its -wal/);
  assert.equal(readFileSync(`${gone}-wal`).length, 5_000);
});

function start(script: string): { ready: Promise<unknown>; output: Promise<string> } {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST,
  });
  const output = text(child.stdout).then((said) => said.split('\n')[1] ?? '');
  // One that has ended is ready too, and has nothing to say.
  return { ready: Promise.race([once(child.stdout, 'data'), output]), output };
}

function look<T>(path: string, ask: (raw: Sqlite.Database) => T): T {
  const raw = new Sqlite(path);
  try {
    return ask(raw);
  } finally {
    raw.close();
  }
}

function foreign(path: string, journal: string): void {
  look(path, (raw) => raw.exec(`pragma journal_mode = ${journal}; create table diary (day text, page text)`));
}

/** A database of ours with rows in it, all in one file, and then what `change` makes of it. */
async function filled(path: string, change: (path: string) => void): Promise<void> {
  const { db, close } = await openDatabase(path, { now: NOW });
  for (let i = 0; i < 500; i++) await set(db, `key ${i}`);
  await close();
  change(path);
}

function newer(path: string): void {
  // Not in WAL mode either, so that a switch to it before the refusal would change the file.
  look(path, (raw) => raw.exec(`pragma journal_mode = delete; insert into migrations values ('9999-future', 1)`));
}

function spoil(path: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(path, change(readFileSync(path)));
}

/** Over the page that holds most of the settings; what stands nearer the start is what it held before it was split. */
function scribble(bytes: Buffer): Buffer {
  const inside = bytes.lastIndexOf('key 250');
  return bytes.fill(0xff, inside - 100, inside + 100);
}

function garbleSchema(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('CREATE TABLE', 'CRATER TABLE'), 'latin1');
}

/** A rollback journal's header for a database that had no page yet: records, nonce, pages, sector, page size. */
function journalOfNothing(): Buffer {
  const header = Buffer.alloc(512);
  header.write('d9d505f920a163d7', 'hex');
  for (const [i, value] of [0, 12_345, 0, 512, 4_096].entries()) header.writeUInt32BE(value, 8 + 4 * i);
  return header;
}
