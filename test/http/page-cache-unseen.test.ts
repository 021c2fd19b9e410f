import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decision, decide } from '../../src/comments/desk/decide.ts';
import { correct, takeOff } from '../../src/posts/writing/corrections.ts';
import { choose } from '../../src/posts/writing/related-choice.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk, STORY, write } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { answered, HIT, MISS, warm } from '../support/kept.ts';

/** Lists look at talk again after that, ms. */
const BEHIND = 10_000;

/** After each of these nobody asks for the pages anew. */
async function assertKept(app: TestApp, paths: readonly string[], deeds: Record<string, () => Promise<unknown>>) {
  for (const path of paths) await warm(app, path);
  for (const [name, deed] of Object.entries(deeds)) {
    await deed();
    app.clock.now += BEHIND;
    for (const path of paths) assert.deepEqual(await answered(app, () => app.get(path)), HIT, `${path} after ${name}`);
  }
}

test('what becomes of a comment that readers never met leaves pages and lists as they are', async (t) => {
  const app = await startApp(t, { settings: { 'comments.hold_all': 'true', 'comments.flood_seconds': '0' } });
  const post = await aPost(app);
  await aComment(app, post, { body: 'Seen' });
  const [held, spam] = [await aComment(app, post, { status: 'held' }), await aComment(app, post, { status: 'spam' })];
  const { id: userId } = await atTheDesk(app);
  app.forgetCookies();
  await app.post(`${postPath(post)}/comments`, { name: 'Ravi', body: 'I was there' });
  const own = spam + 1;
  const { db } = app.ctx;
  await assertKept(app, [postPath(post), '/2026'], {
    edit: async () => {
      assert.equal((await app.post(`/c/${own}/revision`, { body: 'I was not' })).status, 303);
      const row = await db.selectFrom('comments').select('body').where('id', '=', own).executeTakeFirst();
      assert.equal(row?.body, 'I was not');
    },
    spam: () => decide(db, { ids: [held], decision: 'spam', userId }, app.clock.now),
    rejection: () => decide(db, { ids: [own], decision: 'reject', userId }, app.clock.now),
    hold: () => db.updateTable('comments').set({ status: 'held' }).where('id', '=', held).execute(),
    words: () => db.updateTable('comments').set({ body_html: 'x', name: 'x' }).where('id', '=', spam).execute(),
    deletion: () => db.deleteFrom('comments').where('id', '=', spam).execute(),
  });
});

test('what comes to stand on the page, and what is taken off it, changes pages and lists', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const id = await aComment(app, post, { status: 'held' });
  const { id: userId } = await atTheDesk(app);
  app.forgetCookies();
  const { db } = app.ctx;
  const paths = [postPath(post), '/2026'];
  for (const decision of ['approve', 'spam', 'approve', 'reject'] satisfies Decision[]) {
    for (const path of paths) await warm(app, path);
    await decide(db, { ids: [id], decision, userId }, app.clock.now);
    app.clock.now += BEHIND;
    for (const path of paths)
      assert.deepEqual(await answered(app, () => app.get(path)), MISS, `${path} after ${decision}`);
  }
  await db.updateTable('comments').set({ status: 'approved' }).where('id', '=', id).execute();
  await warm(app, postPath(post));
  await db.deleteFrom('comments').where('id', '=', id).execute();
  assert.deepEqual(await answered(app, () => app.get(postPath(post))), MISS);
});

test('corrections and related stories change a story that is out, and nothing while it is a draft', async (t) => {
  const app = await startApp(t);
  const [post, other] = [await aPost(app), await aPost(app, { title: 'Another pot' })];
  const { id: userId } = await atTheDesk(app);
  const draft = await write(app, { ...STORY, publish: 'draft' });
  app.forgetCookies();
  const { db } = app.ctx;
  const now = app.clock.now;
  const deedsOf = (postId: number) => ({
    correction: () => correct(db, { postId, userId, words: 'It was stew.', now }),
    related: () => choose(db, postId, [other.id]),
    'other related': () => choose(db, postId, []),
    'correction taken off': async () => {
      const { id } = await db
        .selectFrom('corrections')
        .select('id')
        .where('post_id', '=', postId)
        .executeTakeFirstOrThrow();
      await takeOff(db, { postId, id, userId }, now);
    },
  });
  await assertKept(app, [postPath(post), '/2026'], deedsOf(draft));
  for (const [name, deed] of Object.entries(deedsOf(post.id))) {
    await warm(app, postPath(post));
    await deed();
    assert.deepEqual(await answered(app, () => app.get(postPath(post))), MISS, name);
  }
});
