import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeOld } from '../../src/posts/closing/close-old.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import * as runs from '../../src/runs/runs.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

test('a post is written and published, and readers have it', async (t) => {
  const app = await aDesk(t, { settings: { 'site.timezone': 'Europe/London' } });
  const id = await write(app, {
    ...STORY,
    excerpt: 'It was on a hook in Hull.',
    people: 'Bea Ferris,  Odalys Finch, Bea Ferris,',
    topics: 'Coats',
  });
  const saved = await app.get(`/admin/posts/${id}?saved=yes`);
  assert.match(saved.html, /Saved, and out\./);
  assert.match(saved.html, /Live since 22 Nov 2026, 12:00/);

  const page = await app.get(WHERE);
  assert.match(page.html, /She <em>has<\/em> it\./);
  assert.match(page.html, /Posy Lindqvist/);
  assert.match((await app.get('/')).html, /The understudy has the other coat/);
  assert.equal((await app.get('/people/bea-ferris')).status, 200);
  assert.deepEqual(
    (await byId(app.ctx.db, id))?.tags.map((tag) => tag.name),
    ['Bea Ferris', 'Odalys Finch', 'Coats'],
  );
});

test('a second click on publish makes no second post', async (t) => {
  const app = await aDesk(t);
  const form_key = fieldOf(await app.get('/admin/posts/new'), 'form_key') ?? '';
  assert.notEqual(form_key, fieldOf(await app.get('/admin/posts/new'), 'form_key'));
  const answers = await Promise.all([1, 2].map(() => app.post('/admin/posts', { ...STORY, form_key })));
  assert.deepEqual(new Set(answers.map((answer) => answer.location)), new Set(['/admin/posts/1?saved=yes']));
  assert.equal((await app.ctx.db.selectFrom('posts').select('id').execute()).length, 1);
  assert.equal(await write(app, { ...STORY, form_key: 'not a key of ours' }), 2);
});

test('a draft is for the desk alone, keeps its words, and is published later', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, publish: 'draft' });
  assert.equal((await app.get(WHERE)).status, 404);
  assert.equal((await app.get('/')).html.includes('understudy'), false);
  const form = await app.get(`/admin/posts/${id}`);
  assert.equal(fieldOf(form, 'body'), 'She *has* it.');
  assert.match(form.html, /Draft/);

  app.clock.now += HOUR;
  assert.equal((await app.post(`/admin/posts/${id}`, { publish: 'now' })).status, 303);
  assert.match((await app.get(WHERE)).html, /She <em>has<\/em> it\./);
});

test('a time is the clock of the site, and the post comes out by itself', async (t) => {
  const app = await aDesk(t, { settings: { 'site.timezone': 'America/New_York' } });
  const id = await write(app, { ...STORY, publish: 'at', publish_at: '2026-12-31T21:30' });
  assert.equal((await byId(app.ctx.db, id))?.published_at, Date.UTC(2027, 0, 1, 2, 30));
  const form = await app.get(`/admin/posts/${id}`);
  assert.match(form.html, /Out at 31 Dec 2026, 21:30/);
  assert.equal(fieldOf(form, 'publish_at'), '2026-12-31T21:30');

  const where = '/2026/12/the-understudy-has-the-other-coat';
  assert.equal((await app.get(where)).status, 404);
  app.clock.now = Date.UTC(2027, 0, 1, 2, 30);
  assert.equal((await app.get(where)).status, 200);
});

test('a time still to come keeps a post in until its own button is pressed, or the time is taken out', async (t) => {
  const app = await aDesk(t, { settings: { 'site.timezone': 'America/New_York' } });
  // It is seven in the morning there.
  const typed = { ...STORY, publish_at: '2026-11-22T07:01', people: 'Bea Ferris' };
  const refused = await app.post('/admin/posts', typed);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /<a href="#publish_at">[^<]*“Publish at that time”[^<]*<\/a>/);
  for (const name of ['title', 'body', 'people', 'publish_at'] as const)
    assert.equal(fieldOf(refused, name), typed[name]);
  assert.equal((await app.get('/')).html.includes('understudy'), false);

  const id = await write(app, { ...typed, publish: 'at' });
  const sooner = { publish: 'now', publish_at: '2026-11-22T07:05' };
  assert.equal((await app.post(`/admin/posts/${id}`, sooner)).status, 422, 'another time than the one it has');
  assert.equal((await app.post(`/admin/posts/${id}`, { publish: 'now', publish_at: typed.publish_at })).status, 303);
  assert.equal((await byId(app.ctx.db, id))?.published_at, app.clock.now);

  const out = await app.post(`/admin/posts/${id}`, sooner);
  assert.match((await app.get(out.location)).html, /Saved, and out\.[\s\S]*The time you typed was not used/);
  await app.post(`/admin/posts/${id}`, { publish: 'draft' });
  assert.equal((await app.post(`/admin/posts/${id}`, sooner)).status, 422, 'nor is it published again');
  const emptied = await app.post(`/admin/posts/${id}`, { publish: 'now', publish_at: '' });
  assert.equal(emptied.location, `/admin/posts/${id}?saved=yes`);

  const past = await app.post('/admin/posts', { ...typed, publish_at: '2026-11-22T07:00' });
  assert.match(past.location, /saved=timeless$/, 'what is over holds nothing back');
});

test('who empties the time of a scheduled post and publishes it typed none that was not used', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, publish: 'at', publish_at: '2026-12-31T21:30' });
  const { location } = await app.post(`/admin/posts/${id}`, { publish: 'now', publish_at: '' });
  assert.equal(location, `/admin/posts/${id}?saved=yes`);
});

test('an update keeps the date and the address; a short form changes only what it says', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, topics: 'Coats', excerpt: 'On a hook.' });
  app.clock.now += 40 * DAY;
  await atTheDesk(app);
  const answer = await app.post(`/admin/posts/${id}`, { title: 'The coat is hers', publish: 'now' });
  assert.equal(answer.status, 303);
  const page = await app.get(WHERE);
  assert.equal(page.status, 200);
  assert.match(page.html, /<h1>The coat is hers<\/h1>/);
  const post = await byId(app.ctx.db, id);
  assert.equal(post?.published_at, app.clock.now - 40 * DAY);
  assert.deepEqual(
    [post?.excerpt, post?.tags.map((tag) => tag.name), post?.body],
    ['On a hook.', ['Coats'], 'She *has* it.'],
  );
});

test('back to draft takes a post away from readers, and its address stays its own', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  await app.post(`/admin/posts/${id}`, { publish: 'draft' });
  assert.equal((await app.get(WHERE)).status, 404);
  app.clock.now += 60 * DAY;
  await atTheDesk(app);
  await app.post(`/admin/posts/${id}`, { publish: 'now', title: 'Found' });
  assert.match((await app.get(WHERE)).html, /<h1>Found<\/h1>/);
});

test('a post that was out keeps its address when it is put off and taken back', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  const later = { publish: 'at', publish_at: '2027-02-01T08:00', title: 'Other' };
  for (const fields of [later, { ...later, publish: 'draft' }, later, { ...later, publish: 'now' }])
    await app.post(`/admin/posts/${id}`, fields);
  assert.match((await app.get(WHERE)).html, /<h1>Other<\/h1>/);
});

test('the address of a post not yet out follows its slug', async (t) => {
  const app = await aDesk(t);
  await write(app);
  const id = await write(app, { ...STORY, publish: 'draft' });
  assert.equal((await byId(app.ctx.db, id))?.slug, 'the-understudy-has-the-other-coat-2');
  await app.post(`/admin/posts/${id}`, { slug: 'Léna’s Coat!', publish: 'draft' });
  assert.equal((await byId(app.ctx.db, id))?.slug, 'lenas-coat');
  await app.post(`/admin/posts/${id}`, { slug: '', title: 'Soup', publish: 'draft' });
  assert.equal((await byId(app.ctx.db, id))?.slug, 'soup');
});

test('a post that cannot be taken comes back as it was typed', async (t) => {
  const app = await aDesk(t);
  const typed = {
    title: '  ',
    body: 'One\n\n</textarea> & two',
    people: 'Bea',
    excerpt: 'A "line"',
    publish: 'at',
    publish_at: '',
  };
  const answer = await app.post('/admin/posts', typed);
  assert.equal(answer.status, 422);
  assert.match(answer.html, /<a href="#title">Give it a title<\/a>/);
  assert.match(answer.html, /<a href="#publish_at">Say when: a day and a time<\/a>/);
  assert.equal(fieldOf(answer, 'body'), 'One\n\n&lt;/textarea&gt; &amp; two');
  assert.equal(fieldOf(answer, 'people'), 'Bea');
  assert.equal(fieldOf(answer, 'excerpt'), 'A &#34;line&#34;');
  assert.equal((await app.ctx.db.selectFrom('posts').selectAll().execute()).length, 0);
});

test('each field has its limit', async (t) => {
  const app = await aDesk(t);
  const wrong: [Record<string, string>, RegExp][] = [
    [{ title: 'x'.repeat(301) }, /Shorten it to 300 characters; it has 301/],
    [{ body: 'x'.repeat(200_001) }, /Shorten it to 200,000 characters/],
    [{ body: '' }, /Write the story before you publish it/],
    [{ excerpt: 'x'.repeat(1_001) }, /Shorten it to 1,000/],
    [{ people: 'x'.repeat(61) }, /are there commas missing/],
    [{ topics: Array.from({ length: 41 }, (_, n) => `t${n}`).join() }, /At most 40/],
    [{ alt: 'x'.repeat(1_001) }, /Shorten the description to 1,000/],
    [{ publish: 'at', publish_at: '2026-02-31T10:00' }, /Say when/],
  ];
  for (const [fields, message] of wrong) {
    const answer = await app.post('/admin/posts', { ...STORY, ...fields });
    assert.equal(answer.status, 422, JSON.stringify(fields).slice(0, 60));
    assert.match(answer.html, message);
  }
  assert.equal((await app.post('/admin/posts', { ...STORY, body: 'x'.repeat(2_200_000) })).status, 413);
  const look = await app.post('/admin/posts/preview', { ...STORY, body: `${'x'.repeat(200_000)} *y*` });
  assert.match(look.html, /Shorten it to 200,000 characters/);
  assert.equal(look.html.includes('<em>y</em>'), false, 'nothing is made of it first');
});

test('broken forms are answered in the desk’s clothes', async (t) => {
  const app = await aDesk(t);
  const send = (body: string, type: string) =>
    fetch(`${app.url}/admin/posts`, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': type, cookie: `session=${token}` },
    });
  const { token } = await atTheDesk(app);
  assert.equal((await send('--x\r\nnonsense', 'multipart/form-data; boundary=x')).status, 400);
  assert.equal((await send('x', 'multipart/form-data')).status, 400);
  const twoFiles = ['a', 'b'].map(
    (n) => `--x\r\ncontent-disposition: form-data; name="picture"; filename="${n}"\r\n\r\nx\r\n`,
  );
  assert.equal((await send(`${twoFiles.join('')}--x--`, 'multipart/form-data; boundary=x')).status, 400);
  assert.equal((await send('title=%00%E0%A4%A&body=x&publish=now', 'application/x-www-form-urlencoded')).status, 200);
  assert.equal((await send('{"title":1}', 'application/json')).status, 422);
});

test('an imported post stays HTML when it is edited', async (t) => {
  const app = await aDesk(t);
  const post = await aPost(app, { title: 'Old' });
  await app.ctx.db
    .updateTable('posts')
    .set({ body: '<p>Two <b>mugs</b>.</p>', body_format: 'html' })
    .where('id', '=', post.id)
    .execute();
  const form = await app.get(`/admin/posts/${post.id}`);
  assert.match(form.html, /written in HTML/);
  await app.post(`/admin/posts/${post.id}`, { body: '<p>Three <b>mugs</b>. *Really*.</p>', publish: 'now' });
  assert.match((await app.get('/2026/11/old')).html, /<p>Three <b>mugs<\/b>\. \*Really\*\.<\/p>/);
});

test('comments are closed, reopened and kept open by hand', async (t) => {
  const app = await aDesk(t);
  const post = await aPost(app, { ageInDays: 10 });
  const where = `/2026/11/${post.slug}`;
  const switchTo = (what: string) => app.post(`/admin/posts/${post.id}/${what}`, { back: '/admin' });
  const closed = await switchTo('closure');
  assert.equal(closed.location, '/admin?done=1');
  assert.match(
    (await app.get(closed.location)).html,
    /role="status">\s*<p>Closed the comments on “<a href="\/admin\/posts\/1"><bdi>Odalys brought soup/,
  );
  assert.match((await app.get(where)).html, /An editor has closed the comments/);
  assert.match((await app.get('/admin/posts')).html, /closed by an editor[\s\S]*Reopen/);

  const form = `/admin/posts/${post.id}`;
  const opened = await app.post(`${form}/reopening`, { back: form });
  assert.match(
    (await app.get(opened.location)).html,
    /role="status">\s*<p>Comments stay open on “Odalys brought soup”\./,
  );
  assert.match((await app.get((await switchTo('reopening')).location)).html, /its comments are kept open already\./);
  assert.match((await app.get(where)).html, /Say something/);
  app.clock.now += 30 * DAY;
  await closeOld(
    app.ctx.db,
    { run: await runs.start(app.ctx.db, 'x', 0), closeAfterDays: 14, now: app.clock.now },
    () => {},
  );
  assert.match((await app.get(where)).html, /Say something/, 'an editor’s word outlives age');
  await atTheDesk(app);
  assert.equal((await app.post('/admin/posts/999/closure', {})).status, 404);
});

test('the lists of the desk show every post on its shelf', async (t) => {
  const app = await aDesk(t);
  await write(app, { ...STORY, title: 'Out', publish: 'now' });
  await write(app, { ...STORY, title: 'Begun', publish: 'draft' });
  await write(app, { ...STORY, title: 'Tomorrow', publish: 'at', publish_at: '2026-11-23T08:00' });
  const shown = async (shelf: string) => {
    const { html } = await app.get(`/admin/posts?show=${shelf}`);
    return ['Out', 'Begun', 'Tomorrow'].filter((title) => html.includes(`<b>${title}</b></a>`));
  };
  assert.deepEqual(await shown('all'), ['Out', 'Begun', 'Tomorrow']);
  assert.deepEqual(await shown('draft'), ['Begun']);
  assert.deepEqual(await shown('scheduled'), ['Tomorrow']);
  assert.deepEqual(await shown('live'), ['Out']);
  assert.equal((await app.get('/admin/posts?show=odd')).status, 400);
});

test('the desk’s front says what is going on', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { title: 'Nearly over', ageInDays: 13 });
  const { html } = await app.get('/admin');
  assert.match(html, /Good afternoon, Posy/);
  assert.match(html, /Nothing is on fire/);
  assert.match(html, /Closing soon[\s\S]*Nearly over[\s\S]*close on 23 November 2026/);
  const run = await runs.start(app.ctx.db, 'close-comments', app.clock.now - DAY);
  await runs.finish(app.ctx.db, run, { now: app.clock.now - DAY, changed: 0, error: null });
  const late = (await app.get('/admin')).html;
  assert.match(late, /1 day ago, late/);
  assert.equal(late.includes('Nothing is on fire'), false);
});

test('a moderator sees posts but no way to write them', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  await atTheDesk(app, 'moderator', 'Mo Derry');
  for (const path of ['/admin', '/admin/posts']) {
    const { html } = await app.get(path);
    assert.equal(html.includes('Write a post'), false);
    assert.match(html, /href="\/2026\/11\/odalys-brought-soup"/);
  }
});
