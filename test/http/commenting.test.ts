import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeByEditor, keepOpen } from '../../src/posts/closing/comment-switch.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import * as users from '../../src/users/users.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;
const SAID = { name: 'Léna', body: 'Oh, *I* know him!' };

async function aThread(t: Parameters<typeof startApp>[0], settings: Parameters<typeof startApp>[1] = {}) {
  const app = await startApp(t, { settings: OPEN_DOOR, ...settings });
  const post = await aPost(app);
  return {
    app,
    post,
    path: postPath(post),
    say: (fields: Record<string, string>) => app.post(`${postPath(post)}/comments`, fields),
  };
}

const row = (app: TestApp, id: number) =>
  app.ctx.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const countRows = async (app: TestApp) => (await app.ctx.db.selectFrom('comments').select('id').execute()).length;
const idIn = (location: string) => Number(/^\/c\/(\d+)/.exec(location)?.[1]);

test('a reader comments without an account, and is led to the comment', async (t) => {
  const { app, path, say } = await aThread(t);
  const answer = await say(SAID);
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('set-cookie') ?? '', /^reader=.+HttpOnly; SameSite=Lax/);
  const link = await app.get(answer.location);
  assert.equal(link.status, 302);
  assert.equal(link.location, `${path}#comment-${idIn(answer.location)}`);
  const { html } = await app.get(path);
  assert.match(html, /<span class="num">1<\/span> Response to “Odalys brought soup”/);
  assert.match(html, /<bdi>Léna<\/bdi><\/b> <span class="says">says:/);
  assert.match(html, /<p dir="auto">Oh, <em>I<\/em> know him!<\/p>/);
});

test('emoji with joiners, accents and right-to-left names come out as they went in', async (t) => {
  const { app, path, say } = await aThread(t);
  const name = 'ليلى Léna 🏳️‍🌈';
  const body = '🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈 שלום';
  const { location } = await say({ name, body });
  const { html } = await app.get(path);
  assert.ok(html.includes(`<bdi>${name}</bdi>`));
  assert.ok(html.includes(body));
  assert.equal((await row(app, idIn(location))).body, body);
  assert.ok((await app.get(`${path}/feed.xml`)).html.includes(body));
});

test('a first comment waits, seen only by its author, with or without cookies, for ten minutes', async (t) => {
  const { app, path, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.hold_first': 'true' } });
  const { status, location } = await say(SAID);
  assert.equal(status, 303);
  assert.match(location, /^\/c\/\d+\?key=/);
  assert.doesNotMatch((await app.get(path)).html, /I<\/em> know/);
  app.forgetCookies();
  const held = await app.get(location);
  assert.equal(held.status, 200);
  assert.match(held.html, /Only you can see this so far/);
  assert.match(held.html, /<em>I<\/em> know him/);
  assert.equal(held.headers.get('cache-control'), 'private, no-store');
  assert.equal((await app.get(location.replace(/key=.*/, 'key=abc.def'))).status, 404);
  assert.equal((await app.get(location.replace(/\?.*/, ''))).status, 404);
  app.clock.now += 10 * MINUTE;
  assert.equal((await app.get(location)).status, 404);

  await app.ctx.db.updateTable('comments').set({ status: 'approved' }).execute();
  assert.equal((await app.get(location)).location, `${path}#comment-${idIn(location)}`);
  assert.deepEqual(JSON.parse((await row(app, idIn(location))).reasons), ['first_comment']);
});

test('a reader once approved is known by the cookie, not by name and e-mail', async (t) => {
  const { app, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.hold_first': 'true' } });
  const email = 'lena@example.org';
  await say({ ...SAID, email });
  await app.ctx.db.updateTable('comments').set({ status: 'approved' }).execute();
  assert.doesNotMatch((await say({ ...SAID, email, body: 'Again' })).location, /key=/);
  app.forgetCookies();
  assert.match((await say({ ...SAID, email, body: 'Me too' })).location, /key=/);
});

test('links and words hold a comment; moderators get the reasons', async (t) => {
  const { app, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.hold_words': 'Cäsino' } });
  const one = await say({ name: 'A', body: 'https://example.org/1' });
  assert.equal((await row(app, idIn(one.location))).status, 'approved');
  const two = await say({ name: 'A', body: 'https://example.org/1 [b](https://example.org/2) a CASINO' });
  const held = await row(app, idIn(two.location));
  assert.equal(held.status, 'held');
  assert.deepEqual(JSON.parse(held.reasons), ['links', 'words']);
  assert.match(held.body_html, /rel="nofollow ugc noopener"/);
});

test('the honeypot stores spam and answers as for a held comment', async (t) => {
  const { app, path, say } = await aThread(t);
  const { status, location } = await say({ ...SAID, website: 'http://spam.example' });
  assert.equal(status, 303);
  assert.match(location, /\?key=/);
  assert.equal((await row(app, idIn(location))).status, 'spam');
  assert.equal((await app.get(location)).status, 200);
  assert.doesNotMatch((await app.get(path)).html, /know him/);
  await app.ctx.db
    .insertInto('settings')
    .values({ key: 'comments.flood_seconds', value: '15' })
    .onConflict((c) => c.column('key').doUpdateSet({ value: '15' }))
    .execute();
  assert.equal((await say({ ...SAID, body: 'More', website: 'x' })).status, 429);
});

/** What comes back after a refusal: the status, the reason, and every word. */
async function assertRefused(
  answer: Awaited<ReturnType<TestApp['get']>>,
  status: number,
  words: RegExp,
  kept = 'Oh, *I* know him!',
) {
  assert.equal(answer.status, status);
  assert.match(answer.html, words);
  assert.ok(answer.html.includes(kept), 'the text came back');
  assert.equal(answer.headers.get('cache-control'), 'private, no-store');
}

test('refusals give the words back: fields', async (t) => {
  const { app, say } = await aThread(t);
  await assertRefused(await say({ name: ' ', body: SAID.body }), 422, /Add a name/);
  await assertRefused(await say({ name: '\u200b', body: SAID.body }), 422, /Add a name/);
  await assertRefused(await say({ name: 'x'.repeat(61), body: SAID.body }), 422, /Shorten the name/);
  await assertRefused(await say({ ...SAID, email: 'lena@example' }), 422, /Write the whole address/);
  await assertRefused(await say({ name: 'Léna <b>', body: ' ' }), 422, /Write something/, 'value="Léna &lt;b&gt;"');
  const long = 'é'.repeat(20_001);
  await assertRefused(await say({ name: 'Léna', body: long }), 422, /it has 20,001/, long);
  assert.equal((await say({ name: '👩‍❤️‍👩'.repeat(10), body: 'é'.repeat(20_000) })).status, 303);
  assert.equal(await countRows(app), 1);
});

test('refusals give the words back: an editor’s name, also by look-alikes', async (t) => {
  const { app, say } = await aThread(t);
  await users.importedAuthor(app.ctx.db, { email: 'p@example.org', name: 'Posy Lindqvist', now: 0 });
  for (const name of ['Posy Lindqvist', 'POSY LINDQVIST', 'Роѕу\u200b Lindqvist', 'Hearsay'])
    await assertRefused(await say({ ...SAID, name }), 403, /belongs to one of our editors/);
  assert.equal(await countRows(app), 0);
});

test('refusals give the words back: blocked words', async (t) => {
  const { app, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.block_words': 'know' } });
  await assertRefused(await say(SAID), 403, /a word in this that we do not take/);
  assert.equal(await countRows(app), 0);
});

test('refusals give the words back: a box that is ticked in vain', async (t) => {
  const { app, say } = await aThread(t, { settings: OPEN_DOOR });
  const answer = await say({ ...SAID, notify: 'on', reserve: 'on' });
  await assertRefused(answer, 422, /id="email-e">Add the address to write to, or untick the box</);
  assert.match(answer.html, /id="phrase-e">Add the phrase that keeps the name, or untick the box</);
  assert.match(answer.html, /<details class="keep-name" open>/);
  assert.doesNotMatch(answer.html, /id="(email|phrase)-h"/, 'no hint stands under an error');
  assert.equal(await countRows(app), 0);
  assert.equal((await say({ ...SAID, phrase: 'open sesame, please', remember: 'on' })).status, 303);
  const kept = await say({ ...SAID, body: 'Again', remember: 'on', reserve: 'on' });
  assert.equal(kept.status, 303, 'a phrase that the device keeps is one');
});

test('refusals give the words back: too quick, by cookie or by address, with Retry-After', async (t) => {
  const { app, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.flood_seconds': '15' } });
  await say({ ...SAID, body: 'First' });
  app.clock.now += 4_000;
  const quick = await say(SAID);
  await assertRefused(quick, 429, /Wait 11 seconds, then send it again/);
  assert.equal(quick.headers.get('retry-after'), '11');
  app.forgetCookies();
  await assertRefused(await say(SAID), 429, /That was quick/);
  app.clock.now += 11_000;
  assert.equal((await say(SAID)).status, 303);
});

test('a double click makes one comment; the same again later is refused', async (t) => {
  const { app, say } = await aThread(t, { settings: { ...OPEN_DOOR, 'comments.flood_seconds': '15' } });
  const answers = await Promise.all(Array.from({ length: 21 }, () => say(SAID)));
  assert.deepEqual([...new Set(answers.map(({ status, location }) => `${status} ${location}`))].length, 1);
  assert.equal(answers[0]?.status, 303);
  assert.equal(await countRows(app), 1);
  assert.equal(new Set(answers.map(({ headers }) => headers.get('set-cookie')?.split(';')[0])).size, 1);
  assert.equal((await say({ name: ' LÉNA', body: 'Oh, *I*  know him!' })).location, answers[0]?.location);
  app.clock.now += 10 * MINUTE;
  await assertRefused(await say(SAID), 409, /exactly this here already/);
  assert.equal(await countRows(app), 1);
});

test('a parent that is gone, elsewhere or nonsense: the words come back, for everybody', async (t) => {
  const { app, post, say } = await aThread(t);
  const other = await aPost(app, { title: 'Other' });
  const elsewhere = await aComment(app, other);
  const gone = await aComment(app, post, { status: 'removed' });
  const held = await aComment(app, post, { status: 'held' });
  const both = await say({ name: '', body: SAID.body, parent: String(gone) });
  await assertRefused(both, 422, /is not there any more/);
  assert.match(both.html, /Add a name/);
  for (const parent of [elsewhere, gone, held, 999_999, 'abc', '-1', '1e3', '9'.repeat(30)]) {
    const answer = await say({ ...SAID, parent: String(parent) });
    await assertRefused(answer, 422, /is not there any more/);
    assert.match(answer.html, /name="parent" value=""/);
  }
  assert.equal(await countRows(app), 3);
});

test('comments close exactly: by age, by an editor, in any zone, with or without the job', async (t) => {
  const { app, post, path, say } = await aThread(t, {
    settings: { ...OPEN_DOOR, 'site.timezone': 'Pacific/Kiritimati' },
  });
  const limit = post.published_at + 14 * DAY;
  app.clock.now = limit - 1;
  assert.match((await app.get(path)).html, /Comments close in 1 minute/);
  assert.equal((await say({ ...SAID, body: 'Last' })).status, 303);
  app.clock.now = limit;
  const page = await app.get(path);
  assert.match(page.html, /Comments are closed/);
  assert.match(page.html, /We close comments on older posts to fight comment spam/);
  assert.doesNotMatch(page.html, /<form class="form"|>Reply</);
  await assertRefused(await say(SAID), 403, /have closed, so this was not taken/);

  await keepOpen(app.ctx.db, post.id);
  assert.equal((await say(SAID)).status, 303);
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  assert.match((await app.get(path)).html, /An editor has closed/);
  await assertRefused(await say({ ...SAID, body: 'Oh, *I* know him! Too.' }), 403, /have closed/);
  assert.equal(await countRows(app), 2);
});

test('a write from another site is refused with the words kept', async (t) => {
  const { app, path } = await aThread(t);
  const send = (headers: Record<string, string>, more = {}) =>
    app.post(`${path}/comments`, { ...SAID, ...more }, headers);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    const answer = await send(headers);
    await assertRefused(answer, 403, /did not come from a form of ours/);
    assert.doesNotMatch(answer.html, /name="ticket"/);
  }
  assert.equal((await send({ origin: 'http://gossip.test' })).status, 303);
  assert.equal(await countRows(app), 1);
});

test('a browser that does not say where it comes from gets a ticket, good for an hour and only then', async (t) => {
  const { app, path } = await aThread(t);
  const send = (ticket: string, headers = {}) => app.post(`${path}/comments`, { ...SAID, ticket }, headers);
  const first = await send('');
  await assertRefused(first, 403, /did not come from a form of ours/);
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(first.html) ?? [];
  assert.equal((await send(ticket, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await send(`${ticket}x`)).status, 403);
  const other = await aPost(app, { title: 'Other' });
  assert.equal((await app.post(`${postPath(other)}/comments`, { ...SAID, ticket }, {})).status, 403);
  app.clock.now += 60 * MINUTE - 1;
  assert.equal((await send(ticket)).status, 303);
  app.clock.now += 1;
  assert.equal((await send(ticket)).status, 403);
});

test('a locked database gives the words back with 503, and pages go on', async (t) => {
  const { app, path, say } = await aThread(t, { patience: 300 });
  const { default: Sqlite } = await import('better-sqlite3');
  const other = new Sqlite(app.ctx.config.databasePath);
  t.after(() => other.close());
  other.exec('begin immediate');
  const waiting = say(SAID);
  const started = performance.now();
  assert.equal((await app.get(path)).status, 200);
  assert.ok(performance.now() - started < 1_000);
  const answer = await waiting;
  other.exec('rollback');
  await assertRefused(answer, 503, /cannot write anything down just now/);
  assert.equal(answer.headers.get('retry-after'), '5');
  assert.equal((await say(SAID)).status, 303);
});
