import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aComment } from '../support/factories.ts';

const edit = (app: TestApp, id: number, fields: Record<string, string>) =>
  app.post(`/admin/posts/${id}`, { publish: 'now', ...fields });
const slugOf = async (app: TestApp, id: number) =>
  (await app.ctx.db.selectFrom('posts').select('slug').where('id', '=', id).executeTakeFirstOrThrow()).slug;
const oldSlugs = async (app: TestApp) =>
  (await app.ctx.db.selectFrom('old_slugs').select('slug').orderBy('slug').execute()).map(({ slug }) => slug);

test('another title changes no address; another slug does, and the old one leads on', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  await edit(app, id, { title: 'The coat is hers' });
  assert.equal((await app.get(WHERE)).status, 200);

  const form = await app.get(`/admin/posts/${id}`);
  assert.match(form.html, /<summary>Change the address<\/summary>/);
  assert.equal(fieldOf(form, 'slug'), 'the-understudy-has-the-other-coat');

  await edit(app, id, { slug: 'Léna’s coat' });
  assert.match((await app.get('/2026/11/lenas-coat')).html, /<h1>The coat is hers<\/h1>/);
  for (const [asked, answered] of [
    ['', ''],
    ['/', ''],
    ['?comments=2', '?comments=2'],
    ['?reply=1&quote=yes', '?reply=1&quote=yes'],
    ['/feed.xml', '/feed.xml'],
    ['/feed', '/feed.xml'],
    ['/feed/', '/feed.xml'],
  ] as const) {
    const answer = await app.get(WHERE + asked);
    assert.equal(answer.status, 301, asked);
    assert.equal(answer.location, `/2026/11/lenas-coat${answered}`);
  }
  for (const wrong of ['/1999/01/lenas-coat', '/2001/02/the-understudy-has-the-other-coat'])
    assert.equal((await app.get(wrong)).location, '/2026/11/lenas-coat');
  assert.equal((await app.get('/1999/01/lenas-coat/feed.xml')).location, '/2026/11/lenas-coat/feed.xml');

  await edit(app, id, { slug: 'hers' });
  for (const slug of ['lenas-coat', 'the-understudy-has-the-other-coat'])
    assert.equal((await app.get(`/2026/11/${slug}`)).location, '/2026/11/hers', 'at once, not by way of the other');
  assert.match((await app.get('/admin/log')).html, /Changed the address/);
});

test('a slug that is not sent, is empty or is the same stays, also one that we would not make', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  await app.ctx.db.updateTable('posts').set({ slug: 'From_the.Old-Blog' }).where('id', '=', id).execute();
  for (const fields of [{}, { slug: '' }, { slug: '   ' }, { slug: 'From_the.Old-Blog' }, { slug: '日本' }]) {
    await edit(app, id, fields);
    assert.equal(await slugOf(app, id), 'From_the.Old-Blog', JSON.stringify(fields));
  }
  assert.deepEqual(await oldSlugs(app), []);
  assert.doesNotMatch((await app.get('/admin/log')).html, /Changed the address/);
});

test('an address is one post’s, now and ever', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, slug: 'coat' });
  await edit(app, id, { slug: 'hat' });
  const other = await write(app, { ...STORY, slug: 'coat' });
  assert.equal(await slugOf(app, other), 'coat-2', 'the old address is not given away');
  await edit(app, other, { slug: 'hat' });
  assert.equal(await slugOf(app, other), 'hat-2');
  await edit(app, other, { slug: 'feed' });
  assert.equal(await slugOf(app, other), 'feed-2', 'what means something below a post');
  const draft = await write(app, { ...STORY, slug: 'coat', publish: 'draft' });
  assert.equal(await slugOf(app, draft), 'coat-3', 'coat-2 leads to the other now');

  await edit(app, id, { slug: 'coat' });
  assert.equal(await slugOf(app, id), 'coat', 'its own it may take back');
  assert.deepEqual(await oldSlugs(app), ['coat-2', 'hat', 'hat-2']);
  assert.equal((await app.get('/2026/11/hat')).location, '/2026/11/coat');
  assert.equal((await app.get('/2026/11/coat')).status, 200);
});

test('who never was out leaves nothing behind; who is not out any more is not told of', async (t) => {
  const app = await aDesk(t);
  const draft = await write(app, { ...STORY, slug: 'coat', publish: 'draft' });
  await edit(app, draft, { slug: 'hat', publish: 'draft' });
  await edit(app, draft, { slug: 'cap', publish: 'at', publish_at: '2026-12-01T08:00' });
  await edit(app, draft, { slug: 'wig', publish: 'at', publish_at: '2026-12-01T08:00' });
  assert.deepEqual(await oldSlugs(app), []);

  app.clock.now += 20 * DAY;
  await atTheDesk(app);
  await edit(app, draft, { slug: 'bun' });
  assert.deepEqual(await oldSlugs(app), ['wig']);
  assert.equal((await app.get('/2026/12/wig')).status, 301);
  await edit(app, draft, { publish: 'draft' });
  assert.equal((await app.get('/2026/12/wig')).status, 404);
  assert.equal((await app.get('/2026/12/bun')).status, 404);
});

test('a comment sent to the old address is taken, and one refused there keeps its words', async (t) => {
  const app = await aDesk(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  const id = await write(app);
  const answered = await aComment(app, { id });
  await edit(app, id, { slug: 'hers' });
  app.forgetCookies();
  const fields = { name: 'Anaïs', body: 'I typed this all morning.', parent: String(answered) };
  const taken = await app.post(`${WHERE}/comments`, fields);
  assert.equal(taken.status, 303);
  assert.match((await app.get(taken.location)).location, /^\/2026\/11\/hers#comment-/);
  const refused = await app.post(`${WHERE}/comments`, { ...fields, name: '' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /I typed this all morning\./);
  assert.match(refused.html, /action="\/2026\/11\/hers\/comments/);
});

test('what is wrong with a slug is said at the field, which is open', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const answer = await edit(app, id, { slug: 'x'.repeat(201) });
  assert.equal(answer.status, 422);
  assert.match(answer.html, /<details open>\s*<summary>Change the address/);
  assert.match(answer.html, /<b>the-understudy-has-the-other-coat<\/b>/, 'where it stands');
  assert.match(answer.html, /<a href="#slug">Shorten it to 200 characters/);
});

test('no odd slug of a reader’s finds an old address', async (t) => {
  const app = await startApp(t);
  for (const slug of ['%00', '..%2f', "'%20or%201=1", '%25', 'x'.repeat(1_900)])
    assert.ok([400, 404].includes((await app.get(`/2026/11/${slug}`)).status), slug);
});
