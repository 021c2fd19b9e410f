import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erasePerson } from '../../src/comments/author/person.ts';
import { decide } from '../../src/comments/desk/decide.ts';
import * as marks from '../../src/comments/door/marks.ts';
import { DAY, MINUTE, SECOND } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

/** Names that nobody can steal, without accounts. */

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;
const PHRASE = 'the ninth step lies';

async function aThread(t: Parameters<typeof startApp>[0], settings: Record<string, string> = {}) {
  const app = await startApp(t, { settings: { ...OPEN_DOOR, ...settings } });
  const post = await aPost(app);
  let said = 0;
  return {
    app,
    post,
    path: postPath(post),
    say: (fields: Record<string, string>) => {
      said += 1;
      return app.post(`${postPath(post)}/comments`, { name: 'Léonie', body: `Soup, part ${said}`, ...fields });
    },
  };
}

const idIn = (location: string) => Number(/^\/c\/(\d+)/.exec(location)?.[1]);
const row = (app: TestApp, location: string) =>
  app.ctx.db.selectFrom('comments').selectAll().where('id', '=', idIn(location)).executeTakeFirstOrThrow();
const wordsOf = async (app: TestApp, location: string) => {
  const { mark_id } = await row(app, location);
  return app.ctx.db.selectFrom('marks').selectAll().where('id', '=', mark_id).executeTakeFirst();
};

test('a secret phrase gives the same two words everywhere, and is kept nowhere', async (t) => {
  const { app, post, say } = await aThread(t);
  const first = await say({ phrase: PHRASE });
  const mark = await wordsOf(app, first.location);
  assert.match(mark?.words ?? '', /^[a-z]+ [a-z]+$/);
  app.forgetCookies();
  const second = await say({ phrase: `  ${PHRASE} `, name: 'Somebody else' });
  assert.equal((await row(app, second.location)).mark_id, mark?.id);
  const other = await say({ phrase: 'the tenth step lies' });
  assert.notEqual((await wordsOf(app, other.location))?.words, mark?.words);
  assert.equal((await row(app, (await say({})).location)).mark_id, null);

  const { html } = await app.get(postPath(post));
  const everything = JSON.stringify(await app.ctx.db.selectFrom('comments').selectAll().execute()) + html;
  assert.ok(!everything.includes(PHRASE));
  assert.ok(!html.includes(mark?.hash ?? '?'));
});

test('accents may be typed in one piece or two, and the phrase stays the same', async (t) => {
  const { app, say } = await aThread(t);
  const one = await say({ phrase: 'caf\u00e9 au lait' });
  const two = await say({ phrase: 'cafe\u0301 au lait' });
  assert.equal((await row(app, one.location)).mark_id, (await row(app, two.location)).mark_id);
});

test('a phrase that is too short or too long comes back with everything else', async (t) => {
  const { say } = await aThread(t);
  for (const phrase of ['short', 'x'.repeat(201)]) {
    const answer = await say({ phrase, body: 'Keep this' });
    assert.equal(answer.status, 422);
    assert.match(answer.html, /(Make the phrase at least 8|Shorten the phrase to 200)/);
    assert.match(answer.html, /<details class="keep-name" open>/);
    assert.ok(answer.html.includes('Keep this') && answer.html.includes(`value="${phrase}"`));
  }
});

test('a device that remembers the name keeps the mark too, out of reach of scripts, until told to forget', async (t) => {
  const { app, say } = await aThread(t);
  const first = await say({ phrase: PHRASE, remember: 'on' });
  const cookie = first.headers.getSetCookie().find((each) => each.startsWith('mark='));
  assert.match(cookie ?? '', /HttpOnly; SameSite=Lax/);
  assert.ok(!cookie?.includes('ninth'));
  const { mark_id } = await row(app, first.location);
  const told = JSON.parse((await app.get('/me.json')).html);
  assert.equal(told.mark, (await wordsOf(app, first.location))?.words);
  assert.equal((await row(app, (await say({ remember: 'on' })).location)).mark_id, mark_id);
  assert.equal((await row(app, (await say({})).location)).mark_id, null);
  assert.equal((await row(app, (await say({ remember: 'on' })).location)).mark_id, null, 'forgotten by then');

  const forged = (await wordsOf(app, first.location))?.hash ?? '';
  app.setCookie('mark', `${forged}.xxxx`);
  assert.equal((await row(app, (await say({ remember: 'on' })).location)).mark_id, null);
});

test('a mark that was approved once is known on every device', async (t) => {
  const { app, say } = await aThread(t, { 'comments.hold_first': 'true' });
  const first = await say({ phrase: PHRASE });
  assert.match(first.location, /key=/);
  await decide(app.ctx.db, { ids: [idIn(first.location)], decision: 'approve', userId: 1 }, app.clock.now);
  app.forgetCookies();
  assert.doesNotMatch((await say({ phrase: PHRASE })).location, /key=/);
  app.forgetCookies();
  assert.match((await say({ name: 'Léonie' })).location, /key=/, 'the name alone is worth nothing');
});

test('a mark keeps its name: nobody else speaks under it, however it is spelt', async (t) => {
  const { app, say } = await aThread(t);
  assert.equal((await say({ name: 'Léonie Quill', phrase: PHRASE, reserve: 'on' })).status, 303);
  app.forgetCookies();
  for (const name of [
    'Léonie Quill',
    'leonie quill',
    'LÉONIE  QUILL',
    'Léоnie Quill',
    'L\u200béonie Quill',
    'Ｌéonie Quill',
  ]) {
    const refused = await say({ name, body: 'It is me' });
    assert.equal(refused.status, 403, name);
    assert.match(refused.html, /Somebody keeps that name with a secret phrase/);
    assert.ok(refused.html.includes('It is me'));
    app.clock.now += MINUTE;
    assert.equal((await say({ name, phrase: 'not the right phrase' })).status, 403, name);
  }
  assert.equal((await say({ name: 'Léonie', body: 'Only me' })).status, 303);
  assert.equal((await say({ name: 'LEONIE QUILL', phrase: PHRASE })).status, 303);

  // The mark keeps one name: another in its place frees the first.
  assert.equal((await say({ name: 'Quill', phrase: PHRASE, reserve: 'on' })).status, 303);
  assert.equal((await say({ name: 'Léonie Quill', body: 'Free again' })).status, 303);
  assert.equal((await say({ name: 'Quill', body: 'Not free' })).status, 403);
});

test('phrases for a kept name are counted like passwords; the words are kept', async (t) => {
  const { app, say } = await aThread(t);
  await say({ name: 'Ravi', phrase: PHRASE, reserve: 'on' });
  app.forgetCookies();
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, i) => say({ name: 'Ravi', phrase: `perhaps number ${i}` })),
  );
  assert.deepEqual(sent.map(({ status }) => status).sort(), [403, 403, 403, 403, 403, ...Array(7).fill(429)]);
  app.clock.now += 20 * SECOND;
  const right = { name: 'RAVI', phrase: PHRASE, body: 'It is me' };
  const waits = await say(right);
  assert.equal(waits.status, 429, 'nothing tells that this was the right one');
  assert.equal(waits.headers.get('retry-after'), '40');
  assert.match(waits.html, /a lot of phrases/);
  assert.ok(waits.html.includes('It is me'));
  assert.equal((await say({ name: 'Ravi' })).status, 403, 'who sends none does not guess');
  assert.equal((await say({ name: 'Ravi’s cat' })).status, 303);
  app.clock.now += 40 * SECOND;
  for (let i = 0; i < 7; i++)
    assert.equal((await say({ ...right, body: `Me ${i}` })).status, 303, 'right ones cost none');
});

test('a name asked for by what is turned away is not kept, and costs nobody the one that was', async (t) => {
  const { app, say } = await aThread(t, { 'comments.hold_links': '1' });
  const approved = await say({ name: 'Ann', phrase: PHRASE, reserve: 'on' });
  const held = await say({ name: 'Bob', phrase: PHRASE, reserve: 'on', body: 'https://a.example' });
  app.forgetCookies();
  await decide(app.ctx.db, { ids: [idIn(held.location)], decision: 'reject', userId: 1 }, app.clock.now);
  assert.equal((await say({ name: 'Ann', body: 'Me' })).status, 403);
  assert.equal((await say({ name: 'Bob', body: 'Me' })).status, 303);

  // It is kept while a comment under it stands.
  await decide(app.ctx.db, { ids: [idIn(approved.location)], decision: 'reject', userId: 1 }, app.clock.now);
  assert.equal((await say({ name: 'Carl', phrase: PHRASE })).status, 303);
  assert.equal((await say({ name: 'Ann', body: 'Me' })).status, 303);
});

test('a name that others speak under cannot be kept, and nobody keeps one by being turned away', async (t) => {
  const { app, post, say } = await aThread(t, { 'comments.hold_first': 'true' });
  await aComment(app, post, { name: 'Bea in Hull' });
  const taken = await say({ name: 'bea in hull', phrase: PHRASE, reserve: 'on' });
  assert.equal(taken.status, 403);
  assert.match(taken.html, /cannot be kept for you/);
  assert.match(taken.html, /name="reserve" value="on" checked/);

  // Asked for in a comment that waits: it counts once one of the mark's comments is approved.
  const held = await say({ name: 'Ravi', phrase: PHRASE, reserve: 'on', remember: 'on' });
  const { words } = (await wordsOf(app, held.location)) ?? {};
  assert.match((await app.get(held.location)).html, new RegExp(`>signed ${words}<`), 'its author sees the mark');
  assert.match(
    (await app.get('/me')).html,
    new RegExp(`you are <em>${words}</em> here, and keep the name <b><bdi>Ravi`),
  );
  app.forgetCookies();
  assert.equal((await say({ name: 'Ravi', body: 'I was here' })).status, 303);
  await decide(app.ctx.db, { ids: [idIn(held.location)], decision: 'approve', userId: 1 }, app.clock.now);
  assert.equal((await say({ name: 'Ravi', body: 'Still here' })).status, 403);
});

test('who is blocked by the mark stays so when what is kept of them is erased; any other mark is gone', async (t) => {
  const { app, say } = await aThread(t);
  const other = 'the tenth step lies';
  const blocked = await say({ name: 'Ann', phrase: PHRASE, reserve: 'on' });
  const welcome = await say({ name: 'Bea', phrase: other });
  await atTheDesk(app);
  const comment = String(idIn(blocked.location));
  assert.equal((await app.post('/admin/blocks', { kind: 'mark', comment, days: '2' })).status, 303);
  const marksOf = async (answer: { location: string }) => ({ markId: (await row(app, answer.location)).mark_id ?? 0 });
  const people = [await marksOf(blocked), await marksOf(welcome)];
  for (const person of people) assert.equal(await erasePerson(app.ctx.db, person, app.clock.now), 1);
  app.forgetCookies();
  assert.equal((await say({ name: 'Carl', phrase: PHRASE })).status, 403);
  assert.equal((await say({ name: 'Carl', phrase: other })).status, 303);
  assert.equal((await say({ name: 'Ann' })).status, 303, 'the name is free');
  const kept = await app.ctx.db.selectFrom('marks').select('id').orderBy('id').execute();
  assert.deepEqual(kept.map(({ id }) => id).includes(people[0]?.markId ?? 0), true);

  app.clock.now += 2 * DAY;
  await say({ name: 'Ann', phrase: PHRASE });
  await erasePerson(app.ctx.db, people[0] ?? { markId: 0 }, app.clock.now);
  const left = await app.ctx.db.selectFrom('marks').select('id').execute();
  assert.equal(left.map(({ id }) => id).includes(people[0]?.markId ?? 0), false, 'once the block is over');
});

test('an editor who is logged in speaks under the own name, marked, at once, and only then', async (t) => {
  const { app, path, say } = await aThread(t, { 'comments.hold_all': 'true', 'comments.flood_seconds': '15' });
  assert.equal((await say({ name: 'Posy Lindqvist' })).status, 303, 'nobody is called that yet');
  const { id } = await atTheDesk(app, 'editor', 'Posy Lindqvist');
  await atTheDesk(app, 'moderator', 'Desmond Quaye');
  const asDesmond = await say({ name: 'Desmond Quaye' });
  assert.equal(asDesmond.status, 303);
  assert.doesNotMatch(asDesmond.location, /key=/);
  assert.ok((await row(app, asDesmond.location)).user_id);
  assert.notEqual((await row(app, asDesmond.location)).user_id, id);
  assert.match((await app.get(path)).html, /Desmond Quaye/);
  const again = await say({ name: 'Desmond Quaye' });
  assert.equal(again.status, 303, 'and is not told to slow down');

  app.clock.now += MINUTE;
  assert.equal((await say({ name: 'Posy Lindqvist', body: 'Me' })).status, 403, 'a colleague is somebody else');
  app.forgetCookies();
  for (const name of ['Desmond Quaye', 'desmond quaye', 'Dеsmond Quaye', 'Desmond Quaye, editor'])
    assert.equal((await say({ name, body: 'Me' })).status, 403, name);
});

test('pairs of words are nobody else’s, also when the first choice is taken', async (t) => {
  const { app } = await aThread(t);
  const { db } = app.ctx;
  const [one, two] = [await marks.ensure(db, 'hash-one', 1), await marks.ensure(db, 'hash-two', 1)];
  assert.notEqual(one.words, two.words);
  assert.deepEqual(await marks.ensure(db, 'hash-one', 2), one);
  const three = 'hash-three';
  for (let attempt = 0; attempt < 8; attempt++)
    if (!(await marks.byWords(db, marks.wordsFor(three, attempt))))
      await db
        .insertInto('marks')
        .values({ hash: `other ${attempt}`, words: marks.wordsFor(three, attempt), created_at: 1 })
        .execute();
  assert.equal((await marks.ensure(db, three, 1)).words, `${marks.wordsFor(three, 0)} 2`);
});
