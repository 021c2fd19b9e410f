import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { HOUR } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { hashPassword } from '../../src/users/password.ts';
import { add } from '../../src/users/users.ts';
import { startApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

test('an empty blog says so, and how to add the first editor, until there is one', async (t) => {
  const app = await startApp(t);
  const before = await app.get('/');
  assert.equal(before.status, 200);
  assert.match(before.html, /Not a whisper/);
  assert.match(before.html, /npx hearsay user add/);

  const passwordHash = await hashPassword('a long password');
  await add(app.ctx.db, { email: 'A@example.org', name: 'A', role: 'admin', passwordHash, now: 0 });
  assert.doesNotMatch((await app.get('/')).html, /user add/);
});

test('the front page shows the newest stories first, the very newest as its lead, twenty a page', async (t) => {
  const app = await startApp(t);
  for (let n = 1; n <= 25; n++) await aPost(app, { title: `Story ${n}.`, publishedAt: app.clock.now - n * HOUR });
  const first = await app.get('/');
  assert.match(first.html, /<h2><a href="[^"]+">Story 1\.</);
  assert.match(first.html, /Story 20\./);
  assert.doesNotMatch(first.html, /Story 21\./);
  assert.match(first.html, /href="\/page\/2"/);

  const second = await app.get('/page/2');
  assert.match(second.html, /Story 25\./);
  assert.match(second.html, /<link rel="canonical" href="http:\/\/gossip\.test\/page\/2">/);
  assert.equal((await app.get('/page/3')).status, 404);
  for (const elsewhere of ['//evil.example/page/1', '/%5cevil.example/page/1', '/%2fevil.example/page/1'])
    assert.equal((await app.get(elsewhere)).location, '', elsewhere);
  assert.equal((await app.get('/page/1')).location, '/');
});

test('a post is there from the moment of its publication on, without a job', async (t) => {
  const app = await startApp(t);
  const publishedAt = app.clock.now + HOUR;
  const post = await aPost(app, { publishedAt, people: ['Odalys Finch'] });
  for (const path of [postPath(post), '/people/odalys-finch', '/2026/11', '/2026', '/authors/imelda-farr'])
    assert.equal((await app.get(path)).status, 404, path);
  assert.doesNotMatch((await app.get('/')).html, /Odalys/);
  assert.doesNotMatch((await app.get('/feed.xml')).html, /Odalys/);
  app.clock.now = publishedAt - 1;
  assert.equal((await app.get(postPath(post))).status, 404);
  app.clock.now = publishedAt;
  assert.equal((await app.get(postPath(post))).status, 200);
  assert.match((await app.get('/')).html, /Odalys/);
});

test('a post page has title, byline, text, people, topics and related stories, nearest first', async (t) => {
  const app = await startApp(t);
  await aPost(app, { title: 'Same topic', topics: ['Soup'], ageInDays: 1 });
  await aPost(app, { title: 'Same person', people: ['Odalys Finch'], ageInDays: 3 });
  await aPost(app, { title: 'Same person, newer', people: ['Odalys Finch'], ageInDays: 2 });
  await aPost(app, { title: 'Both', people: ['Odalys Finch'], topics: ['Soup'], ageInDays: 9 });
  await aPost(app, { title: 'Neither', people: ['Bram Solvay'] });
  const post = await aPost(app, { people: ['Odalys Finch'], topics: ['Soup'], ageInDays: 20 });
  const { html } = await app.get(postPath(post));
  assert.match(html, /<h1>Odalys brought soup<\/h1>/);
  assert.match(html, /<p>Leek and <em>potato<\/em>\.<\/p>/);
  assert.match(html, /By <a href="\/authors\/imelda-farr" rel="author">Imelda Farr<\/a>/);
  assert.match(html, /Monday 2 November 2026, 12:00/);
  assert.match(html, /href="\/people\/odalys-finch"/);
  assert.match(html, /href="\/topics\/soup"/);
  const near = html.slice(html.indexOf('Related stories'));
  const order = ['>Both<', '>Same person, newer<', '>Same person<', '>Same topic<'].map((title) => near.indexOf(title));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.ok(order.every((at) => at > 0));
  assert.doesNotMatch(html, />Neither</);
});

test('above a story stand its first topic, its excerpt where somebody wrote one, and its picture with a credit', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app, { alt: 'A flask & a lid', credit: 'Odile Brandt / Mantel' });
  const dressed = await aPost(app, {
    topics: ['Red carpets', 'Soup'],
    excerpt: 'In a flask with her initials.',
    heroId,
  });
  const { html } = await app.get(postPath(dressed));
  assert.match(html, /<a class="kicker kicker--label" href="\/topics\/red-carpets">Red carpets<\/a>\s*<h1>/);
  assert.match(html, /<p class="lede">In a flask with her initials\.<\/p>/);
  const [picture = ''] = /<img [^>]*alt="A flask &amp; a lid"[^>]*>/.exec(html) ?? [];
  assert.match(picture, /width="1200" height="800"/);
  assert.match(picture, /srcset="[^"]+\/480\.webp 480w, [^"]+\/960\.webp 960w, [^"]+\/1600\.webp 1200w"/);
  assert.match(picture, /fetchpriority="high"/);
  assert.doesNotMatch(picture, /loading="lazy"/);
  assert.match(html, /Picture: Odile Brandt \/ Mantel</);
  const [src = ''] = /(?<=src=")[^"]+/.exec(picture) ?? [];
  assert.equal((await app.get(src)).headers.get('content-type'), 'image/webp');

  const bare = await aPost(app, { title: 'Bare' });
  const without = (await app.get(postPath(bare))).html;
  assert.doesNotMatch(without, /class="(lede|hero)|kicker--label|Picture:/);
  assert.match(without, /<meta name="description" content="Leek and potato\.">/);
});

test('a small, a square or an upright picture stands whole; one without a credit has no caption', async (t) => {
  const app = await startApp(t);
  const upright = await aPost(app, { heroId: await aPicture(app, { width: 900, height: 1200, credit: '' }) });
  const small = await aPost(app, { heroId: await aPicture(app, { width: 500, height: 300 }) });
  const square = await aPost(app, { heroId: await aPicture(app, { width: 1600, height: 1600 }) });
  const wide = await aPost(app, { heroId: await aPicture(app) });
  const { html } = await app.get(postPath(upright));
  assert.match(html, /hero--narrow/);
  assert.doesNotMatch(html, /figcaption/);
  for (const post of [small, square]) assert.match((await app.get(postPath(post))).html, /hero--narrow/);
  assert.doesNotMatch((await app.get(postPath(wide))).html, /hero--narrow/);
});

test('people look like the newest picture whose description names them; the others have their initial', async (t) => {
  const app = await startApp(t);
  const hers = await aPicture(app, { alt: 'Odalys Finch with a flask' });
  const his = await aPicture(app, { alt: 'At the sea: bram solvay' });
  const older = await aPicture(app, { alt: 'Bram Solvay' });
  await aPost(app, { people: ['Bram Solvay'], heroId: older, ageInDays: 9 });
  await aPost(app, { people: ['Bram Solvay'], heroId: his, ageInDays: 8 });
  const people = ['Odalys Finch', 'Bram Solvay', 'Caspian Doyle'];
  const post = await aPost(app, { people, heroId: hers });
  const rows = (await app.get(postPath(post))).html.match(/<a class="person-row"[\s\S]*?<\/a>/g) ?? [];
  const keys = await app.ctx.db.selectFrom('media').select('key').orderBy('id').execute();
  assert.equal(rows.length, 3);
  assert.ok(rows[0]?.includes(`/media/${keys[0]?.key}/`) && rows[0].includes('The first story here'));
  assert.ok(rows[1]?.includes(`/media/${keys[1]?.key}/`) && rows[1].includes('3 stories'));
  assert.match(rows[2] ?? '', /<span class="initial k\d" aria-hidden="true">C<\/span>/);
});

test('related stories and listings show pictures where there are, undescribed beside their headlines', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  await aPost(app, { title: 'With', topics: ['Soup'], heroId, ageInDays: 1 });
  await aPost(app, { title: 'Without', topics: ['Bread', 'Soup'], excerpt: 'A loaf.', ageInDays: 2 });
  const post = await aPost(app, { topics: ['Soup'], excerpt: 'A flask.' });
  const related = (await app.get(postPath(post))).html.split('Related stories')[1]?.split('<section')[0] ?? '';
  assert.equal(related.match(/<img /g)?.length, 1);
  assert.match(related, /class="related-plain">[\s\S]*href="\/topics\/bread">Bread<[\s\S]*>Without</);

  const { html } = await app.get('/topics/soup');
  const stories = html.match(/<article class="story[\s\S]*?<\/article>/g) ?? [];
  assert.deepEqual(
    stories.map((story) => [story.includes('story--plain'), /<img [^>]*alt=""[^>]*fetchpriority="high"/.test(story)]),
    [
      [true, false],
      [false, true],
      [true, false],
    ],
  );
});

test('a person’s page has their facts and a line of years; who comes along twice is often seen with them', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app, { alt: 'Odalys Finch' });
  const first = await aPost(app, { title: 'First', people: ['Odalys Finch'], ageInDays: 500 });
  await aPost(app, { title: 'Pair', people: ['Odalys Finch', 'Bram Solvay'], heroId, ageInDays: 30 });
  await aPost(app, { title: 'Again', people: ['Bram Solvay', 'Odalys Finch', 'Caspian Doyle'], ageInDays: 10 });
  await aPost(app, { title: 'Soon', people: ['Odalys Finch'], ageInDays: -1 });
  for (let n = 0; n < 3; n++) await aComment(app, first);
  const { html } = await app.get('/people/odalys-finch');
  assert.match(html, /<a class="kicker" href="\/people#O">People, O<\/a>/);
  assert.match(html, /<dt>Stories<\/dt><dd>3</);
  assert.match(html, /<dt>Responses<\/dt><dd>3</);
  assert.match(html, /<dt>First seen here<\/dt><dd>10 July 2025</);
  assert.match(html, /<dt>Often seen with<\/dt>\s*<dd><a href="\/people\/bram-solvay">Bram Solvay<\/a><\/dd>/);
  assert.match(html, /<div class="picture arch">\s*<img [^>]*fetchpriority="high"/);
  assert.match(html, /2026<\/h2>[\s\S]*>Again<[\s\S]*class="big">[\s\S]*>Pair<[\s\S]*2025<\/h2>[\s\S]*>First</);

  const alone = (await app.get('/people/caspian-doyle')).html;
  assert.match(alone, /class="initial k\d"[^>]*>C</);
  assert.doesNotMatch(alone, /Responses<\/dt>|Often seen with/);
  assert.equal((await app.get('/people/odalys-finch/page/2')).status, 404);
});

test('a post has one address; others of its slug lead there', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { slug: 'the_Soup' });
  assert.equal(postPath(post), '/2026/11/the_Soup');
  for (const path of ['/2025/01/the_Soup', '/2026/11/the_Soup/']) {
    const answer = await app.get(path);
    assert.equal(answer.status, 301);
    assert.equal(answer.location, '/2026/11/the_Soup');
  }
  assert.equal((await app.get('/2026/11/the_Soup?comments=1')).location, '/2026/11/the_Soup');
});

test('archives by person, topic, author, year and month', async (t) => {
  const app = await startApp(t);
  await aPost(app, { people: ['Léna Ångström'], topics: ['Soup'], ageInDays: 400 });
  const pages: [path: string, heading: string][] = [
    ['/people/lena-angstroem', 'Léna Ångström'],
    ['/topics/soup', 'Soup'],
    ['/authors/imelda-farr', 'Imelda Farr'],
    ['/2025', '2025'],
    ['/2025/10', 'October 2025'],
  ];
  assert.match((await app.get('/people')).html, /href="\/people\/lena-angstroem">Léna/);
  assert.match((await app.get('/topics')).html, /href="\/topics\/soup"/);
  for (const [path, heading] of pages) {
    const { status, html } = await app.get(path);
    assert.equal(status, 200, path);
    assert.ok(html.includes(`<h1>${heading}</h1>`), `${path}: ${heading}`);
    assert.match(html, /<h3><a href="[^"]+">Odalys brought soup<\/a>/);
    assert.match(html, /1 story|<dt>Stories<\/dt><dd>1</);
  }
});

test('the permalink’s year and month are those of the site’s zone', async (t) => {
  const app = await startApp(t, { settings: { 'site.timezone': 'Pacific/Kiritimati' } });
  app.clock.now = Date.UTC(2026, 11, 31, 23);
  const post = await aPost(app);
  assert.equal(postPath(post), '/2027/01/odalys-brought-soup');
  const { html } = await app.get(postPath(post));
  assert.match(html, /Friday 1 January 2027, 12:00/);
});

test('healthz and readyz answer', async (t) => {
  const app = await startApp(t);
  assert.equal((await app.get('/healthz')).status, 200);
  assert.equal((await app.get('/readyz')).status, 200);
});

test('what we did not expect is logged once, with its reason and the request’s id, and told without either', async (t) => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const app = await startApp(t, { log });
  await app.ctx.db.schema.alterTable('post_tags').renameTo('lost').execute();
  const { status, html, headers } = await app.get('/people');
  assert.equal(status, 500);
  assert.match(html, /it was us/);
  assert.doesNotMatch(html, /post_tags/);
  const errors = lines.filter((line) => line.includes('no such table: post_tags'));
  assert.equal(errors.length, 1);
  assert.ok(errors[0]?.includes(headers.get('x-request-id') ?? '?'));
});
