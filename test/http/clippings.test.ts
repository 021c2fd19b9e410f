import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../support/app.ts';
import { aDesk, atTheDesk } from '../support/desk.ts';

test('rich text comes back as Markdown, embed codes as addresses, our pictures as ours', async (t) => {
  const app = await aDesk(t);
  const html =
    '<b style="font-weight:normal"><p><span style="font-weight:700">Soup</span> &amp; bread</p></b>' +
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x"></iframe><script>alert(1)</script>' +
    '<img src="http://gossip.test/media/abcdefghijklmnop/960.webp">';
  const answer = await app.post('/admin/clippings', { html });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  const { markdown, embeds } = JSON.parse(answer.html);
  assert.equal(
    markdown,
    '**Soup** & bread\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n![](/media/abcdefghijklmnop/960.webp)',
  );
  assert.deepEqual(
    embeds.map(({ url }: { url: string }) => url),
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  );
});

test('what a code in rich text says comes along as the form’s fields, once for each thing', async (t) => {
  const app = await aDesk(t, { settings: { 'site.timezone': 'Pacific/Auckland' } });
  const code =
    '<blockquote class="twitter-tweet"><p lang="en">Soup.<br>“Again”</p>— Tess (@tess) <a href="https://twitter.com/tess/status/12">June 3, 2026</a></blockquote>';
  const answer = await app.post('/admin/clippings', { html: `<p>Look:</p>${code}<p>and</p>${code}` });
  const url = 'https://x.com/tess/status/12';
  const words = { url, author: 'Tess', handle: 'tess', date: '2026-06-03', quote: 'Soup.\n“Again”' };
  assert.deepEqual(JSON.parse(answer.html), {
    markdown: `Look:\n\n${url}\n\nand\n\n${url}`,
    embeds: [{ ...words, media: '', credit: '', token: '', size: '' }],
  });
});

test('codes in plain text become addresses, and all around them stays as it is', async (t) => {
  const app = await aDesk(t);
  const tweet = `<blockquote class="twitter-tweet"><p>Soup.</p>— Tess (@tess) <a href="https://twitter.com/tess/status/12">June 3, 2026</a></blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;
  const film = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x" title="A lamp"></iframe>';
  const { markdown, embeds } = JSON.parse(
    (await app.post('/admin/clippings', { text: `*She* said:\n${tweet}\n\n${film}\n\n<b>So</b>` })).html,
  );
  const urls = ['https://x.com/tess/status/12', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'];
  assert.equal(markdown, `*She* said:\n\n${urls[0]}\n\n${urls[1]}\n\n<b>So</b>`);
  assert.deepEqual(
    embeds.map(({ url }: { url: string }) => url),
    urls,
  );
  const none = { markdown: '<a href="/x">x</a>', embeds: [] };
  assert.deepEqual(JSON.parse((await app.post('/admin/clippings', { text: none.markdown })).html), none);
});

test('what is no clipping, or too much of one, gets a clear answer', async (t) => {
  const app = await aDesk(t);
  assert.deepEqual(JSON.parse((await app.post('/admin/clippings', {})).html), { markdown: '', embeds: [] });
  for (const html of ['<b>a</b>'.repeat(20_000), 'a '.repeat(600_000)]) {
    const answer = await app.post('/admin/clippings', { html });
    assert.equal(answer.status, 422);
    assert.match(JSON.parse(answer.html).problem, /too much/);
    assert.equal((await app.post('/admin/clippings', { text: html })).status, 422);
  }
  assert.equal((await app.post('/admin/clippings', { html: 'a'.repeat(3 * 2 ** 20) })).status, 413);
});

test('only those who write may ask', async (t) => {
  const app = await startApp(t);
  assert.equal((await app.post('/admin/clippings', { html: 'a' })).status, 401);
  await atTheDesk(app, 'moderator');
  assert.equal((await app.post('/admin/clippings', { html: 'a' })).status, 403);
});
