import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

test('a comment that waits is approved and answered at once, by whoever is at the desk', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const held = await aComment(app, post, { name: 'Ann', status: 'held', body: 'Is it leek?' });
  const me = await atTheDesk(app, 'moderator');
  const queue = '/admin/comments?status=held';
  assert.match((await app.get(queue)).html, /Your reply to <bdi>Ann<\/bdi>[\s\S]*Approve and reply<\/button>/);

  const answer = await app.post(`/admin/comments/${held}/reply`, { body: 'It is *leek*.', back: queue });
  assert.equal(answer.status, 303);
  assert.match(answer.location, /^\/admin\/comments\?status=held&done=\d+&replied=2$/);
  const after = (await app.get(answer.location)).html;
  assert.match(
    after,
    /Approved “<a href="\/admin\/comments\/1"><bdi>Ann[\s\S]*Your reply is on the page\. <a href="\/c\/2"/,
  );
  const reply = await app.ctx.db.selectFrom('comments').selectAll().where('id', '=', 2).executeTakeFirstOrThrow();
  assert.deepEqual(
    [reply.name, reply.user_id, reply.parent_id, reply.status],
    ['Posy Lindqvist', me.id, held, 'approved'],
  );
  assert.match((await app.get('/2026/11/odalys-brought-soup')).html, /Is it leek\?[\s\S]*It is <em>leek<\/em>\./);

  const second = await app.post(`/admin/comments/${held}/reply`, { body: 'And potato.' });
  assert.equal(second.location, `/admin/comments/${held}?replied=3`);
});

test('a reply that is not taken comes back with its words', async (t) => {
  const app = await startApp(t, { settings: { 'comments.block_words': 'turnip' } });
  const post = await aPost(app);
  const old = await aPost(app, { title: 'Long ago', ageInDays: 40 });
  const held = await aComment(app, post, { status: 'held' });
  const approved = await aComment(app, post);
  const closed = await aComment(app, old, { status: 'held' });
  const spam = await aComment(app, post, { status: 'spam' });
  await atTheDesk(app);
  const statusOf = async (id: number) =>
    (await app.ctx.db.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst())?.status;
  const tried: [id: number, body: string, status: number, problem: RegExp][] = [
    [closed, 'Hello <b>there</b>', 403, /Comments on this post are closed/],
    [spam, 'Hello <b>there</b>', 422, /does not stand on the page/],
    [held, ' ', 422, /Write something before you send it/],
    [held, 'x'.repeat(20_001), 422, /Shorten it to 20,000 characters/],
    [held, 'A turnip <b>there</b>', 403, /The comment is approved, but your reply is not sent yet.[\s\S]*blocked/],
  ];
  for (const [id, body, status, problem] of tried) {
    const answer = await app.post(`/admin/comments/${id}/reply`, { body });
    assert.equal(answer.status, status, body.slice(0, 20));
    assert.match(answer.html, problem);
    assert.ok(answer.html.includes(body.replaceAll('<', '&lt;').replaceAll('>', '&gt;')), 'the words are kept');
    assert.match(answer.html, /aria-current="page">Comments/, 'in the clothes of the desk');
  }
  assert.deepEqual([await statusOf(closed), await statusOf(held), await statusOf(spam)], ['held', 'approved', 'spam']);

  assert.equal((await app.post(`/admin/comments/${approved}/reply`, { body: 'Twice' })).status, 303);
  app.clock.now += DAY / 2;
  assert.equal((await app.post(`/admin/comments/${approved}/reply`, { body: 'Twice' })).status, 409);
  assert.equal((await app.post('/admin/comments/999/reply', { body: 'Hello' })).status, 404);
});
