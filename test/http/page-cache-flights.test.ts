import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import express from 'express';
import { Registry } from 'prom-client';
import { sendKept } from '../../src/http/keep.ts';
import { pageCache } from '../../src/http/page-cache.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';
import { answered, cacheFigures } from '../support/kept.ts';

const AT = '/2026/11/soup';

interface Kitchen {
  app: TestApp;
  /** Makes pages of post 1, which say how many comments there were when their making began, each when it is told to. */
  renders: { finish(): void }[];
  get(headers?: Record<string, string>, signal?: AbortSignal): Promise<{ status: number; said: string }>;
  /** Until so many are waiting, or being made. */
  until(what: 'waits' | 'misses' | 'passed', n: number): Promise<void>;
  say(): Promise<number>;
}

/** A site whose pages take as long as a test wants. @param outcome what comes of them instead */
async function aKitchen(t: TestContext, outcome?: 'missing' | 'broken' | 'cookie'): Promise<Kitchen> {
  const app = await startApp(t);
  const post = await aPost(app, { slug: 'soup' });
  const renders: { finish(): void }[] = [];
  const slow = express().get(AT, async (_req, res) => {
    const { n } = await app.ctx.readDb
      .selectFrom('comments')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('post_id', '=', post.id)
      .executeTakeFirstOrThrow();
    await new Promise<void>((resolve) => renders.push({ finish: resolve }));
    if (outcome === 'broken') throw new Error('the pot boiled over');
    if (outcome === 'missing') res.status(404);
    if (outcome === 'cookie') res.cookie('a', 'b');
    sendKept(res.type('html'), `said ${n}`, { of: [`post:${post.id}`], until: null });
  });
  const ctx = { ...app.ctx, metrics: new Registry() };
  const server = createServer(pageCache(ctx, slow, (url) => url));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${AT}`;
  return {
    app: { ...app, ctx },
    renders,
    get: async (headers = {}, signal = AbortSignal.timeout(60_000)) => {
      const answer = await fetch(url, { headers, signal });
      return { status: answer.status, said: (await answer.text()).slice(0, 20) };
    },
    until: async (what, n) => {
      while ((await cacheFigures(ctx))[what] < n || (what !== 'waits' && renders.length < n)) await turn();
    },
    say: () => aComment(app, post),
  };
}

test('a hundred who ask at once for a page that is not there get one that is made once', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const figures = await answered(app, async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => app.get(postPath(post))));
    assert.deepEqual(new Set(all.map((page) => page.html)).size, 1);
    assert.ok(all.every((page) => page.status === 200));
  });
  assert.equal(figures.misses, 1);
  assert.equal((figures.hits ?? 0) + (figures.waits ?? 0), 99);
});

test('those who come while it is made wait for it, whatever they ask it in', async (t) => {
  const kitchen = await aKitchen(t);
  const asked = [
    kitchen.get(),
    kitchen.get({ 'accept-encoding': 'br' }),
    kitchen.get({ 'accept-encoding': 'identity' }),
  ];
  await kitchen.until('waits', 2);
  kitchen.renders[0]?.finish();
  assert.deepEqual(await Promise.all(asked), Array(3).fill({ status: 200, said: 'said 0' }));
  assert.equal(kitchen.renders.length, 1);
});

test('what changes while it is made is seen by whoever asks after that, and the page is not kept', async (t) => {
  const kitchen = await aKitchen(t);
  const early = [kitchen.get(), kitchen.get()];
  await kitchen.until('waits', 1);
  await kitchen.say();
  const late = [kitchen.get(), kitchen.get(), kitchen.get()];
  await kitchen.until('waits', 4);
  kitchen.renders[0]?.finish();
  assert.deepEqual(await Promise.all(early), Array(2).fill({ status: 200, said: 'said 0' }));
  await kitchen.until('misses', 2);
  kitchen.renders[1]?.finish();
  assert.deepEqual(await Promise.all(late), Array(3).fill({ status: 200, said: 'said 1' }));
  assert.deepEqual(await kitchen.get(), { status: 200, said: 'said 1' });
  assert.equal(kitchen.renders.length, 2);
});

test('what changes elsewhere meanwhile is no reason to make it again', async (t) => {
  const kitchen = await aKitchen(t);
  const other = await aPost(kitchen.app, { title: 'Another pot' });
  const first = kitchen.get();
  await kitchen.until('misses', 1);
  await aComment(kitchen.app, other);
  const second = kitchen.get();
  await kitchen.until('waits', 1);
  kitchen.renders[0]?.finish();
  assert.deepEqual(await Promise.all([first, second]), Array(2).fill({ status: 200, said: 'said 0' }));
  assert.equal(kitchen.renders.length, 1);
});

for (const [outcome, status] of [
  ['missing', 404],
  ['broken', 500],
  ['cookie', 200],
] as const) {
  test(`where what comes of it is for one (${outcome}), each gets an answer of their own`, async (t) => {
    const kitchen = await aKitchen(t, outcome);
    const asked = [kitchen.get(), kitchen.get(), kitchen.get()];
    await kitchen.until('waits', 2);
    kitchen.renders[0]?.finish();
    await kitchen.until('passed', 2);
    while (kitchen.renders.length < 3) await turn();
    for (const render of kitchen.renders) render.finish();
    for (const each of await Promise.all(asked)) assert.equal(each.status, status);
  });
}

test('where the first to ask goes away, the next one asks', async (t) => {
  const kitchen = await aKitchen(t);
  const leaving = new AbortController();
  const gone = assert.rejects(kitchen.get({}, leaving.signal));
  await kitchen.until('misses', 1);
  const others = [kitchen.get(), kitchen.get()];
  await kitchen.until('waits', 2);
  leaving.abort();
  await gone;
  await kitchen.until('misses', 2);
  for (const render of kitchen.renders) render.finish();
  assert.deepEqual(await Promise.all(others), Array(2).fill({ status: 200, said: 'said 0' }));
});

test('where one who waits goes away, the others get their page', async (t) => {
  const kitchen = await aKitchen(t);
  const leaving = new AbortController();
  const first = kitchen.get();
  await kitchen.until('misses', 1);
  const gone = assert.rejects(kitchen.get({}, leaving.signal));
  const last = kitchen.get();
  await kitchen.until('waits', 2);
  leaving.abort();
  await gone;
  kitchen.renders[0]?.finish();
  assert.deepEqual(await Promise.all([first, last]), Array(2).fill({ status: 200, said: 'said 0' }));
  assert.equal(kitchen.renders.length, 1);
});

test('who asks and does not read the answer keeps nobody waiting, alive or gone', async (t) => {
  const app = await startApp(t);
  await aPost(app, { body: 'Leek and potato. '.repeat(2_000) });
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  // More than lies between two sockets, and none of it is ever read; what comes last is no page.
  const asked = [...Array(400).fill('/feed.xml'), '/people/nobody'];
  socket.pause();
  socket.write(asked.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
  while ((await cacheFigures(app.ctx)).misses < 2) await turn();

  const another = async () => (await fetch(`${app.url}/people/nobody`, { signal: AbortSignal.timeout(15_000) })).status;
  assert.deepEqual(await Promise.all([another(), another()]), [404, 404]);
  socket.resetAndDestroy();
  await once(socket, 'close');
  assert.equal(await another(), 404);
});
