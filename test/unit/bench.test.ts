import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { differences } from '../../bench/bulk.ts';
import { CORPUS, type Shape, stories, storyOfFours } from '../../bench/corpus.ts';
import { median, medianRatio, reaches, written } from '../../bench/figures.ts';
import { fill } from '../../bench/fill.ts';
import { seeded, zipf } from '../../bench/random.ts';
import { openDatabase } from '../../src/db/open.ts';
import { renderBody } from '../../src/posts/writing/body.ts';
import { renderComment } from '../../src/text/comment.ts';

const SMALL: Shape = {
  ...CORPUS,
  ...{ posts: 60, comments: 600, people: 12, topics: 20, readers: 50, heldOneIn: 20 },
  marked: new Map([[3, { slug: 'sixteen-voices', comments: 16 }]]),
};

test('a median is the value in the middle, or between the two there', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([10, 2, 4, 6]), 5);
  assert.equal(median([3]), 3);
  assert.ok(Number.isNaN(median([])));
  assert.equal(medianRatio([10, 2, 30], [20, 2, 30]), 1);
});

test('what could not be measured reaches nothing', () => {
  assert.deepEqual([reaches(0.8, { atLeast: 0.8 }), reaches(0.79, { atLeast: 0.8 })], [true, false]);
  assert.deepEqual([reaches(1, { atMost: 1 }), reaches(1, { under: 1 })], [true, false]);
  assert.equal(reaches(Number.NaN, { under: 1 }), false);
  assert.deepEqual([1234.5, 21.04, 1.234, 0.0251, 7].map(written), ['1,235', '21.0', '1.23', '0.025', '7']);
});

test('Zipf reads the first twice as often as the second and ten times as often as the tenth', () => {
  const [random, place, seen] = [seeded(1), zipf(1_000), new Array<number>(1_000).fill(0)];
  for (let n = 0; n < 200_000; n += 1) {
    const at = place(random);
    seen[at] = (seen[at] ?? 0) + 1;
  }
  const times = (k: number) => (seen[0] ?? 0) / (seen[k - 1] ?? 0);
  assert.ok(Math.abs(times(2) - 2) < 0.15, `${times(2)}`);
  assert.ok(Math.abs(times(10) - 10) < 1, `${times(10)}`);
  assert.ok((seen[999] ?? 0) > 0);
});

test('one shape is one blog, with as many comments as it says', () => {
  const made = [...stories(SMALL)];
  assert.deepEqual(made, [...stories(SMALL)]);
  assert.equal(made.length, 60);
  assert.equal(made.flatMap((story) => story.comments).length, 600);
  assert.equal(new Set(made.map((story) => story.slug)).size, 60);
  assert.equal(made.find((story) => story.slug === 'sixteen-voices')?.comments.length, 16);
  assert.equal(made.filter((story) => story.body.includes('quillberry')).length, 2);
  assert.equal(made.filter((story) => story.body.includes('sixpennyworth')).length, 20);
  for (const { at, comments } of made)
    for (const [n, { parent, root, depth }] of comments.entries()) {
      assert.ok((comments[n]?.at ?? 0) > at);
      const over = parent === null ? null : comments[parent];
      assert.equal(over === null, depth === 1);
      if (over) assert.deepEqual([over.depth + 1, over.root ?? parent, over.held], [depth, root, false]);
    }
});

test('stories and comments are written as the site renders them', () => {
  for (const { body, html, embeds, comments } of stories(SMALL)) {
    assert.equal(html.trim(), renderBody(body, 'markdown', { embeds, pictures: [] }, 'UTC').html.text.trim());
    for (const comment of comments) assert.equal(comment.html, renderComment(comment.body).text);
  }
});

test('a long story begins as a short one of the same threads', () => {
  const [short, long] = [storyOfFours('short', 5, 0), storyOfFours('long', 50, 0)];
  assert.equal(long.comments.length, 200);
  assert.deepEqual(long.comments.slice(0, 20), short.comments);
  assert.equal(long.body, short.body);
});

test('filling in bulk leaves what the triggers would have made', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'hearsay-fill-'));
  t.after(() => rm(dir, { recursive: true }));
  const databases: Sqlite.Database[] = [];
  for (const inBulk of [true, false]) {
    const path = join(dir, `${inBulk}.db`);
    await (await openDatabase(path, { now: 0 })).close();
    fill({ path, shape: SMALL, stories: stories(SMALL), inBulk });
    databases.push(new Sqlite(path));
  }
  const [one, other] = databases;
  assert.ok(one && other);
  const counted = one.prepare('select sum(comment_count) from posts').pluck().get();
  const shown = [...stories(SMALL)].flatMap((story) => story.comments).filter((comment) => !comment.held);
  assert.equal(counted, shown.length);
  assert.ok(shown.length < 600);
  assert.deepEqual(differences(one, other), []);
  for (const raw of databases) raw.close();
});
