import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeByEditor } from '../../src/posts/closing/comment-switch.ts';
import { set } from '../../src/settings/settings.ts';
import { MINUTE, SECOND } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { type Answer, startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

/** A reader changes and takes back what was just posted; without JavaScript. */

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;
const SAID = { name: 'Léna', body: 'I no him!', email: 'lena@example.org' };

async function posted(t: Parameters<typeof startApp>[0], settings: Record<string, string> = {}) {
  const app = await startApp(t, { settings: { ...OPEN_DOOR, ...settings } });
  const post = await aPost(app);
  const answer = await app.post(`${postPath(post)}/comments`, SAID);
  const id = Number(/^\/c\/(\d+)/.exec(answer.location)?.[1]);
  return {
    app,
    post,
    id,
    path: postPath(post),
    answer,
    change: (body: string) => app.post(`/c/${id}/revision`, { body }),
  };
}

const row = (app: TestApp, id: number) =>
  app.ctx.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

function assertRefused(answer: Answer, status: number, words: RegExp, kept: string) {
  assert.equal(answer.status, status);
  assert.match(answer.html, words);
  assert.ok(answer.html.includes(kept), 'the words are kept');
  assert.equal(answer.headers.get('cache-control'), 'private, no-store');
}

test('for a quarter of an hour a reader changes a comment, and it says so', async (t) => {
  const { app, id, path, change } = await posted(t);
  const form = await app.get(`/c/${id}/revision`);
  assert.equal(form.status, 200);
  assert.match(form.html, /I no him!<\/textarea>/);
  assert.match(form.html, /until 12:15/);
  app.clock.now += 15 * MINUTE - 1;
  const { status, location } = await change('I *know* him!');
  assert.equal(status, 303);
  assert.equal(location, `/c/${id}`);
  const { html } = await app.get(path);
  assert.match(html, /I <em>know<\/em> him!/);
  const stored = await row(app, id);
  assert.equal(stored.edited_at, app.clock.now);
  assert.equal(stored.email, SAID.email);

  app.clock.now += 1;
  assertRefused(await change('I knew him!'), 403, /time for changing this comment is over/, 'I knew him!');
  assert.equal((await app.get(`/c/${id}/revision`)).status, 403);
  assert.match((await app.get(path)).html, /I <em>know<\/em> him!/);
});

test('the time to change a comment is a setting; 0 means never', async (t) => {
  const { app, change } = await posted(t, { 'comments.edit_minutes': '0' });
  assertRefused(await change('More'), 403, /over/, 'More');
  await set(app.ctx.db, 'comments.edit_minutes', '60');
  app.clock.now += 59 * MINUTE;
  assert.equal((await change('More')).status, 303);
});

test('what somebody has answered stays as it was', async (t) => {
  const { app, post, id, change } = await posted(t);
  const reply = await aComment(app, post, { inReplyTo: id, status: 'held' });
  assert.equal((await change('I know him!')).status, 303, 'an answer that nobody sees is none yet');
  await app.ctx.db.updateTable('comments').set({ status: 'approved' }).where('id', '=', reply).execute();
  assertRefused(await change('I never met him!'), 403, /Somebody has answered/, 'I never met him!');

  const form = await app.get(`/c/${id}/revision`);
  assert.equal(form.status, 200, 'who comes to delete it has done nothing wrong');
  assert.match(form.html, /<h1>Delete your comment<\/h1>/);
  assert.match(form.html, /You can still take it back/);
  assert.doesNotMatch(form.html, /role="alert"|<textarea/);
  const { location } = await app.post(`/c/${id}/deletion`, {});
  assert.equal(location, `${postPath(post)}#comment-${id}`, 'to the line that stands in its place');
  assert.match(
    (await app.get(location)).html,
    new RegExp(`<li id="comment-${id}"[^>]*>\\s*<p class="tomb">Deleted by its`),
  );
});

test('an edit is judged like a new comment', async (t) => {
  const { app, id, path, change } = await posted(t, {
    'comments.block_words': 'ponzi',
    'comments.hold_words': 'casino',
  });
  assertRefused(await change('A ponzi'), 403, /a word in this/, 'A ponzi');
  assertRefused(await change(' \u200b'), 422, /Write something/, '');
  assertRefused(await change('x'.repeat(20_001)), 422, /Shorten it to 20,000/, 'x'.repeat(20_001));
  assert.equal((await row(app, id)).body, SAID.body);

  const held = await change('https://a.example https://b.example casino');
  assert.equal(held.status, 303);
  assert.match(held.location, /\?key=/);
  assert.match((await app.get(held.location)).html, /Your change waits for an editor/);
  assert.deepEqual(JSON.parse((await row(app, id)).reasons), ['links', 'words']);
  assert.doesNotMatch((await app.get(path)).html, /casino/);

  // Without what it was held for it stands again.
  assert.equal((await change('Nothing to sell')).location, `/c/${id}`);
  assert.match((await app.get(path)).html, /Nothing to sell/);
});

test('a first comment that waits may be changed, and goes on waiting', async (t) => {
  const { app, id, answer, change } = await posted(t, { 'comments.hold_first': 'true' });
  const held = await app.get(answer.location);
  assert.match(held.html, /Edit or delete until 12:15/);
  assert.match((await change('I know him!')).location, /\?key=/);
  assert.equal((await row(app, id)).status, 'held');
});

test('who keeps no cookies changes a waiting comment by the link on its page, and nobody else does', async (t) => {
  const { app, id, answer } = await posted(t, { 'comments.hold_first': 'true' });
  app.forgetCookies();
  const link = /href="(\/c\/\d+\/revision\?key=[^"]+)"/.exec((await app.get(answer.location)).html)?.[1] ?? '';
  const key = decodeURIComponent(link.split('key=')[1] ?? '');
  const form = await app.get(link);
  assert.equal(form.status, 200);
  assert.ok(form.html.includes(`name="key" value="${key}"`));
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'I know him!', key })).status, 303);
  assert.equal((await row(app, id)).body, 'I know him!');

  for (const wrong of ['', 'a.b', `${key}x`, key.replace(/^\w+/, 'zzzzzzzz')]) {
    const refused = await app.post(`/c/${id}/revision`, { body: 'Mine now', key: wrong });
    assertRefused(refused, 404, /There is no comment here that you could change/, 'Mine now');
    assert.doesNotMatch(refused.html, /I know him/);
    const look = await app.get(`/c/${id}/revision?key=${encodeURIComponent(wrong)}`);
    assert.equal(look.status, 404, 'nobody else is told that it is there');
    assert.doesNotMatch(look.html, /I know him/);
    assert.equal((await app.post(`/c/${id}/deletion`, { key: wrong })).status, 404);
  }
  assert.equal((await row(app, id)).body, 'I know him!');
});

test('who repeats somebody’s words later from the same house gets neither cookie nor the way to change them', async (t) => {
  const { app, path, id } = await posted(t, { 'comments.hold_first': 'true' });
  app.forgetCookies();
  app.clock.now += 11 * SECOND;
  const again = await app.post(`${path}/comments`, SAID);
  assert.equal(again.status, 303);
  assert.equal(again.headers.getSetCookie().filter((cookie) => cookie.startsWith('reader=')).length, 0);
  assert.doesNotMatch((await app.get(again.location)).html, /Edit or delete/);
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'Mine' })).status, 404);
});

test('a reader takes a comment back: the words and the person go', async (t) => {
  const { app, id, path } = await posted(t);
  const { status, location } = await app.post(`/c/${id}/deletion`, {});
  assert.equal(status, 303);
  assert.equal(location, `${path}#comments`);
  const { html } = await app.get(path);
  assert.doesNotMatch(html, /I no him|Léna/);
  assert.match(html, /<span class="num">0<\/span>/);
  const stored = await row(app, id);
  assert.deepEqual(
    [stored.status, stored.name, stored.body, stored.body_html, stored.email, stored.name_key, stored.dedupe_key],
    ['deleted', '', '', '', null, '', null],
  );
  assert.equal((await app.post(`/c/${id}/deletion`, {})).status, 303, 'a second click is no mistake');
  assert.equal((await app.get(`/c/${id}`)).status, 404);
  assert.equal((await app.get(`/c/${id}/revision`)).status, 404);
  assert.equal((await app.post(`${path}/comments`, SAID)).status, 303, 'it can be said again');
});

test('who takes back an answer is led to what it answered, or to the comments where that is gone', async (t) => {
  const { app, post, path } = await posted(t);
  const above = await aComment(app, post, { name: 'Bea', body: 'Do you?' });
  const answers = [];
  for (const body of ['Yes', 'No'])
    answers.push((await app.post(`${path}/comments`, { ...SAID, body, parent: String(above) })).location);
  assert.equal((await app.post(`${answers[0]}/deletion`, {})).location, `/c/${above}`);
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('id', '=', above).execute();
  const { location } = await app.post(`${answers[1]}/deletion`, {});
  assert.equal(location, `${path}#comments`);
  assert.equal((await app.get(path)).status, 200);
});

test('a machine gets the pages of a comment that waits, and may change and delete what stays spam', async (t) => {
  const pages = async (website: string) => {
    const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
    const { location } = await app.post(`${postPath(await aPost(app))}/comments`, { ...SAID, website });
    const held = await app.get(location);
    app.forgetCookies();
    const link = /href="(\/c\/1\/revision\?key=[^"]+)"/.exec(held.html)?.[1] ?? '';
    const form = await app.get(link);
    const key = decodeURIComponent(link.split('key=')[1] ?? '');
    const changed = await app.post('/c/1/revision', { body: 'I know him!', key });
    const after = await app.get(changed.location);
    const stored = await row(app, 1);
    const deleted = await app.post('/c/1/deletion', { key });
    const answers = [held, form, changed, after, deleted];
    return {
      told: answers.map(({ status, html }) =>
        `${status} ${html}`.replace(/(key=|name="(key|ticket)" value=")[^"]+/g, ''),
      ),
      stored: [stored.status, stored.body],
      reasons: stored.reasons,
      gone: (await row(app, 1)).status,
    };
  };
  const [person, machine] = [await pages(''), await pages('http://casino.example')];
  assert.match(machine.told[0] ?? '', /Edit or delete until 12:15/);
  assert.match(machine.told[3] ?? '', /I know him!/);
  assert.deepEqual(machine.told, person.told);
  assert.deepEqual(person.stored, ['held', 'I know him!']);
  assert.deepEqual(
    [machine.stored, machine.reasons, machine.gone],
    [['spam', 'I know him!'], '["honeypot"]', 'deleted'],
  );
});

test('a comment taken back keeps its place where there are answers, and the time for it is told', async (t) => {
  const { app, post, id, path } = await posted(t);
  const reply = await aComment(app, post, { name: 'Bea', body: 'Do you?', inReplyTo: id });
  assert.equal((await app.post(`/c/${id}/deletion`, {})).status, 303);
  const { html } = await app.get(path);
  assert.match(html, new RegExp(`id="comment-${id}"`));
  assert.match(html, new RegExp(`id="comment-${reply}"`));
  assert.doesNotMatch(html, /I no him|Léna/);

  const late = await app.post(`${path}/comments`, { ...SAID, body: 'Another' });
  app.clock.now += 15 * MINUTE;
  assert.equal((await app.post(`${late.location}/deletion`, {})).status, 403);
});

test('a closed post takes no changes, at the very moment, and gives the words back', async (t) => {
  const { app, post, id, change } = await posted(t);
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  assertRefused(await change('Too late?'), 403, /have closed/, 'Too late?');
  const form = await app.get(`/c/${id}/revision`);
  assert.equal(form.status, 403);
  assert.doesNotMatch(form.html, /Say it so/, 'and offers none');
  assert.match(form.html, /Delete my comment/);
  assert.match((await app.get('/me')).html, />Delete until 12:15</);
  assert.deepEqual(
    JSON.parse((await app.get(`/me.json?post=${post.id}`)).html).mine.map(({ edit }: { edit: boolean }) => edit),
    [false],
  );
  assert.equal((await app.post(`/c/${id}/deletion`, {})).status, 303, 'but what is said can be taken back');
});

test('a change from another site is refused, with the words; one of unknown origin passes with its ticket', async (t) => {
  const { app, id } = await posted(t);
  const forged = await app.post(`/c/${id}/revision`, { body: 'Mine' }, { 'sec-fetch-site': 'cross-site' });
  assertRefused(forged, 403, /did not come from a form of ours/, 'Mine');
  const unknown = await app.post(`/c/${id}/revision`, { body: 'Better' }, {});
  assertRefused(unknown, 403, /did not come from/, 'Better');
  const ticket = /name="ticket" value="([^"]+)"/.exec(unknown.html)?.[1] ?? '';
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'Better', ticket }, {})).status, 303);
  assert.equal((await app.post(`/c/${id}/deletion`, {}, { 'sec-fetch-site': 'cross-site' })).status, 403);
});

test('odd questions about changing get plain answers', async (t) => {
  const { app, id } = await posted(t);
  for (const path of ['/c/0/revision', '/c/x/revision', '/c/999/revision'])
    assert.equal((await app.get(path)).status, 404);
  assert.equal((await app.post('/c/999/revision', { body: 'x' })).status, 404);
  assert.equal((await app.post('/c/999/deletion', {})).status, 404);
  assert.equal((await app.get(`/c/${id}/revision?key=${'k'.repeat(300)}`)).status, 400);
  assert.equal((await app.get(`/c/${id}/revision?key=a&key=b`)).status, 400);
});

test('who sends somebody’s words again, with a cookie of their own, gets no hold on that comment', async (t) => {
  const { app, path, id } = await posted(t, { 'comments.hold_first': 'true' });
  app.forgetCookies();
  await app.post(`${path}/comments`, { name: 'Mallory', body: 'Anything' });
  const again = await app.post(`${path}/comments`, SAID);
  assert.equal(again.location.split('?')[0], `/c/${id}`, 'answered like the first');
  assert.doesNotMatch((await app.get(again.location)).html, /Edit or delete/);
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'Mine' })).status, 404);
  assert.equal((await app.post(`/c/${id}/deletion`, {})).status, 404);
});

test('once its words have changed, nobody becomes its author by sending the first ones from the same house', async (t) => {
  const { app, path, id, change } = await posted(t);
  assert.equal((await change('I know him!')).status, 303);
  app.forgetCookies();
  app.clock.now += SECOND;
  const again = await app.post(`${path}/comments`, SAID);
  assert.notEqual(again.location, `/c/${id}`);
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'Mine' })).status, 403);
  const { own } = JSON.parse((await app.get(`/me.json?post=1`)).html) as { own: number[] };
  assert.ok(!own.includes(id));
});

test('a double click without a cookie yet is one comment, one reader, and theirs to change', async (t) => {
  const { app, id, path } = await posted(t);
  app.forgetCookies();
  app.clock.now += SECOND;
  assert.equal((await app.post(`${path}/comments`, SAID)).location, `/c/${id}`);
  assert.equal((await app.post(`/c/${id}/revision`, { body: 'I know him!' })).status, 303);
});

test('what somebody is changing while it is taken off the page comes back to copy', async (t) => {
  const { app, id, change } = await posted(t);
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('id', '=', id).execute();
  assertRefused(await change('My better words'), 404, /it has been taken off the page/, 'My better words');
});

test('who did not write a comment is told so, and nothing else', async (t) => {
  const { app, id, change } = await posted(t);
  app.forgetCookies();
  assertRefused(await change('Mine'), 403, /does not look like a comment of yours/, 'Mine');
  assert.equal((await app.get(`/c/${id}/revision`)).status, 403);
});
