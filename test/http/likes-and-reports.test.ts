import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSE_CODES } from '../../src/comments/causes.ts';
import * as blocks from '../../src/comments/desk/blocks.ts';
import { closeByEditor } from '../../src/posts/closing/comment-switch.ts';
import { HOUR } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

/** Likes and reports without JavaScript, one of each by every reader. */

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;
const OURS = { 'sec-fetch-site': 'same-origin' };

async function aSaying(t: Parameters<typeof startApp>[0], settings: Record<string, string> = {}) {
  const app = await startApp(t, { settings: { ...OPEN_DOOR, ...settings }, behindProxy: true });
  const post = await aPost(app);
  const id = await aComment(app, post, { name: 'Bea', body: 'The lid is real gold.' });
  const from = (address: number) => ({ ...OURS, 'x-forwarded-for': `203.0.113.${address}` });
  return { app, post, id, from, path: postPath(post) };
}

const OUT_OF_SIGHT = ['held', 'rejected', 'removed', 'spam', 'deleted'] as const;

const row = (app: TestApp, id: number) =>
  app.ctx.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a reader likes a comment once, however often and at once it is sent, and takes it back', async (t) => {
  const { app, id, from } = await aSaying(t);
  const like = (fields: Record<string, string> = {}, by = 1) => app.post(`/c/${id}/like`, fields, from(by));
  const sent = await Promise.all(Array.from({ length: 21 }, () => like()));
  assert.deepEqual(new Set(sent.map(({ status, location }) => `${status} ${location}`)), new Set([`303 /c/${id}`]));
  assert.equal((await row(app, id)).like_count, 1);
  assert.equal(sent[0]?.headers.getSetCookie().length, 0, 'liking leaves nothing on the device');
  await like({}, 2);
  assert.equal((await row(app, id)).like_count, 2);
  await like({ undo: 'yes' }, 2);
  await like({ undo: 'yes' }, 2);
  assert.equal((await row(app, id)).like_count, 1);
});

test('who has posted is one reader at every address', async (t) => {
  const { app, id, path, from } = await aSaying(t);
  await app.post(`${path}/comments`, { name: 'Cas', body: 'Hello' }, from(1));
  await app.post(`/c/${id}/like`, {}, from(1));
  await app.post(`/c/${id}/like`, {}, from(2));
  assert.equal((await row(app, id)).like_count, 1);
});

test('no likes where comments are closed, for what is gone, from other sites, or from who is kept out', async (t) => {
  const { app, post, id, from } = await aSaying(t);
  const held = await aComment(app, post, { status: 'held' });
  for (const gone of [held, 999]) assert.equal((await app.post(`/c/${gone}/like`, {}, from(1))).status, 404);
  assert.equal((await app.post(`/c/${id}/like`, {}, { 'sec-fetch-site': 'cross-site' })).status, 403);
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  assert.equal((await app.post(`/c/${id}/like`, {}, from(1))).status, 403);
  assert.equal((await row(app, id)).like_count, 0);
});

test('a report has a cause and perhaps words, is thanked for, and counts once', async (t) => {
  const { app, id, from } = await aSaying(t);
  const form = await app.get(`/c/${id}/report`);
  assert.equal(form.status, 200);
  assert.equal(form.html.match(/type="radio"/g)?.length, CAUSE_CODES.length);
  assert.match(form.html, /The lid is real gold/);

  const note = 'She is my neighbour.';
  const send = (fields: Record<string, string>) => app.post(`/c/${id}/report`, fields, from(1));
  const without = await send({ note });
  assert.equal(without.status, 422);
  assert.match(without.html, /Choose what is wrong with it/);
  assert.ok(without.html.includes(note));
  assert.equal((await send({ note, cause: 'rude' })).status, 422);
  const long = await send({ cause: 'abuse', note: 'y'.repeat(1_001) });
  assert.equal(long.status, 422);
  assert.ok(long.html.includes('y'.repeat(1_001)));
  assert.match(long.html, /value="abuse" checked/);

  for (let i = 0; i < 3; i++) {
    const { status, location } = await send({ cause: 'private_person', note });
    assert.equal(status, 303);
    assert.match((await app.get(location)).html, /An editor will look at it/);
  }
  const reports = await app.ctx.db.selectFrom('reports').selectAll().execute();
  assert.deepEqual(
    reports.map(({ comment_id, cause, note }) => ({ comment_id, cause, note })),
    [{ comment_id: id, cause: 'private_person', note }],
  );
  assert.equal((await row(app, id)).report_count, 1);
  assert.equal((await row(app, id)).status, 'approved');
});

test('three readers take a comment off the page until a moderator looks; closed posts are no shelter', async (t) => {
  const { app, post, id, from, path } = await aSaying(t);
  const reply = await aComment(app, post, { name: 'Cas', body: 'It is brass.', inReplyTo: id });
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  for (const by of [1, 2]) await app.post(`/c/${id}/report`, { cause: 'false_claim' }, from(by));
  assert.match((await app.get(path)).html, /The lid is real gold/);
  const back = async (by = 3) =>
    /button" href="([^"]+)">Back/.exec((await app.get(`/c/${id}/report?done=yes`, from(by))).html)?.[1];
  assert.equal(await back(), `/c/${id}`);
  const third = await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(3));
  assert.equal(third.status, 303);
  assert.equal(await back(), `${path}#comments`);
  assert.equal(await back(4), '/', 'who has not reported it is not told that it was there');
  const { html } = await app.get(path);
  assert.doesNotMatch(html, /real gold|Bea/);
  assert.match(html, new RegExp(`id="comment-${reply}"`));
  const stored = await row(app, id);
  assert.equal(stored.status, 'held');
  assert.deepEqual(JSON.parse(stored.reasons), ['reported']);
  const decisions = await app.ctx.db.selectFrom('decisions').select(['action', 'user_id']).execute();
  assert.deepEqual(decisions, [{ action: 'reported', user_id: null }]);
  assert.equal((await app.get(`/c/${id}/report`)).status, 404);
  assert.equal(
    (await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(4))).status,
    303,
    'whoever still sends is thanked',
  );
});

test('reporting tells nobody that a comment is there which readers do not see', async (t) => {
  const { app, post, from } = await aSaying(t);
  const hidden = await aPost(app, { title: 'Taken back' });
  const unseen = [
    await aComment(app, hidden),
    ...(await Promise.all(OUT_OF_SIGHT.map((status) => aComment(app, post, { status })))),
  ];
  await app.ctx.db.updateTable('posts').set({ published_at: null }).where('id', '=', hidden.id).execute();
  const told = async (id: number) => {
    const answers = [
      await app.get(`/c/${id}/report`, from(1)),
      await app.get(`/c/${id}/report?done=yes`, from(1)),
      await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(1)),
      await app.post(`/c/${id}/report`, {}, from(1)),
      await app.post(`/c/${id}/report`, { cause: 'abuse' }, { 'sec-fetch-site': 'cross-site' }),
    ];
    return answers.map(({ status, location, html }) => `${status} ${location} ${html}`.replaceAll(`/c/${id}`, '/c/ID'));
  };
  const nothing = await told(999);
  assert.match(nothing[1] ?? '', /^200[\s\S]*An editor will look at it/);
  for (const id of unseen) assert.deepEqual(await told(id), nothing, String(id));
  assert.equal((await app.ctx.db.selectFrom('reports').select('id').execute()).length, 0);
});

test('one household hides nothing, however many readers it makes up; a forgotten address is one more', async (t) => {
  const { app, id, path, from } = await aSaying(t);
  const report = (by: number) => app.post(`/c/${id}/report`, { cause: 'abuse' }, from(by));
  for (let reader = 1; reader <= 4; reader++) {
    app.forgetCookies();
    await app.post(`${path}/comments`, { name: `Cas ${reader}`, body: `Hello ${reader}` }, from(1));
    await report(1);
  }
  const four = await row(app, id);
  assert.deepEqual([four.status, four.report_count], ['approved', 4], 'the desk hears of each');
  app.forgetCookies();
  await report(2);
  assert.equal((await row(app, id)).status, 'approved');
  await report(3);
  assert.equal((await row(app, id)).status, 'held');
  await atTheDesk(app);
  await app.post(`/admin/comments/${id}/approval`, {}, OURS);
  app.forgetCookies();

  const other = await aComment(app, await aPost(app, { title: 'Another' }), { name: 'Dee' });
  const again = (by: number) => app.post(`/c/${other}/report`, { cause: 'abuse' }, from(by));
  await again(1);
  await again(2);
  await app.ctx.db.updateTable('reports').set({ address_key: null }).execute();
  await again(3);
  assert.equal((await row(app, other)).status, 'held');
});

test('what a moderator has let stand is not hidden by readers again', async (t) => {
  const { app, id, from } = await aSaying(t, { 'comments.report_threshold': '1' });
  await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(1));
  assert.equal((await row(app, id)).status, 'held');
  await atTheDesk(app);
  assert.equal((await app.post(`/admin/comments/${id}/approval`, {}, OURS)).status, 303);
  app.forgetCookies();
  await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(2));
  const { status, report_count } = await row(app, id);
  assert.deepEqual([status, report_count], ['approved', 1]);
});

test('other words under what a moderator has let stand and picked are neither vetted nor a pick', async (t) => {
  const { app, path, from } = await aSaying(t, { 'comments.report_threshold': '2' });
  const said = await app.post(`${path}/comments`, { name: 'Cas', body: 'Kind words' }, from(1));
  const id = Number(/^\/c\/(\d+)/.exec(said.location)?.[1]);
  await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(2));
  await atTheDesk(app);
  for (const deed of ['approval', 'pick']) await app.post(`/admin/comments/${id}/${deed}`, {}, OURS);
  const before = await row(app, id);
  assert.ok(before.vetted_at !== null && before.picked_at !== null);

  await app.post(`/c/${id}/revision`, { body: ' Kind words ' }, from(1));
  assert.ok((await row(app, id)).picked_at !== null, 'the same words are still picked');
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'Vile words' }, from(1))).status, 303);
  assert.equal((await row(app, id)).picked_at, null);
  app.forgetCookies();
  for (const by of [3, 4]) await app.post(`/c/${id}/report`, { cause: 'abuse' }, from(by));
  assert.equal((await row(app, id)).status, 'held');
});

test('a machine’s report is thanked and dropped; an hour has room for twenty from one address', async (t) => {
  const { app, post, id, from } = await aSaying(t, { 'comments.report_threshold': '0' });
  assert.equal((await app.post(`/c/${id}/report`, { cause: 'spam', website: 'x' }, from(1))).status, 303);
  assert.equal((await row(app, id)).report_count, 0);
  const many = [];
  for (let i = 0; i < 20; i++) many.push(await aComment(app, post, { body: `Number ${i}` }));
  for (const each of many) assert.equal((await app.post(`/c/${each}/report`, { cause: 'spam' }, from(1))).status, 303);
  const note = 'One more';
  const refused = await app.post(`/c/${id}/report`, { cause: 'spam', note }, from(1));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '3600');
  assert.ok(refused.html.includes(note));
  app.clock.now += HOUR;
  assert.equal((await app.post(`/c/${id}/report`, { cause: 'spam', note }, from(1))).status, 303);
});

test('a report from elsewhere is refused, with the words', async (t) => {
  const { app, id } = await aSaying(t);
  const answer = await app.post(`/c/${id}/report`, { cause: 'spam', note: 'Mine' }, { 'sec-fetch-site': 'cross-site' });
  assert.equal(answer.status, 403);
  assert.ok(answer.html.includes('Mine'));
});

test('who is kept out is kept out of every door: comments, edits, reports and likes', async (t) => {
  const { app, id, path, from } = await aSaying(t);
  const said = await app.post(
    `${path}/comments`,
    { name: 'Cas', body: 'Before', phrase: 'a secret phrase', remember: 'on' },
    from(1),
  );
  const own = Number(/^\/c\/(\d+)/.exec(said.location)?.[1]);
  const { mark_id, address_key } = await row(app, own);
  const { id: userId } = await atTheDesk(app);
  const until = app.clock.now + HOUR;
  const tries = async (by: number, phrase = '') => {
    const answers = [
      await app.post(
        `${path}/comments`,
        { name: 'Cas', body: `After ${by} ${app.clock.now}`, phrase, remember: 'on' },
        from(by),
      ),
      await app.post(`/c/${own}/revision`, { body: `Changed ${by}` }, from(by)),
      await app.post(`/c/${id}/report`, { cause: 'spam' }, from(by)),
      await app.post(`/c/${id}/like`, {}, from(by)),
    ];
    return answers.map(({ status }) => status);
  };
  const block = { note: '', userId, until };
  const byMark = await blocks.block(app.ctx.db, { ...block, kind: 'mark', value: String(mark_id) }, app.clock.now);
  assert.deepEqual(await tries(2), [403, 403, 403, 403], 'by the mark, at another address');
  await blocks.liftBlock(app.ctx.db, byMark, userId, app.clock.now);
  await blocks.block(app.ctx.db, { ...block, kind: 'address', value: address_key ?? '' }, app.clock.now);
  assert.deepEqual(await tries(1), [403, 403, 403, 403], 'by the address');
  assert.deepEqual(await tries(3), [303, 303, 303, 303], 'at another address');

  await blocks.block(app.ctx.db, { ...block, kind: 'word', value: 'Miracle' }, app.clock.now);
  const words = { name: 'Dee', body: 'a MIRACLE cure' };
  assert.equal((await app.post(`${path}/comments`, words, from(5))).status, 403);
  app.clock.now = until;
  assert.equal((await app.post(`${path}/comments`, words, from(5))).status, 303, 'a block ends by itself');
  assert.equal((await tries(1))[0], 303);
});
