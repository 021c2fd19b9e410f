import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erasePerson } from '../../src/comments/author/person.ts';
import { DAY } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

test('what we hold about somebody is found by e-mail or mark, handed over, and parted from them', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const db = app.ctx.db;
  await db.insertInto('marks').values({ hash: 'h', words: 'quiet lantern', created_at: 0 }).execute();
  const ids = [await aComment(app, post, { name: 'Ann', body: 'Soup!' }), await aComment(app, post, { name: 'Ann' })];
  await db.updateTable('comments').set({ email: 'ann@example.org' }).where('id', 'in', ids).execute();
  await db
    .updateTable('comments')
    .set({ mark_id: 1 })
    .where('id', '=', ids[0] ?? 0)
    .execute();
  await atTheDesk(app);
  const where = '/admin/people-data';

  const found = await app.post(where, { email: ' Ann@Example.org ' });
  assert.match(found.html, /We hold 2 comments\.[\s\S]*Ann on Odalys brought soup/);
  assert.match((await app.post(where, { mark: 'Quiet Lantern' })).html, /We hold 1 comment\./);
  assert.match((await app.post(where, { email: 'no@example.org' })).html, /We hold nothing under that/);
  for (const fields of [{}, { mark: 'loud lantern' }, { email: ' ' }] as Record<string, string>[])
    for (const path of [where, `${where}/export`, `${where}/erasure`])
      assert.equal((await app.post(path, fields)).status, 422, JSON.stringify(fields));

  const file = await app.post(`${where}/export`, { email: 'ann@example.org', mark: '' });
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="?comments\.json"?$/);
  assert.match(file.headers.get('content-type') ?? '', /^application\/json/);
  const { comments } = JSON.parse(file.html);
  assert.deepEqual([comments.length, comments[0].words, comments[0].mark], [2, 'Soup!', 'quiet lantern']);

  const unsure = await app.post(`${where}/erasure`, { email: 'ann@example.org' });
  assert.equal(unsure.status, 422);
  assert.match(unsure.html, /Tick the box first[\s\S]*Yes, take name, e-mail, mark and address off 2 comments/);
  const erased = await app.post(`${where}/erasure`, { email: 'ann@example.org', sure: 'yes' });
  assert.match(erased.html, /2 comments: nobody’s now/);
  assert.equal(erased.html.includes('ann@example.org'), false);
  const { html } = await app.get('/2026/11/odalys-brought-soup');
  assert.match(html, /Soup!/);
  assert.equal(html.includes('Ann'), false);

  const log = (await app.get('/admin/log')).html;
  assert.match(log, /Erased personal data: 2 comments[\s\S]*Handed over personal data: 2 comments/);
  assert.equal(/ann@|quiet lantern/i.test(log), false, 'the log outlives them');
});

test('whoever is blocked by the mark stays so when the person is erased', async (t) => {
  const phrase = 'open sesame, please';
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  const path = `${postPath(await aPost(app))}/comments`;
  assert.equal((await app.post(path, { name: 'Ann', body: 'Soup!', phrase })).status, 303);
  app.forgetCookies();
  await atTheDesk(app);
  await app.post('/admin/blocks', { kind: 'mark', comment: '1' });
  const { words } = await app.ctx.db.selectFrom('marks').select('words').executeTakeFirstOrThrow();
  assert.match((await app.post('/admin/people-data/erasure', { mark: words, sure: 'yes' })).html, /nobody’s now/);
  assert.match((await app.get('/admin/blocks')).html, new RegExp(`The mark ${words}`));
  app.forgetCookies();
  assert.equal((await app.post(path, { name: 'Ann', body: 'Again!', phrase })).status, 403);
  app.clock.now += DAY;
  assert.equal(await erasePerson(app.ctx.db, { markId: 1 }, app.clock.now), 0);
  assert.equal((await app.post(path, { name: 'Ann', body: 'Tomorrow!', phrase })).status, 403);
});

test('somebody who has said very much is counted, and ten of it told, the newest first', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (let n = 1; n <= 12; n++) await aComment(app, post, { name: `Ann ${n}`, at: app.clock.now + n });
  await app.ctx.db.updateTable('comments').set({ email: 'ann@example.org' }).execute();
  await atTheDesk(app);
  const { html } = await app.post('/admin/people-data', { email: 'ann@example.org' });
  assert.match(html, /We hold 12 comments\./);
  const names = [...html.matchAll(/Ann (\d+) on/g)].map(([, n]) => n);
  assert.equal(names.join(' '), '12 11 10 9 8 7 6 5 4 3');
});

test('only those who write see the way there', async (t) => {
  const app = await startApp(t);
  await atTheDesk(app, 'moderator');
  assert.equal((await app.get('/admin/comments')).html.includes('/admin/people-data'), false);
  await atTheDesk(app, 'editor');
  assert.equal((await app.get('/admin/comments')).html.includes('/admin/people-data'), true);
});
