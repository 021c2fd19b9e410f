import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { commentsOf } from '../../src/comments/author/export.ts';
import { countPerson, erasePerson } from '../../src/comments/author/person.ts';
import { erase } from '../../src/notices/personal-data.ts';
import { closeByEditor } from '../../src/posts/closing/comment-switch.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { linksIn, startMailServer, tick } from '../support/mail.ts';

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;
const LENA = { name: 'Léna', email: 'lena@example.org' };

async function aReader(t: TestContext, options: Parameters<typeof startApp>[1] = {}) {
  const server = await startMailServer(t);
  const app = await startApp(t, { smtpUrl: server.url, ...options, settings: { ...OPEN_DOOR, ...options.settings } });
  const post = await aPost(app, { title: 'Odalys brought soup' });
  let said = 0;
  return {
    app,
    server,
    post,
    say: async (fields: Record<string, string> = {}, to = post) => {
      said += 1;
      const answer = await app.post(`${postPath(to)}/comments`, { body: `Soup ${said}`, ...LENA, ...fields });
      assert.equal(answer.status, 303, answer.html);
      return Number(/^\/c\/(\d+)/.exec(answer.location)?.[1]);
    },
    rows: () => app.ctx.db.selectFrom('comments').selectAll().orderBy('id').execute(),
    me: async (query = '') => (await app.get(`/me${query}`)).html,
  };
}

test('whoever has said nothing from this device is not known', async (t) => {
  const { app } = await aReader(t);
  const { status, html, headers } = await app.get('/me');
  assert.equal(status, 200);
  assert.match(html, /<h1>You, as far as we know<\/h1>/);
  assert.match(html, /We do not know you/);
  assert.match(html, /name="robots" content="noindex"/);
  assert.equal(headers.get('cache-control'), 'private, no-store');
  for (const cookie of ['reader=x.y', 'reader=', 'reader=%E0%A4%A', `reader=${'x'.repeat(3_000)}`])
    assert.match((await app.get('/me', { cookie })).html, /We do not know you/);
});

test('one’s own comments, the newest first, with what became of each', async (t) => {
  const { app, say, me } = await aReader(t, { settings: { 'site.timezone': 'Europe/London' } });
  const ids = [];
  for (const body of ['On it', 'Waits', 'Taken off', 'Turned down', 'Rubbish']) {
    ids.push(await say({ body }));
    app.clock.now += MINUTE;
  }
  for (const [i, status] of (['approved', 'held', 'removed', 'rejected', 'spam'] as const).entries())
    await app.ctx.db
      .updateTable('comments')
      .set({ status })
      .where('id', '=', ids[i] ?? 0)
      .execute();
  const html = await me();
  const order = ['Turned down', 'Taken off', 'Waits', 'On it'].map((words) => html.indexOf(`>${words}<`));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  assert.ok(order.every((at) => at > 0));
  assert.doesNotMatch(html, /Rubbish/);
  for (const words of ['On the page', 'Only you can see it', 'Taken off the page by a moderator', 'Not taken'])
    assert.ok(html.includes(words), words);
  assert.ok(html.includes(`<a href="/c/${ids[0]}/revision">Edit or delete until 12:15</a>`));
  assert.equal(html.split('/revision"').length - 1, 2, 'only what can still be changed');
  app.clock.now += 15 * MINUTE;
  assert.doesNotMatch(await me(), /revision"/);
  app.forgetCookies();
  assert.doesNotMatch(await me(), /On it/);
});

test('what others have said since, with the way there', async (t) => {
  const { app, say, me, post } = await aReader(t);
  const first = await say();
  const last = await say();
  assert.doesNotMatch(await me(), /new since/);
  app.clock.now += MINUTE;
  await aComment(app, post);
  await aComment(app, post, { inReplyTo: first });
  await aComment(app, post, { status: 'held' });
  const html = await me();
  assert.equal(html.split('new since').length, 2, 'once a post');
  assert.ok(html.includes(`href="${postPath(post)}?since=${last}#comments">2 new since</a>`));
  assert.match((await app.get(`${postPath(post)}?since=${last}`)).html, /2 new/);
  const { fresh } = JSON.parse((await app.get(`/me.json?post=${post.id}&since=${app.clock.now - MINUTE}`)).html);
  assert.equal(fresh.length, 2, 'the script is told the same');

  const held = await say();
  await app.ctx.db.updateTable('comments').set({ status: 'held', shown_at: null }).where('id', '=', held).execute();
  assert.ok((await me()).includes(`?since=${last}#comments">2 new since</a>`), 'from what stood on the page');
});

test('thirty a page', async (t) => {
  const { app, say, me } = await aReader(t);
  for (let n = 0; n < 31; n++) {
    await say();
    app.clock.now += 1;
  }
  const html = await me();
  assert.equal(html.split('aria-labelledby="m').length - 1, 30);
  assert.match(html, /href="\/me\?page=2">Older →/);
  assert.match(await me('?page=2'), />Soup 1</);
  assert.equal((await app.get('/me?page=3')).status, 404);
  for (const query of ['?page=0', '?page=-1', '?page=x', '?page=9999999', '?page=1&page=2'])
    assert.equal((await app.get(`/me${query}`)).status, 400, query);
});

test('a post that is gone from the site is named, and leads nowhere', async (t) => {
  const { app, say, me } = await aReader(t);
  const id = await say();
  await app.ctx.db.updateTable('posts').set({ published_at: null }).execute();
  const html = await me();
  assert.match(html, /Odalys brought soup/);
  assert.ok(!html.includes(`/c/${id}`));
});

test('what is followed stands here, and is stopped with a button; nobody else’s', async (t) => {
  const { app, server, say, me } = await aReader(t);
  await say({ notify: 'on' });
  await tick(app);
  assert.match(await me(), /Waits for a click on the link in our first mail/);
  await app.get(linksIn(server.letters[0])[0] ?? '');
  const html = await me();
  assert.match(html, /We write when you are answered/);
  assert.doesNotMatch(html, /unfollow/, 'the key that came by mail is not told to whoever typed the address');
  const [, end = ''] = /action="(\/me\/follows\/\d+\/end)"/.exec(html) ?? [];
  const stranger = await fetch(app.url + end, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
  assert.equal(stranger.status, 404);
  assert.equal((await app.post(end, {}, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await app.post('/me/follows/99/end', {})).status, 404);
  const { location } = await app.post(end, {});
  assert.match((await app.get(location)).html, /role="status"><b>Done\.<\/b> We write to you about that no more/);
  assert.doesNotMatch(await me(), /Where we write/);
});

test('what one likes stands here and is taken back with a button, by cookie or by connection', async (t) => {
  const { app, post, say, me } = await aReader(t);
  assert.doesNotMatch(await me(), /What you like/);
  const id = await aComment(app, post, { name: 'Bea & Co', body: `Gulls ${'again '.repeat(40)}` });
  const like = async (fields: Record<string, string> = {}) => (await app.post(`/c/${id}/like`, fields)).location;
  assert.equal(await like(), `/c/${id}`);
  const unknown = await me();
  assert.match(unknown, /We do not know you[\s\S]*What you like[\s\S]*go by your connection/);
  await say();
  assert.doesNotMatch(await me(), /What you like/, 'the cookie is somebody else than the connection');

  await like();
  const html = await me();
  assert.match(html, new RegExp(`<a href="/c/${id}"><bdi>Bea &amp; Co</bdi></a>: Gulls (again ){10,30}again…`));
  assert.match(html, /Take back your like of Bea &amp; Co’s comment/);
  assert.doesNotMatch(html, /go by your connection/);
  assert.equal(await like({ undo: 'yes', back: 'me' }), '/me#likes');
  assert.doesNotMatch(await me(), /What you like/);
});

test('likes stay where comments are closed, go with what is off the page, and of many the newest fifty are told', async (t) => {
  const { app, post, me } = await aReader(t);
  const ids = [];
  for (let n = 1; n <= 51; n++) ids.push(await aComment(app, post, { name: `Bea ${n}.`, body: `Soup ${n}` }));
  for (const id of ids) {
    app.clock.now += 1;
    assert.equal((await app.post(`/c/${id}/like`, {})).status, 303);
  }
  const html = await me();
  assert.match(html, /Bea 51\.[\s\S]*Bea 2\.[\s\S]*The newest 50\./);
  assert.doesNotMatch(html, /Bea 1\./);
  await app.ctx.db
    .updateTable('comments')
    .set({ status: 'removed' })
    .where('id', '=', ids[50] ?? 0)
    .execute();
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  const closed = await me();
  assert.doesNotMatch(closed, /Bea 51\.|Take back|The newest 50/);
  assert.match(closed, /closed by now/);
  assert.match(closed, /Bea 50\.[\s\S]*Bea 1\./);
});

test('this device forgets its reader on request, and the words stay', async (t) => {
  const { app, say, me, rows } = await aReader(t);
  await say({ remember: 'on', phrase: 'open sesame, please' });
  assert.match(await me(), /fills in the name <b><bdi>Léna<\/bdi><\/b> and the address <b>lena@example\.org<\/b>/);
  const answer = await app.post('/me/departure', {});
  assert.equal(answer.status, 303);
  assert.match((await app.get(answer.location)).html, /role="status"><b>Done\.<\/b> This device has forgotten you/);
  const cleared = answer.headers.getSetCookie();
  assert.deepEqual(cleared.map((cookie) => cookie.split('=')[0]).sort(), ['mark', 'reader', 'remembered']);
  for (const cookie of cleared) assert.match(cookie, /Expires=Thu, 01 Jan 1970/);
  app.forgetCookies();
  assert.match(await me(), /We do not know you/);
  assert.equal((await rows())[0]?.name, 'Léna');
  assert.equal((await app.post('/me/departure', {}, { 'sec-fetch-site': 'cross-site' })).status, 403);
});

test('everything that is kept of one is handed over as a file, and nothing of anybody else', async (t) => {
  const { app, server, say, rows } = await aReader(t);
  const id = await say({ body: 'Oh, *I* know him!', notify: 'on' });
  await tick(app);
  await app.get(linksIn(server.letters[0])[0] ?? '');
  const spam = await say({ body: 'Rubbish', website: 'x' });
  const other = await aComment(app, await aPost(app, { title: 'Other' }), { body: 'Not mine' });
  const reader = (await rows())[0]?.reader_key;
  for (const key of [reader ?? '', 'somebody else']) {
    const by = { comment_id: other, created_at: app.clock.now };
    await app.ctx.db
      .insertInto('likes')
      .values({ ...by, liker_key: key })
      .execute();
    await app.ctx.db
      .insertInto('reports')
      .values({ ...by, cause: 'abuse', note: `Rude, says ${key}`, reporter_key: key, address_key: null })
      .execute();
  }
  const { headers, html } = await app.get('/me/comments.json');
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="?everything-you-said\.json"?$/);
  assert.equal(headers.get('cache-control'), 'private, no-store');
  const noon = '2026-11-22T12:00:00.000Z';
  const {
    comments: [mine, rubbish, ...more],
    ...others
  } = JSON.parse(html);
  assert.deepEqual(mine, {
    id,
    path: `/c/${id}`,
    post: 'Odalys brought soup',
    answers: null,
    name: 'Léna',
    email: 'lena@example.org',
    mark: null,
    words: 'Oh, *I* know him!',
    status: 'approved',
    said: noon,
    edited: null,
    likes: 0,
  });
  assert.deepEqual([rubbish.id, rubbish.status, more], [spam, 'held', []]);
  assert.deepEqual(others, {
    site: 'http://gossip.test/',
    follows: [{ path: `/c/${id}`, email: 'lena@example.org', asked: noon, confirmed: noon, ended: null }],
    likes: [{ path: `/c/${other}`, liked: noon }],
    reports: [{ path: `/c/${other}`, cause: 'abuse', note: `Rude, says ${reader}`, reported: noon }],
  });

  await atTheDesk(app);
  const atDesk = await app.post('/admin/people-data/export', { email: 'LENA@example.org' });
  assert.deepEqual(JSON.parse(atDesk.html), {
    comments: [mine, { ...rubbish, status: 'spam' }],
    ...others,
  });
  app.forgetCookies();
  assert.deepEqual(JSON.parse((await app.get('/me/comments.json')).html), {
    site: 'http://gossip.test/',
    comments: [],
    follows: [],
    likes: [],
    reports: [],
  });
});

test('one is taken off one’s words only with a tick, and then entirely', async (t) => {
  const { app, server, say, rows, me } = await aReader(t);
  const mine = await say({ notify: 'on', phrase: 'open sesame, please', reserve: 'on', remember: 'on' });
  await tick(app);
  const cookies = ['reader', 'mark', 'remembered'];
  const other = await aComment(app, { id: 1 }, { name: 'Prof' });
  const key = (await rows())[0]?.reader_key ?? '';
  await app.ctx.db.insertInto('likes').values({ comment_id: other, liker_key: key, created_at: 0 }).execute();
  const report = { comment_id: other, cause: 'abuse', note: '', reporter_key: key, created_at: 0 } as const;
  await app.ctx.db
    .insertInto('reports')
    .values({ ...report, address_key: 'a' })
    .execute();

  for (const fields of [{}, { sure: 'no' }, { sure: '' }]) {
    const answer = await app.post('/me/erasure', fields);
    assert.equal(answer.status, 422);
    assert.match(answer.html, /Tick the box first/);
  }
  assert.equal((await app.post('/me/erasure', { sure: 'yes' }, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await rows())[0]?.name, 'Léna');

  const done = await app.post('/me/erasure', { sure: 'yes' });
  assert.equal(done.status, 200);
  assert.match(done.html, /1 comment is nobody’s now/);
  assert.deepEqual(
    done.headers
      .getSetCookie()
      .map((cookie) => cookie.split('=')[0])
      .sort(),
    cookies.sort(),
  );
  const [row, likedRow] = await rows();
  assert.deepEqual(
    [row?.name, row?.email, row?.reader_key, row?.name_look, row?.mark_id, row?.dedupe_key, row?.body, row?.status],
    ['Anonymous', null, null, null, null, null, 'Soup 1', 'approved'],
  );
  assert.ok(row?.address_key, 'forgotten with all the others, so that limits hold until then');
  assert.deepEqual([likedRow?.name, likedRow?.like_count, likedRow?.report_count], ['Prof', 0, 1]);
  const everything = JSON.stringify(
    await Promise.all(
      (['comments', 'likes', 'reports', 'subscriptions', 'mails', 'marks'] as const).map((table) =>
        app.ctx.db.selectFrom(table).selectAll().execute(),
      ),
    ),
  );
  assert.ok(!everything.includes(key) && !everything.includes('lena') && !everything.includes('Léna'), everything);
  assert.equal(await tick(app), null);
  assert.equal(server.letters.length, 1);
  const [confirm = '', stop = ''] = linksIn(server.letters[0]);
  assert.equal((await app.get(confirm)).status, 404, 'an old link finds nothing');
  assert.equal((await app.get(stop)).status, 200);
  assert.equal((await app.post(stop, { all: 'yes' })).status, 200);
  assert.match((await app.get(postPath({ year: 2026, month: 11, slug: 'odalys-brought-soup' }))).html, /Anonymous/);
  app.forgetCookies();
  assert.match(await me(), /We do not know you/);
  assert.equal((await app.post('/me/erasure', { sure: 'yes' })).location, '/me');
  assert.equal((await rows()).filter((each) => each.id === mine).length, 1);
});

test('who types another’s address and erases that cannot stop their mail', async (t) => {
  const { app, server, say } = await aReader(t);
  const lenas = await say({ notify: 'on' });
  await tick(app);
  await app.get(linksIn(server.letters[0])[0] ?? '');
  app.forgetCookies();
  await say({ notify: 'on' });
  await app.post('/me/erasure', { sure: 'yes' });
  app.forgetCookies();
  await say({ email: '', name: 'Prof', parent: String(lenas) });
  await tick(app);
  assert.match(server.letters.at(-1)?.subject ?? '', /You have been answered/);
});

test('the desk counts, hands over and forgets somebody by e-mail or mark', async (t) => {
  const { app, say, rows } = await aReader(t);
  const { db } = app.ctx;
  await say({ notify: 'on' });
  await say({ email: '', phrase: 'open sesame, please', reserve: 'on' });
  app.forgetCookies();
  await say({ name: 'Other', email: 'LENA@example.org', notify: 'on' });
  await say({ email: 'ada@example.org', phrase: 'open sesame, please' });
  await tick(app);
  const email = { email: 'Lena@example.org' };
  const { id: markId } = await db.selectFrom('marks').select('id').executeTakeFirstOrThrow();
  assert.deepEqual([await countPerson(db, email), await countPerson(db, { markId })], [2, 2]);
  assert.deepEqual(
    (await commentsOf(db, { markId })).map((each) => [each.words, each.email]),
    [
      ['Soup 2', null],
      ['Soup 4', 'ada@example.org'],
    ],
  );

  const follows = async () => (await db.selectFrom('subscriptions').selectAll().execute()).length;
  assert.equal(await follows(), 2);
  assert.equal(await erase(db, email, { by: null }, app.clock.now), 2);
  assert.equal(await follows(), 0);
  assert.deepEqual(
    (await rows()).map((row) => row.name),
    ['Anonymous', 'Léna', 'Anonymous', 'Léna'],
  );
  assert.equal(await erase(db, { markId }, { by: null }, app.clock.now), 2);
  assert.equal((await db.selectFrom('marks').selectAll().execute()).length, 0);
  assert.equal(await erase(db, { markId }, { by: null }, app.clock.now), 0);
  assert.deepEqual(await db.selectFrom('decisions').selectAll().execute(), [], 'the log is about the desk');
});

test('somebody who has said very much is erased in pieces, up to now, while others go on', async (t) => {
  const { app, say, rows } = await aReader(t);
  await say();
  const [first] = await rows();
  if (!first) throw new Error('nothing was said');
  const { id: _, ...row } = first;
  for (let n = 0; n < 1_100; n++)
    await app.ctx.db
      .insertInto('comments')
      .values({ ...row, dedupe_key: null, created_at: row.created_at - n })
      .execute();
  await app.ctx.db
    .insertInto('comments')
    .values({ ...row, dedupe_key: null, created_at: app.clock.now + DAY })
    .execute();
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  assert.equal(await erasePerson(app.ctx.db, { readerKey: row.reader_key ?? '' }, app.clock.now), 1_101);
  clearInterval(timer);
  assert.ok(ticks > 0, 'others had their turn in between');
  assert.equal((await rows()).filter((each) => each.reader_key !== null).length, 1);
});

test('an editor who is logged in sees the same page as anybody', async (t) => {
  const { app } = await aReader(t);
  await atTheDesk(app);
  assert.match((await app.get('/me')).html, /We do not know you/);
});

test('who erases themselves again and again gets round no limit', async (t) => {
  const { app, say, server, rows } = await aReader(t, { settings: { 'comments.flood_seconds': '15' } });
  const liked = await aComment(app, { id: 1 }, { name: 'Prof' });
  for (let i = 0; i < 3; i++) {
    await say({ email: 'victim@example.org', notify: 'on' });
    await app.post(`/c/${liked}/like`, {});
    await tick(app);
    await app.post('/me/erasure', { sure: 'yes' });
    app.forgetCookies();
    const quick = await app.post('/2026/11/odalys-brought-soup/comments', { name: 'Me', body: `Again ${i}` });
    assert.equal(quick.status, 429, 'one address is in a hurry, whoever it says it is');
    app.clock.now += MINUTE;
  }
  assert.equal(server.letters.filter((letter) => JSON.stringify(letter).includes('victim')).length, 1);
  assert.equal((await rows()).find(({ id }) => id === liked)?.like_count, 0);
});
