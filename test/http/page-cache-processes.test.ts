import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import type { PublishedPost } from '../../src/posts/reading/read.ts';
import { DAY } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { build, hearsay } from '../support/command.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { startServing } from '../support/serving.ts';

/**
 * A read that begins after a write's answer shows what was written: at the process that took it, at another one, and
 * whatever wrote it. All of this runs on the real clock, as it does for readers.
 */

before(build);

const ENV = { BASE_URL: 'http://gossip.test' };

interface House {
  app: TestApp;
  /** Two servers on one database. */
  urls: [string, string];
  /** The page as each of the two gives it at once. */
  reads(path: string): Promise<string[]>;
  sends(url: string, path: string, fields: Record<string, string>, cookie?: string): Promise<Response>;
}

async function aHouse(t: TestContext): Promise<House> {
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  app.clock.now = Date.now();
  const url = async () => `http://127.0.0.1:${(await startServing(t, app.ctx.config.dataDir, ENV)).port}`;
  const urls: [string, string] = await Promise.all([url(), url()]);
  return {
    app,
    urls,
    reads: (path) => Promise.all(urls.map(async (url) => (await fetch(url + path)).text())),
    sends: (url, path, fields, cookie = '') =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin', cookie },
        redirect: 'manual',
      }),
  };
}

test('while some read and others write, whoever reads after a write’s answer sees it, at either process', async (t) => {
  const { app, urls, reads, sends } = await aHouse(t);
  const posts: PublishedPost[] = [];
  for (const title of ['One', 'Two', 'Three']) posts.push(await aPost(app, { title, people: ['Odalys'] }));
  let done = false;
  let read = 0;
  const readers = urls.map(async (url, i) => {
    for (let n = i; !done; n++) {
      const post = posts[n % posts.length];
      const page = post && (await fetch(url + postPath(post)));
      assert.equal(page?.status, 200);
      await page.text();
      read += 1;
    }
  });

  const ROUNDS = 12;
  const writers = posts.map(async (post, i) => {
    const at = postPath(post);
    let cookie = '';
    for (let n = 0; n < ROUNDS; n++) {
      const url = urls[(n + i) % 2] ?? urls[0];
      const words = `Spoon ${i}-${n}.`;
      const said = await sends(url, `${at}/comments`, { name: `Ravi ${i}`, body: words }, cookie);
      assert.equal(said.status, 303);
      cookie ||= said.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      for (const page of await reads(at)) assert.ok(page.includes(words), `${words} is missing`);

      const id = /(\d+)$/.exec(said.headers.get('location') ?? '')?.[1];
      const other = urls.find((each) => each !== url) ?? url;
      if (n % 3 === 1) {
        assert.equal((await sends(other, `/c/${id}/revision`, { body: `Fork ${i}-${n}.` }, cookie)).status, 303);
        for (const page of await reads(at)) assert.ok(page.includes(`Fork ${i}-${n}.`) && !page.includes(words));
      }
      if (n % 3 === 2) {
        assert.equal((await sends(other, `/c/${id}/deletion`, {}, cookie)).status, 303);
        for (const page of await reads(at)) assert.ok(!page.includes(words), `${words} is still there`);
      }
    }
  });
  await Promise.all(writers);
  done = true;
  await Promise.all(readers);
  assert.ok(read > ROUNDS);
});

test('what the desk does at one process shows at the other', async (t) => {
  const { app, urls, reads, sends } = await aHouse(t);
  const post = await aPost(app);
  const at = postPath(post);
  const { token } = await atTheDesk(app);
  const session = `session=${token}`;
  for (let n = 0; n < 4; n++) {
    const [here = urls[0], there = urls[1]] = n % 2 === 0 ? urls : urls.toReversed();
    const id = await aComment(app, post, { body: `Ladle ${n}.`, status: 'held' });
    for (const page of await reads(at)) assert.ok(!page.includes(`Ladle ${n}.`));
    assert.equal((await sends(here, `/admin/comments/${id}/approval`, {}, session)).status, 303);
    for (const page of await reads(at)) assert.ok(page.includes(`Ladle ${n}.`));

    const before = await reads(at);
    assert.equal((await sends(there, `/c/${id}/like`, {})).status, 303);
    for (const [i, page] of (await reads(at)).entries()) assert.notEqual(page, before[i], 'the like is missing');

    const title = `Pot ${n}`;
    const fields = { title, body: 'Stew.', publish: 'now' };
    assert.equal((await sends(there, `/admin/posts/${post.id}`, fields, session)).status, 303);
    for (const path of [at, '/', '/feed.xml'])
      for (const page of await reads(path)) assert.ok(page.includes(title), path);
  }
});

test('what a command does shows at both processes when it has ended', async (t) => {
  const { app, reads } = await aHouse(t);
  const { dataDir } = app.ctx.config;
  const run = async (...args: string[]) => {
    const { code, errors } = await hearsay(dataDir, args, { env: ENV });
    assert.equal(code, 0, errors);
  };
  const post = await aPost(app, { publishedAt: Date.now() - 6 * DAY });
  const at = postPath(post);
  for (const page of await reads(at)) assert.match(page, /<section class="respond"/);

  await run('settings', 'set', 'site.title', 'Earshot');
  for (const path of [at, '/', '/about']) for (const page of await reads(path)) assert.match(page, /Earshot/, path);

  await run('settings', 'set', 'comments.close_after_days', '5');
  for (const page of await reads(at)) assert.match(page, /We close comments on older posts/);
  await run('job', 'close-comments');
  await reads(at);
  const { comments_closed_run } = await app.ctx.readDb
    .selectFrom('posts')
    .select('comments_closed_run')
    .where('id', '=', post.id)
    .executeTakeFirstOrThrow();
  await run('job', 'close-comments', '--undo', String(comments_closed_run));
  for (const page of await reads(at)) assert.match(page, /<section class="respond"/);
});
