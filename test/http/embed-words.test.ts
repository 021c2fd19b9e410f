import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { rerenderAll } from '../../src/posts/writing/rerender.ts';
import * as revisions from '../../src/posts/writing/revisions.ts';
import type { Answer, TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';

/** An embed keeps its words wherever its address goes. */

const MUGS = 'https://www.instagram.com/p/Ltg3hs/';
const LAMP = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const GETTY = 'https://www.gettyimages.com/detail/1234567890';
const around = (...urls: string[]) => ['Before.', ...urls, 'After.'].join('\n\n');
const mugs = {
  ...{ embed_url: MUGS, embed_quote: 'Two mugs.\nOne is chipped.', embed_author: 'Tess', embed_handle: 'tess.ferry' },
  ...{ embed_date: '2026-06-03', embed_media: '', embed_credit: '', embed_token: '', embed_size: '' },
};
/** However a card writes its lines. */
const MUGS_CARD = /<figure class="embed[^>]*>(?:(?!<\/figure>)[\s\S])*Two mugs\.(?:\s|<[^>]*>)*One is chipped\./;

const save = async (app: TestApp, id: number, fields: Record<string, string> | [string, string][]) => {
  const answer = await app.post(`/admin/posts/${id}`, new URLSearchParams(fields));
  assert.equal(answer.status, 303, answer.html);
};
const embedsOf = async (app: TestApp, id: number) => (await byId(app.ctx.db, id))?.embeds ?? [];
const wordsIn = (form: Answer) =>
  ['quote', 'author', 'handle', 'date'].map((field) => fieldOf(form, `embed_${field}`)?.replace(/\r/g, ''));
const MUGS_WORDS = ['Two mugs.\nOne is chipped.', 'Tess', 'tess.ferry', '2026-06-03'];

test('cut out of a text and saved, then pasted back another day, an embed has its words', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, body: around(MUGS), ...mugs });
  assert.match((await app.get(WHERE)).html, MUGS_CARD);
  await save(app, id, { body: around(), publish: 'now' });
  assert.deepEqual(await embedsOf(app, id), []);
  assert.doesNotMatch((await app.get(WHERE)).html, /Two mugs/);

  const back = around('https://instagr.am/p/Ltg3hs?igsh=x');
  assert.deepEqual(wordsIn(await app.post(`/admin/posts/${id}/preview`, { body: back })), MUGS_WORDS);
  await save(app, id, { body: back, publish: 'now' });
  assert.match((await app.get(WHERE)).html, MUGS_CARD);
  assert.deepEqual(wordsIn(await app.get(`/admin/posts/${id}`)), MUGS_WORDS);
});

test('used again in another post, it comes with the words that were saved last', async (t) => {
  const app = await aDesk(t);
  const first = await write(app, { ...STORY, body: around(MUGS), ...mugs });
  const again = { title: 'Mugs again', body: around(MUGS), publish: 'now' };
  assert.deepEqual(wordsIn(await app.post('/admin/posts/preview', again)), MUGS_WORDS);
  const second = await write(app, again);
  assert.match((await app.get('/2026/11/mugs-again')).html, MUGS_CARD);

  await save(app, second, { ...mugs, embed_quote: 'Three mugs.', publish: 'now' });
  assert.match((await app.get(WHERE)).html, MUGS_CARD, 'a post keeps its own');
  const third = await app.post('/admin/posts/preview', again);
  assert.equal(wordsIn(third)[0], 'Three mugs.');
  assert.equal(wordsIn(await app.get(`/admin/posts/${first}`))[0], MUGS_WORDS[0]);
});

test('fields that were emptied by hand stay empty, whatever is remembered', async (t) => {
  const app = await aDesk(t);
  await write(app, { ...STORY, body: around(MUGS), ...mugs });
  const id = await write(app, { title: 'Mugs again', body: around(MUGS), publish: 'now' });
  const none = { ...mugs, embed_quote: '', embed_author: '', embed_handle: '', embed_date: '' };
  assert.deepEqual(wordsIn(await app.post(`/admin/posts/${id}/preview`, none)), ['', '', '', '']);
  await save(app, id, { ...none, publish: 'now' });
  for (const form of [
    await app.get(`/admin/posts/${id}`),
    await app.post(`/admin/posts/${id}/preview`, none),
    await app.post(`/admin/posts/${id}/preview`, {}),
  ])
    assert.deepEqual(wordsIn(form), ['', '', '', '']);
  await save(app, id, { title: 'Still without', publish: 'now' });
  assert.doesNotMatch((await app.get('/2026/11/mugs-again')).html, /Two mugs/);
});

const gettyCode = (id: string) =>
  `<a id='AbCdEfGhIjKlMnOpQrStUv' class='gie-single' href='http://www.gettyimages.com/detail/${id}' target='_blank'>Embed from Getty Images</a><script>window.gie=window.gie||function(c){(gie.q=gie.q||[]).push(c)};gie(function(){gie.widgets.load({id:'AbCdEfGhIjKlMnOpQrStUv',sig:'nGmTzEKCcVRJ1GRcYdPBNXtZ4kT2bhC2i-NkCh2mNtM=',w:'594px',h:'396px',items:'${id}',caption: true ,tld:'com',is360: false })});</script><script src='//embed-cdn.gettyimages.com/widgets.js' charset='utf-8' async></script>`;

test('a picture of Getty has the editor’s own caption and credit, and keeps how to show it', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, body: around(gettyCode('1234567890')) });
  const form = await app.get(`/admin/posts/${id}`);
  assert.equal(fieldOf(form, 'embed_url'), GETTY);
  const hidden = {
    embed_url: GETTY,
    embed_token: (fieldOf(form, 'embed_token') ?? '').replaceAll('&amp;', '&'),
    embed_size: fieldOf(form, 'embed_size') ?? '',
  };
  assert.equal(hidden.embed_size, '594x396');
  const words = { embed_media: 'The lamp, lit at last.', embed_credit: 'Odile Brandt' };
  await save(app, id, { ...hidden, ...words, publish: 'now' });
  const page = (await app.get(WHERE)).html;
  assert.match(page, /The lamp, lit at last\./);
  assert.match(page, /Odile Brandt/);
  const source = /data-frame="(https:\/\/embed\.gettyimages\.com\/embed\/1234567890\?[^"]*)"/.exec(page)?.[1];
  assert.ok(source);

  await save(app, id, { body: around(), publish: 'now' });
  await write(app, { title: 'The lamp again', body: around(GETTY), publish: 'now' });
  const other = (await app.get('/2026/11/the-lamp-again')).html;
  assert.match(other, /The lamp, lit at last\.[\s\S]*Odile Brandt/);
  assert.ok(other.includes(source), 'the frame too');
});

test('several codes and addresses in a row become a card each, in their order', async (t) => {
  const app = await aDesk(t);
  const clip =
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@tess.ferry/video/7212345678901234567" data-video-id="7212345678901234567" style="max-width: 605px;min-width: 325px;"> <section> <a target="_blank" title="@tess.ferry" href="https://www.tiktok.com/@tess.ferry?refer=embed">@tess.ferry</a> <p>Low tide.</p> </section> </blockquote> <script async src="https://www.tiktok.com/embed.js"></script>';
  const row = [gettyCode('1234567890'), gettyCode('1234567891'), clip, LAMP, MUGS, MUGS, 'https://example.org/lamps'];
  const expected = [
    GETTY,
    'https://www.gettyimages.com/detail/1234567891',
    'https://www.tiktok.com/@tess.ferry/video/7212345678901234567',
    ...[LAMP, MUGS, 'https://example.org/lamps'],
  ];
  for (const between of ['', '\n', '\n\n']) {
    const codes = row.slice(0, 3).join(between);
    const id = await write(app, { ...STORY, body: `Look:\n${codes}\n${row.slice(3).join('\n')}\nThere.` });
    const urls = (await embedsOf(app, id)).map(({ url }) => url);
    assert.deepEqual(urls, expected, JSON.stringify(between));
  }
});

test('who is overtaken sees the words of both, and saves over them with a whole form', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, body: around(MUGS, GETTY) });
  const base = String((await revisions.newest(app.ctx.db, id))?.id);
  await atTheDesk(app, 'editor', 'Ida Moss');
  await save(app, id, { ...mugs, publish: 'now', base });

  await atTheDesk(app);
  const mine: [string, string][] = [
    ...Object.entries({ ...mugs, embed_quote: 'Mine.' }),
    ...Object.entries({ ...mugs, embed_url: GETTY, embed_quote: '', embed_media: 'A lamp', embed_size: '594x396' }),
    ...Object.entries({ publish: 'now', base }),
  ];
  const overtaken = await app.post(`/admin/posts/${id}`, new URLSearchParams(mine));
  assert.equal(overtaken.status, 409);
  assert.match(overtaken.html, /removed: <\/span>Two mugs<\/del><ins><span class="vh">added: <\/span>Mine</);
  assert.deepEqual([wordsIn(overtaken)[0], fieldOf(overtaken, 'embed_size')], ['Mine.', '']);
  assert.match(overtaken.html, /name="embed_size" value="594x396"/);
  assert.equal((await embedsOf(app, id))[0]?.quote, 'Two mugs.\nOne is chipped.', 'nothing was written');

  const now = fieldOf(overtaken, 'base') ?? '';
  await save(app, id, [...mine.filter(([name]) => name !== 'base'), ['base', now]]);
  const [first, second] = await embedsOf(app, id);
  assert.deepEqual([first?.quote, second?.size], ['Mine.', { width: 594, height: 396 }]);
});

test('an older revision brings back the words, size and order that its embeds had', async (t) => {
  const app = await aDesk(t);
  const lamp = { embed_url: LAMP, embed_media: 'A lamp', embed_author: 'Saltmarsh', embed_size: '200x113' };
  const id = await write(app, { ...STORY, body: around(LAMP, MUGS), ...lamp });
  const before = await embedsOf(app, id);
  const first = (await revisions.newest(app.ctx.db, id))?.id;
  assert.deepEqual(before[0]?.size, { width: 200, height: 113 });
  await save(app, id, { body: around(MUGS), ...mugs, publish: 'now' });
  const answer = await app.post(`/admin/posts/${id}/history/${first}/restoration`, {
    base: String((await revisions.newest(app.ctx.db, id))?.id),
  });
  assert.equal(answer.location, `/admin/posts/${id}?saved=restored`);
  assert.deepEqual(await embedsOf(app, id), before);
});

test('the desk finds a post by the words of its embeds, as long as they stand in it', async (t) => {
  const app = await aDesk(t);
  const id = await write(app, { ...STORY, body: around(MUGS), ...mugs });
  const isFound = async (q: string) =>
    (await app.get(`/admin/posts?q=${encodeURIComponent(q)}`)).html.includes(`href="/admin/posts/${id}"`);
  const found = async () => [await isFound('chipped'), await isFound('tess.ferry'), await isFound('soup')];
  assert.deepEqual(await found(), [true, true, false]);
  await rerenderAll(app.ctx.db, 'UTC');
  assert.deepEqual(await found(), [true, true, false], 'drawn anew');
  await save(app, id, { ...mugs, embed_quote: 'Three soups.', publish: 'now' });
  assert.deepEqual([await isFound('chipped'), await isFound('soups')], [false, true]);
  await save(app, id, { body: around(), publish: 'now' });
  assert.deepEqual([await isFound('soups'), await isFound('tess.ferry')], [false, false], 'gone with its embed');
});
