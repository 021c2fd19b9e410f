import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { keyedHash } from '../../src/secret.ts';
import { MINUTE, SECOND } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

interface Me {
  name: string | null;
  email: string | null;
  editor: string | null;
  now: number;
  mine: { id: number; until: number; edit: boolean }[];
  own: number[];
  waiting: number;
  last: number;
  liked: number[];
  fresh: number[];
}

async function aPostAnd(t: TestContext, settings: Record<string, string> = {}) {
  const app = await startApp(t, {
    settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0', ...settings },
  });
  const post = await aPost(app);
  let said = 0;
  /** @returns the id */
  const say = async (fields: Record<string, string> = {}) => {
    const { location } = await app.post(`${postPath(post)}/comments`, {
      name: 'Léna',
      body: `Soup, number ${said++}`,
      ...fields,
    });
    return Number(/^\/c\/(\d+)/.exec(location)?.[1]);
  };
  return { app, post, say };
}

async function me(app: TestApp, query = '', headers: Record<string, string> = {}): Promise<Me> {
  const answer = await app.get(`/me.json${query}`, headers);
  assert.equal(answer.status, 200, answer.html);
  assert.equal(answer.headers.get('cache-control'), 'private, no-store');
  assert.deepEqual(answer.headers.getSetCookie(), [], 'asking sets no cookie');
  return JSON.parse(answer.html);
}

const setStatus = (app: TestApp, id: number, status: 'held' | 'spam' | 'removed' | 'approved') =>
  app.ctx.db.updateTable('comments').set({ status }).where('id', '=', id).execute();

const like = async ({ ctx }: TestApp, id: number, liker: string) =>
  ctx.db.insertInto('likes').values({ comment_id: id, liker_key: liker, created_at: ctx.now() }).execute();

test('who has said nothing is told nothing', async (t) => {
  const { app, post } = await aPostAnd(t);
  await aComment(app, post, { name: 'Bea' });
  assert.deepEqual(await me(app, `?post=${post.id}`), {
    name: null,
    email: null,
    editor: null,
    mark: null,
    now: app.clock.now,
    mine: [],
    own: [],
    waiting: 0,
    last: 0,
    liked: [],
    fresh: [],
  });
  assert.deepEqual(Object.keys(await me(app)), ['name', 'email', 'editor', 'mark']);
});

test('own comments may be changed for a quarter of an hour, and nobody else’s are told', async (t) => {
  const { app, post, say } = await aPostAnd(t);
  const other = await say();
  app.forgetCookies();
  const first = await say();
  app.clock.now += MINUTE;
  const second = await say();
  await aComment(app, post, { name: 'Bea', inReplyTo: first });
  const until = app.clock.now + 14 * MINUTE;

  const mine = await me(app, `?post=${post.id}`);
  assert.deepEqual(mine.mine, [
    { id: second, until: until + MINUTE, edit: true },
    { id: first, until, edit: false },
  ]);
  assert.deepEqual(mine.own, [second, first]);
  assert.equal(mine.last, second);
  assert.ok(!JSON.stringify(mine).includes(`"id":${other},`));

  app.clock.now = until;
  const later = await me(app, `?post=${post.id}`);
  assert.deepEqual(
    later.mine.map(({ id }) => id),
    [second],
  );
  assert.deepEqual(later.own, [second, first], 'still theirs');

  const elsewhere = await aPost(app, { title: 'Another story' });
  assert.deepEqual((await me(app, `?post=${elsewhere.id}`)).own, []);
  app.setCookie('reader', 'forged.signature');
  assert.deepEqual((await me(app, `?post=${post.id}`)).own, []);
});

test('how many wait, and that the newest was taken, whatever became of it', async (t) => {
  const { app, post, say } = await aPostAnd(t, { 'comments.hold_all': 'true' });
  const [held, spam] = [await say(), await say()];
  await setStatus(app, spam, 'spam');
  const { mine, own, waiting, last } = await me(app, `?post=${post.id}`);
  assert.deepEqual(
    mine.map(({ id }) => id),
    [held],
  );
  assert.deepEqual(own, []);
  assert.equal(waiting, 1);
  assert.equal(last, spam);
});

test('what is new since a moment: what came to stand on the page after it, but for one’s own', async (t) => {
  const { app, post, say } = await aPostAnd(t);
  const { now } = app.clock;
  await aComment(app, post, { name: 'Ann', at: now - 2 * MINUTE });
  const bea = await aComment(app, post, { name: 'Bea', at: now - MINUTE });
  const late = await aComment(app, post, { name: 'Cas', at: now - 5 * MINUTE });
  await app.ctx.db
    .updateTable('comments')
    .set({ shown_at: now - SECOND })
    .where('id', '=', late)
    .execute();
  const gone = await aComment(app, post, { name: 'Dot', at: now });
  await setStatus(app, gone, 'removed');
  await aComment(app, post, { name: 'Eve', at: now, status: 'held' });
  await aComment(app, await aPost(app, { title: 'Another story' }), { name: 'Fay', at: now });
  const mine = await say();

  assert.deepEqual((await me(app, `?post=${post.id}&since=${now - 2 * MINUTE}`)).fresh, [bea, late]);
  assert.deepEqual((await me(app, `?post=${post.id}`)).fresh, []);
  app.forgetCookies();
  assert.deepEqual((await me(app, `?post=${post.id}&since=${now - 2 * MINUTE}`)).fresh, [bea, late, mine]);
});

test('no list is longer than 500', async (t) => {
  const { app, post } = await aPostAnd(t);
  for (let n = 0; n < 501; n++) await aComment(app, post, { name: `Reader ${n}` });
  const { fresh } = await me(app, `?post=${post.id}&since=0`);
  assert.equal(fresh.length, 500);
  assert.equal(fresh[0], 1, 'the oldest first');
});

test('likes are told to the cookie, or else the address, that gave them', async (t) => {
  const { app, post, say } = await aPostAnd(t);
  const [ann, bea] = [await aComment(app, post, { name: 'Ann' }), await aComment(app, post, { name: 'Bea' })];
  await say();
  const { reader_key: reader } = await app.ctx.db
    .selectFrom('comments')
    .select('reader_key')
    .where('reader_key', 'is not', null)
    .executeTakeFirstOrThrow();
  await like(app, ann, reader ?? '');
  await like(app, bea, 'somebody else');
  assert.deepEqual((await me(app, `?post=${post.id}`)).liked, [ann]);

  app.forgetCookies();
  assert.deepEqual((await me(app, `?post=${post.id}`)).liked, []);
  await like(app, bea, `address:${keyedHash(app.ctx.secret, 'liker', '127.0.0.1')}`);
  assert.deepEqual((await me(app, `?post=${post.id}`)).liked, [bea]);
});

test('an editor who is logged in is told the own name', async (t) => {
  const { app } = await aPostAnd(t);
  await atTheDesk(app, 'moderator', 'Posy Lindqvist');
  assert.equal((await me(app)).editor, 'Posy Lindqvist');
  app.setCookie('session', 'forged');
  assert.equal((await me(app)).editor, null);
});

test('a wrong address is the asker’s mistake', async (t) => {
  const { app } = await aPostAnd(t);
  for (const query of ['?post=', '?post=0', '?post=x', '?post=1&post=2', '?post=1&since=', '?post=1&since=-1'])
    assert.equal((await app.get(`/me.json${query}`)).status, 400, query);
});
