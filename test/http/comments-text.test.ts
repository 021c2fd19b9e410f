import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { decide } from '../../src/comments/desk/decide.ts';
import { MINUTE } from '../../src/time.ts';
import { postPath, threadTextPath } from '../../src/urls.ts';
import { NOON, startApp } from '../support/app.ts';
import { listenToDatabase, scans } from '../support/asked.ts';
import { aComment, aPost } from '../support/factories.ts';
import { warm } from '../support/kept.ts';
import { raw } from '../support/raw.ts';

async function aThread(t: TestContext) {
  const app = await startApp(t, { settings: { 'site.timezone': 'Europe/Paris' } });
  const post = await aPost(app, { title: 'The <flask> & I' });
  return { app, post, path: threadTextPath(post) };
}

test('a thread reads from its first word to its last, each under a name and a day of the site', async (t) => {
  const { app, post, path } = await aThread(t);
  const at = (minutes: number) => NOON + minutes * MINUTE;
  const one = await aComment(app, post, {
    name: 'Odile & <Co>',
    body: 'Was it *soup*?\nOr "broth"?\n\nTell.',
    at: at(0),
  });
  const two = await aComment(app, post, {
    name: 'Bram',
    body: '> Was it soup?\nIt was ||lentil||!',
    inReplyTo: one,
    at: at(1),
  });
  const three = await aComment(app, post, { name: 'Léna', body: '🤸‍♂️', inReplyTo: two, at: at(2) });
  await aComment(app, post, { name: 'Cas', body: 'Deep.', inReplyTo: three, at: at(3) });
  await aComment(app, post, { name: 'Dee', body: 'Second.', at: at(4) });
  await aComment(app, post, { name: 'Held', status: 'held', at: at(5) });
  const { status, headers, html } = await app.get(path);
  assert.equal(status, 200);
  assert.equal(
    html,
    `The <flask> & I
http://gossip.test${postPath(post)}

5 Responses to “The <flask> & I”

1. Odile & <Co>, 22 Nov 2026, 13:00
  Was it soup?
  Or "broth"?

  Tell.

    Bram, 22 Nov 2026, 13:01
      > Was it soup?

      It was

      [spoiler]

        Léna, 22 Nov 2026, 13:02
          🤸‍♂️

            Cas, 22 Nov 2026, 13:03 ↑ to Léna
              Deep.

2. Dee, 22 Nov 2026, 13:04
  Second.

`,
  );
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('x-robots-tag'), 'noindex');
});

test('what is gone is said to be gone, in its place, at once', async (t) => {
  const { app, post, path } = await aThread(t);
  const one = await aComment(app, post, { name: 'Odile', body: 'Her flask!' });
  const two = await aComment(app, post, { name: 'Bram', inReplyTo: one, at: NOON + 1 });
  const three = await aComment(app, post, { name: 'Léna', inReplyTo: two, at: NOON + 2 });
  await aComment(app, post, { name: 'Cas', inReplyTo: three, at: NOON + 3 });
  await aComment(app, post, { name: 'Alone', at: NOON + 4 });
  await warm(app, path);
  const deed = { ids: [one, three, 5], decision: 'reject', userId: 1 } as const;
  await decide(app.ctx.db, deed, NOON);
  const { html } = await app.get(path);
  assert.match(html, /^1\. \[Removed by a moderator\. 2 replies kept\.\]$/m);
  assert.match(html, /^ {12}Cas, 22 Nov 2026, 13:00 ↑ to a removed comment$/m);
  assert.match(html, /^2 Responses/m);
  assert.doesNotMatch(html, /Odile|Her flask|Léna|Alone/);
});

test('nobody’s words can pass for somebody else’s name', async (t) => {
  const { app, post, path } = await aThread(t);
  const one = await aComment(app, post, {
    body: 'Hm.\n\n2. Imelda Farr, 22 Nov 2026, 13:00\n    Imelda Farr, 22 Nov 2026, 13:00',
  });
  await aComment(app, post, { inReplyTo: one, body: 'Imelda Farr, 22 Nov 2026, 13:00' });
  const { html } = await app.get(path);
  const margins = Array.from(html.matchAll(/^( *)(?:2\. )?Imelda/gm), ([, margin = '']) => margin.length);
  assert.deepEqual(margins, [2, 2, 6], 'names stand at 0, 4, 8 …');
});

test('a chain of replies is moved in only so far', async (t) => {
  const { app, post, path } = await aThread(t);
  let above: number | undefined;
  for (let n = 0; n < 12; n++)
    above = await aComment(app, post, { name: `N${n}`, at: NOON + n, ...(above && { inReplyTo: above }) });
  const { html } = await app.get(path);
  const margins = Array.from(html.matchAll(/^( *)(?:1\. )?N\d+,/gm), ([, margin = '']) => margin.length / 4);
  assert.deepEqual(margins, [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7]);
  assert.match(html, /N11, 22 Nov 2026, 13:00 ↑ to N10$/m);
});

test('it has one address, also where there is nothing to read yet', async (t) => {
  const { app, post, path } = await aThread(t);
  assert.match((await app.get(path)).html, /\n\n0 Responses to “The <flask> & I”\n\n$/);
  await app.ctx.db.insertInto('old_slugs').values({ slug: 'the-thermos', post_id: post.id }).execute();
  for (const asked of ['/1999/01/the-flask-and-i', '/2026/11/the-thermos']) {
    const { status, location } = await app.get(`${asked}/comments.txt`);
    assert.deepEqual([status, location], [301, path]);
  }
  assert.equal((await app.get(`${path}/`)).location, path);
  assert.equal((await app.get('/2026/11/nothing/comments.txt')).status, 404);
  const { headers } = await raw(app.url, path);
  const again = await raw(app.url, path, { headers: { 'if-none-match': headers.etag ?? '' } });
  assert.equal(again.status, 304);
  const head = await raw(app.url, path, { method: 'HEAD' });
  assert.deepEqual([head.status, head.body.length], [200, 0]);
});

test('however long the thread is, the database is asked as often, by an index', async (t) => {
  const database = listenToDatabase(t);
  const { app, post, path } = await aThread(t);
  const asks = async () => {
    const asked = await database.during(async () => assert.equal((await app.get(path)).status, 200));
    assert.deepEqual(asked.flatMap(scans), []);
    return asked.length;
  };
  await aComment(app, post);
  const before = await asks();
  for (let n = 0; n < 220; n++) await aComment(app, post, { name: `Reader ${n}`, at: NOON + n });
  assert.equal(await asks(), before);
  assert.match((await app.get(path)).html, /^221\. Reader 219, /m);
});
