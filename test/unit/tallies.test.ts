import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import { NOW, newPath } from '../support/databases.ts';

/** What triggers keep, beside the same counted anew. */
const KEPT = {
  tallies: `select name, stories, responses from tallies where stories <> 0 or responses <> 0 order by name`,
  dates: `select post_id, tag_id, published_at from post_tags order by post_id, tag_id`,
  threads: `select id, thread_size from comments where root_id is null order by id`,
  answers: `select id from comments where root_id is not null and thread_size <> 0`,
};
const COUNTED: typeof KEPT = {
  tallies: `
    select 'all' as name, count(*) as stories, 0 as responses from posts where published_at is not null having count(*) > 0
    union all select 'author:' || author_id, count(*), 0 from posts where published_at is not null group by author_id
    union all select printf('month:%d-%02d', year, month), count(*), 0 from posts where published_at is not null group by year, month
    union all select 'tag:' || tag_id, count(*), sum(comment_count) from post_tags join posts on posts.id = post_id
      where posts.published_at is not null group by tag_id
    order by name`,
  dates: `select post_id, tag_id, posts.published_at from post_tags join posts on posts.id = post_id order by post_id, tag_id`,
  threads: `select id, (select count(*) from comments as c where c.status = 'approved' and coalesce(c.root_id, c.id) = comments.id) as thread_size
    from comments where root_id is null order by id`,
  answers: `select id from comments where 0`,
};

function assertKept(raw: Sqlite.Database, when: string): void {
  for (const [what, kept] of Object.entries(KEPT))
    assert.deepEqual(raw.prepare(kept).all(), raw.prepare(COUNTED[what as keyof typeof KEPT]).all(), `${what} ${when}`);
}

/** Chances that come out the same each time. @returns a whole number from 0 to below `n` */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}

type Deed = (raw: Sqlite.Database, roll: (n: number) => number, n: number) => void;

const anyOf = (raw: Sqlite.Database, table: string, roll: (n: number) => number): number => {
  const ids = raw.prepare(`select id from ${table} order by id`).pluck().all() as number[];
  return ids[roll(ids.length)] ?? 0;
};

/** Past, ahead, or not out. */
const someMoment = (roll: (n: number) => number) => (roll(3) === 0 ? null : NOW + (roll(20) - 15) * 86_400_000);
const STATUSES = ['approved', 'approved', 'approved', 'held', 'removed', 'deleted', 'spam'];

const write: Deed = (raw, roll, n) => {
  const at = someMoment(roll);
  const [year, month] = at === null ? [null, null] : [2025 + roll(2), 1 + roll(12)];
  const { lastInsertRowid: id } = raw
    .prepare(`insert into posts (slug, year, month, title, body, body_format, body_html, excerpt, author_id, published_at, created_at, updated_at)
      values (?, ?, ?, 'A title', '', 'markdown', '', '', ?, ?, 0, 0)`)
    .run(`post-${n}`, year, month, 1 + roll(2), at);
  tagAnew(raw, Number(id), roll);
};

function tagAnew(raw: Sqlite.Database, post: number, roll: (n: number) => number): void {
  raw.prepare('delete from post_tags where post_id = ?').run(post);
  for (let tag = 1; tag <= 4; tag++)
    if (roll(2) === 0) raw.prepare('insert into post_tags (post_id, tag_id, position) values (?, ?, 0)').run(post, tag);
}

const say: Deed = (raw, roll, n) => {
  const parent = raw
    .prepare('select id, post_id, root_id from comments where id = ?')
    .get(anyOf(raw, 'comments', roll)) as { id: number; post_id: number; root_id: number | null } | undefined;
  const isAnswer = parent !== undefined && roll(2) === 0;
  raw
    .prepare(`insert into comments (post_id, parent_id, root_id, status, reasons, name, name_key, body, body_format, body_html, created_at)
      values (?, ?, ?, ?, '[]', 'Ida', 'ida', '', 'text', '', ?)`)
    .run(
      isAnswer ? parent.post_id : anyOf(raw, 'posts', roll),
      isAnswer ? parent.id : null,
      isAnswer ? (parent.root_id ?? parent.id) : null,
      STATUSES[roll(STATUSES.length)],
      n,
    );
};

const DEEDS: Deed[] = [
  write,
  say,
  say,
  say,
  (raw, roll) => tagAnew(raw, anyOf(raw, 'posts', roll), roll),
  (raw, roll) => {
    const at = someMoment(roll);
    raw
      .prepare(
        'update posts set published_at = ?, year = coalesce(year, 2026), month = coalesce(month, 3) where id = ?',
      )
      .run(at, anyOf(raw, 'posts', roll));
  },
  (raw, roll) => raw.prepare('update posts set author_id = ? where id = ?').run(1 + roll(2), anyOf(raw, 'posts', roll)),
  (raw, roll) =>
    raw
      .prepare('update comments set status = ? where id = ?')
      .run(STATUSES[roll(STATUSES.length)], anyOf(raw, 'comments', roll)),
  // As merging does: where a story has both, one goes.
  (raw, roll) => {
    const [from, into] = [1 + roll(4), 1 + roll(4)];
    if (from === into) return;
    raw
      .prepare('delete from post_tags where tag_id = ? and post_id in (select post_id from post_tags where tag_id = ?)')
      .run(from, into);
    raw.prepare('update post_tags set tag_id = ? where tag_id = ?').run(into, from);
  },
  (raw, roll) => {
    if (roll(4) === 0) raw.prepare('delete from posts where id = ?').run(anyOf(raw, 'posts', roll));
  },
  (raw, roll) => {
    const id = anyOf(raw, 'comments', roll);
    const answers = raw.prepare('select 1 from comments where parent_id = ?').get(id);
    if (!answers) raw.prepare('delete from comments where id = ?').run(id);
  },
];

function people(raw: Sqlite.Database): void {
  for (const n of [1, 2])
    raw
      .prepare(`insert into users (id, email, name, slug, role, created_at) values (?, ?, 'Posy', ?, 'editor', 0)`)
      .run(n, `posy${n}@example.org`, `posy-${n}`);
  for (const n of [1, 2, 3, 4])
    raw
      .prepare(`insert into tags (id, kind, slug, name, name_key) values (?, 'topic', ?, ?, ?)`)
      .run(n, `t${n}`, `T${n}`, `t${n}`);
}

function opened(t: TestContext, path: string): Sqlite.Database {
  const raw = new Sqlite(path);
  raw.pragma('foreign_keys = ON');
  t.after(() => raw.close());
  return raw;
}

function live(raw: Sqlite.Database, seed: number, deeds: number, after: (n: number) => void): void {
  const roll = dice(seed);
  for (let n = 0; n < deeds; n++) {
    DEEDS[n < 8 ? 0 : roll(DEEDS.length)]?.(raw, roll, n);
    after(n);
  }
}

test('tallies, dates of tags and sizes of threads stay what counting would find, whatever is done', async (t) => {
  for (const seed of [1, 7, 42]) {
    const path = newPath();
    await (await openDatabase(path, { now: NOW })).close();
    const raw = opened(t, path);
    people(raw);
    live(raw, seed, 400, (n) => assertKept(raw, `after deed ${n} of seed ${seed}`));
    const size = (table: string) => raw.prepare(`select count(*) from ${table}`).pluck().get() as number;
    assert.ok(size('posts') > 5 && size('comments') > 5, 'too much is gone for it to tell anything');
  }
});

test('a site that was there before has all of it counted', async (t) => {
  const path = newPath();
  const before = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name.startsWith('0014')),
  );
  await (await openDatabase(path, { now: NOW, migrations: before })).close();
  const old = opened(t, path);
  people(old);
  live(old, 3, 300, () => {});
  const stories = old.prepare('select count(*) from posts where published_at is not null').pluck().get();
  assert.ok(Number(stories) > 3);
  old.close();

  await (await openDatabase(path, { now: NOW })).close();
  const raw = opened(t, path);
  assertKept(raw, 'after migrating');
  assert.equal(raw.prepare(`select stories from tallies where name = 'all'`).pluck().get(), stories);
});
