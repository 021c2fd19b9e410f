import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { forgetEndedBlocks } from '../../src/comments/desk/blocks.ts';
import { isBlocked } from '../../src/comments/door/blocks.ts';
import { DAY } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

async function aDesk(t: TestContext, settings: Record<string, string> = {}) {
  const app = await startApp(t, {
    settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0', ...settings },
  });
  const post = await aPost(app);
  await atTheDesk(app, 'moderator');
  const db = app.ctx.db;
  await db.insertInto('marks').values({ hash: 'h', words: 'quiet lantern', created_at: 0 }).execute();
  const id = await aComment(app, post, { name: 'Ann' });
  await db.updateTable('comments').set({ mark_id: 1, address_key: 'address-1' }).where('id', '=', id).execute();
  return { app, db, post, id };
}

const say = (app: TestApp, body: string) => app.post('/2026/11/odalys-brought-soup/comments', { name: 'Bea', body });
const blocks = (app: TestApp) => app.ctx.db.selectFrom('blocks').selectAll().orderBy('id').execute();

test('a word is kept out until a day, and before that when somebody lifts it', async (t) => {
  const { app } = await aDesk(t);
  assert.match((await app.get('/admin/blocks')).html, /Everybody is welcome/);
  assert.equal((await say(app, 'A turnip!')).status, 303);
  const answer = await app.post('/admin/blocks', { value: ' Türnip ', note: 'Advertised for weeks', days: '7' });
  assert.equal(answer.location, '/admin/blocks?done=blocked');
  const { html } = await app.get(answer.location);
  assert.match(
    html,
    /Blocked from now on[\s\S]*The word “Türnip”[\s\S]*until 29 November 2026[\s\S]*Advertised for weeks/,
  );
  assert.match(html, /Posy Lindqvist, 22 November 2026/);
  assert.equal((await say(app, 'Two turnip!')).status, 403);
  app.clock.now += 7 * DAY;
  assert.match((await app.get('/admin/blocks')).html, /ended on 29 November 2026/);
  assert.equal((await say(app, 'Three turnip!')).status, 303);

  await app.post('/admin/blocks', { value: 'turnip' });
  assert.equal((await say(app, 'Four turnip!')).status, 403);
  const list = (await app.get('/admin/blocks')).html;
  const lifting = /action="(\/admin\/blocks\/\d+\/lifting)"/.exec(list)?.[1] ?? '';
  assert.match(list, /until it is lifted/);
  assert.equal((await app.post(lifting, {})).location, '/admin/blocks?done=lifted');
  assert.equal((await say(app, 'Five turnip!')).status, 303);
  assert.equal((await app.post(lifting, {})).status, 404);
  assert.match((await app.get('/admin/log')).html, /Lifted a block: a word[\s\S]*Blocked: a word/);
});

test('a comment leads to blocking its mark or its address, which is never known for longer than addresses are', async (t) => {
  const { app, db, id } = await aDesk(t);
  const page = (await app.get(`/admin/comments/${id}`)).html;
  assert.match(page, new RegExp(`/admin/blocks\\?kind=mark&amp;comment=${id}`));
  assert.match(page, new RegExp(`/admin/blocks\\?kind=address&amp;comment=${id}`));
  const form = (await app.get(`/admin/blocks?kind=address&comment=${id}`)).html;
  assert.match(form, /Whoever writes as quiet lantern[\s\S]*value="address" checked[\s\S]*address addres/);
  assert.equal(form.includes('address-1'), false, 'not the whole hash');

  const comment = String(id);
  await app.post('/admin/blocks', { kind: 'mark', comment });
  await app.post('/admin/blocks', { kind: 'address', comment });
  await app.post('/admin/blocks', { kind: 'address', comment, days: '3' });
  const now = app.clock.now;
  assert.deepEqual(
    (await blocks(app)).map(({ kind, value, until }) => [kind, value, until === null ? null : (until - now) / DAY]),
    [
      ['mark', '1', null],
      ['address', 'address-1', 30],
      ['address', 'address-1', 3],
    ],
  );
  assert.equal(await isBlocked(db, { markId: 1, addressKey: '' }, now), true);
  const tooLong = await app.post('/admin/blocks', { kind: 'address', comment, days: '31', note: 'Kept <b>words</b>' });
  assert.equal(tooLong.status, 422);
  assert.match(tooLong.html, /Write a number of days from 1 to 30[\s\S]*/);
  assert.match(tooLong.html, /value="Kept &lt;b&gt;words&lt;\/b&gt;"/);

  app.clock.now += 3 * DAY;
  assert.equal(await forgetEndedBlocks(db, app.clock.now), 1);
  assert.match((await app.get('/admin/blocks')).html, /An address, forgotten/);
  assert.equal(
    await isBlocked(db, { markId: null, addressKey: 'address-1' }, app.clock.now),
    true,
    'by the longer one',
  );
});

test('what cannot be blocked is refused with what was typed', async (t) => {
  const { app, db, post, id } = await aDesk(t);
  const comment = String(id);
  const bare = String(await aComment(app, post));
  const desk = await aComment(app, post);
  await db.updateTable('comments').set({ user_id: 1, address_key: 'a' }).where('id', '=', desk).execute();
  const refused: [Record<string, string>, number, RegExp][] = [
    [{}, 422, /Write the word/],
    [{ value: '\u200b' }, 422, /Write the word/],
    [{ value: 'x'.repeat(101) }, 422, /Shorten it to 100 characters/],
    [{ value: 'soup', note: 'x'.repeat(301) }, 422, /Shorten it to 300 characters/],
    [{ value: 'soup', days: '0' }, 422, /from 1 to 3650/],
    [{ value: 'soup', days: '1e2' }, 422, /from 1 to 3650/],
    [{ value: 'soup', days: '-1' }, 422, /from 1 to 3650/],
    [{ comment, kind: 'word', value: 'soup' }, 422, /Choose what to block/],
    [{ comment: bare, kind: 'mark' }, 422, /Choose what to block/],
    [{ comment: '999', kind: 'mark' }, 404, /rumour/],
    [{ comment: 'x', kind: 'mark' }, 404, /rumour/],
    [{ comment: String(desk), kind: 'address' }, 404, /rumour/],
  ];
  for (const [fields, status, words] of refused) {
    const answer = await app.post('/admin/blocks', fields);
    assert.equal(answer.status, status, JSON.stringify(fields).slice(0, 60));
    assert.match(answer.html, words);
  }
  assert.deepEqual(await blocks(app), []);
  assert.equal((await app.get('/admin/blocks?comment=999')).status, 404);
  assert.equal((await app.get('/admin/blocks?comment=x')).status, 400);
});

test('where addresses are not kept, none is blocked', async (t) => {
  const { app, id } = await aDesk(t, { 'comments.address_days': '0' });
  const answer = await app.post('/admin/blocks', { kind: 'address', comment: String(id) });
  assert.equal(answer.status, 422);
  assert.match(answer.html, /Addresses are not kept here/);
});
