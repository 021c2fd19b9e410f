import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waiting } from '../../src/comments/desk/waiting.ts';
import type { CommentStatus } from '../../src/db/schema.ts';
import { MINUTE } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

test('a held comment is read, approved, and stands on the page', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const where = '/2026/11/odalys-brought-soup';
  const held = await app.post(`${where}/comments`, { name: 'Marguerite', body: 'My *grandmother* kept that light.' });
  assert.match(held.location, /^\/c\/\d+\?key=/);
  assert.ok(post);

  await atTheDesk(app, 'moderator');
  app.clock.now += 38 * MINUTE;
  assert.match((await app.get('/admin')).html, /<b>1<\/b><span>comment waiting, the oldest for 38 minutes/);
  const queue = await app.get('/admin/comments');
  assert.match(queue.html, /Marguerite[\s\S]*38 minutes ago[\s\S]*new here[\s\S]*Odalys brought soup/);
  assert.match(queue.html, /My <em>grandmother<\/em> kept that light\./);
  assert.match(queue.html, /first comment/);

  const answer = await app.post('/admin/comments/1/approval', { back: '/admin/comments?status=held&page=1' });
  assert.equal(answer.status, 303);
  assert.equal(answer.location, '/admin/comments?status=held&page=1&done=1');
  assert.match((await app.get(answer.location)).html, /Approved “<a href="\/admin\/comments\/1"><bdi>Marguerite/);
  const page = await app.get(where);
  assert.match(page.html, /My <em>grandmother<\/em> kept that light\./);
  assert.match(page.html, /1<\/span> Response to “Odalys brought soup”/);
});

test('each status has its tab, and each comment the decisions that would change it', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (const status of ['held', 'approved', 'rejected', 'removed', 'spam'] as const)
    await aComment(app, post, { status, name: `Somebody ${status}` });
  await atTheDesk(app);
  const decisions = async (status: string) => {
    const { html } = await app.get(`/admin/comments?status=${status}`);
    assert.match(html, new RegExp(`Somebody ${status}`));
    return [...html.matchAll(/action="\/admin\/comments\/\d+\/(approval|rejection|spam)"/g)].map(([, noun]) => noun);
  };
  assert.deepEqual(await decisions('held'), ['approval', 'rejection', 'spam']);
  assert.deepEqual(await decisions('approved'), ['rejection', 'spam']);
  assert.deepEqual(await decisions('rejected'), ['approval', 'spam']);
  assert.deepEqual(await decisions('removed'), ['approval', 'spam']);
  assert.deepEqual(await decisions('spam'), ['approval', 'rejection']);
});

test('a comment taken off the page leaves a tombstone for its replies', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const first = await aComment(app, post, { body: 'Something unkind.' });
  await aComment(app, post, { body: 'Let’s not.', inReplyTo: first });
  await atTheDesk(app);
  const answer = await app.post(`/admin/comments/${first}/rejection`, { back: '/admin/comments?status=approved' });
  assert.match((await app.get(answer.location)).html, /Took off the page “/);
  const { html } = await app.get('/2026/11/odalys-brought-soup');
  assert.equal(html.includes('Something unkind'), false);
  assert.match(html, /Removed by a moderator[\s\S]*Let’s not\./);
  assert.match(html, /1<\/span> Response to/);
});

test('what a comment says cannot break out of the queue', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  await aComment(app, post, {
    status: 'held',
    name: '"><script>alert(1)</script>',
    body: '<img src=x onerror=alert(1)>',
  });
  await atTheDesk(app);
  const { html } = await app.get('/admin/comments');
  assert.equal(/<script>|<img src=x/.test(html), false);
  assert.match(html, /&lt;img src=x/);
});

test('odd questions about the queue are answered', async (t) => {
  const app = await startApp(t);
  await atTheDesk(app);
  assert.match((await app.get('/admin/comments')).html, /Put the kettle on/);
  assert.equal((await app.get('/admin/comments?status=odd')).status, 400);
  assert.equal((await app.get('/admin/comments?status=held&status=spam')).status, 400);
  assert.equal((await app.get('/admin/comments?done=999&page=9')).status, 200);
  for (const id of ['999', '0', 'x', '1e9'])
    assert.equal((await app.post(`/admin/comments/${id}/spam`, {})).status, 404);
});

test('the queue has pages', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (let n = 0; n < 31; n++) await aComment(app, post, { status: 'held', name: `N${n}`, at: app.clock.now - n });
  await atTheDesk(app);
  const first = (await app.get('/admin/comments')).html;
  assert.match(first, /<bdi>N30<\/bdi>/, 'the oldest first');
  assert.match(first, /href="\/admin\/comments\?status=held&amp;page=2"/);
  assert.match((await app.get('/admin/comments?status=held&page=2')).html, /<bdi>N0<\/bdi>/);
});

test('what is held and what is reported waits, and since when the last of it does', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const db = app.ctx.db;
  const at = app.clock.now;
  const reported = async (status: CommentStatus, reportedAt: number, settledAt: number | null = null) => {
    const id = await aComment(app, post, { status });
    const report = { comment_id: id, cause: 'abuse', note: '', address_key: null, settled_at: settledAt } as const;
    await db
      .insertInto('reports')
      .values([
        { ...report, reporter_key: 'a', created_at: at },
        { ...report, reporter_key: 'b', created_at: reportedAt },
      ])
      .execute();
  };
  assert.deepEqual(await waiting(db), { held: 0, oldest: null, reported: 0, newest: null });
  await aComment(app, post, { status: 'held', at: at - MINUTE });
  await reported('deleted', at + 9 * MINUTE);
  await reported('approved', at + 8 * MINUTE, at + 9 * MINUTE);
  assert.deepEqual(await waiting(db), { held: 1, oldest: at - MINUTE, reported: 0, newest: at - MINUTE });
  await reported('approved', at + 1);
  await reported('held', at + 2);
  assert.deepEqual(await waiting(db), { held: 2, oldest: at - MINUTE, reported: 1, newest: at + 2 });
  await db
    .updateTable('comments')
    .set({ edited_at: at + 3 })
    .where('id', '=', 1)
    .execute();
  assert.equal((await waiting(db)).newest, at + 3, 'an edit waits anew');
});
