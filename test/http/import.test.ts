import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commentsOf } from '../../src/comments/author/export.ts';
import { importWordpress } from '../../src/import/wordpress.ts';
import { WxrError } from '../../src/import/wxr.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

const FILE = new URL('../support/fixtures/lighthouse.wxr.xml', import.meta.url);
const LADDER = '/2020/03/odalys_finch_and_the_ladder';
const WHOLE = {
  posts: 4,
  comments: 6,
  embeds: 3,
  authors: 2,
  people: 1,
  topics: 1,
  known: { posts: 0, comments: 0 },
  orphans: 1,
  skipped: { 'comment: trash': 1, pingback: 1, 'post: trash': 1, page: 1, attachment: 1 },
};

const bringIn = (
  app: TestApp,
  {
    open = () => createReadStream(FILE),
    dryRun = false,
  }: Partial<{ open: () => AsyncIterable<Buffer>; dryRun: boolean }> = {},
) => importWordpress(app.ctx, open, { zone: 'UTC', closeAfterDays: 14, dryRun });

/** Everything an import may have touched. */
async function contents({ ctx }: TestApp) {
  const tables = ['users', 'posts', 'embeds', 'tags', 'post_tags', 'comments'] as const;
  return Promise.all(tables.map((table) => ctx.db.selectFrom(table).selectAll().execute()));
}

test('a WordPress blog moves in', async (t) => {
  const app = await startApp(t);
  assert.deepEqual(await bringIn(app), WHOLE);

  const { status, html } = await app.get(LADDER);
  assert.equal(status, 200);
  assert.match(html, /Odalys Finch &amp; the very long ladder/);
  assert.match(html, /Wick &amp; Tallow/);
  assert.match(html, /“nobody \[came out\] to look”\.<br \/>\s*The gulls did\./);
  assert.match(html, /<p dir="auto">Ninety rungs\.<br>\nI counted the gulls instead\.<\/p>/);
  assert.match(html, /@odalysfinch/);
  assert.match(html, /Getty Images/);
  assert.match(html, /watch\?v=LadderVideo/);
  assert.match(html, /<p>Then she came down\.<\/p>/);
  assert.doesNotMatch(html, /alert\(1\)|evil\.example|gie\.|View this post/);

  assert.match(html, /4<\/span> Responses to/);
  for (const id of [901, 902, 903, 904]) assert.match(html, new RegExp(`id="comment-${id}"`));
  assert.doesNotMatch(html, /comment-90[5-8]|Cheap ladders|May I\?/);
  assert.match(html, /Léonie &amp; Co/);
  assert.match(html, /A ladder! 🤸‍♂️<\/p>\s*<p>Who holds the foot\?<br \/>\s*Nobody\.<\/p>/);
  assert.equal((await app.get('/c/903')).location.endsWith(`${LADDER}#comment-903`), true);
});

test('whoever moved in is found by e-mail, however it was typed', async (t) => {
  const app = await startApp(t);
  await bringIn(app);
  const found = await commentsOf(app.ctx.readDb, { email: 'BO@reader.example' });
  assert.deepEqual(
    found.map(({ email }) => email),
    ['bo@reader.example'],
  );
});

test('people, topics, years and authors have their pages', async (t) => {
  const app = await startApp(t);
  await bringIn(app);
  assert.match((await app.get('/people/odalys-finch')).html, /odalys_finch_and_the_ladder/);
  assert.match((await app.get('/topics/red-carpets')).html, /odalys_finch_and_the_ladder/);
  assert.match((await app.get('/2019/12')).html, /a_lamp_closed/);
  const tags = await app.ctx.db.selectFrom('tags').select(['kind', 'name']).orderBy('name').execute();
  assert.deepEqual(tags, [
    { kind: 'person', name: 'Odalys Finch' },
    { kind: 'topic', name: 'Red Carpets' },
  ]);
});

test('threads hang together, whatever their order in the file', async (t) => {
  const app = await startApp(t);
  await bringIn(app);
  const rows = await app.ctx.db
    .selectFrom('comments')
    .select(['id', 'parent_id', 'root_id', 'status', 'created_at'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    rows.map((row) => `${row.id}<${row.parent_id} in ${row.root_id} ${row.status}`),
    [
      '901<null in null approved',
      '902<901 in 901 approved',
      '903<902 in 901 approved',
      '904<null in null approved',
      '905<null in null held',
      '906<null in null spam',
    ],
  );
  assert.equal(rows[1]?.created_at, Date.UTC(2020, 2, 3, 10, 30), 'without a GMT date the other one counts');
});

test('drafts stay drafts, closed stays closed, the future comes later', async (t) => {
  const app = await startApp(t);
  await bringIn(app);
  const closed = await app.get('/2019/12/a_lamp_closed');
  assert.match(closed.html, /comments are closed/i);
  assert.match(closed.html, /We close comments on older posts to fight comment spam/, 'as age would have by now');
  const [draft] = await app.ctx.db
    .selectFrom('posts')
    .select(['published_at', 'year'])
    .where('title', '=', 'Half a thought')
    .execute();
  assert.deepEqual(draft, { published_at: null, year: null });
  assert.equal((await app.get('/2027/01/tomorrows_ladder')).status, 404);
  app.clock.now = Date.UTC(2027, 0, 1, 9);
  assert.equal((await app.get('/2027/01/tomorrows_ladder')).status, 200);
});

test('a second run adds nothing', async (t) => {
  const app = await startApp(t);
  await bringIn(app);
  const before = await contents(app);
  const again = await bringIn(app);
  assert.deepEqual(again, {
    ...WHOLE,
    ...{ posts: 0, comments: 0, embeds: 0, authors: 0, people: 0, topics: 0, orphans: 0 },
    known: { posts: 4, comments: 6 },
  });
  assert.deepEqual(await contents(app), before);
});

test('a killed run is completed by the next', async (t) => {
  const [whole, killed] = [await startApp(t), await startApp(t)];
  await bringIn(whole);
  await bringIn(killed);
  // What a kill between two transactions leaves: a post with some of its comments, and later posts missing.
  const { db } = killed.ctx;
  await db.deleteFrom('comments').where('id', 'in', [903, 904, 906]).execute();
  await db.deleteFrom('posts').where('title', '=', 'Half a thought').execute();
  const report = await bringIn(killed);
  assert.deepEqual([report.posts, report.comments, report.known], [1, 3, { posts: 3, comments: 3 }]);

  const threads = async ({ ctx }: TestApp) =>
    ctx.db.selectFrom('comments').select(['id', 'parent_id', 'root_id', 'body_html']).orderBy('id').execute();
  assert.deepEqual(await threads(killed), await threads(whole));
  assert.match((await killed.get(LADDER)).html, /4<\/span> Responses to/);
});

test('a dry run reports and writes nothing', async (t) => {
  const app = await startApp(t);
  const before = await contents(app);
  assert.deepEqual(await bringIn(app, { dryRun: true }), WHOLE);
  assert.deepEqual(await contents(app), before);
});

test('a cut or wrong file changes nothing', async (t) => {
  const app = await startApp(t);
  const before = await contents(app);
  const bytes = readFileSync(FILE);
  for (const broken of [bytes.subarray(0, bytes.length - 20), Buffer.from('<html></html>'), Buffer.from('')]) {
    async function* open() {
      yield broken;
    }
    await assert.rejects(bringIn(app, { open }), WxrError);
    assert.deepEqual(await contents(app), before);
  }
});

test('a number that is taken gives way, and its replies follow', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { slug: 'a_lamp_closed' });
  const own = await aComment(app, post);
  await app.ctx.db.updateTable('comments').set({ id: 901 }).where('id', '=', own).execute();
  await bringIn(app);

  const reply = await app.ctx.db
    .selectFrom('comments as reply')
    .innerJoin('comments as parent', 'parent.id', 'reply.parent_id')
    .select(['parent.name', 'parent.id'])
    .where('reply.id', '=', 902)
    .executeTakeFirstOrThrow();
  assert.equal(reply.name, 'Léonie & Co');
  assert.ok(reply.id > 908, 'behind all numbers of the file');
  assert.equal((await app.get('/2019/12/a_lamp_closed-2')).status, 200, 'nor does an address');
});

test('an imported author is called no longer than anybody here', async (t) => {
  const app = await startApp(t);
  const name = 'W'.repeat(200);
  const file = readFileSync(FILE, 'utf8').replace('Wick &amp; Tallow', name);
  await bringIn(app, {
    open: async function* () {
      yield Buffer.from(file);
    },
  });
  const names = (await app.ctx.db.selectFrom('users').select('name').execute()).map((user) => user.name);
  assert.ok(names.includes(`${'W'.repeat(59)}…`), names.join());
});
