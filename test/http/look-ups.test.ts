import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import type { Ask } from '../../src/embeds/ask.ts';
import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';
import { matchUrl } from '../../src/embeds/registry.ts';
import { isLate, jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { lookUpDue } from '../../src/posts/writing/look-up-due.ts';
import { lookUpsOf, want } from '../../src/posts/writing/lookups.ts';
import * as runs from '../../src/runs/runs.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { lookUpEmbeds as job, json, startProviders, status } from '../support/providers.ts';

const NEVER = new AbortController().signal;
const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const HOST = 'www.youtube.com';
const LAMP = { type: 'video', title: 'How to light a lamp', author_name: 'Saltmarsh Light' };

function embedAt(url: string, words: Partial<Embed> = {}): Embed {
  const match = matchUrl(url);
  if (!match) throw new Error(`${url} is nobody’s`);
  return { ...NO_WORDS, ...words, provider: match.provider.key, url: match.url };
}

async function aSite(t: TestContext) {
  const there = await startProviders(t);
  const app = await startApp(t, { ask: there.ask });
  return { there, app };
}

const wanted = (app: TestApp, ...urls: string[]) =>
  want(
    app.ctx.db,
    app.ctx.db,
    urls.map((url) => embedAt(url)),
    app.clock.now,
  );
const known = async (app: TestApp, url = VIDEO) => (await lookUpsOf(app.ctx.db, [url], app.clock.now)).get(url);
const isDue = (app: TestApp) => job.due?.(app.ctx);
const run = (app: TestApp) => runJob(app.ctx, job);

const SEVEN: [url: string, host: string, about: string, answer: unknown, offer: Partial<Embed>][] = [
  [
    VIDEO,
    HOST,
    VIDEO,
    {
      ...LAMP,
      author_url: 'https://www.youtube.com/@saltmarshlight',
      ...{
        height: 113,
        width: 200,
        version: '1.0',
        provider_name: 'YouTube',
        provider_url: 'https://www.youtube.com/',
      },
      thumbnail_url: 'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg',
      html: '<iframe width="200" height="113" src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed"></iframe>',
    },
    {
      mediaDescription: 'How to light a lamp',
      ...{ authorName: 'Saltmarsh Light', authorHandle: 'saltmarshlight', size: { width: 200, height: 113 } },
    },
  ],
  [
    'https://x.com/bramboats/status/1790000000000000001',
    'publish.x.com',
    'https://x.com/bramboats/status/1790000000000000001',
    {
      url: 'https://twitter.com/bramboats/status/1790000000000000001',
      ...{ author_name: 'Bram', author_url: 'https://twitter.com/bramboats', type: 'rich', version: '1.0' },
      html: '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Low tide.</p>&mdash; Bram (@bramboats)</blockquote>',
      ...{ width: 550, height: null, cache_age: '3153600000', provider_name: 'Twitter' },
    },
    { authorName: 'Bram', authorHandle: 'bramboats' },
  ],
  [
    'https://www.tiktok.com/@tess.ferry/video/7212345678901234567',
    'www.tiktok.com',
    'https://www.tiktok.com/@tess.ferry/video/7212345678901234567',
    {
      ...{
        version: '1.0',
        type: 'video',
        title: 'Two gulls #harbour',
        author_name: 'Tess',
        width: '100%',
        height: '100%',
      },
      ...{ author_url: 'https://www.tiktok.com/@tess.ferry', author_unique_id: 'tess.ferry', embed_type: 'video' },
      html: '<blockquote class="tiktok-embed" data-video-id="7212345678901234567"><section></section></blockquote>',
    },
    { quote: 'Two gulls #harbour', authorName: 'Tess', authorHandle: 'tess.ferry' },
  ],
  [
    'https://bsky.app/profile/tess.example/post/3kabcdefghi2x',
    'embed.bsky.app',
    'https://bsky.app/profile/tess.example/post/3kabcdefghi2x',
    {
      ...{ type: 'rich', version: '1.0', author_name: 'Tess', author_url: 'https://bsky.app/profile/tess.example' },
      ...{
        provider_url: 'https://bsky.app',
        provider_name: 'Bluesky Social',
        cache_age: 86400,
        width: 600,
        height: null,
      },
      html: '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/3kabcdefghi2x"><p lang="en">Low tide.</p>&mdash; Tess (<a href="https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz?ref_src=embed">@tess.example</a>)</blockquote>',
    },
    { authorName: 'Tess', authorHandle: 'tess.example', token: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz' },
  ],
  [
    'https://www.gettyimages.com/detail/1234567890',
    'embed.gettyimages.com',
    'https://gty.im/1234567890',
    {
      ...{ type: 'rich', version: '1.0', height: 396, width: 594, title: 'A lamp in the harbour', collection: 'News' },
      html: "<a id='AbCdEfGhIjKlMnOpQrStUv' class='gie-single' href='http://www.gettyimages.com/detail/1234567890' target='_blank'>Embed from Getty Images</a><script>window.gie=window.gie||function(c){(gie.q=gie.q||[]).push(c)};gie(function(){gie.widgets.load({id:'AbCdEfGhIjKlMnOpQrStUv',sig:'nGmTzEKCcVRJ1GRcYdPBNXtZ4kT2bhC2i-NkCh2mNtM=',w:'594px',h:'396px',items:'1234567890',caption: true ,tld:'com',is360: false })});</script><script src='//embed-cdn.gettyimages.com/widgets.js' charset='utf-8' async></script>",
    },
    { mediaDescription: 'A lamp in the harbour', size: { width: 594, height: 396 } },
  ],
  [
    'https://www.reddit.com/r/gulls/comments/abc123/a_gull/',
    'www.reddit.com',
    'https://www.reddit.com/r/gulls/comments/abc123',
    {
      ...{ provider_url: 'https://www.reddit.com/', version: '1.0', title: 'A gull took my chips', type: 'rich' },
      ...{ provider_name: 'reddit', author_name: 'bram_boats', height: 316, width: null },
      html: '<blockquote class="reddit-embed-bq" style="height:316px"><a href="https://www.reddit.com/r/gulls/comments/abc123/a_gull/">A gull took my chips</a></blockquote>',
    },
    { quote: 'A gull took my chips', authorHandle: 'bram_boats' },
  ],
  [
    'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT',
    'open.spotify.com',
    'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT',
    {
      html: '<iframe width="100%" height="152" title="Spotify Embed: Harbour Lights" src="https://open.spotify.com/embed/track/4cOdK2wGLETKBW3PvgPWqT?utm_source=oembed"></iframe>',
      ...{ width: 456, height: 152, version: '1.0', provider_name: 'Spotify', type: 'rich', title: 'Harbour Lights' },
      thumbnail_url: 'https://image-cdn.spotifycdn.com/image/ab67616d00001e02',
    },
    { mediaDescription: 'Harbour Lights' },
  ],
];

test('each of the seven is asked in its own way, once, and what it says is known from then on', async (t) => {
  const { there, app } = await aSite(t);
  for (const [, host, , answer] of SEVEN) there.answers.set(host, json(answer));
  await wanted(app, ...SEVEN.map(([url]) => url));
  assert.equal(await isDue(app), true);
  assert.equal((await run(app)).changed, 7);
  for (const [url, host, about, , offer] of SEVEN) {
    const question = there.asked.filter((each) => new URL(each).host === host);
    assert.deepEqual(
      question.map((each) => new URL(each).searchParams.get('url')),
      [about],
    );
    const lookUp = await known(app, matchUrl(url)?.url);
    assert.ok(lookUp?.kind === 'offer', url);
    for (const [word, value] of Object.entries(offer))
      assert.deepEqual(lookUp.offer[word as keyof typeof lookUp.offer], value, `${url}: ${word}`);
  }
  assert.equal(await isDue(app), false);
  await wanted(app, VIDEO);
  assert.equal(await isDue(app), false, 'what is known is not asked again');
});

test('only what lacks words or a frame, and has somebody to ask, is wanted, and once an hour', async (t) => {
  const { app } = await aSite(t);
  const words = { mediaDescription: 'A lamp', authorName: 'Saltmarsh' };
  const getty = 'https://www.gettyimages.com/detail/1234567890';
  const embeds = [
    embedAt(VIDEO),
    embedAt('https://www.youtube.com/watch?v=aaaaaaaaaaa', words),
    embedAt('https://www.youtube.com/watch?v=bbbbbbbbbbb', { mediaDescription: 'A lamp' }),
    embedAt(getty, { ...words, credit: 'Odile' }),
    ...['https://www.instagram.com/p/Ltg3hs/', 'https://www.threads.com/@tess/post/C8xyz', 'https://example.org/'].map(
      (url) => embedAt(url),
    ),
    embedAt('https://www.facebook.com/harbour/posts/12345'),
  ];
  const asksFor = async () => {
    await want(app.ctx.db, app.ctx.db, embeds, app.clock.now);
    const written = app.ctx.db.selectFrom('embed_lookups').select('url').where('wanted_at', '=', app.clock.now);
    return (await written.execute()).map(({ url }) => url).sort();
  };
  const all = [getty, 'https://www.youtube.com/watch?v=bbbbbbbbbbb', VIDEO];
  assert.deepEqual(await asksFor(), all);
  app.clock.now += HOUR - 1;
  assert.deepEqual(await asksFor(), []);
  app.clock.now += 1;
  assert.deepEqual(await asksFor(), all);
});

test('trouble is asked about again after a minute, ten, an hour, six, a day; an answer is good for thirty days', async (t) => {
  const { there, app } = await aSite(t);
  there.answers.set(HOST, status(500));
  for (const pause of [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, DAY]) {
    await wanted(app, VIDEO);
    assert.equal((await known(app))?.kind, 'asking');
    await run(app);
    const again = app.clock.now + pause;
    assert.deepEqual(await known(app), { kind: 'trouble', why: 'could not answer (500)', again });
    app.clock.now += pause - 1;
    await wanted(app, VIDEO);
    assert.equal(await isDue(app), false);
    app.clock.now += 1;
    assert.equal(await isDue(app), true);
  }
  there.answers.set(HOST, json(LAMP));
  await run(app);
  const offer = await known(app);
  assert.equal(offer?.kind, 'offer');
  assert.equal(there.asked.length, 7);

  app.clock.now += 30 * DAY;
  assert.equal(await isDue(app), false, 'nobody has wanted it for a month');
  await wanted(app, VIDEO);
  assert.equal(await isDue(app), true);
  for (const failing of [status(500), status(404), json('no'), json([])]) {
    there.answers.set(HOST, failing);
    await run(app);
    assert.deepEqual(await known(app), offer, 'no failure takes an answer away');
    app.clock.now += DAY;
    await wanted(app, VIDEO);
  }
  there.answers.set(HOST, json({ ...LAMP, title: 'Lit' }));
  await run(app);
  const [row] = await app.ctx.db.selectFrom('embed_lookups').selectAll().execute();
  assert.deepEqual([row?.tries, row?.failure, JSON.parse(row?.answer ?? '').mediaDescription], [0, null, 'Lit']);
});

test('what is not to be had is asked about again after a day, and is no more than that', async (t) => {
  const { there, app } = await aSite(t);
  await wanted(app, VIDEO);
  await run(app);
  assert.deepEqual(await known(app), { kind: 'none' });
  app.clock.now += DAY;
  assert.equal(await known(app), undefined, 'nobody wants to know any more');
  await wanted(app, VIDEO);
  assert.deepEqual(await known(app), { kind: 'asking' });
  there.answers.set(HOST, json(LAMP));
  await run(app);
  assert.equal((await known(app))?.kind, 'offer');
});

test('what failed is being asked while somebody asks again', async (t) => {
  const { there, app } = await aSite(t);
  there.answers.set(HOST, status(500));
  await wanted(app, VIDEO);
  await run(app);
  app.clock.now += MINUTE;
  const seen: unknown[] = [];
  const ask: Ask = async () => {
    seen.push(await known(app));
    return { kind: 'none' };
  };
  await lookUpDue(app.ctx.db, ask, () => app.clock.now, NEVER);
  assert.deepEqual(seen, [{ kind: 'asking' }]);
});

test('an answer that is none of its provider’s is trouble', async (t) => {
  const { there, app } = await aSite(t);
  for (const body of [[], 'x', null, 7, {}, { type: 'error' }]) {
    await app.ctx.db.deleteFrom('embed_lookups').execute();
    there.answers.set(HOST, json(JSON.stringify(body)));
    await wanted(app, VIDEO);
    await run(app);
    const lookUp = await known(app);
    assert.equal(lookUp?.kind === 'trouble' && lookUp.why, 'gave an answer that cannot be read', JSON.stringify(body));
  }
});

test('what nobody has wanted for a day is not asked about, and after thirty it is forgotten', async (t) => {
  const { there, app } = await aSite(t);
  await wanted(app, VIDEO);
  app.clock.now += DAY;
  assert.equal(await isDue(app), false);
  await run(app);
  assert.equal(there.asked.length, 0);
  const prune = jobs.find(({ name }) => name === 'prune') as (typeof jobs)[number];
  app.clock.now += 29 * DAY;
  await runJob(app.ctx, prune);
  assert.equal((await app.ctx.db.selectFrom('embed_lookups').selectAll().execute()).length, 1);
  app.clock.now += 1;
  await runJob(app.ctx, prune);
  assert.equal((await app.ctx.db.selectFrom('embed_lookups').selectAll().execute()).length, 0);
});

const manyVideos = (n: number) =>
  Array.from({ length: n }, (_, i) => `https://www.youtube.com/watch?v=${String(i).padStart(11, 'a')}`);

test('two workers never ask the same, a few at once, and nothing is locked meanwhile', async (t) => {
  const { app } = await aSite(t);
  const urls = manyVideos(30);
  await wanted(app, ...urls);
  const asked: string[] = [];
  let [now, most] = [0, 0];
  const ask: Ask = async (address) => {
    asked.push(address);
    now += 1;
    most = Math.max(most, now);
    await wanted(app, 'https://www.reddit.com/r/gulls/comments/abc123');
    now -= 1;
    return { kind: 'answer', json: LAMP };
  };
  const work = () => lookUpDue(app.ctx.db, ask, () => app.clock.now, NEVER);
  const done = await Promise.all([work(), work()]);
  assert.equal(done[0] + done[1], 31);
  assert.equal(new Set(asked).size, 31);
  assert.equal(asked.length, 31, 'each once');
  assert.ok(most > 1 && most <= 8, `${most} at once by two`);
});

test('stopping the site ends the questions at once, and they are asked after the next start', async (t) => {
  const { there, app } = await aSite(t);
  const stopping = new AbortController();
  const patient = there.askBy({ patience: HOUR });
  let waiting = 0;
  const silence: RequestListener = () => {
    waiting += 1;
    if (waiting === 4) stopping.abort();
  };
  there.answers.set(HOST, silence);
  await wanted(app, ...manyVideos(9));
  assert.equal(await lookUpDue(app.ctx.db, patient, () => app.clock.now, stopping.signal), 0);
  assert.equal(there.asked.length, 4, 'the others are not begun');
  const rows = await app.ctx.db.selectFrom('embed_lookups').selectAll().execute();
  assert.deepEqual([...new Set(rows.map(({ failure, tries }) => `${failure} ${tries}`))], ['null 0']);
  there.answers.set(HOST, json(LAMP));
  app.clock.now += 30 * SECOND;
  assert.equal((await run(app)).changed, 9);
});

test('a run that meets trouble is no failed job, and the clockwork is not late for having nothing to do', async (t) => {
  const { there, app } = await aSite(t);
  await there.close();
  await wanted(app, VIDEO);
  const { id } = await run(app);
  const row = await runs.byId(app.ctx.db, id);
  assert.deepEqual([row?.error, row?.changed], [null, 0]);
  assert.equal(isLate(job, { started_at: 0, finished_at: 1 }, 30 * DAY), false);
});

test('what somebody has just put into a form is asked before a flood of others, and what failed after both', async (t) => {
  const { there, app } = await aSite(t);
  there.answers.set(HOST, status(500));
  await wanted(app, VIDEO);
  await run(app);
  app.clock.now += MINUTE;
  await wanted(app, ...manyVideos(30));
  app.clock.now += SECOND;
  const mine = 'https://www.reddit.com/r/gulls/comments/abc123';
  await wanted(app, mine);
  const asked: string[] = [];
  const ask: Ask = async (address) => {
    asked.push(new URL(address).searchParams.get('url') ?? '');
    return { kind: 'none' };
  };
  await lookUpDue(app.ctx.db, ask, () => app.clock.now, NEVER);
  assert.deepEqual([asked.length, asked[0], asked.at(-1)], [32, mine, VIDEO]);
});

test('an answer that cannot be read is none', async (t) => {
  const { app } = await aSite(t);
  await wanted(app, VIDEO);
  await app.ctx.db.updateTable('embed_lookups').set({ answer: '{"quote": "half' }).execute();
  assert.deepEqual(await known(app), { kind: 'asking' });
});
