import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../../src/time.ts';
import { hashPassword } from '../../src/users/password.ts';
import { add } from '../../src/users/users.ts';
import type { Answer, TestApp } from '../support/app.ts';
import { EMAIL, fieldOf, PASSWORD, withEditor } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

/** A login that has expired while somebody wrote: nothing they typed is lost. */

const WORDS = 'Say “both”\n</textarea>\n& <b>then</b> some';
const STORY = { title: 'The coat', body: WORDS, people: 'Odalys Finch, Bram', base: '0', publish: 'now' };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Sends the login's form as a browser does: with the hidden field that carries the words. */
function logIn(app: TestApp, page: Answer, password = PASSWORD, email = EMAIL): Promise<Answer> {
  assert.match(page.html, /<form [^>]*action="\/admin\/login" method="post" enctype="multipart\/form-data"/);
  const kept = unescaped(fieldOf(page, 'kept') ?? '');
  return app.post('/admin/login', formOf({ email, password, next: '', kept }));
}

const unescaped = (text: string) =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const body = (answer: Answer) => unescaped(fieldOf(answer, 'body') ?? '').replaceAll('\r\n', '\n');

test('somebody logged out while writing logs in on the page they get, and goes on writing', async (t) => {
  const app = await withEditor(t);
  const post = await aPost(app);
  for (const path of [`/admin/posts/${post.id}`, `/admin/posts/${post.id}/preview`]) {
    app.forgetCookies();
    const refused = await app.post(path, formOf({ ...STORY, title: path }));
    assert.equal(refused.status, 401);
    assert.match(refused.html, /so nothing was saved yet\. Your words are safe/);
    assert.match(refused.html, /<textarea [^>]*readonly>\nSay “both”\r?\n&lt;\/textarea&gt;/, 'to copy, too');
    const inside = await logIn(app, refused);
    assert.equal(inside.status, 303);
    assert.equal(inside.location, `/admin/posts/${post.id}`);
    const form = await app.get(inside.location);
    assert.match(form.html, /These are your unsaved words/);
    assert.equal(fieldOf(form, 'title'), path);
    assert.equal(body(form), WORDS);
    assert.equal(fieldOf(form, 'people'), 'Odalys Finch, Bram');
  }
  const { title } = await app.ctx.db.selectFrom('posts').select('title').executeTakeFirstOrThrow();
  assert.equal(title, post.title, 'only Save writes the post');
});

test('a new post survives the login too, with or without a key', async (t) => {
  const app = await withEditor(t);
  for (const fields of [{ form_key: 'abcdefghij-_1234' }, {}]) {
    app.forgetCookies();
    const inside = await logIn(app, await app.post('/admin/posts', formOf({ ...STORY, ...fields })));
    assert.match(inside.location, /^\/admin\/posts\/new\?form=[\w-]{16}$/);
    assert.equal(body(await app.get(inside.location)), WORDS);
  }
});

test('a wrong password keeps the words, and is neither shown nor kept; five are the limit', async (t) => {
  const app = await withEditor(t);
  let page = await app.post('/admin/posts', formOf(STORY));
  for (let n = 0; n < 5; n++) {
    page = await logIn(app, page, `wrong-password-${n}`);
    assert.equal(page.status, 422);
    assert.match(page.html, /do not go together/);
    assert.equal(page.html.includes('wrong-password'), false);
  }
  page = await logIn(app, page);
  assert.equal(page.status, 429);
  assert.ok(page.headers.get('retry-after'));
  assert.deepEqual(await app.ctx.db.selectFrom('post_drafts').selectAll().execute(), [], 'before anybody is known');
  app.clock.now += MINUTE;
  const inside = await logIn(app, page);
  assert.equal(inside.status, 303);
  const form = await app.get(inside.location);
  assert.equal(body(form), WORDS);
  assert.equal(form.html.includes('wrong-password'), false);
});

test('as long a story as a post can hold comes through the login', async (t) => {
  const app = await withEditor(t);
  const long = '“Ünerhört”, said she. 😮\n'.repeat(9_000).slice(0, 200_000);
  const multipart = await app.post('/admin/posts', formOf({ ...STORY, body: long }));
  assert.equal(multipart.status, 401);
  assert.equal(body(await app.get((await logIn(app, multipart)).location)), long);
  app.forgetCookies();
  const urlencoded = await app.post('/admin/posts', { ...STORY, body: long });
  assert.equal(urlencoded.status, 401);
  assert.equal(body(await app.get((await logIn(app, urlencoded)).location)), long);
});

test('words that double on their way through the login come through too, or come back to copy', async (t) => {
  const app = await withEditor(t);
  const form = formOf({ ...STORY, body: '"\n'.repeat(100_000) });
  for (let n = 0; n < 40; n++) {
    form.append('embed_url', `https://www.youtube.com/watch?v=${String(n).padStart(11, 'a')}`);
    form.append('embed_quote', '"“'.repeat(2_500));
  }
  const long = await app.post('/admin/posts', form);
  assert.equal(long.status, 401);
  assert.equal((await logIn(app, long)).status, 303);
  app.forgetCookies();
  const longer = await app.post('/admin/posts', formOf({ ...STORY, body: '"'.repeat(1_900_000) }));
  assert.equal(longer.status, 401);
  const inside = await logIn(app, longer);
  assert.doesNotMatch(inside.html, /more than we can take at once/);
  assert.match(inside.html, /readonly>\n(?:&#34;|&quot;){1900000}</);
});

test('of words typed in two places the newer are the draft, and the others are shown once', async (t) => {
  const app = await withEditor(t);
  const post = await aPost(app);
  const path = `/admin/posts/${post.id}`;
  const type = (fields: Record<string, string>) =>
    app.post(`${path}/draft`, { ...STORY, ...fields }, { 'sec-fetch-site': 'same-origin', accept: 'application/json' });
  const posy = await logIn(app, await app.post('/admin/posts', formOf(STORY)));
  assert.equal(posy.status, 303);
  await type({ body: 'On the phone', tab: 'phone' });

  // The same tab, which typed on until its login expired.
  app.forgetCookies();
  app.clock.now += MINUTE;
  const same = await logIn(app, await app.post(path, formOf({ ...STORY, body: 'On the phone, longer', tab: 'phone' })));
  assert.equal(same.location, path);
  assert.equal(body(await app.get(path)), 'On the phone, longer');

  // Another one, later.
  app.forgetCookies();
  app.clock.now += MINUTE;
  const later = await logIn(app, await app.post(path, formOf({ ...STORY, body: 'At the desk' })));
  assert.equal(later.status, 409);
  assert.match(later.html, /The newer words, of 12:02, are in the form\. The older, of 12:01, stand here only\./);
  assert.match(later.html, /readonly>\nOn the phone, longer</);
  assert.match(later.html, /Posy Lindqvist, editor/, 'they are at the desk');
  assert.equal(body(await app.get(path)), 'At the desk');

  // And one whose words are older than what was typed while its login lay there.
  const cookie = /session=([\w-]+)/.exec(later.headers.getSetCookie().join())?.[1] ?? '';
  app.forgetCookies();
  const lies = await app.post(path, formOf({ ...STORY, body: 'Left lying', tab: 'old' }));
  app.setCookie('session', cookie);
  app.clock.now += MINUTE;
  await type({ body: 'Meanwhile' });
  const older = await logIn(app, lies);
  assert.match(older.html, /readonly>\nLeft lying</);
  assert.equal(body(await app.get(path)), 'Meanwhile');
});

test('words are for those who write: others get them back to copy', async (t) => {
  const app = await withEditor(t);
  const person = { email: 'mo@example.org', name: 'Mo', role: 'moderator' as const };
  await add(app.ctx.db, { ...person, passwordHash: await hashPassword(PASSWORD), now: app.clock.now });
  const answer = await logIn(app, await app.post('/admin/posts', formOf(STORY)), PASSWORD, person.email);
  assert.equal(answer.status, 403);
  assert.match(answer.html, /readonly>\nThe coat</);
  app.forgetCookies();
  const gone = await logIn(app, await app.post('/admin/posts/999', formOf(STORY)));
  assert.equal(gone.status, 404);
  assert.match(gone.html, /readonly>\nThe coat</);
  assert.equal((await app.ctx.db.selectFrom('post_drafts').selectAll().execute()).length, 0);
});

test('a login that carries nonsense is a login; one from elsewhere is none, with the words to copy', async (t) => {
  const app = await withEditor(t);
  for (const kept of ['x', '{}', '[]', 'null', '{"id":-1,"at":0,"form":{}}', '{"id":"../x","at":0,"form":{}}']) {
    app.forgetCookies();
    const answer = await app.post('/admin/login', { email: EMAIL, password: PASSWORD, kept });
    assert.equal(answer.location, '/admin', kept);
  }
  app.forgetCookies();
  const kept = JSON.stringify({ id: null, at: 0, form: STORY });
  const forged = formOf({ email: EMAIL, password: PASSWORD, kept });
  const refused = await app.post('/admin/login', forged, { 'sec-fetch-site': 'cross-site' });
  assert.equal(refused.status, 403);
  assert.match(refused.html, /readonly>\nThe coat</);
  assert.equal(refused.html.includes(PASSWORD), false);
});

test('forms of other things that strangers send carry nothing through the login', async (t) => {
  const app = await withEditor(t);
  const post = await aPost(app);
  for (const path of ['/admin/pages/about', `/admin/posts/${post.id}/closure`, '/admin/nothing']) {
    const answer = await app.post(path, STORY);
    assert.equal(answer.status, 401);
    assert.equal(fieldOf(answer, 'kept'), undefined, path);
  }
});
