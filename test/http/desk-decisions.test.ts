import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Updateable } from 'kysely';
import { decide } from '../../src/comments/desk/decide.ts';
import { hidePerson } from '../../src/comments/desk/hide-person.ts';
import { undo } from '../../src/comments/desk/undo.ts';
import type { CommentStatus, CommentsTable } from '../../src/db/schema.ts';
import { MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aDesk, atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

async function aQueue(t: TestContext) {
  const app = await startApp(t);
  const post = await aPost(app);
  const me = await atTheDesk(app, 'moderator');
  const db = app.ctx.db;
  return {
    app,
    db,
    me,
    post,
    path: postPath(post),
    held: (name: string) => aComment(app, post, { name, status: 'held' }),
    row: (id: number) => db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    set: (id: number, values: Updateable<CommentsTable>) =>
      db.updateTable('comments').set(values).where('id', '=', id).execute(),
    statuses: async () =>
      (await db.selectFrom('comments').select('status').orderBy('id').execute()).map((row) => row.status).join(' '),
  };
}

const several = (decision: string, ids: readonly number[], more: Record<string, string> = {}) =>
  new URLSearchParams([
    ...ids.map((id): [string, string] => ['ids', String(id)]),
    ['decision', decision],
    ...Object.entries(more),
  ]);

const undoIn = (html: string) => /action="(\/admin\/decisions\/\d+\/reversal)"/.exec(html)?.[1] ?? '';

async function aReport(app: TestApp, commentId: number, reporter: string, note = '') {
  await app.ctx.db
    .insertInto('reports')
    .values({
      comment_id: commentId,
      cause: 'false_claim',
      note,
      reporter_key: reporter,
      address_key: null,
      created_at: app.clock.now,
    })
    .execute();
}

test('five are approved at once, and it is undone once', async (t) => {
  const { app, held, statuses, path } = await aQueue(t);
  const ids = [await held('Ann'), await held('Bea'), await held('Cas')];
  const answer = await app.post(
    '/admin/comments/decisions',
    several('approve', ids, { back: '/admin/comments?status=held' }),
  );
  assert.equal(answer.status, 303);
  assert.match(answer.location, /^\/admin\/comments\?status=held&done=\d+$/);
  assert.equal(await statuses(), 'approved approved approved');
  const queue = await app.get(answer.location);
  assert.match(queue.html, /Approved 3 comments\./);
  const reversal = undoIn(queue.html);

  const undone = await app.post(reversal, { back: '/admin/comments?status=held&page=1' });
  assert.match(undone.location, /^\/admin\/comments\?status=held&page=1&undone=\d+$/);
  assert.match((await app.get(undone.location)).html, /Undone: 3 comments\./);
  assert.equal(await statuses(), 'held held held');
  assert.equal((await app.get(path)).html.includes('Ann'), false);

  const again = await app.post(reversal, {});
  assert.equal(again.status, 409);
  assert.match(again.html, /undone this already/);
  assert.equal((await app.get(answer.location)).html.includes('/reversal'), false, 'no button for what is undone');
});

test('undoing leaves alone what somebody has decided about since, and says so', async (t) => {
  const { app, db, me, held, statuses } = await aQueue(t);
  const [ann, bea] = [await held('Ann'), await held('Bea')];
  const first = await decide(db, { ids: [ann, bea], decision: 'spam', userId: me.id }, app.clock.now);
  await decide(db, { ids: [ann], decision: 'approve', userId: me.id }, app.clock.now);
  await decide(db, { ids: [ann], decision: 'spam', userId: me.id }, app.clock.now);
  const undone = await app.post(`/admin/decisions/${first?.decisionId}/reversal`, {});
  assert.match(undone.location, /&left=1$/);
  assert.match((await app.get(undone.location)).html, /Undone, except for 1 comment that somebody has decided about/);
  assert.equal(await statuses(), 'spam held');

  const second = await decide(db, { ids: [bea], decision: 'reject', userId: me.id }, app.clock.now);
  await decide(db, { ids: [bea], decision: 'spam', userId: me.id }, app.clock.now);
  const overtaken = await app.post(`/admin/decisions/${second?.decisionId}/reversal`, {});
  assert.equal(overtaken.status, 409);
  assert.match(overtaken.html, /nothing left to undo/);
});

test('taking something off the page says why on its tombstone; a later click keeps that', async (t) => {
  const { app, db, me, post, row } = await aQueue(t);
  const id = await aComment(app, post, { name: 'Ann' });
  await app.post(`/admin/comments/${id}/rejection`, { cause: 'abuse' });
  assert.deepEqual([(await row(id)).status, (await row(id)).removed_for], ['removed', 'abuse']);
  const again = await decide(db, { ids: [id], decision: 'reject', userId: me.id }, app.clock.now);
  assert.deepEqual(again, { decisionId: null, changed: 0, overlooked: 0 });
  await app.post(`/admin/comments/${id}/rejection`, { cause: 'spoiler' });
  assert.equal((await row(id)).removed_for, 'spoiler');
  assert.match((await app.get('/admin/log')).html, /Took off the page: a spoiler without a warning/);
  assert.equal((await app.post(`/admin/comments/${id}/rejection`, { cause: 'ugly' })).status, 422);
});

test('approving is vetting: it settles reports, shows a comment once, and undoing takes the vetting back', async (t) => {
  const { app, db, me, post, row, held } = await aQueue(t);
  const parent = await aComment(app, post, { name: 'Ann' });
  const reply = await aComment(app, post, { name: 'Bea', status: 'held', inReplyTo: parent });
  const first = await decide(db, { ids: [reply], decision: 'approve', userId: me.id }, app.clock.now);
  const shown = await row(reply);
  assert.deepEqual([shown.shown_at, shown.vetted_at, shown.notice_due], [app.clock.now, app.clock.now, 1]);
  app.clock.now += MINUTE;
  await undo(db, first?.decisionId ?? 0, me.id, app.clock.now);
  const back = await row(reply);
  assert.deepEqual([back.status, back.shown_at, back.vetted_at], ['held', app.clock.now - MINUTE, null]);
  await decide(db, { ids: [reply], decision: 'approve', userId: me.id }, app.clock.now);
  assert.equal((await row(reply)).shown_at, app.clock.now - MINUTE, 'it was shown then');

  await aReport(app, parent, 'r1', 'She <b>never</b> said that.');
  await aReport(app, parent, 'r2');
  const queue = await app.get('/admin/comments?status=reported');
  assert.match(queue.html, /Reported <span class="num">1<[\s\S]*on the page[\s\S]*reported: a false claim \(2\)/);
  assert.match(queue.html, /“<bdi>She &lt;b&gt;never&lt;\/b&gt; said that\.<\/bdi>”/);
  assert.match(queue.html, />Let it stand<\/button>/);
  assert.match(queue.html, /class="n">1<span class="vh"> to look at/);
  await app.post(`/admin/comments/${parent}/approval`, {});
  const vetted = await row(parent);
  assert.deepEqual([vetted.status, vetted.report_count, vetted.vetted_at], ['approved', 0, app.clock.now]);
  assert.match((await app.get('/admin/comments?status=reported')).html, /Nobody has complained/);
  await held('Cas');
});

test('undoing brings back what a comment was removed for, when it was vetted, and what readers reported', async (t) => {
  const { app, db, me, post, row } = await aQueue(t);
  const id = await aComment(app, post);
  const NOW = app.clock.now;
  const decided = async (decision: 'approve' | 'reject', cause: 'abuse' | 'spoiler' | null = null) => {
    app.clock.now += MINUTE;
    const { decisionId } = (await decide(db, { ids: [id], decision, userId: me.id, cause }, app.clock.now)) ?? {};
    return decisionId ?? 0;
  };
  const back = async (decisionId: number) => {
    app.clock.now += MINUTE;
    assert.equal((await app.post(`/admin/decisions/${decisionId}/reversal`, {})).status, 303);
  };
  const was = async () => {
    const { status, removed_for, vetted_at, report_count } = await row(id);
    return [status, removed_for, vetted_at, report_count];
  };

  await aReport(app, id, 'r0');
  await decided('approve');
  const vetted = NOW + MINUTE;
  await aReport(app, id, 'r1', 'Look again.');
  await aReport(app, id, 'r2');
  const stands = await decided('approve');
  assert.deepEqual(await was(), ['approved', null, app.clock.now, 0]);
  await back(stands);
  assert.deepEqual(
    await was(),
    ['approved', null, vetted, 2],
    'the first look stands, with the reports that it settled',
  );

  const first = await decided('reject', 'abuse');
  const second = await decided('reject', 'spoiler');
  await back(second);
  assert.deepEqual(await was(), ['removed', 'abuse', vetted, 0]);
  await back(first);
  assert.deepEqual(await was(), ['approved', null, vetted, 2]);
  assert.match((await app.get('/admin/comments?status=reported')).html, /Look again\./);
});

test('what was edited since it was vetted is not vetted again by undoing', async (t) => {
  const { app, db, me, post, row, set } = await aQueue(t);
  const id = await aComment(app, post);
  await decide(db, { ids: [id], decision: 'spam', userId: me.id }, app.clock.now);
  await decide(db, { ids: [id], decision: 'approve', userId: me.id }, app.clock.now + 1);
  await aReport(app, id, 'r1');
  const again = await decide(db, { ids: [id], decision: 'approve', userId: me.id }, app.clock.now + 2);
  await set(id, { vetted_at: null });
  await undo(db, again?.decisionId ?? 0, me.id, app.clock.now + 3);
  assert.deepEqual([(await row(id)).vetted_at, (await row(id)).report_count], [null, 1]);
});

test('what was hidden by reports and is rejected leaves a tombstone, as it stood on the page', async (t) => {
  const { app, post, row, set } = await aQueue(t);
  const id = await aComment(app, post);
  await set(id, { status: 'held' });
  await app.post(`/admin/comments/${id}/rejection`, {});
  assert.equal((await row(id)).status, 'removed');
});

test('nobody decides about what its author deleted', async (t) => {
  const { app, post, statuses } = await aQueue(t);
  const id = await aComment(app, post, { status: 'deleted', name: '' });
  for (const noun of ['approval', 'rejection', 'spam'])
    assert.equal((await app.post(`/admin/comments/${id}/${noun}`, {})).status, 404);
  assert.equal((await app.post(`/admin/comments/${id}/pick`, {})).status, 404);
  assert.equal((await app.post('/admin/comments/decisions', several('approve', [id]))).status, 404);
  const other = await aComment(app, post, { status: 'held' });
  await app.post('/admin/comments/decisions', several('approve', [id, other]));
  assert.equal(await statuses(), 'deleted approved');
  const { html, status } = await app.get(`/admin/comments/${id}`);
  assert.equal(status, 200);
  assert.match(html, /Comment by <bdi>a deleted comment/);
  assert.equal(/approval|\/reply"/.test(html), false);
});

test('everything by one person is hidden at once, never by name, and brought back at once', async (t) => {
  const { app, db, me, post, set, statuses } = await aQueue(t);
  const by: [string, Updateable<CommentsTable>, CommentStatus][] = [
    ['Ann', { mark_id: 1, reader_key: 'a' }, 'approved'],
    ['Ann again', { mark_id: 1, reader_key: 'b' }, 'held'],
    ['Ann elsewhere', { reader_key: 'a' }, 'approved'],
    ['Ann', { reader_key: 'c' }, 'approved'],
    ['Ann', { reader_key: null }, 'approved'],
    ['Posy Lindqvist', { reader_key: 'a', user_id: me.id }, 'approved'],
    ['Ann', { mark_id: 1 }, 'spam'],
  ];
  await db.insertInto('marks').values({ hash: 'h', words: 'quiet lantern', created_at: 0 }).execute();
  for (const [name, values, status] of by) await set(await aComment(app, post, { name, status }), values);

  const page = (await app.get('/admin/comments/1')).html;
  assert.match(page, /3 comments: what is on a page comes off/);
  assert.match(page, /quiet lantern/);
  assert.equal((await app.post('/admin/comments/1/hiding', { cause: 'abuse' })).status, 422);
  const hidden = await app.post('/admin/comments/1/hiding', { sure: 'yes', cause: 'abuse' });
  assert.equal(await statuses(), 'removed rejected removed approved approved approved spam');
  const notice = (await app.get(hidden.location)).html;
  assert.match(notice, /Hid everything by one person: 3 comments\./);
  await app.post(undoIn(notice), {});
  assert.equal(await statuses(), 'approved held approved approved approved approved spam');

  await app.post('/admin/comments/5/hiding', { sure: 'yes' });
  assert.equal(await statuses(), 'approved held approved approved removed approved spam', 'one of nobody is alone');
  assert.equal((await app.post('/admin/comments/6/hiding', { sure: 'yes' })).status, 404, 'the desk is not hidden');
});

test('thousands by one person are hidden in one decision, and brought back', async (t) => {
  const { app, db, me, post, set } = await aQueue(t);
  const first = await aComment(app, post);
  await set(first, { reader_key: 'r' });
  const { id: _, ...one } = await db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (trx) => {
    for (let n = 0; n < 15; n++)
      await trx
        .insertInto('comments')
        .values(Array.from({ length: 100 }, () => one))
        .execute();
  });
  const hidden = await hidePerson(db, { commentId: first, userId: me.id }, app.clock.now);
  assert.equal(hidden?.changed, 1_501);
  const undone = await undo(db, hidden?.decisionId ?? 0, me.id, app.clock.now);
  assert.deepEqual(undone, { kind: 'undone', changed: 1_501, left: 0 });
  assert.match((await app.get('/admin/log')).html, /and 1,489 more/);
});

test('what an undone approval took off its page again can be rejected, not taken off', async (t) => {
  const { app, held, row } = await aQueue(t);
  const id = await held('Ann');
  const buttons = async () => (await app.get(`/admin/comments/${id}`)).html.match(/>(Approve|Reject|Take off)</g);
  const { location } = await app.post(`/admin/comments/${id}/approval`, {});
  assert.deepEqual(await buttons(), ['>Take off<']);
  await app.post(undoIn((await app.get(location)).html), {});
  assert.equal((await row(id)).status, 'held');
  assert.deepEqual(await buttons(), ['>Approve<', '>Reject<']);
});

test('an approved comment becomes an editor’s pick and stops being one', async (t) => {
  const { app, post, row, held } = await aQueue(t);
  const id = await aComment(app, post);
  const where = `/admin/comments/${id}`;
  assert.match((await app.get(where)).html, /Make it an editor’s pick/);
  const picked = await app.post(`${where}/pick`, {});
  assert.match((await app.get(picked.location)).html, /role="status">\s*<p>Picked “<a href="[^"]+"><bdi>/);
  assert.equal((await row(id)).picked_at, app.clock.now);
  assert.match((await app.get(where)).html, /Take the pick back[\s\S]*Editor’s pick since/);
  await app.post(`${where}/unpicking`, {});
  assert.equal((await row(id)).picked_at, null);
  assert.match((await app.get(where)).html, /No editor’s pick any more[\s\S]*Made it an editor’s pick/);
  assert.equal((await app.post(`/admin/comments/${await held('Ann')}/pick`, {})).status, 404);
});

test('odd orders are refused, and nothing is decided', async (t) => {
  const { app, held, statuses } = await aQueue(t);
  const id = await held('Ann');
  const refused: [URLSearchParams, number][] = [
    [several('approve', []), 422],
    [several('praise', [id]), 422],
    [several('approve', [id], { cause: 'ugly' }), 422],
    [new URLSearchParams({ ids: 'x', decision: 'approve' }), 422],
    [new URLSearchParams({ ids: '1e3', decision: 'approve' }), 422],
    [
      several(
        'approve',
        Array.from({ length: 201 }, (_, n) => n + 1),
      ),
      422,
    ],
    [several('approve', [999]), 404],
    [new URLSearchParams({ ids: String(id) }), 422],
  ];
  for (const [fields, status] of refused)
    assert.equal((await app.post('/admin/comments/decisions', fields)).status, status, String(fields).slice(0, 60));
  assert.equal(await statuses(), 'held');
  for (const path of ['/admin/decisions/999/reversal', '/admin/decisions/x/reversal', '/admin/comments/999/hiding'])
    assert.equal((await app.post(path, { sure: 'yes' })).status, 404, path);
  for (const path of ['/admin/comments/999', '/admin/comments/decisions', '/admin/comments/0'])
    assert.equal((await app.get(path)).status, 404, path);
});

test('who ticked nothing is back in the queue that they came from, and told so', async (t) => {
  const { app, held, statuses } = await aQueue(t);
  await held('Ann');
  await held('Bea');
  const sent = (back: string) => app.post('/admin/comments/decisions', several('approve', [], { back }));
  const answer = await sent('/admin/comments?status=held&name=Ann');
  assert.equal(answer.status, 422);
  assert.match(answer.html, /role="alert"[^>]*><p class="wrong">No comment was ticked, so nothing was decided\./);
  assert.match(answer.html, /Select the comment by Ann/);
  assert.doesNotMatch(answer.html, /Select the comment by Bea/);
  assert.match(answer.html, /name="back" value="\/admin\/comments\?status=held&amp;name=Ann"/);
  assert.equal(await statuses(), 'held held');
  for (const back of ['https://evil.example', '/admin/comments?status=x', '/admin/comments?q=%231', '/admin/posts'])
    assert.match((await sent(back)).html, /No comment was ticked/, back);
});

test('a form leads back to the desk and nowhere else', async (t) => {
  const { app, held } = await aQueue(t);
  const back: [string, string][] = [
    [
      '/admin/comments?status=approved&q=caf%C3%A9+%26+soup',
      '/admin/comments?status=approved&q=caf%C3%A9+%26+soup&done=',
    ],
    [
      '/admin/comments?status=held&name=L%C3%A9onie&page=2',
      '/admin/comments?status=held&name=L%C3%A9onie&page=2&done=',
    ],
    ['https://evil.example/admin', '/admin/comments?status=held&done='],
    ['//evil.example/admin', '/admin/comments?status=held&done='],
    ['/admin/comments?q=a\r\nSet-Cookie: x=y', '/admin/comments?status=held&done='],
    ['/admin\\evil', '/admin/comments?status=held&done='],
    ['/admin%2f..%2f..', '/admin/comments?status=held&done='],
    ['/adminsomewhere', '/admin/comments?status=held&done='],
    [`/admin/comments?q=${'x'.repeat(3_000)}`, '/admin/comments?status=held&done='],
  ];
  for (const [given, wanted] of back) {
    const { location } = await app.post(`/admin/comments/${await held('Ann')}/approval`, { back: given });
    assert.equal(location.slice(0, wanted.length), wanted, given);
    assert.match(location.slice(wanted.length), /^\d+$/, given);
  }
});

test('what somebody decided who has left is not put down to readers', async (t) => {
  const { app, db, me, held } = await aQueue(t);
  await app.post(`/admin/comments/${await held('Ann')}/approval`, {});
  await atTheDesk(app, 'editor', 'Ida Frost');
  await db.deleteFrom('users').where('id', '=', me.id).execute();
  const { html } = await app.get('/admin/log');
  assert.match(html, /Approved/);
  assert.match(html, /somebody who has left/);
  assert.equal(html.includes('readers’ reports'), false);
});

test('nobody at the desk is told a reader’s e-mail address with a comment, but that there is one', async (t) => {
  const { app, held, set } = await aQueue(t);
  const id = await held('Ann');
  await set(id, { email: 'ann@example.org' });
  for (const path of [`/admin/comments/${id}`, '/admin/comments']) {
    const { html } = await app.get(path);
    assert.match(html, /left (one|an e-mail)/, path);
    assert.equal(html.includes('ann@example.org'), false, path);
  }
});

test('the log tells who decided what about which comments, and what the rules did', async (t) => {
  const { app, db, post, held } = await aQueue(t);
  assert.match((await app.get('/admin/log')).html, /Nobody has decided anything yet/);
  const id = await held('Secret Name');
  await app.post(`/admin/comments/${id}/spam`, {});
  await app.post(`/admin/posts/${post.id}/closure`, {});
  await app.post(`/admin/posts/${post.id}/reopening`, {});
  await db.insertInto('decisions').values({ at: app.clock.now, user_id: null, action: 'reported' }).execute();
  await db.insertInto('decisions').values({ at: app.clock.now, user_id: null, action: 'something_new' }).execute();
  const { html } = await app.get('/admin/log');
  const order = [
    'Did something',
    'Hidden until somebody looks',
    'Opened the comments',
    'Closed the comments',
    'Called spam',
  ];
  assert.match(html, new RegExp(order.join('[\\s\\S]*')));
  assert.match(html, /Odalys brought soup/);
  assert.match(html, /Posy Lindqvist/);
  assert.match(html, /readers’ reports[\s\S]*?Hidden until somebody looks/);
  assert.match(html, new RegExp(`<a href="/admin/comments/${id}" aria-label="Comment #${id}">`));
  assert.equal(html.includes('Secret Name'), false, 'the log outlives names');
  const undone = await app.post(undoIn(html), { back: '/admin/log' });
  assert.match(undone.location, /^\/admin\/log\?undone=\d+$/);
  assert.match((await app.get(undone.location)).html, /Undone: 1 comment[\s\S]*undone by Posy Lindqvist/);
});

test('nobody approves words that came after they had looked; turning away needs no second look', async (t) => {
  const app = await aDesk(t, { settings: { 'comments.flood_seconds': '0' } });
  const post = await aPost(app);
  const [one, two] = [
    await aComment(app, post, { status: 'held' }),
    await aComment(app, post, { body: 'Two', status: 'held' }),
  ];
  const { html } = await app.get('/admin/comments');
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
  app.clock.now += 1_000;
  await app.ctx.db.updateTable('comments').set({ edited_at: app.clock.now }).where('id', '=', one).execute();

  const late = await app.post(`/admin/comments/${one}/approval`, { seen });
  assert.equal(late.status, 409);
  assert.match(late.html, /has changed it since you looked/);
  const both = await app.post(
    '/admin/comments/decisions',
    new URLSearchParams([
      ['ids', `${one}`],
      ['ids', `${two}`],
      ['decision', 'approve'],
      ['seen', seen],
    ]),
  );
  assert.equal(both.status, 303);
  const statuses = async () =>
    (await app.ctx.db.selectFrom('comments').select('status').orderBy('id').execute()).map(({ status }) => status);
  assert.deepEqual(await statuses(), ['held', 'approved']);
  assert.equal((await app.post(`/admin/comments/${one}/rejection`, { seen })).status, 303);
  assert.deepEqual(await statuses(), ['rejected', 'approved']);
  assert.equal(
    (await app.post(`/admin/comments/${one}/approval`, { seen: 'x' })).status,
    303,
    'who does not say has just looked',
  );
});
