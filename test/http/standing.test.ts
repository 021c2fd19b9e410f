import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rerenderAll } from '../../src/pages/pages.ts';
import { set } from '../../src/settings/settings.ts';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

const PAGES = [
  ['/about', 'About'],
  ['/comment-policy', 'Comment policy'],
  ['/privacy', 'Privacy'],
  ['/contact', 'Contact and takedown'],
] as const;

test('four pages stand from the first day, each with one address and a description', async (t) => {
  const app = await startApp(t);
  for (const [path, title] of PAGES) {
    const { status, html } = await app.get(path);
    assert.equal(status, 200, path);
    assert.match(html, new RegExp(`<h1>${title}</h1>`));
    assert.ok(html.includes(`<link rel="canonical" href="http://gossip.test${path}">`), path);
    const [, description = ''] = /<meta name="description" content="([^"]+)">/.exec(html) ?? [];
    assert.ok(description.length > 60 && !/[*#`]/.test(description), description);
    assert.doesNotMatch(html, /Last changed/);
    assert.doesNotMatch(html, /Last changed|undefined|\$\{/);
  }
});

test('every page leads to them, and so does the form of a comment', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const path = `/${post.year}/${post.month}/${post.slug}`;
  for (const from of ['/', path, '/nothing/here']) {
    const { html } = await app.get(from);
    const foot = html.slice(html.indexOf('<footer'));
    for (const [to, title] of PAGES) assert.ok(foot.includes(`<a href="${to}">${title}</a>`), `${from} to ${to}`);
    assert.ok(foot.includes('<a href="/me">What you said here</a>'), from);
  }
  const { html } = await app.get(path);
  const form = html.slice(html.indexOf('<form'), html.indexOf('</form>'));
  assert.match(form, /<a href="\/comment-policy">/);
  assert.match(form, /<a href="\/privacy">/);
});

test('the house’s own words tell what is set', async (t) => {
  const app = await startApp(t);
  const table: [path: string, key: Parameters<typeof set>[1], value: string, says: RegExp][] = [
    ['/privacy', 'comments.address_days', '30', /It is deleted after 30 days\./],
    ['/privacy', 'comments.address_days', '1', /It is deleted after 1 day\./],
    ['/privacy', 'comments.address_days', '0', /It is deleted the following night\./],
    ['/comment-policy', 'comments.edit_minutes', '15', /For 15 minutes after sending/],
    ['/comment-policy', 'comments.edit_minutes', '0', /stays as it was sent/],
    ['/comment-policy', 'comments.close_after_days', '14', /Comments close 14 days after a story/],
    ['/comment-policy', 'comments.close_after_days', '0', /Comments stay open/],
    ['/comment-policy', 'comments.report_threshold', '3', /after 3 by different readers/],
    ['/comment-policy', 'comments.report_threshold', '1', /after the first one/],
    ['/comment-policy', 'comments.report_threshold', '0', /A moderator reads every report\.</],
    ['/comment-policy', 'comments.hold_first', 'true', /The first comment of a new reader waits/],
    ['/comment-policy', 'comments.hold_first', 'false', /appear as soon as you send them/],
    ['/comment-policy', 'comments.hold_all', 'true', /every comment waits for an editor/],
  ];
  for (const [path, key, value, says] of table) {
    assert.equal(await set(app.ctx.db, key, value), null);
    assert.match((await app.get(path)).html, says, `${key} ${value}`);
  }
});

test('they take no address from the archive, and there are no others', async (t) => {
  const app = await aDesk(t);
  await aPost(app);
  assert.equal((await app.get('/2026')).status, 200);
  assert.equal((await app.get('/About')).location, '/about');
  for (const path of ['/terms', '/about/us', '/about/page/2', '/admin/pages/terms', '/admin/pages/2026'])
    assert.equal((await app.get(path)).status, 404, path);
  for (const path of ['/admin/pages/terms', '/admin/pages/terms/original'])
    assert.equal((await app.post(path, { title: 'Terms', body: 'Yes' })).status, 404, path);
  assert.deepEqual(await app.ctx.db.selectFrom('standing_pages').selectAll().execute(), []);
});

test('an editor writes a page, readers get it with its date, and it can go back', async (t) => {
  const app = await startApp(t);
  await app.ctx.db.insertInto('settings').values({ key: 'site.timezone', value: 'Europe/London' }).execute();
  const editor = await atTheDesk(app);

  const list = await app.get('/admin/pages');
  assert.equal(list.html.match(/The house’s own words/g)?.length, 4);
  const form = await app.get('/admin/pages/contact');
  assert.equal(fieldOf(form, 'title'), 'Contact and takedown');
  assert.match(fieldOf(form, 'body') ?? '', /^\*\*The editors have not written an address here yet\.\*\*/);
  assert.doesNotMatch(form.html, /action="[^"]*original"/);

  app.clock.now = Date.UTC(2026, 4, 2, 23, 30);
  const saved = await app.post('/admin/pages/contact', {
    title: '  Write to\nus ',
    body: 'To *Posy*: [posy@example.org](mailto:posy@example.org)',
  });
  assert.equal(saved.status, 303);
  assert.equal(saved.location, '/admin/pages/contact?saved=yes');
  const again = await app.get(saved.location);
  assert.match(again.html, /Saved, and on the page\./);
  assert.match(again.html, /Changed 3 May 2026, 0:30 by Posy Lindqvist/);
  assert.match((await app.get('/admin/pages')).html, /Write to us[\s\S]*Changed 3 May 2026, 0:30 by Posy Lindqvist/);

  const { html } = await app.get('/contact');
  assert.match(html, /<h1>Write to us<\/h1>/);
  assert.match(html, /To <em>Posy<\/em>: <a href="mailto:posy@example\.org">/);
  assert.match(html, /Last changed <time datetime="2026-05-03T00:30:00\+01:00">3 May 2026<\/time>/);
  assert.match(html, /<meta name="description" content="To Posy: posy@example\.org">/);
  assert.match((await app.get('/about')).html, /<a href="\/contact">Write to us<\/a>/);

  // A field that is not sent stays.
  await app.post('/admin/pages/contact', { title: 'Write' });
  assert.match((await app.get('/contact')).html, /<h1>Write<\/h1>[\s\S]*posy@example\.org/);

  app.clock.now += DAY;
  for (let twice = 0; twice < 2; twice += 1) {
    const back = await app.post('/admin/pages/contact/original', {});
    assert.equal(back.location, '/admin/pages/contact?saved=original');
  }
  assert.match((await app.get('/contact')).html, /have not written an address here yet/);

  const log = await app.ctx.db.selectFrom('decisions').select(['user_id', 'action', 'note']).execute();
  assert.deepEqual(log, Array(3).fill({ user_id: editor.id, action: 'edit_page', note: 'contact' }));
});

test('what is wrong with a page is said at its fields, and no word of it is lost', async (t) => {
  const app = await aDesk(t);
  const save = (title: string, body: string) => app.post('/admin/pages/about', { title, body });
  const body = `</textarea>"&amp; ${'ä'.repeat(200_000)}`;
  const refused = await save(' ', body);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Not saved yet\. Your words are safe below\./);
  assert.match(refused.html, /<a href="#title">Give it a title<\/a>/);
  assert.match(refused.html, /Shorten it to 200,000 characters; it has 200,018/);
  assert.equal(fieldOf(refused, 'body'), `&lt;/textarea&gt;&#34;&amp;amp; ${'ä'.repeat(200_000)}`);
  assert.equal((await save('😀'.repeat(301), 'One')).status, 422);
  assert.equal((await save('😀'.repeat(300), '\u200b')).status, 422);
  assert.match((await app.get('/about')).html, /<h1>About<\/h1>/);
  assert.equal((await save('😀'.repeat(300), 'One')).status, 303);
});

test('nothing that an editor types becomes more than words', async (t) => {
  const app = await aDesk(t);
  await app.post('/admin/pages/about', {
    title: 'R&D <b onmouseover=alert(1)>',
    body: '<script>alert(1)</script><p onclick="alert(1)">One</p>\n\n[two](javascript:alert(1)) <img src=x onerror=alert(1)> <iframe src="https://example.org"></iframe>',
  });
  for (const path of ['/about', '/privacy', '/admin/pages', '/admin/pages/about']) {
    const { html } = await app.get(path);
    assert.match(html, /R&amp;D &lt;b onmouseover=alert\(1\)&gt;/, path);
    const printed = html.replace(/<textarea[\s\S]*?<\/textarea>/g, '');
    assert.doesNotMatch(printed, /<b onmouseover|<script>alert|onclick=|onerror=|javascript:|<iframe/, path);
  }
});

test('pages are rendered again from what was written', async (t) => {
  const app = await aDesk(t);
  await app.post('/admin/pages/about', { title: 'About', body: 'One *word*.' });
  await app.ctx.db.updateTable('standing_pages').set({ body_html: 'old' }).execute();
  assert.match((await app.get('/about')).html, /\nold\n/);
  assert.equal(await rerenderAll(app.ctx.db), 1);
  assert.match((await app.get('/about')).html, /One <em>word<\/em>\./);
});

test('pages of the desk are not shown to those who may not change them', async (t) => {
  const app = await startApp(t);
  await atTheDesk(app, 'moderator');
  assert.doesNotMatch((await app.get('/admin')).html, /\/admin\/pages/);
  await atTheDesk(app, 'editor');
  assert.match((await app.get('/admin')).html, /<a href="\/admin\/pages">Pages/);
});
