import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { newest } from '../../src/posts/writing/revisions.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { type Answer, startApp, type TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

const revisionsOf = async (app: TestApp, id: number) =>
  app.ctx.db.selectFrom('revisions').select(['id', 'deed']).where('post_id', '=', id).orderBy('id').execute();
const deeds = async (app: TestApp, id: number) => (await revisionsOf(app, id)).map(({ deed }) => deed);
const baseOf = (form: Answer) => fieldOf(form, 'base') ?? '';

test('every save that changes something is kept, with what it made of the post', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, publish: 'draft' });
  const save = (fields: Record<string, string>) => app.post(`/admin/posts/${id}`, fields);
  await save({ publish: 'review' });
  await save({ publish: 'review', body: 'She has *both*.' });
  await save({ publish: 'at', publish_at: '2026-12-24T18:00' });
  await save({ publish: 'draft' });
  await save({ publish: 'now' });
  await save({ publish: 'now' });
  await save({ publish: 'draft' });
  assert.deepEqual(await deeds(app, id), [
    ...['saved', 'sent_to_review', 'saved', 'scheduled', 'unscheduled', 'published', 'unpublished'],
  ]);
  const log = await app.ctx.db.selectFrom('decisions').select(['action', 'post_id']).orderBy('id').execute();
  assert.deepEqual(
    log.map(({ action }) => action),
    ['send_to_review', 'schedule', 'unschedule', 'publish', 'unpublish'],
  );
  assert.ok(log.every(({ post_id }) => post_id === id));
});

test('the history says who saved what and when, what changed, and restores it', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, people: 'Bea', excerpt: 'A coat.' });
  app.clock.now += 5 * MINUTE;
  await app.post(`/admin/posts/${id}`, { title: 'The understudy has a coat', body: 'She *had* it.', people: 'Odalys' });

  const history = await app.get(`/admin/posts/${id}/history`);
  assert.match(history.html, /<b>Saved<\/b> <span>Posy Lindqvist, /);
  assert.match(history.html, /<b>Published<\/b>/);
  const [first, second] = await revisionsOf(app, id);
  const changed = await app.get(`/admin/posts/${id}/history/${second?.id}`);
  assert.match(changed.html, /She \*<del>.*has<\/del><ins>.*had<\/ins>\* it\./);
  assert.match(changed.html, /<h3>People<\/h3>/);
  assert.doesNotMatch(changed.html, /Restore these words/, 'it stands already');

  const old = await app.get(`/admin/posts/${id}/history/${first?.id}?against=now`);
  assert.match(old.html, /From here to what stands now/);
  const restored = await app.post(`/admin/posts/${id}/history/${first?.id}/restoration`, { base: baseOf(old) });
  assert.equal(restored.location, `/admin/posts/${id}?saved=restored`);
  assert.match((await app.get(restored.location)).html, /The older words are back, as a save of their own\./);
  const post = await byId(app.ctx.db, id);
  assert.equal(post?.title, STORY.title);
  assert.equal(post?.excerpt, 'A coat.');
  assert.deepEqual(
    post?.tags.map((tag) => tag.name),
    ['Bea'],
  );
  assert.deepEqual(await deeds(app, id), ['published', 'saved', 'restored']);
  assert.match((await app.get(WHERE)).html, /She <em>has<\/em> it/);
});

test('what an import brought can be gone back to after its first save here', async (t) => {
  const app = await aDesk(t);
  const { id } = await aPost(app, { body: 'As it came.' });
  assert.equal(await newest(app.ctx.db, id), null);
  assert.match((await app.get(`/admin/posts/${id}/history`)).html, /Nothing is kept yet/);
  assert.equal((await app.post(`/admin/posts/${id}`, { base: '0', body: 'As it is.', publish: 'now' })).status, 303);
  assert.deepEqual(await deeds(app, id), ['found', 'saved']);
  const [found] = await revisionsOf(app, id);
  await app.post(`/admin/posts/${id}/history/${found?.id}/restoration`, {
    base: String((await newest(app.ctx.db, id))?.id),
  });
  assert.equal((await byId(app.ctx.db, id))?.body, 'As it came.');
});

test('a save that somebody else overtook is shown, and overwrites nothing until it is sent again', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const mine = await app.get(`/admin/posts/${id}`);
  await atTheDesk(app, 'editor', 'Cosmo Vale');
  await app.post(`/admin/posts/${id}`, { base: baseOf(mine), body: 'Cosmo was here.', publish: 'now' });
  await atTheDesk(app, 'editor', 'Posy Lindqvist');

  const typed = { base: baseOf(mine), title: 'My title', body: 'Posy was here.', publish: 'now' };
  const refused = await app.post(`/admin/posts/${id}`, typed);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Cosmo Vale saved this post at 12:00, after/);
  app.clock.now += 2 * DAY;
  assert.match((await app.post(`/admin/posts/${id}`, typed)).html, /Cosmo Vale saved this post at 22 Nov 2026, 12:00,/);
  assert.match(refused.html, /<del>.*Cosmo<\/del><ins>.*Posy<\/ins> was here/);
  assert.equal(fieldOf(refused, 'body'), 'Posy was here.');
  assert.equal(fieldOf(refused, 'title'), 'My title');
  assert.equal((await byId(app.ctx.db, id))?.body, 'Cosmo was here.');

  assert.equal((await app.post(`/admin/posts/${id}`, { ...typed, base: baseOf(refused) })).status, 303);
  assert.equal((await byId(app.ctx.db, id))?.body, 'Posy was here.');
});

test('a second click on Save is no conflict with oneself', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const base = baseOf(await app.get(`/admin/posts/${id}`));
  const sent = { base, title: STORY.title, body: 'Twice.', correction: 'It was once.', publish: 'now' };
  for (let n = 0; n < 3; n += 1) assert.equal((await app.post(`/admin/posts/${id}`, sent)).status, 303);
  assert.deepEqual(await deeds(app, id), ['published', 'saved']);
  assert.equal((await app.ctx.db.selectFrom('corrections').selectAll().execute()).length, 1);
});

test('a form of one’s own that is older says so, whichever field differs', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, people: 'Bea' });
  const base = baseOf(await app.get(`/admin/posts/${id}`));
  const sent = { base, ...STORY, people: 'Bea', excerpt: 'A coat.' };
  assert.equal((await app.post(`/admin/posts/${id}`, sent)).status, 303);
  assert.equal((await app.post(`/admin/posts/${id}`, { ...sent, people: 'BEA' })).status, 303);
  for (const fields of [{ excerpt: 'Another coat.' }, { people: 'Bea, Odalys' }, { topics: 'Coats' }])
    assert.equal((await app.post(`/admin/posts/${id}`, { ...sent, ...fields })).status, 409, JSON.stringify(fields));
  assert.equal((await byId(app.ctx.db, id))?.excerpt, 'A coat.');
});

test('a new post’s form that was gone back to and changed does not lose the change', async (t) => {
  const app = await aDesk(t);
  const form = await app.get('/admin/posts/new');
  const sent = { ...STORY, base: baseOf(form), form_key: fieldOf(form, 'form_key') ?? '' };
  const id = await write(app, sent);
  const again = await app.post('/admin/posts', { ...sent, body: 'Changed after going back.' });
  assert.equal(again.status, 409);
  assert.match(again.html, /In another window you saved this post/);
  assert.equal(fieldOf(again, 'body'), 'Changed after going back.');
  const { location } = await app.post('/admin/posts', {
    ...sent,
    base: baseOf(again),
    body: 'Changed after going back.',
  });
  assert.equal(location, `/admin/posts/${id}?saved=yes`);
  assert.equal((await byId(app.ctx.db, id))?.body, 'Changed after going back.');
});

test('two saves at once from one form: one is kept, the other is told', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const base = baseOf(await app.get(`/admin/posts/${id}`));
  const answers = await Promise.all(
    ['One.', 'Two.', 'Three.'].map((body) => app.post(`/admin/posts/${id}`, { base, body, publish: 'now' })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409]);
  assert.equal((await deeds(app, id)).length, 2);
});

test('a restoration that was overtaken restores nothing', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const [first] = await revisionsOf(app, id);
  await app.post(`/admin/posts/${id}`, { body: 'Second.', publish: 'now' });
  const seen = (await newest(app.ctx.db, id))?.id;
  await app.post(`/admin/posts/${id}`, { body: 'Third.', publish: 'now' });
  const late = await app.post(`/admin/posts/${id}/history/${first?.id}/restoration`, { base: String(seen) });
  assert.equal(late.status, 409);
  assert.equal((await byId(app.ctx.db, id))?.body, 'Third.');
});

test('addresses of histories that are none are not found', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const other = await write(app, { ...STORY, title: 'Another one' });
  const [foreign] = await revisionsOf(app, other);
  for (const path of [
    '/999/history',
    '/x/history',
    `/${id}/history/999`,
    `/${id}/history/${foreign?.id}`,
    `/${id}/history/x`,
  ])
    assert.equal((await app.get(`/admin/posts${path}`)).status, 404, path);
  for (const path of [`/999/history/1/restoration`, `/${id}/history/${foreign?.id}/restoration`])
    assert.equal((await app.post(`/admin/posts${path}`, { base: '1' })).status, 404, path);
  const stranger = await startApp(t);
  assert.equal((await stranger.get(`/admin/posts/1/history`)).status, 303);
});
