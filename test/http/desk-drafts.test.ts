import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import type { TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, write } from '../support/desk.ts';

const KEY = 'abcdefghij-_1234';
const COAT = { title: 'The coat', body: 'She has it.', publish: 'draft' };

/** What the script sends, and is told. */
async function type(app: TestApp, path: string, fields: Record<string, string>) {
  const headers = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };
  const answer = await app.post(path, fields, headers);
  return { status: answer.status, told: JSON.parse(answer.html) };
}

const keptDrafts = (app: TestApp) => app.ctx.db.selectFrom('post_drafts').selectAll().orderBy('id').execute();

/** A post, and two editors: Posy, who wrote it and is at the desk, and Cosmo. */
async function twoAtAPost(t: TestContext) {
  const app = await aDesk(t, { settings: { 'site.timezone': 'Europe/London' } });
  const cosmo = await atTheDesk(app, 'editor', 'Cosmo Farr');
  const posy = await atTheDesk(app, 'editor', 'Posy Lindqvist');
  const id = await write(app, COAT);
  const base = fieldOf(await app.get(`/admin/posts/${id}`), 'base') ?? '';
  const be = (who: { token: string }) => app.setCookie('session', who.token);
  return { app, cosmo, posy, id, base, be, form: `/admin/posts/${id}`, draft: `/admin/posts/${id}/draft` };
}

test('what is typed is kept beside the post, for its editor alone, until it is saved', async (t) => {
  const { app, cosmo, posy, be, base, form, draft } = await twoAtAPost(t);
  app.clock.now += 46 * MINUTE;
  const { status, told } = await type(app, draft, { ...COAT, body: 'She has both.', base });
  assert.equal(status, 200);
  assert.deepEqual(told, { savedAt: app.clock.now, words: 'Draft saved 12:46', newer: null, others: [] });

  app.clock.now += MINUTE;
  const mine = await app.get(form);
  assert.equal(fieldOf(mine, 'body'), 'She has both.');
  assert.match(mine.html, /These are your unsaved words of 12:46\. Nobody else sees them\./);
  assert.equal(fieldOf(await app.get(`${form}?as=saved`), 'body'), 'She has it.');
  be(cosmo);
  const theirs = await app.get(form);
  assert.equal(fieldOf(theirs, 'body'), 'She has it.');
  assert.match(theirs.html, /Posy Lindqvist is at this post too\./);

  be(posy);
  assert.equal((await app.post(form, { ...COAT, body: 'She has both.', base })).status, 303);
  assert.equal((await keptDrafts(app)).length, 0);
  assert.doesNotMatch((await app.get(form)).html, /unsaved words/);
});

test('an unsaved draft is one an editor and post, and none where it says what the post says', async (t) => {
  const { app, cosmo, be, base, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'One', base });
  await type(app, draft, { ...COAT, body: 'Two', base });
  be(cosmo);
  assert.deepEqual((await type(app, draft, { ...COAT, body: 'Three', base })).told.others, ['Posy Lindqvist']);
  assert.equal((await keptDrafts(app)).length, 2);
  const { told } = await type(app, draft, { ...COAT, body: 'She has it.\r\n', base });
  assert.equal(told.words, 'Nothing here is unsaved');
  assert.deepEqual(
    (await keptDrafts(app)).map(({ fields }) => JSON.parse(fields).body),
    ['Two'],
  );
});

test('who is at a post is told for a quarter of an hour', async (t) => {
  const { app, cosmo, be, base, form, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'One', base });
  be(cosmo);
  app.clock.now += 15 * MINUTE - 1;
  assert.match((await app.get(form)).html, /is at this post too/);
  app.clock.now += 1;
  assert.doesNotMatch((await app.get(form)).html, /is at this post too/);
});

test('a newer version by somebody else is told while typing and on opening, and is never written over unasked', async (t) => {
  const { app, cosmo, posy, be, base, form, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'Mine', base });
  be(cosmo);
  app.clock.now += 5 * MINUTE;
  assert.equal((await app.post(form, { ...COAT, body: 'Cosmo’s', base })).status, 303);
  be(posy);
  const { told } = await type(app, draft, { ...COAT, body: 'Mine, longer', base });
  assert.deepEqual(told.newer, { by: 'Cosmo Farr', at: '12:05' });

  app.clock.now += DAY;
  const opened = await app.get(form);
  assert.equal(fieldOf(opened, 'body'), 'Mine, longer');
  assert.match(opened.html, /Cosmo Farr saved this post at 22 Nov 2026, 12:05, after you began\./);
  assert.equal(fieldOf(opened, 'base'), base, 'the draft keeps the version it was begun from');
  const refused = await app.post(form, { ...COAT, body: 'Mine, longer', base });
  assert.equal(refused.status, 409);
  assert.equal((await keptDrafts(app)).length, 1, 'what was not saved stays');
});

test('whatever is wrong with a form, its words are kept', async (t) => {
  const { app, base, form, draft } = await twoAtAPost(t);
  const odd = {
    title: '',
    body: 'x'.repeat(250_000),
    rights_end: 'never',
    embed_url: 'nowhere',
    people: 'y'.repeat(90),
  };
  assert.equal((await type(app, draft, { ...odd, base })).status, 200);
  const opened = await app.get(form);
  assert.equal(fieldOf(opened, 'body')?.length, 250_000);
  assert.equal(fieldOf(opened, 'people')?.length, 90);
  for (const fields of [{ base: '-1' }, { base: '99999999999999999999' }, { picture_id: '9'.repeat(20) }])
    assert.equal((await type(app, draft, { ...odd, ...fields })).status, 200, JSON.stringify(fields));
  assert.equal((await app.get(form)).status, 200);
});

test('more than a draft can hold is refused in words that a script can show', async (t) => {
  const { app, draft } = await twoAtAPost(t);
  const form = new FormData();
  for (const name of ['title', 'body']) form.set(name, 'x'.repeat(1_100_000));
  const headers = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };
  const answer = await app.post(draft, form, headers);
  assert.equal(answer.status, 413);
  assert.match(JSON.parse(answer.html).problem, /more than a draft can hold/);
  assert.equal((await type(app, '/admin/posts/999/draft', COAT)).status, 404);
  app.forgetCookies();
  const stranger = await type(app, draft, COAT);
  assert.equal(stranger.status, 401);
  assert.match(stranger.told.problem, /not logged in/);
});

test('unsaved words are thrown away by a button, and by nobody else', async (t) => {
  const { app, cosmo, posy, be, base, form, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'One', base });
  be(cosmo);
  assert.equal((await app.post(`${draft}/removal`, {})).location, form);
  assert.equal((await keptDrafts(app)).length, 1);
  be(posy);
  assert.match((await app.get(form)).html, new RegExp(`id="throw-away" action="${draft}/removal" method="post"`));
  assert.equal((await app.post(`${draft}/removal`, {})).location, form);
  assert.equal(fieldOf(await app.get(form), 'body'), 'She has it.');
});

test('a new post that was begun is listed, gone on with, and saved once', async (t) => {
  const app = await aDesk(t);
  await type(app, '/admin/posts/draft', { title: '', body: 'Words\nwithout a title', form_key: 'abcdefghij-_0000' });
  app.clock.now += MINUTE;
  await type(app, '/admin/posts/draft', { title: 'The <b>coat</b>', body: 'On a hook.', form_key: KEY });
  const { html } = await app.get('/admin/posts/new');
  assert.match(html, /Begun and not saved: 2 posts/);
  const lines = [...html.matchAll(/<a href="([^"]+)"><bdi>([^<]+)<\/bdi>/g)].map(([, href, words]) => [href, words]);
  assert.deepEqual(lines, [
    [`/admin/posts/new?form=${KEY}`, 'The &lt;b&gt;coat&lt;/b&gt;'],
    ['/admin/posts/new?form=abcdefghij-_0000', 'Words without a title'],
  ]);

  assert.match((await app.get('/admin/posts')).html, /Begun and not saved: 2 posts</);
  const begun = await app.get(`/admin/posts/new?form=${KEY}`);
  assert.equal(fieldOf(begun, 'body'), 'On a hook.');
  assert.equal(fieldOf(begun, 'form_key'), KEY);
  assert.match(begun.html, /These are your unsaved words of 12:01/);
  const saved = await app.post('/admin/posts', {
    title: 'The coat',
    body: 'On a hook.',
    publish: 'draft',
    form_key: KEY,
  });
  assert.equal(saved.status, 303);
  assert.equal((await keptDrafts(app)).length, 1, 'the other one');
  assert.equal((await app.get(`/admin/posts/new?form=${KEY}`)).location, saved.location.split('?')[0]);

  // Words that come late, from a tab that was left, are unsaved words of the post.
  const late = { title: 'The coat', body: 'On a hook in Hull.', form_key: KEY, base: '0' };
  assert.equal((await type(app, '/admin/posts/draft', late)).told.newer.by, 'In another window you');
  assert.equal(fieldOf(await app.get(saved.location.split('?')[0] ?? ''), 'body'), 'On a hook in Hull.');
  await type(app, '/admin/posts/draft', { ...late, body: 'On a hook.' });
  assert.equal((await keptDrafts(app)).length, 1);

  assert.equal(
    (await app.post('/admin/posts/draft/removal', { form_key: 'abcdefghij-_0000' })).location,
    '/admin/posts/new',
  );
  assert.equal((await keptDrafts(app)).length, 0);
  assert.equal((await app.get('/admin/posts/new?form=no')).status, 400);
});

test('an empty new form is not kept', async (t) => {
  const app = await aDesk(t);
  await type(app, '/admin/posts/draft', { title: ' ', body: '\r\n', form_key: KEY });
  assert.deepEqual(await keptDrafts(app), []);
});

test('words typed in two tabs do not push each other out unseen', async (t) => {
  const { app, base, form, draft } = await twoAtAPost(t);
  const tab = async (name: string, fields: Record<string, string>) =>
    type(app, draft, { ...COAT, base, after: '', ...fields, tab: name });
  assert.equal((await tab('one', { body: 'First' })).status, 200);
  app.clock.now += MINUTE;
  const refused = await tab('two', { body: 'Second' });
  assert.equal(refused.status, 409);
  assert.match(refused.told.problem, /You typed other words here at 12:00, in another tab or on another device/);
  assert.equal((await tab('two', { body: 'She has it.' })).status, 409, 'nor does one that says what the post says');
  assert.equal((await tab('two', { body: 'First' })).status, 200, 'the same words are no loss');
  assert.equal((await tab('one', { body: 'First, and on' })).status, 409);

  const opened = await app.get(form);
  assert.equal(fieldOf(opened, 'after'), 'two');
  assert.equal(fieldOf(await app.get(`${form}?as=saved`), 'after'), '', 'it has not been shown them');
  assert.equal((await tab('three', { body: 'On', after: 'two' })).status, 200);
  assert.equal((await tab('two', { body: 'Mine after all', after: ` ${'three'}` })).status, 200);
  // A page that comes back with what is wrong goes on where the one before it was.
  const wrong = await app.post(form, { ...COAT, title: '', base, after: 'x', tab: 'two' });
  assert.equal(wrong.status, 422);
  assert.equal(fieldOf(wrong, 'after'), 'x two');
});

test('a draft stays when another editor saves the post', async (t) => {
  const { app, cosmo, be, base, form, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'Posy’s', base });
  be(cosmo);
  assert.equal((await app.post(form, { ...COAT, body: 'Cosmo’s', base })).status, 303);
  assert.equal((await keptDrafts(app)).length, 1);
});

test('drafts that nobody comes back to are forgotten after 90 days', async (t) => {
  const { app, base, draft } = await twoAtAPost(t);
  await type(app, draft, { ...COAT, body: 'One', base });
  const prune = jobs.find(({ name }) => name === 'prune');
  assert.ok(prune);
  app.clock.now += 90 * DAY;
  await runJob(app.ctx, prune);
  assert.equal((await keptDrafts(app)).length, 1);
  app.clock.now += 1;
  await runJob(app.ctx, prune);
  assert.equal((await keptDrafts(app)).length, 0);
});

test('of many posts that were begun the newest are listed, and all are counted', async (t) => {
  const app = await aDesk(t);
  for (let n = 0; n < 13; n += 1)
    await type(app, '/admin/posts/draft', {
      title: 'More',
      body: 'x',
      form_key: `more-${String(n).padStart(11, '0')}`,
    });
  assert.match((await app.get('/admin/posts')).html, /Begun and not saved: 13 posts; these are the newest 10</);
});
