import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as corrections from '../../src/posts/writing/corrections.ts';
import { record } from '../../src/runs/decisions.ts';
import { HOUR, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

/** What a story's page tells of the stories around it, in time, and of itself above its first line. */

const around = async (app: TestApp, path: string) =>
  [...(await app.get(path)).html.matchAll(/class="neighbour [^"]*" href="([^"]+)" rel="(prev|next)"/g)].map(
    ([, href, rel]) => `${rel} ${href}`,
  );

test('from a story one comes to the one before and the one after, each by its title', async (t) => {
  const app = await startApp(t);
  const first = await aPost(app, { title: 'First', ageInDays: 3 });
  const path = postPath(first);
  assert.deepEqual(await around(app, path), [], 'there is only one');

  const [second, third] = [await aPost(app, { title: 'Second', ageInDays: 2 }), await aPost(app, { title: 'Third' })];
  assert.deepEqual(await around(app, path), [`next ${postPath(second)}`]);
  assert.deepEqual(await around(app, postPath(second)), [`prev ${path}`, `next ${postPath(third)}`]);
  assert.deepEqual(await around(app, postPath(third)), [`prev ${postPath(second)}`]);
  const { html } = await app.get(postPath(second));
  assert.match(html, /<span>The story before<\/span> <b>First<\/b>[\s\S]*<span>The story after<\/span> <b>Third<\/b>/);
});

test('stories of one moment stand in the order in which they were written', async (t) => {
  const app = await startApp(t);
  const at = app.clock.now - HOUR;
  const twins = [];
  for (const title of ['One', 'Two', 'Three']) twins.push(postPath(await aPost(app, { title, publishedAt: at })));
  const [one = '', two = '', three = ''] = twins;
  assert.deepEqual(await around(app, two), [`prev ${one}`, `next ${three}`]);
});

test('what waits for its hour is no neighbour before it strikes', async (t) => {
  const app = await startApp(t);
  const here = postPath(await aPost(app, { title: 'Here' }));
  const soon = await aPost(app, { title: 'Soon', publishedAt: app.clock.now + HOUR });
  assert.deepEqual(await around(app, here), []);
  app.clock.now += HOUR;
  assert.deepEqual(await around(app, here), [`next ${postPath(soon)}`]);
});

test('above a story stands how long it takes, and since when it was put right', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { body: 'Soup. '.repeat(900) });
  const byline = async () => /<p class="byline">([\s\S]*?)<\/p>/.exec((await app.get(postPath(post))).html)?.[1] ?? '';
  assert.match(await byline(), /<span>4 min read<\/span>/);
  assert.doesNotMatch(await byline(), /Updated/);

  const user = await app.ctx.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const at = app.clock.now - MINUTE;
  await corrections.insert(app.ctx.db, { post_id: post.id, user_id: user.id, at, words: 'It was broth.' });
  await record(app.ctx.db, { action: 'correct', userId: user.id, postId: post.id }, at);
  assert.match(await byline(), /<time datetime="2026-11-22T11:59:00\+00:00">Updated 11:59<\/time>/);
});
