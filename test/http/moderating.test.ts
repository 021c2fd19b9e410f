import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Decision, decide as decideAbout } from '../../src/comments/desk/decide.ts';
import { countsOfPerson } from '../../src/comments/desk/hide-person.ts';
import { queue, reasonCounts, statusCounts } from '../../src/comments/desk/queue.ts';
import { type QueueFilter, reachOf, type Shelf } from '../../src/comments/desk/queue-filter.ts';
import { waiting } from '../../src/comments/desk/waiting.ts';
import { byId } from '../../src/comments/thread/read.ts';
import type { CommentStatus, Db, Schema } from '../../src/db/schema.ts';
import { sqliteDialect } from '../../src/db/sqlite.ts';
import * as log from '../../src/runs/log.ts';
import { postPath } from '../../src/urls.ts';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

/** By the author of the post, who is the first user there is. */
const decide = (db: Db, id: number, decision: Decision, now: number) =>
  decideAbout(db, { ids: [id], decision, userId: 1 }, now);

async function aThread(t: TestContext) {
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  const post = await aPost(app);
  const path = postPath(post);
  return {
    app,
    db: app.ctx.db,
    post,
    path,
    say: (fields: Record<string, string>) => app.post(`${path}/comments`, fields),
  };
}

const idIn = (location: string) => Number(/^\/c\/(\d+)/.exec(location)?.[1]);

/** What a post's page says of its comments: the number in the heading, and the thread as `Ann(† Cas(Dee)) Eve`. */
async function thread(app: TestApp, path: string) {
  const { html } = await app.get(path);
  const signs: Record<string, string> = { '<p class="tomb">': '†', '<ol class="replies"': '(', '</ol>': ')' };
  const shown = html.matchAll(/<li id="comment|<p class="tomb">|<bdi>([^<]+)<\/bdi><\/b>|<ol class="replies"|<\/ol>/g);
  const drawn = [...shown].map(([tag, name]) => name ?? signs[tag] ?? ' ').join('');
  return {
    count: Number(/<span class="num">([\d,]+)<\/span> Response/.exec(html)?.[1]),
    drawn: drawn.replace(/\( /g, '(').replace(/\)$/, '').trim(),
  };
}

test('a comment is approved, removed, brought back and called spam, and the heading keeps count', async (t) => {
  const { app, db, path, say } = await aThread(t);
  const id = idIn((await say({ name: 'Ann', body: 'Soup!' })).location);
  assert.deepEqual(await thread(app, path), { count: 0, drawn: '' });
  for (const [decision, status, count] of [
    ['approve', 'approved', 1],
    ['approve', 'approved', 1],
    ['reject', 'removed', 0],
    ['reject', 'removed', 0],
    ['approve', 'approved', 1],
    ['spam', 'spam', 0],
    ['spam', 'spam', 0],
    ['reject', 'removed', 0],
  ] as const) {
    assert.ok(await decide(db, id, decision, NOON));
    assert.equal((await byId(db, id))?.status, status);
    assert.deepEqual(await thread(app, path), { count, drawn: count ? 'Ann' : '' });
  }
  assert.equal(await decide(db, id + 1, 'approve', NOON), null);
});

test('a reader is known once approved, not by a rejection', async (t) => {
  const { db, say } = await aThread(t);
  const first = (await say({ name: 'Ann', body: 'One' })).location;
  await decide(db, idIn(first), 'reject', NOON);
  const second = (await say({ name: 'Ann', body: 'Two' })).location;
  assert.match(second, /key=/);
  await decide(db, idIn(second), 'approve', NOON);
  assert.doesNotMatch((await say({ name: 'Ann', body: 'Three' })).location, /key=/);
});

test('a reply approved after its parent was removed stands under a tombstone, and is counted and found', async (t) => {
  const { app, db, post, path, say } = await aThread(t);
  const ann = await aComment(app, post, { name: 'Ann' });
  const bea = idIn((await say({ name: 'Bea', body: 'No.', parent: String(ann) })).location);
  await decide(db, ann, 'reject', NOON);
  assert.deepEqual(await thread(app, path), { count: 0, drawn: '' });
  await decide(db, bea, 'approve', NOON);
  assert.deepEqual(await thread(app, path), { count: 1, drawn: '†(Bea)' });
  assert.equal((await app.get(`/c/${bea}`)).location, `${path}#comment-${bea}`);
  await decide(db, ann, 'approve', NOON);
  assert.deepEqual(await thread(app, path), { count: 2, drawn: 'Ann(Bea)' });
  await decide(db, bea, 'reject', NOON);
  assert.deepEqual(await thread(app, path), { count: 1, drawn: 'Ann' });
});

test('whatever is decided in a thread, each approved comment stands in it once, and the heading counts them', async (t) => {
  const { app, db, post, path } = await aThread(t);
  const ann = await aComment(app, post, { name: 'Ann' });
  const bea = await aComment(app, post, { name: 'Bea', inReplyTo: ann });
  const cas = await aComment(app, post, { name: 'Cas', inReplyTo: bea });
  const dee = await aComment(app, post, { name: 'Dee', inReplyTo: cas });
  const NAMES = ['Ann', 'Bea', 'Cas', 'Dee'];
  const statuses: CommentStatus[] = ['approved', 'held', 'spam', 'rejected', 'removed'];
  const set = (id: number, status: CommentStatus) =>
    db.updateTable('comments').set({ status }).where('id', '=', id).execute();
  for (const ofAnn of statuses)
    for (const ofBea of statuses)
      for (const [ofCas, ofDee] of [
        ['approved', 'approved'],
        ['removed', 'approved'],
        ['held', 'held'],
        ['approved', 'spam'],
      ] as const) {
        await set(ann, ofAnn);
        await set(bea, ofBea);
        await set(cas, ofCas);
        await set(dee, ofDee);
        const shown = [ofAnn, ofBea, ofCas, ofDee].map((status, i) => (status === 'approved' ? NAMES[i] : '†'));
        // Four in one line: those at its end that are not approved fall away, the others are tombstones.
        while (shown.at(-1) === '†') shown.pop();
        const { count, drawn } = await thread(app, path);
        const what = `${ofAnn} ${ofBea} ${ofCas} ${ofDee}`;
        assert.equal(drawn.match(/\w+|†/g)?.join(' ') ?? '', shown.join(' '), what);
        assert.equal(count, shown.filter((name) => name !== '†').length, what);
      }
});

test('the queue has what a moderator asks of a comment, the oldest first', async (t) => {
  const { app, db, post, path, say } = await aThread(t);
  const ann = await aComment(app, post, { name: 'Ann', status: 'removed', at: 1 });
  const first = idIn(
    (await say({ name: 'Bea', body: '*One* https://e.org/1 https://e.org/2', email: 'b@example.org' })).location,
  );
  await decide(db, first, 'approve', NOON);
  app.clock.now += 1_000;
  const second = idIn((await say({ name: 'Bea', body: 'https://e.org/3 https://e.org/4' })).location);
  app.forgetCookies();
  app.clock.now += 1_000;
  await decide(db, ann, 'approve', NOON);
  const third = idIn((await say({ name: 'Cas', body: 'Hello', parent: String(ann) })).location);
  await decide(db, ann, 'spam', NOON);

  const bodyOf = async (id: number) => (await byId(db, id))?.body.text;
  const { title, year, month, slug, published_at } = post;
  const about = { id: post.id, title, year, month, slug, published_at };
  const comments = await queue(db, { status: 'held', page: 1, size: 10 });
  assert.deepEqual(
    comments.map(({ body, addressKey, ...rest }) => ({ ...rest, body: body.text, address: addressKey?.length })),
    [
      {
        id: second,
        address: 22,
        mark: null,
        byDesk: false,
        pickedAt: null,
        wasShown: false,
        reported: null,
        name: 'Bea',
        body: await bodyOf(second),
        createdAt: app.clock.now - 1_000,
        status: 'held',
        reasons: ['links'],
        hasEmail: false,
        post: about,
        answers: null,
        approved: 1,
      },
      {
        id: third,
        address: 22,
        mark: null,
        byDesk: false,
        pickedAt: null,
        wasShown: false,
        reported: null,
        name: 'Cas',
        body: '<p dir="auto">Hello</p>',
        createdAt: app.clock.now,
        status: 'held',
        reasons: ['first_comment'],
        hasEmail: false,
        post: about,
        answers: { id: ann, name: 'Ann', status: 'spam' },
        approved: 0,
      },
    ],
  );
  const [known] = await queue(db, { status: 'approved', page: 1, size: 10 });
  assert.deepEqual([known?.hasEmail, known?.approved, known?.reasons], [true, 1, ['first_comment', 'links']]);
  assert.deepEqual(await waiting(db), { held: 2, oldest: app.clock.now - 1_000, reported: 0, newest: app.clock.now });
  assert.deepEqual(await statusCounts(db), {
    held: 2,
    reported: 0,
    approved: 1,
    spam: 1,
    rejected: 0,
    removed: 0,
    deleted: 0,
  });
  assert.equal((await thread(app, path)).count, 1);
});

test('the queue has pages; all but held begin with the newest; what makes no sense as a reason is left out', async (t) => {
  const { app, db, post } = await aThread(t);
  assert.deepEqual(await queue(db, { status: 'held', page: 1, size: 10 }), []);
  assert.deepEqual(await waiting(db), { held: 0, oldest: null, reported: 0, newest: null });
  for (const status of ['held', 'spam'] as const)
    for (let n = 1; n <= 5; n++) await aComment(app, post, { name: `${status} ${n}`, status, at: n < 3 ? n : 3 });
  const names = async (status: Shelf, page: number) =>
    (await queue(db, { status, page, size: 2 }))
      .slice(0, 2)
      .map((comment) => comment.name.replace(/\D+/, ''))
      .join(' ');
  assert.deepEqual(
    [await names('held', 1), await names('held', 2), await names('held', 3), await names('held', 4)],
    ['1 2', '3 4', '5', ''],
  );
  assert.deepEqual([await names('spam', 1), await names('spam', 3)], ['5 4', '1']);
  assert.deepEqual(await queue(db, { status: 'spam', page: 9, size: 2 }), []);

  for (const reasons of ['', '{', 'null', '{"a":1}', '[1]', '"links"']) {
    await db.updateTable('comments').set({ reasons }).execute();
    assert.deepEqual((await queue(db, { status: 'held', page: 1, size: 1 }))[0]?.reasons, [], reasons);
  }
});

test('the desk finds comments by an index, and reads no table from end to end', async (t) => {
  const { app } = await aThread(t);
  const raw = new Sqlite(app.ctx.config.databasePath, { readonly: true });
  const plans: string[] = [];
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(raw, 1_000),
    log: ({ query }) => {
      const steps = raw.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[];
      plans.push(...steps.map((step) => step.detail));
    },
  });
  t.after(() => raw.close());
  const post = await aPost(app);
  const id = await aComment(app, post, { status: 'held' });
  await app.ctx.db.updateTable('comments').set({ reader_key: 'r', address_key: 'a', report_count: 1 }).execute();

  /** How the queue finds its comments with this filter, before it looks each of them up. */
  const found = async (filter: QueueFilter & { since?: number }) => {
    plans.length = 0;
    await queue(db, { ...filter, page: 1, size: 10 });
    return plans[0];
  };
  const FOUND_BY: [QueueFilter, plan: string][] = [
    [{ status: 'held' }, 'comments_queue (status=?)'],
    [{ status: 'reported' }, 'comments_reported (report_count>?)'],
    [{ status: 'approved', post: post.id }, 'comments_post (post_id=? AND status=?)'],
    [{ status: 'approved', name: 'Ann' }, 'comments_name (name_key=?)'],
    [{ status: 'approved', mark: 1 }, 'comments_mark (mark_id=?)'],
    [{ status: 'approved', address: 'a' }, 'comments_address (address_key=?)'],
    [{ status: 'reported', name: 'Ann' }, 'comments_name (name_key=?)'],
    [{ status: 'held', reason: 'links' }, 'comments_queue (status=?)'],
    [{ status: 'spam', q: '100%' }, 'comments_queue (status=?)'],
  ];
  for (const [filter, plan] of FOUND_BY)
    assert.match(
      (await found(filter)) ?? '',
      new RegExp(`INDEX ${plan.replace(/[()?]/g, '\\$&')}`),
      JSON.stringify(filter),
    );

  plans.length = 0;
  await reachOf(db, { status: 'approved', q: 'soup' });
  assert.deepEqual(plans, ['SEARCH comments USING COVERING INDEX comments_queue (status=?)']);
  const search = await found({ status: 'approved', q: 'soup', since: 1 });
  assert.match(search ?? '', /comments_queue \(status=\? AND created_at>\?\)/);

  plans.length = 0;
  await queue(db, { status: 'held', page: 1, size: 10 });
  await statusCounts(db);
  await waiting(db);
  await reasonCounts(db, { status: 'held' });
  await countsOfPerson(db, id);
  await log.entries(db, { page: 1, size: 10 });
  await log.aboutComment(db, id, 10);
  assert.ok(plans.includes('SEARCH comments USING INDEX comments_reader (reader_key=?)'), plans.join('\n'));
  // What is counted is cut off before; the log is read from its end, a page at a time.
  const allowed = ['SCAN some', 'SCAN d USING INDEX decisions_at'];
  assert.deepEqual(
    plans.filter((step) => step.startsWith('SCAN') && !allowed.includes(step)),
    [],
  );
});
