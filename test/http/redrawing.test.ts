import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchUrl } from '../../src/embeds/registry.ts';
import { jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { DRAWING } from '../../src/posts/writing/body.ts';
import { ofPost } from '../../src/posts/writing/embeds.ts';
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

test('words stay with a film whose address is written in another way by now', async (t) => {
  const app = await startApp(t);
  const { db } = app.ctx;
  for (const [title, body] of [
    ['From a second', 'https://www.youtube.com/watch?v=a1B2c3D4-_x&t=90s'],
    ['A short', 'https://www.youtube.com/shorts/a1B2c3D4-_x'],
  ] as const) {
    const post = await aPost(app, { title, body });
    // As versions before stored it: a film had one address, whatever the second or the shape.
    const old = { url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x', media_description: 'How to light a lamp' };
    await db.updateTable('embeds').set(old).where('post_id', '=', post.id).execute();
    await db.updateTable('posts').set({ drawing: 0, embed_words: old.media_description }).execute();
    await runJob(app.ctx, job);
    assert.match((await app.get(postPath(post))).html, /<figure class="embed[\s\S]*How to light a lamp/, title);
    const [row] = await ofPost(db, post.id);
    assert.deepEqual([row?.url, row?.mediaDescription], [matchUrl(body)?.url, 'How to light a lamp']);
    const { embed_words } = await db
      .selectFrom('posts')
      .select('embed_words')
      .where('id', '=', post.id)
      .executeTakeFirstOrThrow();
    assert.equal(embed_words, 'How to light a lamp');
  }
});

test('a site that is being stopped stops redrawing', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  await app.ctx.db.updateTable('posts').set({ drawing: 0 }).execute();
  assert.equal((await runJob(app.ctx, job, AbortSignal.abort())).changed, 0);
  assert.equal(await job.due?.(app.ctx), true);
});
