import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Disk, diskOf, inTurns } from '../../src/db/disk.ts';
import { StorageUnavailable } from '../../src/db/errors.ts';
import type { Db, Schema } from '../../src/db/schema.ts';
import { sqliteDialect } from '../../src/db/sqlite.ts';
import { newPath } from '../support/databases.ts';

/** A disk that takes nothing until it is told to. */
function slowDisk() {
  const asked: { take(): void; refuse(): void }[] = [];
  const disk: Disk = {
    reached: () =>
      new Promise((resolve, reject) => {
        asked.push({ take: resolve, refuse: () => reject(new StorageUnavailable('the disk is on fire')) });
      }),
    close: async () => {},
  };
  return { asked, disk };
}

function open(disk: Disk | null, path = newPath()) {
  const raw = new Sqlite(path);
  raw.pragma('journal_mode = wal');
  raw.exec('create table if not exists settings (key text primary key, value text)');
  return { raw, db: new Kysely<Schema>({ dialect: sqliteDialect(raw, 1_000, disk) }) };
}

const put = (db: Db, key: string) => db.insertInto('settings').values({ key, value: '' }).execute();
const keys = async (db: Db) =>
  (await db.selectFrom('settings').select('key').orderBy('key').execute()).map((r) => r.key);

test('who writes hears of it when the disk has it, and others write and read meanwhile', async () => {
  const { asked, disk } = slowDisk();
  const { db } = open(disk);
  const heard: string[] = [];
  const one = put(db, 'one').then(() => heard.push('one'));
  const two = db
    .transaction()
    .execute((trx) => put(trx, 'two'))
    .then(() => heard.push('two'));
  await turn();
  assert.deepEqual(await keys(db), ['one', 'two']);
  assert.deepEqual([heard, asked.length], [[], 2]);
  asked[1]?.take();
  await two;
  assert.deepEqual(heard, ['two']);
  asked[0]?.take();
  await one;
});

test('who finds what another has just written waits for it too; who reads or takes back waits for nothing', async () => {
  const { asked, disk } = slowDisk();
  const { db } = open(disk);
  const finding = db.transaction().execute(keys);
  await turn();
  assert.equal(asked.length, 1);
  asked[0]?.take();
  assert.deepEqual(await finding, []);

  const failing = db.transaction().execute(async (trx) => {
    await put(trx, 'never');
    throw new Error('changed my mind');
  });
  await assert.rejects(failing, /changed my mind/);
  assert.deepEqual(await keys(db), []);
  assert.equal(asked.length, 1);
});

test('nobody is told that something is stored when the disk did not take it', async () => {
  const { asked, disk } = slowDisk();
  const { db } = open(disk);
  const writing = assert.rejects(put(db, 'one'), StorageUnavailable);
  await turn();
  asked[0]?.refuse();
  await writing;
});

test('each is answered by a run that began after it asked, and those who ask meanwhile share the next', async () => {
  const runs: { end(): void; fail(): void }[] = [];
  const { next, idle } = inTurns(
    () =>
      new Promise((resolve, reject) => {
        runs.push({ end: resolve, fail: () => reject(new Error('no')) });
      }),
  );
  const told: string[] = [];
  const ask = (name: string) =>
    next().then(
      () => told.push(name),
      () => told.push(`${name} failed`),
    );
  void ask('first');
  await turn();
  void ask('second');
  void ask('third');
  await turn();
  assert.equal(runs.length, 1);
  runs[0]?.fail();
  await turn();
  assert.deepEqual([told, runs.length], [['first failed'], 2]);
  const ended = idle().then(() => told.push('idle'));
  runs[1]?.end();
  await ended;
  assert.deepEqual(told, ['first failed', 'second', 'third', 'idle']);
});

test('after a failure the log is carried over whole before anything counts as stored', async () => {
  const path = newPath();
  const { raw } = open(null, path);
  const disk = diskOf(raw);
  const log = `${path}-wal`;
  raw.exec(`insert into settings values ('one', '')`);
  // Without a log beside the file there is nothing to wait for, which is a failure as good as any.
  raw.pragma('journal_mode = delete');
  await assert.rejects(disk.reached(), StorageUnavailable);

  raw.pragma('journal_mode = wal');
  raw.exec(`insert into settings values ('two', '')`);
  const before = statSync(log).size;
  const reader = new Sqlite(path, { readonly: true });
  const reading = reader.prepare('select key from settings').iterate();
  reading.next();
  await assert.rejects(disk.reached(), StorageUnavailable, 'a reader still needs the log');
  reading.return?.();
  await disk.reached();
  assert.ok(before > 0);
  assert.equal(statSync(log).size, 0);
  await disk.close();
});
