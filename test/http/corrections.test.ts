import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visibleById } from '../../src/posts/reading/read.ts';
import { ofPost } from '../../src/posts/writing/corrections.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import type { TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';

const correct = (app: TestApp, id: number, correction: string, fields: Record<string, string> = {}) =>
  app.post(`/admin/posts/${id}`, { publish: 'now', correction, ...fields });
const wordsOf = async (app: TestApp, id: number) => (await ofPost(app.ctx.db, id)).map(({ words }) => words);
const actions = async (app: TestApp) =>
  (await app.ctx.db.selectFrom('decisions').select('action').where('action', 'like', '%correct%').execute()).map(
    ({ action }) => action,
  );

test('readers are told below the text what was wrong and since when it is right, on the page and in feeds', async (t) => {
  const app = await aDesk(t, { settings: { 'site.timezone': 'Europe/London' } });
  const id = await write(app);
  const out = app.clock.now;
  app.clock.now += 2 * HOUR + 5 * MINUTE;
  assert.equal((await correct(app, id, ' It has 142 stairs, <b>not</b> 124. ')).status, 303);
  const wrote = /Updated 14:05<\/time>:<\/b> It has 142 stairs, &lt;b&gt;not&lt;\/b&gt; 124\./;
  const { html } = await app.get(WHERE);
  assert.match(html, wrote);
  assert.match(
    html,
    /She <em>has<\/em> it\.<\/p>\s*<div class="corrections"><p class="correction"><b><time datetime="2026-11-22T14:05:00\+00:00">/,
  );
  const feed = (await app.get('/feed.xml')).html;
  assert.match(feed, wrote);
  assert.match(feed, /<lastBuildDate>Sun, 22 Nov 2026 14:05:00 GMT/);
  assert.match(feed, /<pubDate>Sun, 22 Nov 2026 12:00:00 GMT/, 'it is not a new story');
  assert.equal((await visibleById(app.ctx.db, id, app.clock.now))?.corrected_at, app.clock.now);
  assert.equal((await visibleById(app.ctx.db, id, app.clock.now))?.published_at, out);

  app.clock.now += DAY;
  await atTheDesk(app);
  await correct(app, id, 'The stairs are steep.');
  const both = (await app.get(WHERE)).html;
  assert.match(both, /Updated 14:05<[\s\S]*Updated 23 November 2026, 14:05<\/time>:<\/b> The stairs are steep\./);
  assert.deepEqual(await actions(app), ['correct', 'correct']);
  assert.match((await app.get('/admin/log')).html, /Added a correction/);
});

test('saving again says nothing twice, and an empty field nothing at all', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  for (const words of ['142 stairs.', '142 stairs.', '', '   ', '\u200b']) await correct(app, id, words);
  assert.deepEqual(await wordsOf(app, id), ['142 stairs.']);
  assert.equal(fieldOf(await app.get(`/admin/posts/${id}`), 'correction'), '', 'the field is for the next one');
  assert.equal((await correct(app, id, 'x'.repeat(1_001))).status, 422);
  assert.deepEqual(await actions(app), ['correct']);
});

test('what readers never met is not corrected; what they met is, wherever it is now', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, publish: 'draft', correction: 'Too early.' });
  await correct(app, id, 'Still.', { publish: 'at', publish_at: '2026-12-01T08:00' });
  assert.deepEqual(await wordsOf(app, id), []);
  const form = await app.get(`/admin/posts/${id}`);
  assert.equal(fieldOf(form, 'correction'), undefined);
  assert.match(form.html, /Once readers have met the post/);

  await correct(app, id, '');
  await correct(app, id, 'While it was away.', { publish: 'draft' });
  assert.equal((await app.get(WHERE)).status, 404);
  await correct(app, id, '');
  assert.match((await app.get(WHERE)).html, /While it was away\./);
});

test('a correction is taken off, and what was typed beside it comes back as it was typed', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  await correct(app, id, '142 stairs.');
  await correct(app, id, 'Steep ones.');
  const removal = `/admin/posts/${id}/corrections/1/removal`;
  const form = await app.get(`/admin/posts/${id}`);
  assert.match(form.html, new RegExp(`142 stairs\\.</p><button [^>]*type="submit" formaction="${removal}"`));

  const typed = {
    ...STORY,
    title: 'Half a title',
    body: 'Half a\n\n</textarea> story',
    correction: 'Half a correction',
  };
  const answer = await app.post(removal, typed);
  assert.equal(answer.status, 200);
  assert.match(answer.html, /The correction is off the page\./);
  assert.equal(fieldOf(answer, 'title'), 'Half a title');
  assert.equal(fieldOf(answer, 'body'), 'Half a\n\n&lt;/textarea&gt; story');
  assert.equal(fieldOf(answer, 'correction'), 'Half a correction');
  assert.match(answer.html, new RegExp(`<form class="edit[^"]*" id="edit" action="/admin/posts/${id}"`));
  assert.deepEqual(await wordsOf(app, id), ['Steep ones.']);
  const { html } = await app.get(WHERE);
  assert.match(html, /She <em>has<\/em> it\./, 'nothing typed was saved');
  assert.doesNotMatch(html, /142 stairs/);
  assert.deepEqual(await actions(app), ['correct', 'correct', 'take_off_correction']);

  assert.equal((await app.post(removal, typed)).status, 200, 'a second click');
  assert.deepEqual(await actions(app), ['correct', 'correct', 'take_off_correction']);
});

test('a correction is taken off its own post only', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const other = await write(app, { ...STORY, title: 'Other' });
  await correct(app, id, '142 stairs.');
  await app.post(`/admin/posts/${other}/corrections/1/removal`, {});
  assert.deepEqual(await wordsOf(app, id), ['142 stairs.']);
  for (const [path, status] of [
    ['999/corrections/1', 404],
    [`${id}/corrections/0`, 404],
    [`${id}/corrections/1e9`, 404],
    [`${id}/corrections/-1`, 404],
    [`${id}/corrections/${'9'.repeat(40)}`, 404],
  ] as const)
    assert.equal((await app.post(`/admin/posts/${path}/removal`, {})).status, status, path);
  assert.deepEqual(await wordsOf(app, id), ['142 stairs.']);
});
