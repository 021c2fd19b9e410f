import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Updateable } from 'kysely';
import type { CommentStatus, CommentsTable } from '../../src/db/schema.ts';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

/** A desk with comments of every kind, and what a page of the queue shows: the ids of its comments, in order. */
async function aDesk(t: TestContext) {
  const app = await startApp(t);
  const [soup, coat] = [await aPost(app), await aPost(app, { title: 'The other coat' })];
  await atTheDesk(app, 'moderator');
  await app.ctx.db.insertInto('marks').values({ hash: 'h', words: 'quiet lantern', created_at: 0 }).execute();
  const say = async (
    post: { id: number },
    name: string,
    body: string,
    values: Updateable<CommentsTable> = {},
    status: CommentStatus = 'held',
  ) => {
    const id = await aComment(app, post, { name, body, status });
    await app.ctx.db
      .updateTable('comments')
      .set({ like_count: 0, ...values })
      .where('id', '=', id)
      .execute();
    return id;
  };
  await say(soup, 'Léonie', 'Leek soup', { reasons: '["first_comment"]' });
  await say(soup, 'Ann', 'Soup 100%', { reasons: '["first_comment","links"]', mark_id: 1, address_key: 'abc-DEF_123' });
  await say(coat, 'ANN', 'A_coat', { reasons: '["hold_all","odd_code"]', address_key: 'abc-DEF_123' });
  await say(coat, 'Bea', 'The leonie look', { mark_id: 1 }, 'approved');
  const shown = async (query: string) => {
    const { html, status } = await app.get(`/admin/comments?${query}`);
    assert.equal(status, 200, query);
    return [...html.matchAll(/name="ids" value="(\d+)"/g)].map(([, id]) => id).join(' ');
  };
  return { app, soup, coat, say, shown };
}

test('comments are found by post, name, mark, address, reason and words, and by several of them', async (t) => {
  const { soup, coat, shown } = await aDesk(t);
  const found: [query: string, ids: string][] = [
    ['status=held', '1 2 3'],
    [`status=held&post=${soup.id}`, '1 2'],
    [`status=approved&post=${coat.id}`, '4'],
    ['status=held&name=ann', '2 3'],
    ['status=held&name=leonie', '1'],
    ['status=held&name=an', ''],
    ['status=held&mark=1', '2'],
    ['status=approved&mark=1', '4'],
    ['status=held&address=abc-DEF_123', '2 3'],
    ['status=held&address=abc-DEF_124', ''],
    ['status=held&reason=first_comment', '1 2'],
    ['status=held&reason=odd_code', '3'],
    ['status=held&reason=firstxcomment', ''],
    ['status=held&q=SOUP', '1 2'],
    ['status=held&q=100%25', '2'],
    ['status=held&q=%25', '2'],
    ['status=held&q=A_c', '3'],
    ['status=held&q=L%C3%89ON', '1'],
    ['status=approved&q=leonie', '4'],
    ['status=held&q=', '1 2 3'],
    ['status=held&q=%27%29%3B+drop+table+comments', ''],
    [`status=held&name=ann&post=${coat.id}&address=abc-DEF_123`, '3'],
    ['status=held&name=ann&reason=links&q=soup&mark=1', '2'],
  ];
  for (const [query, ids] of found) assert.equal(await shown(query), ids, query);
});

test('each filter is told, and can be taken off alone; a number leads to its comment', async (t) => {
  const { app, coat } = await aDesk(t);
  const { html } = await app.get(`/admin/comments?status=held&post=${coat.id}&name=Ann&reason=odd_code&q=coat`);
  const chips = [...html.matchAll(/<a class="chip" href="([^"]+)" aria-label="([^"]+), take this filter off"/g)];
  assert.deepEqual(
    chips.map(([, href, words]) => [words, href?.replaceAll('&amp;', '&')]),
    [
      ['on The other coat', '/admin/comments?status=held&name=Ann&reason=odd_code&q=coat'],
      ['by the name of Ann', `/admin/comments?status=held&post=${coat.id}&reason=odd_code&q=coat`],
      ['held because: odd_code', `/admin/comments?status=held&post=${coat.id}&name=Ann&q=coat`],
      ['with “coat”', `/admin/comments?status=held&post=${coat.id}&name=Ann&reason=odd_code`],
    ],
  );
  assert.match((await app.get('/admin/comments?status=held&name=Nobody')).html, /Not a whisper that fits all of this/);
  assert.equal((await app.get('/admin/comments?q=%233')).location, '/admin/comments/3');
});

test('reasons are counted, in words, and a comment leads to others of its kind', async (t) => {
  const { app } = await aDesk(t);
  const { html } = await app.get('/admin/comments');
  const reasons = [...html.matchAll(/<a class="chip" href="[^"]+"><bdi>([^<]+)<\/bdi> <span class="num">(\d+)/g)];
  assert.deepEqual(
    reasons.map(([, words, n]) => `${words} ${n}`),
    ['first comment 2', 'everything is held 1', 'links 1', 'odd_code 1'],
  );
  for (const href of ['name=Ann', 'mark=1', 'address=abc-DEF_123', 'post=2', 'reason=links'])
    assert.ok(html.includes(`href="/admin/comments?status=held&amp;${href}"`), href);
  assert.match(html, />quiet lantern<[\s\S]*>address abc-DE</);
  const tabs = /Approved <span class="num">/;
  assert.match(html, tabs);
  assert.doesNotMatch((await app.get('/admin/comments?status=held&name=Ann')).html, tabs, 'not of all there are');
});

test('odd questions are answered with 400, not with an error of ours', async (t) => {
  const { app } = await aDesk(t);
  for (const query of [
    'status=deleted',
    'post=x',
    'post=0',
    'mark=-1',
    'address=%25',
    `address=${'a'.repeat(65)}`,
    'reason=%22',
    'name=',
    `name=${'x'.repeat(301)}`,
    `q=${'x'.repeat(301)}`,
    'q=a&q=b',
    'page=0',
    'done=x',
    'replied=x',
  ])
    assert.equal((await app.get(`/admin/comments?${query}`)).status, 400, query);
  for (const query of ['done=999', 'undone=999', 'replied=999', 'q=%00', 'page=999999', 'name=%F0%9F%8D%B2', 'mark=99'])
    assert.equal((await app.get(`/admin/comments?${query}`)).status, 200, query);
});

test('a filtered queue has pages too', async (t) => {
  const { app, soup, say, shown } = await aDesk(t);
  for (let n = 0; n < 31; n++) await say(soup, 'Cas', 'Hm');
  assert.equal((await shown('status=held&name=cas')).split(' ').length, 30);
  const { html } = await app.get('/admin/comments?status=held&name=cas');
  assert.match(html, /href="\/admin\/comments\?status=held&amp;name=cas&amp;page=2"/);
  assert.equal(await shown('status=held&name=cas&page=2'), '35');
});

test('a search through all there are stops at the newest 20,000, and says so', async (t) => {
  const { app, soup, say, shown } = await aDesk(t);
  const old = await say(soup, 'Léonie', 'Turnip soup', { created_at: app.clock.now - 2 * DAY }, 'approved');
  const fresh = await say(soup, 'Léonie', 'Turnip pie', {}, 'approved');
  assert.equal(await shown('status=approved&q=turnip'), `${fresh} ${old}`);
  assert.doesNotMatch((await app.get('/admin/comments?status=approved&q=turnip')).html, /Only the newest/);

  const { id: _, ...row } = await app.ctx.db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', 4)
    .executeTakeFirstOrThrow();
  await app.ctx.db.transaction().execute(async (trx) => {
    for (let n = 0; n < 20_000; n += 500)
      await trx
        .insertInto('comments')
        .values(Array.from({ length: 500 }, (_, i) => ({ ...row, created_at: app.clock.now - 1 - n - i })))
        .execute();
  });
  const path = '/admin/comments?status=approved&q=turnip';
  assert.equal(await shown('status=approved&q=turnip'), String(fresh));
  assert.match((await app.get(path)).html, /Only the newest 20,000 were looked through\./);
  assert.equal(
    await shown(`status=approved&q=turnip&post=${soup.id}`),
    `${fresh} ${old}`,
    'on one post it goes to the end',
  );
  assert.doesNotMatch((await app.get('/admin/comments?status=held&q=turnip')).html, /Only the newest/);
});
