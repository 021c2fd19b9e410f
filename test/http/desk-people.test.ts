import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/text/fold.ts';
import { postPath } from '../../src/urls.ts';
import { NOON } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, write } from '../support/desk.ts';
import { aPicture, aPost } from '../support/factories.ts';

/** The address of the form of somebody on the list. */
async function formOf(app: Awaited<ReturnType<typeof aDesk>>, name: string, list = '/admin/people'): Promise<string> {
  const { html } = await app.get(`${list}?q=${encodeURIComponent(name)}`);
  const path = new RegExp(`href="(${list}/\\d+)"><b><bdi>${name}<`).exec(html)?.[1];
  assert.ok(path, `${name} is on the list`);
  return path;
}

test('the list of people has everybody, also whom no reader has met, with pages and a search', async (t) => {
  const app = await aDesk(t);
  assert.match((await app.get('/admin/people')).html, /Nobody has been talked about yet/);
  for (let n = 1; n <= 61; n++) await aPost(app, { people: [`Person ${String(n).padStart(2, '0')}`] });
  await aPost(app, { people: ['Bram Solvay', 'Person 01'], topics: ['Soup'], publishedAt: NOON + 9 });
  const { html } = await app.get('/admin/people');
  assert.match(html, /62 people, A to Z/);
  assert.match(html, /aria-current="page">People<\/a>\s*<a href="\/admin\/topics">Topics/);
  assert.match(html, /<bdi>Bram Solvay<\/bdi>[\s\S]*?<span>1 story<\/span><span>no words yet<\/span>/);
  assert.match(html, /<bdi>Person 01<\/bdi>[\s\S]*?<span>2 stories<\/span>/);
  assert.match((await app.get('/admin/people?page=2')).html, /<bdi>Person 61</);
  assert.equal((await app.get('/admin/people?page=3')).status, 404);

  const path = await formOf(app, 'Bram Solvay');
  await app.post(path, { aliases: 'The Crooner' });
  const found = (await app.get('/admin/people?q=CROON')).html;
  assert.match(found, /1 with “CROON” in a name/);
  assert.match(found, /<bdi>Bram Solvay<\/bdi>[\s\S]*also The Crooner/);
  assert.match((await app.get('/admin/people?q=zz')).html, /Nobody and nothing is called that/);
  assert.match((await app.get('/admin/topics')).html, /<bdi>Soup<\/bdi>/);
  assert.doesNotMatch((await app.get('/admin/topics')).html, /no words/);
});

test('an editor says who somebody is, with a picture, and readers see it', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { people: ['Victoria Adams'] });
  const path = await formOf(app, 'Victoria Adams');
  const picture = await fetchPicture(app);
  const form = new FormData();
  form.set('name', 'Victoria Beckham');
  form.set('aliases', 'Posh Spice\r\n\r\n  Miss   Vée ');
  form.set('bio', 'Sang, then <sewed>.\nNow both.');
  form.set('new_address', 'on');
  form.set('picture_id', '');
  form.set('crop_shape', 'square');
  form.set('picture', picture, 'x.png');
  const answer = await app.post(path, form);
  assert.deepEqual([answer.status, answer.location], [303, `${path}?done=renamed`]);
  const saved = await app.get(answer.location);
  assert.match(saved.html, /role="status">Saved\. The name so far leads here too/);
  assert.match(saved.html, /http:\/\/gossip\.test\/people\/victoria-beckham</);
  assert.equal(fieldOf(saved, 'aliases'), 'Victoria Adams\nPosh Spice\nMiss Vée');
  assert.match(saved.html, /<img src="\/media\/[^>]*alt="Victoria Beckham"/);

  const face = await app.ctx.db
    .selectFrom('media')
    .select(['width', 'height'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  assert.equal(face?.width, face?.height, 'cut as it was asked for');

  const { html } = await app.get('/people/victoria-beckham');
  assert.match(html, /<p class="lede">Sang, then &lt;sewed&gt;\. Now both\.<\/p>/);
  assert.match(html, /class="picture arch">\s*<img src="\/media\//);
  assert.equal((await app.get('/people/victoria-adams')).location, '/people/victoria-beckham');
  assert.equal((await app.get('/people/posh-spice')).location, '/people/victoria-beckham');

  // Whoever types another name in a story means her.
  const id = await write(app, { ...STORY, people: 'POSH spice, Bram' });
  assert.equal(fieldOf(await app.get(`/admin/posts/${id}`), 'people'), 'Victoria Beckham, Bram');

  await app.post(path, { picture_remove: 'on', picture_id: fieldOf(saved, 'picture_id') ?? '' });
  assert.doesNotMatch((await app.get(path)).html, /<img /);
  assert.match((await app.get(path)).html, /Sang, then/, 'what was not sent stays');
  const log = await app.ctx.db.selectFrom('decisions').select('note').where('action', '=', 'edit_tag').execute();
  assert.deepEqual(
    log.map(({ note }) => note),
    ['Victoria Adams, now Victoria Beckham', 'Victoria Beckham'],
  );
});

test('what is wrong is said at its field, and what was typed and uploaded stays', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { people: ['Odalys Finch', 'Bram Solvay'] });
  const path = await formOf(app, 'Bram Solvay');
  const form = new FormData();
  form.set('name', 'Odalys Finch');
  form.set('aliases', 'B.');
  form.set('bio', 'x'.repeat(601));
  form.set('new_address', 'on');
  form.set('picture', await fetchPicture(app), 'x.png');
  const refused = await app.post(path, form);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /<a href="#bio">Shorten it to 600/);
  assert.equal(fieldOf(refused, 'name'), 'Odalys Finch');
  assert.equal(fieldOf(refused, 'aliases'), 'B.');
  assert.match(refused.html, /name="new_address" value="on" checked/);
  assert.match(fieldOf(refused, 'picture_id') ?? '', /^\d+$/, 'the picture is kept');
  const taken = await app.post(path, { name: 'Odalys Finch' });
  assert.match(taken.html, /There is a “Odalys Finch” already\. If they are the same, say so/);

  const broken = new FormData();
  broken.set('bio', 'Sings.');
  broken.set('picture', new Blob(['no picture']), 'x.png');
  const answer = await app.post(path, broken);
  assert.equal(answer.status, 422);
  assert.match(answer.html, /That is not a picture we can use/);
  assert.match(answer.html, /Sings\./);
  assert.doesNotMatch((await app.get(path)).html, /Sings\./);
});

test('before two are made one the desk says what will happen, and afterwards that it did', async (t) => {
  const app = await aDesk(t);
  const post = await aPost(app, { title: 'Ladle', people: ['The Soup Lady'] });
  await aPost(app, { people: ['Odalys Finch'] });
  const [goes, stays] = [await formOf(app, 'The Soup Lady'), await formOf(app, 'Odalys Finch')];
  await app.post(goes, { aliases: 'Lady Ladle', bio: 'Has a ladle.' });

  for (const [name, words] of [
    ['', /Type the name of the other one/],
    ['Nobody', /There is no “Nobody” here/],
    ['lady LADLE', /That is the name of this very one/],
  ] as const) {
    const answer = await app.get(`${goes}/merger?name=${encodeURIComponent(name)}`);
    assert.equal(answer.status, 422);
    assert.match(answer.html, words);
  }
  assert.equal((await app.get(`${goes}/merger`)).location, goes);

  const { html } = await app.get(`${goes}/merger?name=odalys+finch`);
  assert.match(html, /Is <bdi>The Soup Lady<\/bdi> the same as <bdi>Odalys Finch<\/bdi>\?/);
  assert.match(html, /1 story that names The Soup Lady will name Odalys Finch\./);
  assert.match(html, /\/people\/the-soup-lady will lead to \/people\/odalys-finch/);
  assert.match(html, /Whoever types “The Soup Lady” or “Lady Ladle” will mean Odalys Finch\./);
  assert.match(html, /The words about The Soup Lady will stand on the page of Odalys Finch/);
  assert.ok(html.includes(`href="${stays}/merger?name=The+Soup+Lady"`), 'and the other way round');
  assert.equal((await app.get('/people/the-soup-lady')).status, 200, 'nothing has happened yet');

  const into = stays.split('/').at(-1) ?? '';
  for (const fields of [{ into: '999' }, { into: goes.split('/').at(-1) ?? '' }, { into: 'x' }, {}])
    assert.equal((await app.post(`${goes}/merger`, fields)).status, 422);
  const done = await app.post(`${goes}/merger`, { into });
  assert.deepEqual([done.status, done.location], [303, `${stays}?done=merged`]);
  assert.match((await app.get(done.location)).html, /role="status">They are one now/);
  assert.equal((await app.post(`${goes}/merger`, { into })).status, 404, 'once is enough');
  assert.equal((await app.get('/people/the-soup-lady')).location, '/people/odalys-finch');
  assert.equal((await app.get('/people/lady-ladle')).location, '/people/odalys-finch');
  assert.match((await app.get('/people/odalys-finch')).html, /Has a ladle\./);
  assert.match((await app.get(postPath(post))).html, /<b>Odalys Finch<\/b>/);
  const log = await app.ctx.db.selectFrom('decisions').selectAll().where('action', '=', 'merge_tags').execute();
  assert.deepEqual(
    log.map(({ note }) => note),
    ['The Soup Lady into Odalys Finch'],
  );
});

test('one that no story names can be taken off the list, another cannot', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, topics: 'Soup, Broth' });
  const path = await formOf(app, 'Broth', '/admin/topics');
  assert.doesNotMatch((await app.get(path)).html, /Take it off the list/);
  const refused = await app.post(`${path}/removal`, {});
  assert.equal(refused.status, 422);
  assert.match(refused.html, /A story has come to name Broth/);
  await app.post(`/admin/posts/${id}`, { ...STORY, topics: 'Soup' });
  assert.match((await app.get(path)).html, /Take it off the list/);
  const { location } = await app.post(`${path}/removal`, {});
  assert.match((await app.get(location)).html, /role="status">Gone\./);
  assert.equal((await app.get(path)).status, 404);
  assert.equal((await app.get(path.replace('topics', 'people'))).status, 404);
});

test('a person is not found among the topics, nor a topic among the people', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { people: ['Odalys Finch'], topics: ['Soup'] });
  const path = await formOf(app, 'Odalys Finch');
  const elsewhere = path.replace('people', 'topics');
  for (const address of [elsewhere, `${elsewhere}/merger?name=Soup`, '/admin/people/0', '/admin/people/x'])
    assert.equal((await app.get(address)).status, 404, address);
  assert.equal((await app.get(`${path}/merger?name=Soup`)).status, 422);
  for (const address of [elsewhere, `${elsewhere}/merger`, `${elsewhere}/removal`])
    assert.equal((await app.post(address, { name: 'X', into: '2' })).status, 404, address);
});

test('what is offered while somebody types: names, also by another name, and stories by words of their titles', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { title: 'Ánsel has a ladle', people: ['Odalys Finch'] });
  await aPost(app, {
    title: 'The ladle is back, and so is Ansel',
    people: ['Odalys Finch'],
    topics: ['Soup'],
    ageInDays: 4,
  });
  await write(app, { title: 'A ladle in the drawer', body: '', publish: 'draft' });
  await app.post(await formOf(app, 'Odalys Finch'), { aliases: 'The Soup Lady' });
  const asked = async (path: string) => {
    const answer = await app.get(path);
    assert.equal(answer.headers.get('cache-control'), 'private, no-store');
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    return JSON.parse(answer.html).suggestions;
  };
  assert.deepEqual(await asked('/admin/tags.json?kind=person&q=sou'), [
    { value: 'Odalys Finch', label: 'Odalys Finch', note: '“The Soup Lady”, 2 stories' },
  ]);
  assert.deepEqual(await asked('/admin/tags.json?kind=topic&q=sou'), [
    { value: 'Soup', label: 'Soup', note: '1 story' },
  ]);
  assert.deepEqual(await asked('/admin/tags.json?kind=topic'), []);
  assert.deepEqual(await asked('/admin/stories.json?q=ansel+ladl'), [
    { value: 'ansel-has-a-ladle', label: 'Ánsel has a ladle', note: '22 November 2026' },
    {
      value: 'the-ladle-is-back-and-so-is-ansel',
      label: 'The ladle is back, and so is Ansel',
      note: '18 November 2026',
    },
  ]);
  const drawer = await asked('/admin/stories.json?q=drawer');
  assert.deepEqual(
    drawer.map(({ note }: { note: string }) => note),
    ['Not out'],
  );
  assert.deepEqual(await asked('/admin/stories.json?q='), []);
  for (let n = 0; n < 20; n++) await aPost(app, { title: `Ladle ${n}`, people: [`Fin ${n}`] });
  assert.equal((await asked('/admin/stories.json?q=ladle')).length, 12);
  assert.equal((await asked('/admin/tags.json?kind=person&q=fin')).length, 12);
});

test('the stories chosen are called by their titles below the field, also where the form comes back', async (t) => {
  const app = await aDesk(t);
  const other = await aPost(app, { title: 'The <other> coat', ageInDays: 3 });
  const id = await write(app, { ...STORY, related: `http://gossip.test${postPath(other)}` });
  const titles = /<li data-slug="the-other-coat">The &lt;other&gt; coat<\/li>/;
  assert.match((await app.get(`/admin/posts/${id}`)).html, titles);
  const refused = await app.post(`/admin/posts/${id}`, {
    ...STORY,
    title: '',
    related: 'the-other-coat\nno-such-story',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, titles);
  assert.match(refused.html, /There is no story “no-such-story” here/);
});

test('nothing that is typed breaks these pages', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { people: ['Odalys Finch'], topics: ['Soup'] });
  const path = await formOf(app, 'Odalys Finch');
  const NASTY = [
    ...['\u0000', '\ud800', '%', '_', '"', "'; drop table tags; --", '"*', 'NEAR(', 'title:', '½²', '\u200b', '/soup'],
    ...['*', ' ', ',', '\n\n', '<script>alert(1)</script>', 'ا'.repeat(60), '😀'.repeat(60), 'x'.repeat(90_000)],
    ...['Z̃'.repeat(5_000), '../../etc', 'ﬁ', 'İ', '🅿🅾🆂🅷', '__proto__', 'constructor'],
  ];
  for (const words of NASTY) {
    const q = encodeURIComponent(words.slice(0, 100).toWellFormed());
    for (const address of [
      '/admin/people?q=',
      '/admin/topics?q=',
      `${path}/merger?name=`,
      '/admin/stories.json?q=',
      '/admin/tags.json?kind=person&q=',
    ])
      assert.ok((await app.get(address + q)).status < 500, `${address}${q}`);
    for (const fields of [
      { name: words },
      { name: 'Odalys Finch', aliases: words, new_address: 'on' },
      { bio: words, picture_id: words, picture_remove: '' },
      { picture_id: '99999' },
    ])
      assert.ok((await app.post(path, fields)).status < 500, JSON.stringify(fields).slice(0, 90));
    assert.ok((await app.post(`${path}/merger`, { into: words })).status < 500);
    assert.ok((await app.get(`/people/${encodeURIComponent(words.slice(0, 60).toWellFormed())}`)).status < 500);
  }
  for (const address of ['?q=a&q=b', '?page=0', '?page=x', '?done=x', `?q=${'x'.repeat(101)}`])
    assert.equal((await app.get(`/admin/people${address}`)).status, 400, address);
  for (const address of ['/admin/tags.json?q=a', '/admin/tags.json?kind=user&q=a', `${path}?done=no`])
    assert.equal((await app.get(address)).status, 400, address);
  const many = Array.from({ length: 40_000 }, (_, n) => n.toString(36)).join('\n');
  assert.equal((await app.post(path, { aliases: many })).status, 422);
  const post = await app.post('/admin/posts', { ...STORY, related: many });
  assert.equal(post.status, 422);
  const keys = await app.ctx.db.selectFrom('tags').select('name_key').execute();
  for (const { name_key } of keys) assert.equal(fold(name_key), name_key);
});

test('a moderator is told that people are not theirs to change, and has no way there', async (t) => {
  const app = await aDesk(t);
  await atTheDesk(app, 'moderator');
  assert.equal((await app.get('/admin/people')).status, 403);
  assert.doesNotMatch((await app.get('/admin')).html, /href="\/admin\/people"/);
});

/** A small picture as a browser sends it. */
async function fetchPicture(app: Awaited<ReturnType<typeof aDesk>>): Promise<Blob> {
  const id = await aPicture(app, { width: 90, height: 60 });
  const { key } = await app.ctx.db.selectFrom('media').select('key').where('id', '=', id).executeTakeFirstOrThrow();
  const file = await fetch(`${app.url}/media/${key}/480.webp`);
  return new Blob([await file.arrayBuffer()]);
}
