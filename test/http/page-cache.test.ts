import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as runs from '../../src/runs/runs.ts';
import { set } from '../../src/settings/settings.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk, STORY, write } from '../support/desk.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';
import { answered, cacheFigures, HIT, MISS, PASSED, warm } from '../support/kept.ts';

const SAID = { name: 'Ravi', body: 'I was there' };
const OPEN = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;

async function aSite(t: Parameters<typeof startApp>[0], settings: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, { settings: OPEN, ...settings });
  const heroId = await aPicture(app);
  const more = { people: ['Odalys Finch'], topics: ['Soup'] };
  const post = await aPost(app, { ...more, heroId });
  const other = await aPost(app, { ...more, title: 'Another pot', ageInDays: 1 });
  return { app, heroId, post, other };
}

/** With the session's cookie for that one request. */
async function asEditor<T>(app: TestApp, token: string, act: () => Promise<T>): Promise<T> {
  app.setCookie('session', token);
  const result = await act();
  app.forgetCookies();
  return result;
}

test('every page that is the same for everybody is kept', async (t) => {
  const { app, post } = await aSite(t);
  for (let n = 0; n < 60; n++) await aComment(app, post, { body: `Spoon ${n}`, at: app.clock.now - MINUTE + n });
  for (let n = 0; n < 40; n++) await aPost(app, { title: `Pot ${n}`, topics: ['Soup'], ageInDays: 2 });
  const at = postPath(post);
  for (const path of [
    ...[at, `${at}?comments=2`, `${at}?sort=newest`, `${at}?comments=2&sort=liked`, `${at}/feed.xml`],
    ...['/', '/page/2', '/people', '/topics', '/people/odalys-finch', '/topics/soup', '/topics/soup/page/2'],
    ...['/authors/imelda-farr', '/2026', '/2026/page/2', '/2026/11', '/feed.xml'],
    ...['/about', '/comment-policy', '/privacy', '/contact'],
  ])
    await warm(app, path);
});

test('what is one reader’s own, or no page, is asked of Express each time', async (t) => {
  const { app, post } = await aSite(t);
  const id = await aComment(app, post);
  const at = postPath(post);
  for (const [path, status] of [
    [`${at}?since=${id}`, 200],
    [`${at}?reply=${id}`, 200],
    [`${at}?reply=${id}&quote=yes`, 200],
    ['/me.json', 200],
    ['/me', 200],
    [`/c/${id}`, 302],
    ['/healthz', 200],
    ['/admin/login', 200],
    [`${at}?comments=%32`, 404],
    [`${at}?comments=`, 400],
  ] as const) {
    for (let twice = 0; twice < 2; twice++)
      assert.deepEqual(
        await answered(app, async () => assert.equal((await app.get(path)).status, status, path)),
        PASSED,
        path,
      );
  }
});

test('redirects, refusals and what is not there are asked anew', async (t) => {
  const { app, post } = await aSite(t);
  const at = postPath(post);
  for (const [path, status] of [
    ['/2026/11/nothing', 404],
    ['/people/nobody', 404],
    ['/1999', 404],
    ['/page/99', 404],
    [`${at}?comments=9`, 404],
    [`${at}?comments=1`, 301],
    [`${at}?sort=sideways`, 400],
    ['/2025/01/odalys-brought-soup', 301],
    ['/people/odalys-finch/page/1', 301],
  ] as const) {
    for (let twice = 0; twice < 2; twice++)
      assert.deepEqual(
        await answered(app, async () => assert.equal((await app.get(path)).status, status, path)),
        MISS,
        path,
      );
  }
});

test('a comment shows at once, and the pages of other posts stand', async (t) => {
  const { app, post, other } = await aSite(t);
  for (const path of [postPath(post), postPath(other), `${postPath(other)}/feed.xml`, '/people', '/about'])
    await warm(app, path);
  await app.post(`${postPath(post)}/comments`, SAID);
  assert.match((await app.get(postPath(post))).html, /I was there/);
  for (const path of [postPath(other), `${postPath(other)}/feed.xml`, '/people', '/about'])
    assert.deepEqual(await answered(app, () => app.get(path)), HIT, path);
});

test('whatever readers see of a comment changes its page at once', async (t) => {
  const { app, post } = await aSite(t, { settings: { ...OPEN, 'comments.hold_all': 'true' } });
  const at = postPath(post);
  const { token } = await atTheDesk(app);
  app.forgetCookies();
  await app.post(`${at}/comments`, SAID);
  const id = 1;
  const shows = async (pattern: RegExp, does: boolean) =>
    assert.equal(pattern.test((await app.get(at)).html), does, String(pattern));

  await warm(app, at);
  await asEditor(app, token, () => app.post(`/admin/comments/${id}/approval`, {}));
  await shows(/I was there/, true);
  const unliked = (await warm(app, at)).html;
  await app.post(`/c/${id}/like`, {});
  assert.notEqual((await warm(app, at)).html, unliked);
  await shows(/id="picks"|class="picks/, false);
  await asEditor(app, token, () => app.post(`/admin/comments/${id}/pick`, {}));
  await shows(/id="picks"|class="picks/, true);
  await asEditor(app, token, () => app.post(`/admin/comments/${id}/rejection`, {}));
  await shows(/I was there/, false);
});

test('who takes their comment back takes it off the page at once', async (t) => {
  const { app, post } = await aSite(t);
  const at = postPath(post);
  const { location } = await app.post(`${at}/comments`, SAID);
  const id = /(\d+)$/.exec(location)?.[1];
  assert.match((await warm(app, at)).html, /I was there/);
  await app.post(`/c/${id}/revision`, { body: 'I was not there' });
  assert.match((await warm(app, at)).html, /I was not there/);
  await app.post(`/c/${id}/deletion`, {});
  assert.doesNotMatch((await app.get(at)).html, /I was not there/);
});

test('a story shows everywhere as it is saved', async (t) => {
  const { app, post } = await aSite(t);
  const { token } = await atTheDesk(app);
  app.forgetCookies();
  const at = postPath(post);
  const pages = ['/', at, '/feed.xml', '/2026', '/people/odalys-finch', '/topics/soup'];
  for (const path of pages) await warm(app, path);
  const fields = { title: 'Odalys brought stew', body: 'With *beans*.', people: 'Odalys Finch', topics: 'Soup' };
  const saved = await asEditor(app, token, () => app.post(`/admin/posts/${post.id}`, { ...fields, publish: 'now' }));
  assert.equal(saved.status, 303, saved.html);
  for (const path of pages) assert.match((await app.get(path)).html, /Odalys brought stew/, path);
});

test('a new story, a new name and a new setting show everywhere they stand', async (t) => {
  const { app, post } = await aSite(t);
  const { token } = await atTheDesk(app);
  app.forgetCookies();
  for (const path of ['/', '/2026/11', '/feed.xml', '/about', postPath(post)]) await warm(app, path);
  await asEditor(app, token, () => write(app, STORY));
  for (const path of ['/', '/2026/11', '/feed.xml']) assert.match((await app.get(path)).html, /other coat/, path);

  for (const path of ['/people', postPath(post)]) await warm(app, path);
  await app.ctx.db.updateTable('tags').set({ name: 'Odalys Finch-Hale' }).where('slug', '=', 'odalys-finch').execute();
  for (const path of ['/people', postPath(post)]) assert.match((await app.get(path)).html, /Finch-Hale/, path);

  for (const path of ['/', '/about', postPath(post)]) await warm(app, path);
  await set(app.ctx.db, 'site.title', 'Earshot');
  for (const path of ['/', '/about', postPath(post)]) assert.match((await app.get(path)).html, /Earshot/, path);
});

test('a standing page shows as it is written, with its title beside the others', async (t) => {
  const { app } = await aSite(t);
  const { token } = await atTheDesk(app, 'admin');
  app.forgetCookies();
  for (const path of ['/about', '/privacy']) await warm(app, path);
  await asEditor(app, token, () => app.post('/admin/pages/about', { title: 'Who we are', body: 'Nosy.' }));
  for (const path of ['/about', '/privacy']) assert.match((await app.get(path)).html, /Who we are/, path);
});

test('a story that quotes a comment follows it, wherever that was said', async (t) => {
  const { app, other } = await aSite(t);
  const id = await aComment(app, other, { body: 'Leeks are onions' });
  const story = await aPost(app, { title: 'Overheard', body: `She said:\n\n/c/${id}\n` });
  for (const path of [postPath(story), '/feed.xml']) assert.match((await warm(app, path)).html, /Leeks are onions/);
  await app.ctx.db.updateTable('comments').set({ status: 'rejected' }).where('id', '=', id).execute();
  for (const path of [postPath(story), '/feed.xml'])
    assert.doesNotMatch((await app.get(path)).html, /Leeks are onions/, path);
});

test('a story that quotes a comment which is not there yet looks again after a while', async (t) => {
  const { app, other } = await aSite(t);
  const story = await aPost(app, { title: 'Overheard', body: 'She will say:\n\n/c/1\n' });
  await warm(app, postPath(story));
  assert.equal(await aComment(app, other, { body: 'Leeks are onions' }), 1);
  app.clock.now += 10_000;
  assert.match((await app.get(postPath(story))).html, /Leeks are onions/);
});

test('talk is behind on lists only, and there by ten seconds at the most', async (t) => {
  const { app, other } = await aSite(t);
  const lists = ['/', '/2026', '/topics/soup'];
  for (const path of lists) await warm(app, path);
  await app.post(`${postPath(other)}/comments`, SAID);
  assert.match((await app.get(postPath(other))).html, /1 response/);
  for (const path of lists) assert.doesNotMatch((await app.get(path)).html, /1 response/, path);
  // Asked meanwhile, it is not any older for it.
  app.clock.now += 9_999;
  for (const path of lists) assert.deepEqual(await answered(app, () => app.get(path)), HIT, path);
  app.clock.now += 1;
  for (const path of lists) assert.match((await app.get(path)).html, /1 response/, path);

  // From then on it is true for as long as nobody says anything, however long that is.
  await warm(app, '/2026');
  app.clock.now += DAY / 2;
  assert.deepEqual(await answered(app, () => app.get('/2026')), HIT);
  await app.post(`${postPath(other)}/comments`, { ...SAID, body: 'Twice' });
  assert.match((await app.get('/2026')).html, /2 responses/);
});

test('bookkeeping empties nothing', async (t) => {
  const { app, post } = await aSite(t);
  const { token } = await atTheDesk(app);
  app.forgetCookies();
  const pages = ['/', postPath(post), '/people', '/feed.xml', '/about'];
  for (const path of pages) await warm(app, path);
  await app.post('/admin/login', { email: 'posy@example.org', password: 'wrong' });
  await app.get('/me.json');
  await asEditor(app, token, () => app.get('/admin'));
  await asEditor(app, token, () =>
    app.post(`/admin/posts/${post.id}/draft`, { title: 'Not yet', body: 'Half a sentence' }),
  );
  assert.equal((await app.ctx.readDb.selectFrom('post_drafts').selectAll().execute()).length, 1);
  await asEditor(app, token, () => write(app, { ...STORY, publish: 'draft' }));
  await app.post(`${postPath(post)}/comments`, { ...SAID, website: 'https://spam.example' });
  await runs.finish(app.ctx.db, await runs.start(app.ctx.db, 'prune', 1), { now: 2, changed: 0, error: null });
  await aComment(app, post, { status: 'held' });
  for (const path of pages) assert.deepEqual(await answered(app, () => app.get(path)), HIT, path);
});

test('pages are kept within their bytes; those asked for last stay, and no page fills it alone', async (t) => {
  const app = await startApp(t, { keeps: 200_000 });
  const posts = [];
  for (let n = 0; n < 60; n++) posts.push(await aPost(app, { title: `Pot ${n}` }));
  const long = await aPost(app, { title: 'All of it', body: 'Leek and potato. '.repeat(2_000) });
  for (const post of [...posts, long]) await app.get(postPath(post));
  const { bytes } = await cacheFigures(app.ctx);
  assert.ok(bytes > 0 && bytes <= 200_000, String(bytes));
  const last = posts.at(-1);
  const first = posts[0];
  assert.ok(last && first);
  assert.deepEqual(await answered(app, () => app.get(postPath(last))), HIT);
  assert.deepEqual(await answered(app, () => app.get(postPath(first))), MISS);
  assert.deepEqual(await answered(app, () => app.get(postPath(long))), MISS);
  assert.match((await app.get(postPath(long))).html, /All of it/);
});
