import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { StorageUnavailable } from '../../src/db/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import { count, NOW, newPath, set } from '../support/databases.ts';

test('what pages read with cannot write', async (t) => {
  const { readDb } = await opened(t);
  await assert.rejects(set(readDb, 'a'), /readonly/);
});

test('references hold', async (t) => {
  const { db } = await opened(t);
  const orphan = { post_id: 99, tag_id: 99, position: 1 };
  await assert.rejects(db.insertInto('post_tags').values(orphan).execute(), /FOREIGN KEY/);
});

test('a write waits while another process writes, and the event loop goes on meanwhile', async (t) => {
  const { db, readDb, path } = await opened(t);
  const other = new Sqlite(path);
  other.exec('begin immediate');
  other.exec(`insert into settings values ('theirs', '1')`);

  let ticks = 0;
  let done = false;
  const ticking = setInterval(() => ticks++, 5);
  const ours = set(db, 'ours').then(() => {
    done = true;
  });
  await sleep(300);
  clearInterval(ticking);
  assert.ok(ticks > 5, `${ticks} ticks in 300 ms`);
  assert.ok(!done);
  assert.equal(await count(readDb), 0, 'a reader sees what was there before, at once');

  other.exec('commit');
  other.close();
  await ours;
  assert.equal(await count(readDb), 2);
});

test('a write that has waited too long is told so; reads go on, and so does the next write', async (t) => {
  const { db, readDb, path } = await opened(t, 200);
  const other = new Sqlite(path);
  other.exec('begin immediate');

  const started = performance.now();
  const writes = [set(db, 'a'), set(db, 'b'), db.transaction().execute((trx) => set(trx, 'c'))];
  let given = 0;
  for (const write of writes) write.catch(() => given++);
  const reads = await Promise.all(Array.from({ length: 20 }, () => count(readDb)));
  assert.deepEqual(new Set(reads), new Set([0]));
  assert.equal(given, 0, 'reads waited for the writer');
  for (const write of await Promise.allSettled(writes)) {
    assert.ok(write.status === 'rejected' && write.reason instanceof StorageUnavailable);
  }
  assert.ok(performance.now() - started < 2_000, 'patience is for queue and lock together');

  other.close();
  await db.transaction().execute((trx) => set(trx, 'd'));
  assert.equal(await count(readDb), 1);
});

test('writes and transactions of one process take turns', async (t) => {
  const { db, readDb } = await opened(t);
  await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      db.transaction().execute(async (trx) => {
        const before = await count(trx);
        await sleep(1);
        await set(trx, `key ${i}`);
        assert.equal(await count(trx), before + 1, 'another transaction came between');
      }),
    ),
  );
  assert.equal(await count(readDb), 30);
});

test('a transaction that reads before it writes is not overtaken by another process', async (t) => {
  const { db, path } = await opened(t, 1_000);
  const other = await openDatabase(path, { now: NOW });
  t.after(other.close);
  let theirs = Promise.resolve();
  await db.transaction().execute(async (trx) => {
    assert.equal(await count(trx), 0);
    theirs = set(other.db, 'theirs');
    await sleep(50);
    await set(trx, 'ours');
    assert.equal(await count(trx), 1);
  });
  await theirs;
  assert.equal(await count(db), 2);
});

test('a transaction that is given up leaves nothing', async (t) => {
  const { db, readDb } = await opened(t);
  const given = db.transaction().execute(async (trx) => {
    await set(trx, 'a');
    assert.equal(await count(trx), 1);
    assert.equal(await count(readDb), 0, 'nobody else sees what is not committed');
    throw new Error('never mind');
  });
  await assert.rejects(given, /never mind/);
  assert.equal(await count(db), 0);
  await set(db, 'b');
  assert.equal(await count(readDb), 1);
});

/** A process running `script`, which says a line when it is ready and one when it is done. */
async function opened(t: { after(fn: () => Promise<void>): void }, patience?: number) {
  const path = newPath();
  const databases = await openDatabase(path, patience === undefined ? { now: NOW } : { now: NOW, patience });
  t.after(databases.close);
  return { ...databases, path };
}
