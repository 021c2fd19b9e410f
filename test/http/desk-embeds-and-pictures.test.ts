import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import sharp from 'sharp';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { aDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';

test('an address on its own line becomes an embed with its fields, and they become the card', async (t) => {
  const app = await aDesk(t);
  const url = 'https://www.instagram.com/p/Ltg3hs/';
  const id = await write(app, { ...STORY, body: `Look:\nhttps://instagr.am/p/Ltg3hs?igsh=x\nThere.` });
  const form = await app.get(`/admin/posts/${id}`);
  assert.equal(fieldOf(form, 'embed_url'), url);
  assert.match(form.html, /no words yet/);

  const words = { embed_url: url, embed_author: 'Tess', embed_handle: '@tess.ferry', embed_date: '2026-06-03' };
  await app.post(`/admin/posts/${id}`, { ...words, embed_quote: 'Two mugs.\nOne is chipped.', publish: 'now' });
  const card = (await app.get(WHERE)).html;
  assert.match(
    card,
    /<blockquote cite="https:\/\/www\.instagram\.com\/p\/Ltg3hs\/" lang=""><p dir="auto">Two mugs\.<br>\nOne is chipped\.<\/p>/,
  );
  assert.match(card, /@tess\.ferry/);
  assert.match(card, /3 June 2026/);

  await app.post(`/admin/posts/${id}`, { title: 'Kept', publish: 'now' });
  assert.equal((await byId(app.ctx.db, id))?.embeds[0]?.quote, 'Two mugs.\nOne is chipped.', 'a short form keeps them');
});

test('a pasted embed code becomes an address and its words', async (t) => {
  const app = await aDesk(t);
  const code =
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ltg3hs/?utm_source=ig_embed">' +
    '<p>Two mugs.</p><p>A post shared by Tess (@tess.ferry) on <time datetime="2026-06-03T21:40:05+00:00">Jun 3</time></p>' +
    '</blockquote><script async src="//www.instagram.com/embed.js"></script>';
  const id = await write(app, { ...STORY, body: `Look:\n\n${code}\n\nThere.` });
  const post = await byId(app.ctx.db, id);
  assert.equal(post?.body, 'Look:\n\nhttps://www.instagram.com/p/Ltg3hs/\n\nThere.');
  assert.deepEqual(
    [post?.embeds[0]?.quote, post?.embeds[0]?.authorName, post?.embeds[0]?.authorHandle],
    ['Two mugs.', 'Tess', 'tess.ferry'],
  );
  assert.match((await app.get(WHERE)).html, /<figure class="embed[^>]*>[\s\S]*Two mugs\./);
});

test('the preview is the page’s own drawing, stores nothing and keeps everything typed', async (t) => {
  const app = await aDesk(t);
  const body = 'She **has** it.\n\nhttps://www.instagram.com/p/Ltg3hs/\n\n<script>alert(1)</script>';
  const answer = await app.post('/admin/posts/preview', { title: 'Coat & hat', body, people: 'Bea' });
  assert.equal(answer.status, 200);
  assert.match(answer.html, /As readers will see it/);
  assert.match(answer.html, /She <strong>has<\/strong> it\./);
  assert.match(answer.html, /<figure class="embed/);
  assert.equal(answer.html.includes('<script>alert'), false);
  assert.equal(fieldOf(answer, 'embed_url'), 'https://www.instagram.com/p/Ltg3hs/');
  assert.equal(fieldOf(answer, 'people'), 'Bea');
  assert.equal((await app.ctx.db.selectFrom('posts').selectAll().execute()).length, 0);
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c90038' } })
    .jpeg()
    .toBuffer();

async function withPicture(fields: Record<string, string>, bytes: Uint8Array, name = 'coat.jpg'): Promise<FormData> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('picture', new Blob([Uint8Array.from(bytes)]), name);
  return form;
}

test('a picture is uploaded, described and shown in three widths', async (t) => {
  const app = await aDesk(t);
  const fields = { ...STORY, alt: 'A coat on a hook', credit: 'Odile Brandt' };
  const id = await write(app, await withPicture(fields, await picture(2_000, 1_000)));
  const hero = (await byId(app.ctx.db, id))?.hero;
  assert.ok(hero);
  assert.deepEqual([hero.width, hero.height, hero.alt, hero.credit], [1600, 800, 'A coat on a hook', 'Odile Brandt']);
  for (const width of [480, 960, 1600]) {
    const file = await app.get(`/media/${hero.key}/${width}.webp`);
    assert.equal(file.status, 200);
    assert.equal(file.headers.get('content-type'), 'image/webp');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.match(file.headers.get('cache-control') ?? '', /immutable/);
  }
  assert.equal((await app.get(`/media/${hero.key}/`)).status, 404);

  await app.post(`/admin/posts/${id}`, { title: 'Other words', alt: 'Two coats', publish: 'now' });
  assert.equal((await byId(app.ctx.db, id))?.hero?.alt, 'Two coats', 'described anew, and still there');
  await app.post(`/admin/posts/${id}`, { publish: 'now', picture_remove: 'on' });
  assert.equal((await byId(app.ctx.db, id))?.hero, null);
});

test('a picture stays with a form that comes back', async (t) => {
  const app = await aDesk(t);
  const refused = await app.post(
    '/admin/posts',
    await withPicture({ title: '', body: 'x', publish: 'now' }, await picture(90, 60)),
  );
  assert.equal(refused.status, 422);
  const kept = fieldOf(refused, 'picture_id') ?? '';
  assert.match(kept, /^\d+$/);
  const id = await write(app, { ...STORY, picture_id: kept, alt: 'The other coat' });
  assert.equal((await byId(app.ctx.db, id))?.hero?.width, 90);
});

test('what is no picture is refused, and the words stay', async (t) => {
  const app = await aDesk(t);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const answer = await app.post('/admin/posts', await withPicture(STORY, svg, 'coat.jpg'));
  assert.equal(answer.status, 422);
  assert.match(answer.html, /That is not a picture we can use/);
  assert.equal(fieldOf(answer, 'body'), 'She *has* it.');
});

test('a picture that is too large is refused, with the words beside it', async (t) => {
  const app = await aDesk(t);
  const answer = await app.post(
    '/admin/posts',
    await withPicture({ ...STORY, topics: 'Coats' }, Buffer.alloc(24 * 2 ** 20)),
  );
  assert.equal(answer.status, 413);
  assert.match(answer.html, /Pictures may have 20 MB/);
  for (const words of [STORY.title, STORY.body, 'Coats']) assert.ok(answer.html.includes(words), words);
});

test('a picture that is not there counts as none', async (t) => {
  const app = await aDesk(t);
  for (const picture_id of ['999', '-1', 'x', '1e3']) {
    const id = await write(app, { ...STORY, picture_id });
    assert.equal((await byId(app.ctx.db, id))?.hero, null);
  }
});

test('where pictures cannot be written, the words come back', async (t) => {
  const app = await aDesk(t);
  await writeFile(app.ctx.config.mediaDir, 'in the way');
  const answer = await app.post('/admin/posts', await withPicture(STORY, await picture(90, 60)));
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '5');
  assert.ok(answer.html.includes(STORY.body));
});
