import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { byId, describe, expiringSoon, UNDESCRIBED } from '../../src/media/media.ts';
import { SOON } from '../../src/media/rights.ts';
import { DAY } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aPicture, aPost } from '../support/factories.ts';

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c90038' } })
    .jpeg()
    .toBuffer();

async function upload(fields: Record<string, string>, bytes?: Uint8Array): Promise<FormData> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  if (bytes) form.set('picture', new Blob([Uint8Array.from(bytes)]), 'coat.jpg');
  return form;
}

const SCRIPT = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };
const pictureOf = async ({ ctx }: TestApp, id: number) => (await byId(ctx.db, id)) ?? assert.fail(`no picture ${id}`);

test('what expires soon is what a post or a person shows and whose right ends in thirty days, the next one first', async (t) => {
  const app = await startApp(t);
  const { db } = app.ctx;
  const now = app.clock.now;
  const ends = [now + SOON, now + 2 * DAY, now + SOON + 1, now, null];
  const ids: number[] = [];
  for (const [i, expires_at] of ends.entries()) {
    const id = await aPicture(app);
    ids.push(id);
    await describe(db, id, { ...UNDESCRIBED, alt: `Picture ${i}`, expires_at });
    await aPost(app, { title: `Story ${i}`, heroId: id });
  }
  const unused = await aPicture(app);
  await describe(db, unused, { ...UNDESCRIBED, expires_at: now + DAY });

  const face = await aPicture(app);
  await describe(db, face, { ...UNDESCRIBED, alt: 'A face', expires_at: now + 3 * DAY });
  await aPost(app, { people: ['Bram Solvay'] });
  await db.updateTable('tags').set({ picture_id: face }).execute();

  const soon = await expiringSoon(db, now, 10);
  assert.deepEqual(
    soon.map(({ id, alt, uses }) => [id, alt, uses.map((use) => `${use.kind} ${use.title}`)]),
    [
      [ids[1], 'Picture 1', ['post Story 1']],
      [face, 'A face', ['person Bram Solvay']],
      [ids[0], 'Picture 0', ['post Story 0']],
    ],
  );
  assert.deepEqual((await expiringSoon(db, now, 1)).length, 1);

  await atTheDesk(app);
  const person = await db.selectFrom('tags').select('id').executeTakeFirstOrThrow();
  const link = `<a href="/admin/people/${person.id}">Bram Solvay, in person</a>`;
  assert.ok((await app.get(`/admin/pictures/${face}`)).html.includes(link), 'its own page');
  assert.equal((await app.post(`/admin/pictures/${face}`, { alt: '' })).status, 422, 'a face says whose it is');
  const shelf = (await app.get('/admin/pictures?show=soon')).html;
  assert.ok(shelf.includes(link), 'the library');
  assert.equal(shelf.match(/<li class="panel">/g)?.length, soon.length, 'the library means the same by soon');
  const front = (await app.get('/admin')).html;
  assert.match(front, /Rights ending soon[\s\S]*Bram Solvay, in person/);
});

test('a script sends a picture and gets the line that shows it', async (t) => {
  const app = await aDesk(t);
  const answer = await app.post('/admin/pictures', await upload({ alt: 'A coat' }, await drawn(90, 60)), SCRIPT);
  assert.equal(answer.status, 201, answer.html);
  const { id, key, markdown } = JSON.parse(answer.html);
  assert.match(key, /^[\w-]{16}$/);
  assert.equal(markdown, `![](/media/${key}/960.webp)`);
  assert.deepEqual({ ...(await pictureOf(app, id)) }.alt, 'A coat');
  await write(app, { ...STORY, body: markdown });
  assert.match((await app.get(WHERE)).html, new RegExp(`<figure class="inset" data-picture="${key}">`));

  const refused: [FormData, RegExp][] = [
    [await upload({}), /Choose a picture first/],
    [await upload({}, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), /not a picture we can use/],
    [await upload({ alt: 'x'.repeat(1_001) }, await drawn(9, 9)), /Shorten the description/],
  ];
  for (const [form, problem] of refused) {
    const { status, html } = await app.post('/admin/pictures', form, SCRIPT);
    assert.equal(status, 422);
    assert.match(JSON.parse(html).problem, problem);
  }
  app.forgetCookies();
  assert.equal((await app.post('/admin/pictures', await upload({}, await drawn(9, 9)), SCRIPT)).status, 401);
});

test('without a script the library takes a picture, cut as it was asked for, and leads to its fields', async (t) => {
  const app = await aDesk(t);
  const fields = { alt: 'A coat', crop_shape: 'square', crop_keep: 'left' };
  const added = await app.post('/admin/pictures', await upload(fields, await drawn(90, 60)));
  assert.equal(added.status, 303);
  const id = Number(/^\/admin\/pictures\/(\d+)\?done=added$/.exec(added.location)?.[1]);
  const picture = await pictureOf(app, id);
  assert.deepEqual([picture.width, picture.height], [60, 60]);
  assert.equal(fieldOf(await app.get(added.location), 'alt'), 'A coat');

  const refused = await app.post('/admin/pictures', await upload({ alt: 'A coat' }));
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Choose a picture first/);
  assert.equal(fieldOf(refused, 'alt'), 'A coat');
});

test('the picture above a story is cut as it was asked for', async (t) => {
  const app = await aDesk(t);
  const fields = { ...STORY, alt: 'A coat', crop_shape: 'wide', crop: '0.5,0,0.5,0.5' };
  const id = await write(app, await upload(fields, await drawn(200, 100)));
  const { hero_id } = await app.ctx.db
    .selectFrom('posts')
    .select('hero_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { width, height } = await pictureOf(app, hero_id ?? 0);
  assert.deepEqual([width, height], [100, 50]);
});

test('whatever a form says of a crop or a picture, it is never a fault of ours', async (t) => {
  const app = await aDesk(t);
  const bytes = await drawn(40, 40);
  for (const crop of [
    'x',
    '0,0,0,0',
    '1,1,1,1',
    '0,0,9,9',
    `${'9'.repeat(5_000)}`,
    '\u0000',
    '0.9999,0.9999,0.0001,0.0001',
  ]) {
    const form = await upload({ crop, crop_shape: 'constructor', crop_keep: '\ud800' }, bytes);
    form.append('crop', '0,0,1,1');
    form.append('crop_shape', 'wide');
    form.append('alt', 'one');
    form.append('alt', 'two');
    assert.equal((await app.post('/admin/pictures', form)).status, 303, crop);
  }
  const id = await aPicture(app);
  const odd = new URLSearchParams('alt=a&alt=b&rights_end=2026-02-31&caption%5Bx%5D=y&__proto__=z&credit=%00');
  assert.equal((await app.post(`/admin/pictures/${id}`, odd)).status, 422);
  for (const path of ['0', '999', 'x', '1e3', '99999999999999999999', '%00'])
    for (const answer of [
      await app.get(`/admin/pictures/${path}`),
      await app.post(`/admin/pictures/${path}`, {}),
      await app.post(`/admin/pictures/${path}/removal`, {}),
    ])
      assert.equal(answer.status, 404, path);
  for (const query of ['?show=x', '?page=0', '?q=a&q=b', `?q=${'x'.repeat(201)}`, '?done=x'])
    assert.equal((await app.get(`/admin/pictures${query}`)).status, 400, query);
  for (const q of ['%25', '_', '\\', "'", '%00', '%ff%ff'])
    assert.ok([200, 400].includes((await app.get(`/admin/pictures?q=${q}`)).status), q);
  for (const inset_key of ['x', '0123456789abcdef', '../../../etc/pas', '\u0000'])
    await write(app, {
      title: 'T',
      body: `![](/media/${inset_key}/960.webp)`,
      publish: 'draft',
      inset_key,
      inset_alt: 'x',
    });
});

test('the library finds pictures by their words and by their rights, a page at a time', async (t) => {
  const app = await aDesk(t);
  const { db } = app.ctx;
  const now = app.clock.now;
  const about = [
    { alt: 'A goose_in a tie' },
    { alt: 'A cake', credit: 'Bettina Oake', expires_at: now + 8 * DAY },
    { alt: 'A wig', caption: '100% horsehair', expires_at: now },
    { alt: '' },
  ];
  const ids: number[] = [];
  for (const words of about) {
    ids.push(await aPicture(app));
    await describe(db, ids.at(-1) ?? 0, { ...UNDESCRIBED, ...words });
    await aPost(app, { heroId: ids.at(-1) ?? 0 });
  }
  const found = async (query: string) => {
    const { html } = await app.get(`/admin/pictures${query}`);
    return [...html.matchAll(/<h2><a href="\/admin\/pictures\/(\d+)">/g)].map(([, id]) => ids.indexOf(Number(id)));
  };
  assert.deepEqual(await found(''), [3, 2, 1, 0]);
  assert.deepEqual(await found('?show=soon'), [1]);
  assert.deepEqual(await found('?show=expired'), [2]);
  assert.deepEqual(await found('?show=undescribed'), [3]);
  assert.deepEqual(await found('?q=OAKE'), [1]);
  assert.deepEqual(await found('?q=100%25+horse'), [2]);
  assert.deepEqual(await found('?q=e_in'), [0]);
  assert.deepEqual(await found('?q=e%25'), [], 'a sign is only a sign');
  assert.deepEqual(await found('?show=soon&q=wig'), []);
  assert.deepEqual(await found('?show=soon&q=oake'), [1]);
  const { html } = await app.get('/admin/pictures');
  assert.match(html, /In 8 days\. Then the caption stands alone\./);
  assert.match(html, /Not shown any more/);

  for (let i = 0; i < 22; i += 1) await aPicture(app);
  assert.equal((await app.get('/admin/pictures')).html.match(/<li class="panel">/g)?.length, 24);
  assert.equal((await found('?page=2')).length, 2);
});

test('the library finds words however their letters are written, in a picture of any age, a page at a time', async (t) => {
  const app = await aDesk(t);
  const { db } = app.ctx;
  const said = [{ alt: 'Léna  in Tromsø' }, { caption: 'LE\u0301NA on Ludwigstraße' }, { credit: 'Lena Ærøe' }];
  for (const words of said) await describe(db, await aPicture(app), { ...UNDESCRIBED, ...words });
  const found = async (q: string, page = 1) => {
    const { html } = await app.get(`/admin/pictures?${new URLSearchParams({ q, page: `${page}` })}`);
    return [...html.matchAll(/<h2><a href="\/admin\/pictures\/(\d+)">/g)].map(([, id]) => Number(id));
  };
  for (const q of ['lena', 'Léna', 'LÉNA', 'lėn']) assert.deepEqual(await found(q), [3, 2, 1], q);
  assert.deepEqual(await found('lena in tromso'), [1]);
  assert.deepEqual(await found('ludwigstrasse'), [2]);
  assert.deepEqual(await found('aeroe'), [3]);

  const {
    id: _,
    key: __,
    ...row
  } = await db.selectFrom('media').selectAll().where('id', '=', 3).executeTakeFirstOrThrow();
  const more = Array.from({ length: 1_200 }, (_, n) => ({
    ...row,
    key: `picture${String(n).padStart(9, '0')}`,
    credit: n % 40 === 0 ? 'Leńa' : 'Nobody',
  }));
  for (let from = 0; from < more.length; from += 100)
    await db
      .insertInto('media')
      .values(more.slice(from, from + 100))
      .execute();
  const ids = more.flatMap(({ credit }, n) => (credit === 'Leńa' ? [n + 4] : []));
  const all = [...ids.reverse(), 3, 2, 1];
  assert.deepEqual(await found('lena'), all.slice(0, 24));
  assert.deepEqual(await found('lena', 2), all.slice(24));
  assert.deepEqual(await found('lena', 3), []);
});

test('what is said about a picture is said wherever it stands, and the log tells that it was', async (t) => {
  const app = await aDesk(t);
  const id = await aPicture(app);
  const { key } = await pictureOf(app, id);
  const post = await write(app, { ...STORY, body: `![](/media/${key}/960.webp)` });
  const page = await app.get(`/admin/pictures/${id}`);
  assert.match(page.html, new RegExp(`<a href="/admin/posts/${post}">${STORY.title}</a>`));
  assert.doesNotMatch(page.html, /Remove it/);

  const saved = await app.post(`/admin/pictures/${id}`, { caption: 'The other coat', rights_end: '2026-11-22' });
  assert.equal(saved.location, `/admin/pictures/${id}?done=saved`);
  const described = await pictureOf(app, id);
  assert.deepEqual([described.alt, described.caption], ['Odalys with a flask', 'The other coat'], 'the rest stays');
  assert.match((await app.get(WHERE)).html, /<span class="caption">The other coat</);
  app.clock.now = Date.UTC(2026, 10, 23);
  assert.match((await app.get(WHERE)).html, /stand-in"><p>The other coat</);
  const log = () => app.ctx.db.selectFrom('decisions').select(['action', 'note']).where('note', '!=', '').execute();
  assert.deepEqual(await log(), [{ action: 'describe_picture', note: `number ${id}` }]);
  await app.post(`/admin/pictures/${id}`, { caption: 'The other coat' });
  assert.equal((await log()).length, 1, 'the same again is nothing new');

  const bare = await app.post(`/admin/pictures/${id}`, { alt: ' ', rights_end: '2026-13-01', credit: 'x'.repeat(201) });
  assert.equal(bare.status, 422);
  for (const name of ['alt', 'credit', 'rights_end']) assert.match(bare.html, new RegExp(`<a href="#${name}">`));
});

test('a picture is removed with its files once nothing uses it, and not before', async (t) => {
  const app = await aDesk(t);
  const { db, config } = app.ctx;
  const me = await db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const id = await aPicture(app);
  const { key } = await pictureOf(app, id);
  const removal = async () => (await app.post(`/admin/pictures/${id}/removal`, {})).location;
  const inUse = `/admin/pictures/${id}?done=used`;

  const post = await write(app, { ...STORY, body: `![](/media/${key}/960.webp)` });
  assert.equal(await removal(), inUse);
  await app.post(`/admin/posts/${post}`, { body: 'Nothing.', publish: 'now', picture_id: String(id), alt: 'x' });
  assert.equal(await removal(), inUse);
  await app.post(`/admin/posts/${post}`, { publish: 'now', picture_id: '' });
  const draft = { user_id: me.id, post_id: post, form_key: null, base: 0, saved_at: 1 };
  await db
    .insertInto('post_drafts')
    .values({ ...draft, fields: JSON.stringify({ body: `![](/media/${key}/960.webp)` }) })
    .execute();
  assert.equal(await removal(), inUse);
  await db.deleteFrom('post_drafts').execute();

  const files = join(config.mediaDir, key);
  assert.ok(existsSync(files));
  assert.match((await app.get(`/admin/pictures/${id}`)).html, /Remove it for good/);
  assert.equal(await removal(), '/admin/pictures?done=removed');
  assert.equal(existsSync(files), false);
  assert.deepEqual(readdirSync(config.mediaDir), []);
  assert.equal((await app.get(`/media/${key}/480.webp`)).status, 404);
  assert.equal((await app.post(`/admin/pictures/${id}/removal`, {})).status, 404);
  assert.match((await app.get('/admin/log')).html, new RegExp(`Removed a picture: number ${id}`));
});

test('a post comes out only with its pictures described, and is told which one is not', async (t) => {
  const app = await aDesk(t);
  const ids = [await aPicture(app), await aPicture(app, { alt: '' }), await aPicture(app, { alt: '' })];
  const keys: string[] = [];
  for (const id of ids) keys.push((await pictureOf(app, id)).key);
  const [first = '', second = '', third = ''] = keys.map((key) => `/media/${key}/960.webp`);
  const body = `![](${first})\n\n![](${second})\n\n![A hat](${third})`;
  const refused = await app.post('/admin/posts', { ...STORY, body, picture_id: String(ids[0]), alt: '' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /<a href="#i2-alt">Picture 2: Say what the picture shows before you publish it<\/a>/);
  assert.match(refused.html, /<a href="#alt">Say what the picture shows before you publish it<\/a>/);
  assert.match(
    refused.html,
    /<input id="i2-alt" name="inset_alt" value="" aria-invalid="true" aria-describedby="i2-alt-h">/,
  );
  assert.match(refused.html, /<input id="i3-alt" name="inset_alt" value="A hat">/);
  assert.doesNotMatch(refused.html, /#i3-alt|#i1-alt/);
  assert.match((await app.post('/admin/posts', { ...STORY, body, publish: 'draft' })).location, /saved=yes/);

  const typed = new URLSearchParams({ ...STORY, body });
  for (const [i, key] of keys.entries())
    for (const [name, value] of Object.entries({
      key,
      alt: `No ${i + 1}`,
      caption: '',
      credit: '',
      licence: '',
      rights_end: i === 2 ? 'soon' : '',
    }))
      typed.append(`inset_${name}`, value);
  const wrong = await app.post('/admin/posts', typed);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /<a href="#i3-rights_end">Picture 3: soon is not a day<\/a>/);
});
