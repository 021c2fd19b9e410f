import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { DatabaseRefused } from '../../src/db/errors.ts';
import { leaveNote, leftWhole } from '../../src/db/left.ts';
import { openDatabase } from '../../src/db/open.ts';
import { count, NOW, newPath, set } from '../support/databases.ts';

/** Opens as a server does; what it is told of damage is kept. */
async function serving(path: string) {
  const damage: string[] = [];
  const opener = { kind: 'server', damaged: (error: DatabaseRefused) => damage.push(error.message) } as const;
  return { ...(await openDatabase(path, { now: NOW, opener })), damage };
}

/** A database that a server has filled and closed. */
async function left(): Promise<string> {
  const path = newPath();
  const { db, close } = await serving(path);
  for (let i = 0; i < 500; i++) await set(db, `key ${i}`);
  await close();
  return path;
}

test('a clean stop leaves a note, which is believed until somebody opens the file to write', async () => {
  const path = await left();
  assert.ok(leftWhole(path));
  const { close } = await serving(path);
  assert.ok(!existsSync(`${path}-left`));
  assert.ok(!leftWhole(path));
  await close();
  assert.ok(leftWhole(path));

  const command = await openDatabase(path, { now: NOW });
  assert.ok(!leftWhole(path));
  await command.close();
  assert.ok(!leftWhole(path), 'a command has not read a large file through');
});

test('what was touched since is not believed: its bytes, its length, its time, and that set back', async () => {
  const changes: [string, (path: string) => void][] = [
    ['bytes', (path) => writeFileSync(path, readFileSync(path))],
    ['length', (path) => truncateSync(path, statSync(path).size - 4096)],
    ['time', (path) => utimesSync(path, NOW / 1000, NOW / 1000)],
    [
      'set back',
      (path) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, readFileSync(path));
        utimesSync(path, atime, mtime);
      },
    ],
    ['wal', (path) => writeFileSync(`${path}-wal`, '')],
    ['note', (path) => writeFileSync(`${path}-left`, '')],
  ];
  for (const [what, change] of changes) {
    const path = await left();
    assert.ok(leftWhole(path));
    change(path);
    assert.ok(!leftWhole(path), what);
  }
});

test('a note as old as the file is not believed: a change may hide in the same tick of the clock', async () => {
  const path = await left();
  const { ctimeMs } = statSync(path);
  utimesSync(`${path}-left`, ctimeMs / 1000, Math.floor(ctimeMs / 1000));
  assert.ok(!leftWhole(path));
});

test('damaged after a clean stop: refused, however long ago it was looked at', async () => {
  const path = await left();
  const bytes = readFileSync(path);
  const inside = bytes.lastIndexOf('key 250');
  writeFileSync(path, bytes.fill(0xff, inside - 100, inside + 100));
  await assert.rejects(
    serving(path),
    (error) => error instanceof DatabaseRefused && /is damaged \((?!\*)[^\n]+\)$/.test(error.message),
  );
});

test('a large file is served while it is read, and what is wrong with it is told', async () => {
  const path = newPath();
  await (await serving(path)).close();
  const raw = new Sqlite(path);
  raw.exec('create table ballast (bytes); insert into ballast values (zeroblob(270000000))');
  raw.exec(`create table letters (words); insert into letters values ('the letter')`);
  raw.close();

  const whole = await serving(path);
  assert.equal(await count(whole.readDb), 0);
  await whole.close();
  assert.deepEqual(whole.damage, []);

  const bytes = readFileSync(path);
  const inside = bytes.lastIndexOf('the letter');
  writeFileSync(path, bytes.fill(0xff, inside - 4_000, inside));
  let tell: (error: DatabaseRefused) => void = () => undefined;
  const told = new Promise<DatabaseRefused>((resolve) => {
    tell = resolve;
  });
  const opening = openDatabase(path, { now: NOW, opener: { kind: 'server', damaged: tell } });
  // Where it is read in no time, it is refused.
  const error: DatabaseRefused = await opening.then(
    () => told,
    (refused) => refused,
  );
  assert.match(error.message, /it is damaged \((?!\*)[^\n]+\)$/);
  await opening.then(
    ({ close }) => close(),
    () => undefined,
  );
  assert.ok(!leftWhole(path));
});

test('while another process has it open, or was killed with it, no note is left or believed', async () => {
  const path = newPath();
  const first = await serving(path);
  const second = await serving(path);
  await set(second.db, 'theirs');
  await first.close();
  assert.ok(!existsSync(`${path}-left`));
  await second.close();
  assert.ok(leftWhole(path), 'the last one leaves it');

  // As somebody killed after a commit leaves it: the file untouched, all that is new in the -wal.
  const killed = new Sqlite(path);
  killed.exec(`insert into settings values ('new', '')`);
  assert.ok(!leftWhole(path));
  await leaveNote(path);
  assert.ok(!leftWhole(path));
  killed.close();
});

test('a worker lets the leader look and migrate, and refuses a database that lacks a migration', async () => {
  const path = newPath();
  const good = { name: '0001-good', up: async () => {} };
  const next = { name: '0002-next', up: async () => {} };
  const leader = await openDatabase(path, { now: NOW, migrations: [good] });
  const opener = { kind: 'worker' } as const;
  await (await openDatabase(path, { now: NOW, migrations: [good], opener })).close();
  await assert.rejects(
    openDatabase(path, { now: NOW, migrations: [good, next], opener }),
    (error) => error instanceof DatabaseRefused && /lacks migration 0002-next/.test(error.message),
  );
  await assert.rejects(openDatabase(path, { now: NOW, migrations: [next], opener }), /newer Hearsay/);
  await leader.close();
});
