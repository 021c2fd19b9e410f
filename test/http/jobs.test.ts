import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { sql } from 'kysely';
import { isLate, jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { closeOld, dueForClosing, undoClosing } from '../../src/posts/closing/close-old.ts';
import { closeByEditor, keepOpen } from '../../src/posts/closing/comment-switch.ts';
import { publishDue } from '../../src/posts/desk/publish-due.ts';
import * as log from '../../src/runs/log.ts';
import { byId } from '../../src/runs/runs.ts';
import { stopServing } from '../../src/server/listening.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { atTheDesk, write } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

function job(name: string) {
  const found = jobs.find((each) => each.name === name);
  if (!found) throw new Error(`no job ${name}`);
  return found;
}

const state = async (app: TestApp) =>
  (await app.ctx.db.selectFrom('posts').selectAll().orderBy('id').execute()).map((post) =>
    [post.title, post.comments_closed_by ?? 'open', post.comments_keep_open ? 'kept' : ''].join(' ').trim(),
  );

test('the job closes what the rule says, at the boundary, records it, and does nothing the second time', async (t) => {
  const app = await startApp(t);
  const limit = app.clock.now - 14 * DAY;
  await aPost(app, { title: 'Old', ageInDays: 200 });
  await aPost(app, { title: 'At', publishedAt: limit });
  await aPost(app, { title: 'Before', publishedAt: limit + 1 });
  const kept = await aPost(app, { title: 'Kept', ageInDays: 200 });
  await keepOpen(app.ctx.db, kept.id);
  const closed = await aPost(app, { title: 'Closed', ageInDays: 200 });
  await closeByEditor(app.ctx.db, closed.id, 1);

  assert.deepEqual(
    (await dueForClosing(app.ctx.db, 14, app.clock.now)).map((post) => post.title),
    ['Old', 'At'],
  );
  const { id, changed } = await runJob(app.ctx, job('close-comments'));
  assert.equal(changed, 2);
  assert.deepEqual(await state(app), ['Old age', 'At age', 'Before open', 'Kept open kept', 'Closed editor']);
  const run = await byId(app.ctx.db, id);
  assert.deepEqual([run?.job, run?.changed, run?.error, run?.finished_at], ['close-comments', 2, null, app.clock.now]);
  assert.equal((await runJob(app.ctx, job('close-comments'))).changed, 0);

  app.clock.now += 1;
  assert.equal((await runJob(app.ctx, job('close-comments'))).changed, 1);
});

test('an undone run reopens what nobody touched since, and the next run leaves that alone', async (t) => {
  const app = await startApp(t);
  await aPost(app, { title: 'A', ageInDays: 20 });
  const touched = await aPost(app, { title: 'B', ageInDays: 20 });
  const { id } = await runJob(app.ctx, job('close-comments'));
  await closeByEditor(app.ctx.db, touched.id, app.clock.now);
  assert.equal(await undoClosing(app.ctx.db, id), 1);
  assert.deepEqual(await state(app), ['A open kept', 'B editor']);
  assert.equal((await runJob(app.ctx, job('close-comments'))).changed, 0);
  assert.equal(await undoClosing(app.ctx.db, id), 0);
});

test('never closes where the setting is 0, and raising the days reopens nothing', async (t) => {
  const app = await startApp(t, { settings: { 'comments.close_after_days': '0' } });
  await aPost(app, { title: 'A', ageInDays: 9_000 });
  assert.equal((await runJob(app.ctx, job('close-comments'))).changed, 0);
  await app.ctx.db.updateTable('settings').set({ value: '14' }).execute();
  assert.equal((await runJob(app.ctx, job('close-comments'))).changed, 1);
  await app.ctx.db.updateTable('settings').set({ value: '20000' }).execute();
  await runJob(app.ctx, job('close-comments'));
  assert.deepEqual(await state(app), ['A age']);
});

test('a thousand posts are closed in batches, each by exactly one of two runs at once', async (t) => {
  const app = await startApp(t);
  await manyOld(app, 1_000);
  const [a, b] = await Promise.all([runJob(app.ctx, job('close-comments')), runJob(app.ctx, job('close-comments'))]);
  assert.equal(a.changed + b.changed, 1_000);
  assert.ok((await state(app)).every((line) => line === 'P age'));
  for (const { id, changed } of [a, b]) assert.equal(await undoClosing(app.ctx.db, id), changed);
  assert.ok((await state(app)).every((line) => line === 'P open kept'));
});

test('readers and commenters have their turn between the batches', async (t) => {
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false' } });
  await manyOld(app, 1_000);
  const post = await aPost(app, { title: 'Today' });
  const order: string[] = [];
  const others: Promise<unknown>[] = [];
  const told = (what: string) => order.push(what);
  await closeOld(
    app.ctx.db,
    { run: (await runJob(app.ctx, nothing)).id, closeAfterDays: 14, now: app.clock.now },
    () => {
      if (order.length === 0) {
        const fields = { name: 'Léonie', body: 'Meanwhile, soup.' };
        others.push(app.post(`${postPath(post)}/comments`, fields).then(({ status }) => told(`comment ${status}`)));
        others.push(app.get(postPath(post)).then(({ status }) => told(`page ${status}`)));
      }
      told('batch');
    },
  );
  await Promise.all(others);
  const between = order.slice(0, order.lastIndexOf('batch'));
  assert.ok(between.includes('comment 303') && between.includes('page 200'), order.join(', '));
});

const nothing = { ...job('prune'), run: async () => {} };

/** Posts that age has closed and that do not say so yet. */
async function manyOld(app: TestApp, posts: number): Promise<void> {
  const first = await aPost(app, { title: 'P', ageInDays: 30 });
  await app.ctx.db.transaction().execute(async (trx) => {
    const { id: _, ...row } = await trx
      .selectFrom('posts')
      .selectAll()
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow();
    for (let n = 1; n < posts; n++)
      await trx
        .insertInto('posts')
        .values({ ...row, slug: `p-${n}`, published_at: (row.published_at ?? 0) - (n % 3) })
        .execute();
  });
}

test('a job that fails is recorded with its reason', async (t) => {
  const app = await startApp(t);
  const failing = { ...job('prune'), run: () => Promise.reject(new Error('no luck\nat all')) };
  await assert.rejects(runJob(app.ctx, failing), /no luck/);
  assert.equal((await byId(app.ctx.db, 1))?.error, 'Error: no luck');
});

test('prune forgets whose likes and reports came by address; they still count, and those of readers stay theirs', async (t) => {
  const app = await startApp(t, {
    settings: { 'comments.address_days': '7', 'comments.report_threshold': '0', 'comments.hold_first': 'false' },
  });
  const post = await aPost(app);
  const ids = [await aComment(app, post), await aComment(app, post, { body: 'Two' })];
  const like = async (id: number) => assert.equal((await app.post(`/c/${id}/like`, {})).status, 303);
  for (const id of ids) await like(id);
  await app.post(`/c/${ids[0]}/report`, { cause: 'spam' });
  await app.post(`${postPath(post)}/comments`, { name: 'Bea', body: 'Hello' });
  await like(ids[0] ?? 0);
  const keys = async () => {
    const likes = await app.ctx.db.selectFrom('likes').select('liker_key as key').execute();
    const reports = await app.ctx.db.selectFrom('reports').select('reporter_key as key').execute();
    return [...likes, ...reports].map(({ key }) => key.split(/[: ]/)[0] ?? '').sort();
  };
  assert.deepEqual((await keys()).filter((key) => key === 'address').length, 3);
  app.clock.now += 7 * DAY;
  await runJob(app.ctx, job('prune'));
  assert.equal((await keys()).filter((key) => key === 'address').length, 3, 'to the day');
  app.clock.now += 1;
  await runJob(app.ctx, job('prune'));
  const after = await keys();
  assert.deepEqual([after.length, after.filter((key) => key === 'gone').length], [4, 3]);
  const counts = await app.ctx.db
    .selectFrom('comments')
    .select('like_count')
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  assert.deepEqual(
    counts.map(({ like_count }) => like_count),
    [2, 1],
  );
});

test('prune forgets addresses after 30 days', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  await aComment(app, post, { at: app.clock.now - 30 * DAY - 1 });
  await aComment(app, post, { at: app.clock.now - 30 * DAY });
  await app.ctx.db.updateTable('comments').set({ address_key: 'x' }).execute();
  assert.equal((await runJob(app.ctx, job('prune'))).changed, 1);
  assert.equal((await app.get(postPath(post))).status, 200);

  // More than are looked at in one piece, old and new by turns.
  for (let n = 0; n < 1_100; n++) await aComment(app, post, { at: app.clock.now - (n % 2) * 40 * DAY, body: `${n}` });
  await app.ctx.db.updateTable('comments').set({ address_key: sql`'x' || id % 7` }).execute();
  assert.equal((await runJob(app.ctx, job('prune'))).changed, 551);
  const kept = await app.ctx.db.selectFrom('comments').select('id').where('address_key', 'is not', null).execute();
  assert.equal(kept.length, 551);
});

test('a site that is stopped listens no more while a job still runs, and closes its database after it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const order: string[] = [];
  const jobs = {
    stop: () =>
      once(server, 'close')
        .then(() => order.push('job ended'))
        .then(() => undefined),
  };
  const close = async () => {
    order.push(server.listening ? 'closed too early' : 'closed');
  };
  await stopServing(server, jobs, { close });
  assert.deepEqual(order, ['job ended', 'closed']);
});

test('a job that has nothing to do is not late, one that hangs is', async () => {
  const ended = { started_at: 0, finished_at: 1 };
  assert.equal(isLate(job('send-mail'), ended, 30 * DAY), false);
  assert.equal(isLate(job('send-mail'), { ...ended, finished_at: null }, 11 * MINUTE), true);
  assert.equal(isLate(job('close-comments'), ended, 20 * MINUTE), false);
  assert.equal(isLate(job('close-comments'), ended, 20 * MINUTE + 1), true);
});

test('the clockwork asks a job first whether there is anything to do', async (t) => {
  const app = await startApp(t);
  assert.equal(await job('send-mail').due?.(app.ctx), false);
  const post = await aPost(app);
  await aComment(app, post);
  await app.ctx.db.updateTable('comments').set({ notice_due: 1 }).execute();
  assert.equal(await job('send-mail').due?.(app.ctx), true);
});

/** Posts whose hours have come while nothing ran. */
async function scheduled(app: TestApp, titles: readonly string[]): Promise<void> {
  await atTheDesk(app);
  for (const [n, title] of titles.entries())
    await write(app, { title, body: 'Soup.', publish: 'at', publish_at: `2026-11-22T13:0${n}` });
}

const comings = async (app: TestApp) =>
  (await log.entries(app.ctx.readDb, { page: 1, size: 900 }))
    .filter(({ action }) => action === 'came_out')
    .map(({ at, by, posts }) => [posts[0]?.title, at - NOON, by]);

test('a post comes out at its hour without any job; the job tells the log, once, and when it really was', async (t) => {
  const app = await startApp(t);
  await scheduled(app, ['One', 'Two']);
  assert.equal(await job('publish-due').due?.(app.ctx), false);
  app.clock.now = NOON + HOUR - 1;
  assert.equal((await app.get('/2026/11/one')).status, 404);
  assert.equal((await runJob(app.ctx, job('publish-due'))).changed, 0);
  app.clock.now = NOON + HOUR;
  assert.equal((await app.get('/2026/11/one')).status, 200);
  assert.equal((await app.get('/2026/11/two')).status, 404);
  assert.equal(await job('publish-due').due?.(app.ctx), true);

  app.clock.now += 5 * DAY;
  assert.equal((await app.get('/2026/11/two')).status, 200);
  assert.equal((await runJob(app.ctx, job('publish-due'))).changed, 2);
  assert.deepEqual(await comings(app), [
    ['Two', HOUR + MINUTE, null],
    ['One', HOUR, null],
  ]);
  assert.equal(await job('publish-due').due?.(app.ctx), false);
  assert.equal((await runJob(app.ctx, job('publish-due'))).changed, 0);
  assert.equal((await comings(app)).length, 2);
});

test('what was unscheduled in time is not announced, nor what was published by hand', async (t) => {
  const app = await startApp(t);
  await scheduled(app, ['Off', 'Now', 'Put off']);
  await app.post('/admin/posts/1', { publish: 'draft' });
  await app.post('/admin/posts/2', { publish: 'now' });
  await app.post('/admin/posts/3', { publish: 'at', publish_at: '2026-11-30T08:00' });
  app.clock.now += 2 * HOUR;
  assert.equal((await runJob(app.ctx, job('publish-due'))).changed, 0);
  assert.deepEqual(await comings(app), []);
});

test('whoever saves a post before the job has told that it came out tells it first', async (t) => {
  const app = await startApp(t);
  await scheduled(app, ['Edited', 'Taken off']);
  app.clock.now += 2 * HOUR;
  await app.post('/admin/posts/1', { body: 'More soup.' });
  await app.post('/admin/posts/2', { publish: 'draft' });
  assert.equal((await runJob(app.ctx, job('publish-due'))).changed, 0);
  assert.deepEqual(
    (await comings(app)).map(([title]) => title),
    ['Taken off', 'Edited'],
  );
  const about = await log.aboutPost(app.ctx.readDb, 2, 10);
  assert.deepEqual(
    about.map(({ action }) => action),
    ['unpublish', 'came_out', 'schedule'],
  );
});

test('a thousand are announced in batches, each once by two runs at once, and after one was killed', async (t) => {
  const app = await startApp(t);
  await scheduled(app, ['P']);
  app.clock.now += 2 * HOUR;
  const db = app.ctx.db;
  const { id: _, ...row } = await db.selectFrom('posts').selectAll().executeTakeFirstOrThrow();
  for (let n = 1; n < 1_000; n++)
    await db
      .insertInto('posts')
      .values({ ...row, slug: `p-${n}`, form_key: null })
      .execute();
  await assert.rejects(
    publishDue(db, app.clock.now, (posts) => {
      assert.equal(posts, 200);
      throw new Error('killed');
    }),
    /killed/,
  );
  const [a, b] = await Promise.all([runJob(app.ctx, job('publish-due')), runJob(app.ctx, job('publish-due'))]);
  assert.equal(a.changed + b.changed, 800);
  const told = await db.selectFrom('decision_posts').select('post_id').groupBy('post_id').execute();
  const entries = await db.selectFrom('decisions').select('id').where('action', '=', 'came_out').execute();
  assert.deepEqual([told.length, entries.length], [1_000, 1_000]);
});

test('prune deletes what lay in the bin for 30 days and was never out, with all that hangs on it', async (t) => {
  const app = await startApp(t);
  await atTheDesk(app);
  const [begun, out, later] = [
    await write(app, { title: 'Begun', body: 'Soup.', publish: 'draft', people: 'Ann' }),
    await write(app, { title: 'Out', body: 'Soup.', publish: 'now' }),
    await write(app, { title: 'Later', body: 'Soup.', publish: 'at', publish_at: '2026-12-30T08:00' }),
  ];
  for (const id of [begun, out, later]) await app.post(`/admin/posts/${id}/bin`, {});
  app.clock.now += 15 * DAY;
  await atTheDesk(app);
  await app.post(`/admin/posts/${later}`, { publish: 'draft' });
  await app.post(`/admin/posts/${later}/bin`, {});
  app.clock.now += 15 * DAY - 1;
  await runJob(app.ctx, job('prune'));
  const left = async () => (await app.ctx.db.selectFrom('posts').select('title').execute()).map(({ title }) => title);
  assert.equal((await left()).length, 3, 'to the day');
  app.clock.now += 1;
  await runJob(app.ctx, job('prune'));
  assert.deepEqual(await left(), ['Out', 'Later']);
  assert.equal(
    (await app.ctx.db.selectFrom('revisions').select('id').where('post_id', '=', begun).execute()).length,
    0,
  );
  app.clock.now += 15 * DAY;
  await runJob(app.ctx, job('prune'));
  assert.deepEqual(await left(), ['Out'], 'readers have met it');
  await atTheDesk(app);
  assert.match((await app.get('/admin/log')).html, /Put in the bin/, 'the log outlives it');
});
