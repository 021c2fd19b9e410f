import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { NOON, startApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { answered, HIT, warm } from '../support/kept.ts';

/** What the clock alone changes is changed on kept pages too, to the millisecond. */

test('comments close on a kept page', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const closes = post.published_at + 14 * DAY;
  app.clock.now = closes - 1;
  assert.match((await warm(app, postPath(post))).html, /<form/);
  app.clock.now = closes;
  assert.match((await app.get(postPath(post))).html, /We close comments on older posts/);
  await warm(app, postPath(post));
  app.clock.now += 400 * DAY;
  assert.deepEqual(await answered(app, () => app.get(postPath(post))), HIT);
});

test('and say how long until then, as long as that is so', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const closes = post.published_at + 14 * DAY;
  for (const [left, words, next] of [
    [3 * DAY, '3 days', '2 days'],
    [DAY, '1 day', '23 hours'],
    [HOUR, '1 hour', '59 minutes'],
    [2 * MINUTE, '2 minutes', '1 minute'],
  ] as const) {
    app.clock.now = closes - left - 1;
    assert.match((await warm(app, postPath(post))).html, new RegExp(`close in ${words}`));
    app.clock.now = closes - left;
    assert.deepEqual(await answered(app, () => app.get(postPath(post))), HIT);
    app.clock.now = closes - left + 1;
    assert.match((await app.get(postPath(post))).html, new RegExp(`close in ${next}`));
  }
});

test('a post that nothing closes stands for as long as nothing is said', async (t) => {
  const app = await startApp(t, { settings: { 'comments.close_after_days': '0' } });
  const post = await aPost(app);
  await warm(app, postPath(post));
  app.clock.now += 900 * DAY;
  assert.deepEqual(await answered(app, () => app.get(postPath(post))), HIT);
});

test('a story comes out on every page that tells of it', async (t) => {
  const app = await startApp(t);
  const first = await aPost(app, { people: ['Odalys Finch'], topics: ['Soup'] });
  const publishedAt = NOON + HOUR;
  await aPost(app, { title: 'The second pot', publishedAt, people: ['Odalys Finch'], topics: ['Soup'] });
  const pages = ['/', '/2026', '/people/odalys-finch', '/topics/soup', '/feed.xml', postPath(first), '/people'];
  app.clock.now = publishedAt - 1;
  for (const path of pages) assert.doesNotMatch((await warm(app, path)).html, /second pot|2 stories/, path);
  app.clock.now = publishedAt;
  for (const path of pages) assert.match((await app.get(path)).html, /second pot|2 stories/, path);
});

test('a picture goes from every page when the right to show it ends', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app, { alt: 'Odalys Finch with a flask' });
  const more = { people: ['Odalys Finch'], topics: ['Soup'] };
  const post = await aPost(app, { heroId, ...more });
  const other = await aPost(app, { title: 'Another pot', ...more });
  const ends = NOON + HOUR;
  await app.ctx.db.updateTable('media').set({ expires_at: ends }).where('id', '=', heroId).execute();
  const pages = ['/', '/2026', '/people/odalys-finch', postPath(post), postPath(other)];
  app.clock.now = ends - 1;
  for (const path of pages) assert.match((await warm(app, path)).html, /src="\/media\//, path);
  app.clock.now = ends;
  for (const path of pages) assert.doesNotMatch((await app.get(path)).html, /src="\/media\//, path);
});

test('the front pages call the days otherwise from midnight in the site’s zone on', async (t) => {
  const zone = 'Asia/Kathmandu';
  const app = await startApp(t, { settings: { 'site.timezone': zone } });
  for (let n = 1; n <= 25; n++) await aPost(app, { title: `Pot ${n}`, publishedAt: NOON - n * MINUTE });
  const midnight = Date.parse('2026-11-22T18:15Z');
  for (const path of ['/', '/page/2']) {
    app.clock.now = midnight - 1;
    assert.match((await warm(app, path)).html, /Still Sunday/, path);
    app.clock.now = midnight;
    assert.doesNotMatch((await app.get(path)).html, /Still Sunday/, path);
  }
  await warm(app, '/page/2');
  app.clock.now += DAY - 1;
  assert.deepEqual(await answered(app, () => app.get('/page/2')), HIT);
});

test('what the front page counts since yesterday is ten seconds old at the most', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { ageInDays: 2 });
  await aComment(app, post, { at: NOON - DAY + 5_000 });
  assert.match((await warm(app, '/')).html, /1 response since yesterday/);
  app.clock.now += 10_000;
  assert.doesNotMatch((await app.get('/')).html, /since yesterday/);
});
