import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, SECOND } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

/** An editor picks what was said. @returns its id */
async function aPick(
  app: TestApp,
  body: string,
  { name = 'Bea', hoursAgo = 1, likes = 0, post = null as { id: number } | null } = {},
) {
  const id = await aComment(app, post ?? (await aPost(app, { title: `Under “${body.slice(0, 9)}”` })), { name, body });
  await app.ctx.db
    .updateTable('comments')
    .set({ picked_at: app.clock.now - hoursAgo * HOUR, like_count: likes })
    .where('id', '=', id)
    .execute();
  return id;
}

/** The front page once nothing of it may be ten seconds old. */
async function front(app: TestApp): Promise<string> {
  app.clock.now += 11 * SECOND;
  return (await app.get('/')).html;
}

const LONG = `${'I have been to that lighthouse, and the keeper is as described. '.repeat(2)}Truly.`;

test('the best liked short pick of the week stands in the ear, the newest other one in the rail', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  const tagline = /<div class="ear ear--start"><p class="tagline">/;
  assert.match(await front(app), tagline);
  assert.doesNotMatch(await front(app), /Said in the comments/);

  await aPick(app, LONG, { name: 'Tess <of> the Ferry', hoursAgo: 2 });
  assert.match(await front(app), tagline, 'too long for an ear');
  const id = await aPick(app, 'She has the *other* coat.', { hoursAgo: 30, likes: 3 });
  await aPick(app, 'There were two.', { hoursAgo: 20, likes: 2 });
  await aPick(app, 'Last month’s.', { hoursAgo: 24 * 8, likes: 99 });
  const html = await front(app);
  assert.doesNotMatch(html, tagline);
  const by = `<q>She has the other coat.</q><p>Comment of the week, by <a href="/c/${id}"><bdi>Bea</bdi></a></p>`;
  assert.ok(html.includes(by));
  const said = html.split('>Said in the comments<')[1]?.split('</section>')[0] ?? '';
  assert.ok(said.includes(LONG), said);
  assert.match(said, /<bdi>Tess &lt;of&gt; the Ferry<\/bdi><\/a>, on “Under “I have be””/);
  assert.doesNotMatch((await app.get('/page/2')).html, /the other coat/);
});

test('nobody is quoted whose comment or story is gone, or who was picked long ago or at length', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  const removed = await aPick(app, 'Removed.');
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('id', '=', removed).execute();
  await aPick(app, 'Not out.', { post: await aPost(app, { publishedAt: app.clock.now + DAY }) });
  await aPick(app, 'Stale.', { hoursAgo: 24 * 15 });
  await aPick(app, 'Soup. '.repeat(40));
  assert.doesNotMatch(await front(app), /Said in the comments|Comment of the week/);
});

test('what was put right in the last month is told in the rail, the newest first, two at most', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { title: 'The <lighthouse>', ageInDays: 40 });
  const correct = (words: string, daysAgo: number, to = post) =>
    app.ctx.db
      .insertInto('corrections')
      .values({ post_id: to.id, user_id: null, at: app.clock.now - daysAgo * DAY, words })
      .execute();
  await correct('Long ago.', 31);
  assert.doesNotMatch(await front(app), /What we got wrong/);
  await correct('124 stairs.', 12);
  await correct('A perch & a trout.', 6);
  await correct('The other sleeve.', 2);
  await correct('Not out.', 1, await aPost(app, { publishedAt: app.clock.now + DAY }));
  const html = await front(app);
  const wrongs = html.split('>What we got wrong<')[1]?.split('</section>')[0] ?? '';
  const told = [...wrongs.matchAll(/<li>([^<]*) <a/g)].map(([, words]) => words);
  assert.deepEqual(told, ['The other sleeve.', 'A perch &amp; a trout.']);
  assert.match(
    wrongs,
    new RegExp(`<a href="${postPath(post)}">Put right on 20 November 2026</a> in “The &lt;lighthouse&gt;”`),
  );
});

test('a story without a picture that is all said in a line is a brief; what an editor summed up is not', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  await aPost(app, { title: 'Lead' });
  await aPost(app, { title: 'Brief', body: 'It was *his* flask.', ageInDays: 1 });
  await aPost(app, { title: 'Long', body: 'It was his flask. '.repeat(20), ageInDays: 2 });
  await aPost(app, { title: 'Summed up', excerpt: 'His flask.', ageInDays: 3 });
  await aPost(app, { title: 'Pictured', heroId, ageInDays: 4 });
  const html = await front(app);
  const kinds = [...html.matchAll(/<article class="([^"]*)">[\s\S]*?<h[23]><a [^>]*>([^<]*)</g)];
  assert.deepEqual(
    kinds.map(([, kind, title]) => `${title}: ${kind}`),
    [
      'Lead: lead lead--plain',
      'Brief: brief',
      'Long: story story--plain',
      'Summed up: story story--plain',
      'Pictured: story',
    ],
  );
  assert.match(html, /<article class="brief">[\s\S]*<p class="dek">It was his flask\.<\/p>/);
});

test('of the river’s pictured stories the one with most responses stands on the slab, from twenty on', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  await aPost(app, { title: 'Lead' });
  const say = async (title: string, times: number, picture?: number) => {
    const post = await aPost(app, { title, ...(picture && { heroId: picture }), ageInDays: 3 });
    await app.ctx.db.updateTable('posts').set({ comment_count: times }).where('id', '=', post.id).execute();
  };
  const slabs = async () =>
    [...(await front(app)).matchAll(/<article class="slab">[\s\S]*?<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title);
  await say('Nineteen', 19, heroId);
  await say('Unseen', 300);
  assert.deepEqual(await slabs(), []);
  await say('Twenty', 20, heroId);
  assert.deepEqual(await slabs(), ['Twenty']);
});
