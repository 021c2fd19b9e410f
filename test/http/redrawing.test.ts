import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { DRAWING } from '../../src/posts/writing/body.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

const job = jobs.find(({ name }) => name === 'redraw-posts') ?? assert.fail('no such job');

test('posts that an older version has drawn are drawn anew by themselves, once', async (t) => {
  const app = await startApp(t);
  const [old, fresh] = [await aPost(app, { body: 'She *has* it.' }), await aPost(app, { body: 'A hat.' })];
  const { db } = app.ctx;
  assert.equal(await job.due?.(app.ctx), false, 'what is saved is drawn as this version does');

  await db.updateTable('posts').set({ body_html: '<p>As it was</p>' }).execute();
  await db
    .updateTable('posts')
    .set({ drawing: DRAWING - 1 })
    .where('id', '=', old.id)
    .execute();
  assert.equal(await job.due?.(app.ctx), true);
  assert.equal((await runJob(app.ctx, job)).changed, 1);
  assert.match((await app.get(postPath(old))).html, /<p>She <em>has<\/em> it\.<\/p>/);
  assert.match((await app.get(postPath(fresh))).html, /As it was/, 'nothing else was touched');
  assert.equal(await job.due?.(app.ctx), false);
});

test('a site that is being stopped stops redrawing', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  await app.ctx.db.updateTable('posts').set({ drawing: 0 }).execute();
  assert.equal((await runJob(app.ctx, job, AbortSignal.abort())).changed, 0);
  assert.equal(await job.due?.(app.ctx), true);
});
