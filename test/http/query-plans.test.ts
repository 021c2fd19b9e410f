import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { DAY, MINUTE } from '../../src/time.ts';
import { FEED_FORMATS, feedOf, postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { listenToDatabase, scans } from '../support/asked.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

/** A site with so many stories about the same people and topics, the newest with as many threads, each answered once. */
async function aSite(t: TestContext, stories: number, threads: number) {
  const database = listenToDatabase(t);
  const app = await startApp(t);
  const about = { people: ['Odalys Quist', 'Bram Vane'], topics: ['Soup', 'Coats'] };
  let post = await aPost(app, { ...about, title: 'Soup 0', ageInDays: stories });
  for (let n = 1; n < stories; n++) post = await aPost(app, { ...about, title: `Soup ${n}`, ageInDays: stories - n });
  const roots: number[] = [];
  for (let n = 0; n < threads; n++) {
    const at = app.clock.now - DAY + n * MINUTE;
    const id = await aComment(app, post, { name: `Reader ${n}`, at });
    await aComment(app, post, { inReplyTo: id, at: at + 1 });
    roots.push(id);
  }
  return { app, database, path: postPath(post), roots };
}

const LISTINGS = ['/', '/people', '/people/odalys-quist', '/topics', '/topics/soup', '/authors/imelda-farr'];
const ANY = '0123456789abcdef';
const PICTURES = ['post-40', 'person-1', 'site'].map((subject) => `/cards/${subject}-${ANY}.jpg`);
const feedsOf = (path: string) =>
  ['/', '/people/odalys-quist', '/topics/soup', '/authors/imelda-farr', '/comments', path].flatMap((page) =>
    FEED_FORMATS.map((format) => feedOf(page, format)),
  );
const pagesOf = (path: string, [root = 0]: number[]) => [
  ...LISTINGS,
  ...PICTURES,
  '/manifest.webmanifest',
  ...feedsOf(path),
  ...['/page/2', '/people/odalys-quist/page/2', '/topics/soup/page/2', '/archive', '/2026', '/2026/11', '/no-such'],
  ...[
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/people-1.xml',
    '/sitemaps/2026-11-1.xml',
    '/news-sitemap.xml',
  ],
  ...['/PEOPLE/odalys-quist/', '/tag/soup/', '/Soup-3/', `${path}/`, '/?p=12', '/?p=13'],
  ...['/tag/soup/feed', '/category/odalys-quist/feed', '/author/imelda-farr/feed', `${path}/feed`],
  ...[path, `${path}/comments.txt`, `${path}?comments=2`, `${path}?sort=newest`, `${path}?sort=liked`],
  ...[
    `${path}?since=${root}`,
    `${path}?reply=${root}&quote=yes`,
    `/c/${root}`,
    `/c/${root}/report`,
    '/me',
    '/me.json?post=40',
    ...['/search?q=soup', '/search?q=soup&in=stories&before=30', '/search?q=zoup+kettle', '/search?q=reader+5'],
    ...['/search?q=soup&person=bram-vane&year=2026', '/search?person=bram-vane&topic=soup'],
    '/search?author=imelda-farr&year=2026',
  ],
];

test('no page that readers ask for goes through all posts or all comments', async (t) => {
  const { app, database, path, roots } = await aSite(t, 40, 60);
  await app.ctx.db.updateTable('posts').set({ import_key: 'wxr:old.example/12' }).where('id', '=', 1).execute();
  // Somebody whom `/me` knows.
  const said = await app.post(`${path}/comments`, { name: 'Odile', body: 'I was there.', remember: 'on' });
  assert.equal(said.status, 303);
  for (const page of pagesOf(path, roots)) {
    const asked = await database.during(async () => assert.notEqual((await app.get(page)).status, 500, page));
    assert.ok(asked.length > 0, page);
    assert.deepEqual(asked.flatMap(scans), [], page);
  }
});

test('the newest comments come from the end of an index, which is read no further than there are enough', async (t) => {
  const { app, database, path } = await aSite(t, 3, 3);
  for (const [page, index] of [
    ['/comments', 'comments_told (status=? AND shown_at>?)'],
    [path, 'comments_shown (post_id=? AND shown_at>?)'],
  ] as const) {
    const asked = await database.during(() => app.get(feedOf(page)));
    const { plan = [] } = asked.find(({ sql }) => sql.includes('body_html') && sql.includes('"comments"')) ?? {};
    assert.ok(plan.includes(`SEARCH comments USING INDEX ${index}`), plan.join('; '));
    assert.ok(!plan.some((line) => line.includes('TEMP B-TREE')), plan.join('; '));
  }
});

test('the desk’s queue and posts do not either, where nothing is filtered', async (t) => {
  const { app, database } = await aSite(t, 3, 3);
  await atTheDesk(app);
  for (const page of ['/admin/comments?status=held', '/admin/comments?status=reported', '/admin/posts']) {
    const asked = await database.during(async () => assert.equal((await app.get(page)).status, 200));
    assert.ok(asked.length > 0, page);
    const found = asked.flatMap(scans).filter((line) => !CUT_IN_ORDER.test(line));
    assert.deepEqual(found, [], page);
  }
});

/** Of all posts one page, which ends where the page does, as the index has them in their order. */
const CUT_IN_ORDER =
  /^posts: SCAN posts USING INDEX posts_updated in .* order by "posts"."updated_at" desc, .* limit cast/;

test('what goes through all of them is seen, under whatever name', async (t) => {
  const { app, database } = await aSite(t, 1, 1);
  const { readDb } = app.ctx;
  const asked = await database.during(async () => {
    await readDb.selectFrom('posts as p').select('p.title').execute();
    await readDb.selectFrom('comments').select('id').where('status', '!=', 'held').execute();
    await readDb.selectFrom('comments').select('id').where('id', '=', 1).execute();
  });
  assert.deepEqual(
    asked.flatMap(scans).map((line) => line.split(' ').slice(0, 3).join(' ')),
    ['posts: SCAN p', 'comments: SCAN comments'],
  );
});

test('a page with many stories or comments asks the database no more often than one with few', async (t) => {
  const few = await aSite(t, 6, 5);
  const asksOf = async ({ app, database }: Pick<typeof few, 'app' | 'database'>, page: string) => {
    const asked = await database.during(async () => assert.equal((await app.get(page)).status, 200, page));
    return asked.length;
  };
  const before = new Map<string, number>();
  for (const page of [...LISTINGS, ...feedsOf(few.path), few.path]) before.set(page, await asksOf(few, page));
  const { app } = few;
  await more(app, few.path);
  for (const [page, asks] of before) {
    assert.ok((await asksOf(few, page)) <= asks, `${page} asked ${asks} times`);
    assert.ok(asks <= mostAsks(page), `${page} asks ${asks} times`);
  }
});

/** The front page asks for each of its boxes, a post for its thread and for what stands beside it, a person for their picture and company. */
function mostAsks(page: string): number {
  if (page === '/') return 17;
  if (/\/(?:feed|atom)\.\w+$/.test(page)) return 6;
  return /^\/\d{4}\//.test(page) ? 16 : 12;
}

/** 30 stories, and 45 threads under the post of that address. */
async function more(app: TestApp, path: string): Promise<void> {
  const about = { people: ['Odalys Quist', 'Bram Vane'], topics: ['Soup', 'Coats'] };
  for (let n = 0; n < 30; n++) await aPost(app, { ...about, title: `More soup ${n}`, ageInDays: 50 + n });
  const { id } = await app.ctx.db
    .selectFrom('posts')
    .select('id')
    .where('slug', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow();
  for (let n = 0; n < 45; n++) await aComment(app, { id }, { name: `Late ${n}` });
}
