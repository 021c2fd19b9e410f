import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { set } from '../../src/settings/settings.ts';
import { commentPath, picturePath, postPath } from '../../src/urls.ts';
import { asset } from '../../src/views/assets.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { raw } from '../support/raw.ts';

const ASK = 'no-cache';
const SHARED = 'public, max-age=0, s-maxage=60, must-revalidate';
const NEVER = 'private, no-store';
const KEY = 'site.shared_cache_seconds';

interface Site {
  app: TestApp;
  post: string;
  comment: number;
}

async function aSite(t: TestContext, seconds?: string): Promise<Site> {
  const settings = { 'comments.hold_first': 'false', ...(seconds !== undefined && { [KEY]: seconds }) } as const;
  const app = await startApp(t, { settings });
  const post = await aPost(app, { people: ['Marjolein Vance'], topics: ['Soup'] });
  const comment = await aComment(app, post, { body: 'Was it the soup?' });
  return { app, post: postPath(post), comment };
}

/** Pages and feeds that are the same for everybody. */
const forAll = ({ post }: Site) => [
  ...['/', '/people', '/topics', '/2026', '/2026/11', '/topics/soup', '/people/marjolein-vance'],
  ...['/about', '/privacy', '/feed.xml', post, `${post}/feed.xml`, `${post}?unknown=1`],
  ...['/atom.xml', '/topics/soup/feed.json', '/comments/feed.xml', `${post}/comments.txt`],
];

/** What is about one reader, one moment or one mistake. */
const forSome = ({ post, comment }: Site): [path: string, cacheControl: string][] => [
  [`${post}?reply=${comment}`, ASK],
  [`${post}?since=${comment}`, ASK],
  [`${post}?sort=newest`, ASK],
  ['/me', NEVER],
  ['/me.json', NEVER],
  ['/nothing/here', NEVER],
  [`${post}?comments=999`, NEVER],
  [`${post}?comments=abc`, NEVER],
  [`/c/${comment}/report`, NEVER],
  ['/healthz', 'no-store'],
  ['/readyz', 'no-store'],
  ['/admin/login', NEVER],
];

test('caches in front ask each time, until the setting says otherwise', async (t) => {
  const site = await aSite(t);
  for (const path of forAll(site)) {
    const { status, headers } = await site.app.get(path);
    assert.deepEqual([status, headers.get('cache-control')], [200, ASK], path);
  }
  await set(site.app.ctx.db, KEY, '60');
  assert.equal((await site.app.get('/')).headers.get('cache-control'), SHARED, 'from the next request on');
  assert.match((await set(site.app.ctx.db, KEY, '3601')) ?? '', /from 0 to 3600/);
});

test('with it they may keep what is the same for everybody, and nothing else', async (t) => {
  const site = await aSite(t, '60');
  for (const path of forAll(site)) {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await raw(site.app.url, path, { method });
      assert.deepEqual([status, headers['cache-control']], [200, SHARED], `${method} ${path}`);
      assert.equal(headers['set-cookie'], undefined, path);
    }
  }
  for (const [path, said] of forSome(site))
    assert.equal((await site.app.get(path)).headers.get('cache-control'), said, path);
});

test('answers to forms are never kept, and neither is a page for somebody at the desk', async (t) => {
  const site = await aSite(t, '60');
  const { app, post } = site;
  const sent = [
    await app.post(`${post}/comments`, { name: 'Ottoline', body: 'It was the soup.' }),
    await app.post(`${post}/comments`, { name: '', body: '' }),
    await app.post(`${post}/comments`, { name: 'Ottoline', body: 'No origin.' }, {}),
    await app.post('/me/departure', {}),
    await app.post(post, {}),
  ];
  assert.deepEqual(
    sent.map(({ status }) => status),
    [303, 422, 403, 303, 404],
  );
  for (const { headers } of sent) assert.doesNotMatch(headers.get('cache-control') ?? '', /public|s-maxage/);
  assert.ok(sent[0]?.headers.getSetCookie().length, 'this one gives a cookie');

  assert.equal((await app.get(post)).headers.get('cache-control'), SHARED, 'a reader who has commented is no editor');
  await atTheDesk(app, 'editor');
  for (const path of forAll(site)) assert.equal((await app.get(path)).headers.get('cache-control'), NEVER, path);
  app.forgetCookies();
  app.setCookie('session', 'of-nobody');
  assert.equal((await app.get(post)).headers.get('cache-control'), NEVER, 'a cache cannot tell whether it holds');
});

test('a page varies on the coding and on nothing else, whatever the answer', async (t) => {
  const site = await aSite(t, '60');
  for (const path of [...forAll(site), '/nothing/here', '/me']) {
    for (const coding of ['br', 'gzip', 'identity']) {
      const headers = { 'Accept-Encoding': coding };
      for (const method of ['GET', 'HEAD']) {
        const answer = await raw(site.app.url, path, { method, headers });
        assert.equal(answer.headers.vary, 'Accept-Encoding', `${method} ${path}, ${coding}`);
        if (method === 'HEAD' || answer.status !== 200) continue;
        const again = await raw(site.app.url, path, {
          headers: { ...headers, 'If-None-Match': `${answer.headers.etag}` },
        });
        assert.deepEqual([again.status, again.body.length], [304, 0], path);
        for (const name of ['vary', 'cache-control', 'etag'] as const)
          assert.equal(again.headers[name], answer.headers[name], `${name} of 304 ${path}`);
      }
    }
  }
  const id = await aPicture(site.app);
  const { key } = await site.app.ctx.db
    .selectFrom('media')
    .select('key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const picture = await site.app.get(picturePath(key, 480), { 'Accept-Encoding': 'br' });
  assert.deepEqual([picture.status, picture.headers.get('vary')], [200, null], 'a picture is the same for everybody');
  const font = await site.app.get(asset('fonts/caslon-600-normal.woff2'));
  assert.equal(font.headers.get('vary'), null);
});

test('a redirect to a comment is asked for each time', async (t) => {
  const { app, comment } = await aSite(t, '60');
  const { status, headers } = await app.get(commentPath(comment));
  assert.ok(status === 302 || status === 303, `${status}`);
  assert.doesNotMatch(headers.get('cache-control') ?? '', /public|max-age/);
});
