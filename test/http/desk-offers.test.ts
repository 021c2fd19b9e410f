import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { runJob } from '../../src/jobs/scheduler.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { DAY, HOUR } from '../../src/time.ts';
import type { Answer } from '../support/app.ts';
import { aDesk, fieldOf, STORY, write } from '../support/desk.ts';
import { json, lookUpEmbeds, startProviders, status } from '../support/providers.ts';

const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const HOST = 'www.youtube.com';
const LAMP = {
  ...{ type: 'video', title: 'How to light a lamp', author_name: 'Saltmarsh Light', width: 200, height: 113 },
  author_url: 'https://www.youtube.com/@saltmarsh',
};
const CALLS = 'YouTube calls it “How to light a lamp”, by Saltmarsh Light.';
const body = `Look:\n\nhttps://youtu.be/dQw4w9WgXcQ?si=x\n\nThere.`;

async function aWriter(t: TestContext) {
  const there = await startProviders(t);
  const app = await aDesk(t, { ask: there.ask });
  const preview = (fields: Record<string, string>) => app.post('/admin/posts/preview', { title: 'A lamp', ...fields });
  const run = () => runJob(app.ctx, lookUpEmbeds);
  return { there, app, preview, run };
}

/** What stands beside the embeds, a line each. */
const said = ({ html }: Answer) =>
  [...html.matchAll(/<p class="embed-offer"[^>]*><span>([^<]*)<\/span>/g)].map(([, words]) => words);
const button = ({ html }: Answer) => /<button[^>]* name="use"[^>]*>/.exec(html)?.[0] ?? '';
const filled = (answer: Answer) =>
  ['media', 'author', 'handle', 'size'].map((field) => fieldOf(answer, `embed_${field}`));

test('a preview asks nobody, and a while later the form offers what the provider says', async (t) => {
  const { there, preview, run } = await aWriter(t);
  there.answers.set(HOST, json(LAMP));
  const first = await preview({ body });
  assert.deepEqual(said(first), ['YouTube is being asked.']);
  assert.match(first.html, /class="embed-offer" data-asked>/);
  assert.equal(there.asked.length, 0);

  await run();
  const offered = await preview({ body });
  assert.deepEqual(said(offered), [CALLS]);
  assert.deepEqual(filled(offered), ['', '', '', '200x113'], 'only what nobody types is taken by itself');
  assert.doesNotMatch(offered.html, /data-asked/);
  assert.match(button(offered), /type="submit"/);
  assert.match(button(offered), /formaction="\/admin\/posts\/preview#embeds"/);
  assert.match(button(offered), new RegExp(`value="${VIDEO.replace('?', '\\?')}"`));
  assert.match(
    button(offered),
    /data-media="How to light a lamp" data-author="Saltmarsh Light" data-handle="saltmarsh"/,
  );
});

test('its words fill the fields that are empty, and only those', async (t) => {
  const { there, app, preview, run } = await aWriter(t);
  there.answers.set(HOST, json(LAMP));
  await preview({ body });
  await run();
  const use = (fields: Record<string, string> = {}) => preview({ body, embed_url: VIDEO, use: VIDEO, ...fields });
  const all = await use();
  assert.deepEqual(filled(all), ['How to light a lamp', 'Saltmarsh Light', 'saltmarsh', '200x113']);
  assert.match(all.html, /How to light a lamp[\s\S]*<\/figure>/, 'they are on the card');
  assert.deepEqual(said(all), [], 'nothing is left to offer');

  const mine = await use({ embed_media: 'A lamp', embed_author: ' ' });
  assert.deepEqual(filled(mine), ['A lamp', ' ', 'saltmarsh', '200x113']);
  const typedShort = await use({ embed_url: 'https://youtu.be/dQw4w9WgXcQ?si=x' });
  assert.deepEqual(filled(typedShort), filled(all), 'by whatever address it goes');
  const other = await preview({ body, embed_url: VIDEO, use: 'https://example.org/' });
  assert.deepEqual(filled(other), ['', '', '', '200x113'], 'nothing is offered for that');

  const id = await write(app, { ...STORY, body, ...Object.fromEntries(fieldsOf(all)) });
  const [embed] = (await byId(app.ctx.db, id))?.embeds ?? [];
  assert.deepEqual(
    [embed?.mediaDescription, embed?.authorName, embed?.authorHandle, embed?.size],
    ['How to light a lamp', 'Saltmarsh Light', 'saltmarsh', { width: 200, height: 113 }],
  );
});

const fieldsOf = (answer: Answer): [string, string][] =>
  ['url', 'media', 'author', 'handle', 'quote', 'date', 'credit', 'token', 'size'].map((field) => [
    `embed_${field}`,
    fieldOf(answer, `embed_${field}`) ?? '',
  ]);

test('saving asks nobody either, and what was emptied by hand stays empty', async (t) => {
  const { there, app, run } = await aWriter(t);
  there.answers.set(HOST, json(LAMP));
  const id = await write(app, { ...STORY, body });
  assert.equal(there.asked.length, 0);
  await run();
  const form = await app.get(`/admin/posts/${id}`);
  assert.deepEqual(said(form), [CALLS]);
  assert.match(button(form), new RegExp(`formaction="/admin/posts/${id}/preview#embeds"`));
  await app.post(`/admin/posts/${id}`, { publish: 'now' });
  assert.equal((await byId(app.ctx.db, id))?.embeds[0]?.mediaDescription, null, 'nothing is taken by itself');

  const words = { embed_url: VIDEO, embed_media: 'A lamp', embed_author: 'Tess' };
  await app.post(`/admin/posts/${id}`, { publish: 'now', ...words });
  await app.post(`/admin/posts/${id}`, { publish: 'now', ...words, embed_media: '', embed_author: '' });
  assert.deepEqual(filled(await app.get(`/admin/posts/${id}`)).slice(0, 2), ['', '']);
});

test('a picture’s frame token comes into its hidden field, where none is', async (t) => {
  const { there, preview, run } = await aWriter(t);
  const url = 'https://www.gettyimages.com/detail/1234567890';
  const code =
    "<a id='AbCdEfGhIjKlMnOpQrStUv' class='gie-single' href='http://www.gettyimages.com/detail/1234567890'>Embed</a><script>gie(function(){gie.widgets.load({id:'AbCdEfGhIjKlMnOpQrStUv',sig:'nGmTzEKCcVRJ1GRcYdPBNXtZ4kT2bhC2i-NkCh2mNtM=',w:'594px',h:'396px',items:'1234567890'})})</script>";
  there.answers.set('embed.gettyimages.com', json({ type: 'rich', width: 594, height: 396, html: code }));
  const words = { embed_url: url, embed_media: 'A lamp', embed_credit: 'Odile Brandt' };
  await preview({ body: url, ...words });
  await run();
  const form = await preview({ body: url, ...words });
  assert.match(fieldOf(form, 'embed_token') ?? '', /AbCdEfGhIjKlMnOpQrStUv/);
  assert.equal(fieldOf(form, 'embed_size'), '594x396');
  assert.deepEqual(said(form), [], 'of which nothing needs to be said');
  const token = 'et=ZZZZZZZZZZZZZZZZZZZZZZ&amp;sig=nGmTzEKCcVRJ1GRcYdPBNXtZ4kT2bhC2i-NkCh2mNtM=';
  const own = await preview({ body: url, ...words, embed_token: token, embed_size: '10x10' });
  assert.deepEqual([fieldOf(own, 'embed_size'), fieldOf(own, 'embed_token')?.includes('AbCd')], ['10x10', false]);
});

test('what went wrong is told, with the times, and nothing else waits for it', async (t) => {
  const { there, app, preview, run } = await aWriter(t);
  app.clock.now += 2 * HOUR + 5 * 60_000;
  await preview({ body });
  await there.close();
  await run();
  assert.deepEqual(said(await preview({ body })), ['YouTube did not answer; it is asked again at 14:06.']);
  app.clock.now += 60_000;
  assert.deepEqual(said(await preview({ body })), ['YouTube is being asked.']);
  for (let n = 0; n < 4; n++) {
    await run();
    app.clock.now += DAY;
    await preview({ body });
  }
  await run();
  await preview({ body });
  assert.deepEqual(said(await preview({ body })), ['YouTube did not answer; it is asked again at 27 Nov 2026, 14:06.']);
  const filledIn = { embed_url: VIDEO, embed_media: 'A lamp', embed_author: 'Tess' };
  assert.deepEqual(said(await preview({ body, ...filledIn })), [], 'whoever has typed the words is not bothered');
  assert.equal((await app.post('/admin/posts', { ...STORY, body })).status, 303);
});

test('what a provider will not show is told also to those who have typed its words', async (t) => {
  const { there, preview, run } = await aWriter(t);
  there.answers.set(HOST, status(401));
  await preview({ body });
  await run();
  const says = 'YouTube says there is no such video, or that it may not be shown elsewhere.';
  assert.deepEqual(said(await preview({ body })), [says]);
  assert.deepEqual(said(await preview({ body, embed_url: VIDEO, embed_media: 'A lamp', embed_author: 'Tess' })), [
    says,
  ]);
});

test('of Meta’s three nothing is said, and nobody is asked', async (t) => {
  const { there, app, preview, run } = await aWriter(t);
  const urls = [
    'https://www.instagram.com/p/Ltg3hs/',
    'https://www.threads.com/@tess/post/C8xyz',
    'https://example.org/',
  ];
  const form = await preview({ body: urls.join('\n\n') });
  assert.deepEqual(said(form), []);
  await run();
  assert.deepEqual(there.asked, []);
  assert.deepEqual(await app.ctx.db.selectFrom('embed_lookups').selectAll().execute(), []);
});

test('what a provider says is text, whatever stands in it', async (t) => {
  const { there, preview, run } = await aWriter(t);
  const hostile = `"><script>alert(1)</script>' onfocus=alert(1) \u202e${'x'.repeat(5_000)}`;
  there.answers.set(
    HOST,
    json({ ...LAMP, title: hostile, author_name: hostile, author_url: 'javascript:alert(1)//@x' }),
  );
  await preview({ body });
  await run();
  for (const form of [await preview({ body }), await preview({ body, embed_url: VIDEO, use: VIDEO })]) {
    assert.doesNotMatch(form.html, /<script>alert/);
    assert.doesNotMatch(form.html, /<[^>"]*"[^"]*"[^>"]* onfocus=alert/);
    assert.match(form.html, /&lt;script&gt;alert/);
  }
});

test('without a title a page elsewhere warns, and each kind has the fields that it needs', async (t) => {
  const { preview } = await aWriter(t);
  const labels = async (url: string) => {
    const { html } = await preview({ body: url });
    return [...html.matchAll(/<label for="e1-[a-z]+">([^<]*)/g)].map(([, words]) => words?.trim());
  };
  assert.match((await preview({ body: 'https://example.org/a' })).html, /line 1, no title yet/);
  const page = { embed_url: 'https://example.org/a', embed_media: 'A long read' };
  assert.match((await preview({ body: 'https://example.org/a', ...page })).html, /line 1, complete/);
  const getty = 'https://www.gettyimages.com/detail/1234567890';
  const picture = await preview({ body: getty, embed_url: getty, embed_media: 'A lamp', embed_credit: 'Odile' });
  assert.match(picture.html, /line 1, complete as text/);
  assert.match(picture.html, /paste the embed code of Getty Images\./);
  assert.deepEqual(await labels('https://example.org/a'), ['Title of the page', 'By', 'Date of the page', 'Credit']);
  assert.deepEqual(await labels(VIDEO), ['Title of the video', 'Channel', 'Handle', 'Date of the video', 'Credit']);
  assert.deepEqual(await labels('https://www.gettyimages.com/detail/1234567890'), [
    ...['Caption: what the picture shows', 'Date of the picture', 'Credit'],
  ]);
  assert.deepEqual(await labels('https://www.tiktok.com/@tess/video/7212345678901234567'), [
    ...['Quoted text', 'What it shows', 'Author', 'Handle', 'Date of the post', 'Credit'],
  ]);
  const kept = await preview({ body: VIDEO, embed_url: VIDEO, embed_quote: 'Somebody wrote this.' });
  assert.match(kept.html, /<label for="e1-quote">Quoted text/, 'what somebody wrote stays in sight');
});

test('addresses that cannot last are told of with their lines, and stop nothing', async (t) => {
  const { app, preview } = await aWriter(t);
  const text = 'One\n\nhttps://vm.tiktok.com/ZMabc/\n\nTwo, [there](https://vm.tiktok.com/ZMxyz/).';
  const line = /<li><b>Line 3:<\/b> <span>That link only passes on/;
  const form = await preview({ body: text });
  assert.match(form.html, line);
  assert.equal(form.html.match(/<b>Line \d+:<\/b>/g)?.length, 1, 'an ordinary link may lead anywhere');
  const id = await write(app, { ...STORY, body: text });
  const saved = await app.get(`/admin/posts/${id}?saved=yes`);
  assert.match(saved.html, line);
  assert.match(saved.html, /<p>Line 3: That link only passes on/);
});
