import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Registry } from 'prom-client';
import { createApp } from '../../src/app.ts';
import { httpServer } from '../../src/server/listening.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

const SAID = { name: '  Léna  “Leek” ', email: 'Lena@Example.org', body: 'Soup!' };
const NOBODY = { name: null, email: null };
/** What is remembered, of all that is told. */
const told = ({ name, email }: { name: string | null; email: string | null }) => ({ name, email });

async function aThread(t: TestContext) {
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  const path = postPath(await aPost(app));
  let said = 0;
  return {
    app,
    path,
    say: (fields: Record<string, string> = {}) =>
      app.post(`${path}/comments`, { ...SAID, body: `Soup ${said++}`, ...fields }),
    me: async (cookie?: string) => told(JSON.parse((await app.get('/me.json', cookie ? { cookie } : {})).html)),
  };
}

test('name and e-mail are remembered where the reader asks for it, and forgotten where not', async (t) => {
  const { say, me } = await aThread(t);
  assert.deepEqual(await me(), NOBODY);
  await say();
  assert.deepEqual(await me(), NOBODY);

  const answer = await say({ remember: 'on' });
  assert.match(
    answer.headers.getSetCookie()[1] ?? '',
    /^remembered=[^;]+; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
  assert.deepEqual(await me(), { name: 'Léna “Leek”', email: 'Lena@Example.org' });
  await say({ name: '🏳️‍🌈'.repeat(15), email: '', remember: 'on' });
  assert.deepEqual(await me(), { name: '🏳️‍🌈'.repeat(15), email: '' });

  await say();
  assert.deepEqual(await me(), NOBODY);
});

test('the longest name and address fit into a cookie', async (t) => {
  const { say, me } = await aThread(t);
  const name = '🥣'.repeat(60);
  const email = `${'🥣'.repeat(240)}@e.example.org`;
  const answer = await say({ name, email, remember: 'on' });
  assert.ok((answer.headers.getSetCookie()[1]?.split(';')[0]?.length ?? 0) < 4_096);
  assert.deepEqual(await me(), { name, email });
});

test('a held comment is remembered like any other', async (t) => {
  const app = await startApp(t);
  const path = postPath(await aPost(app));
  const { location } = await app.post(`${path}/comments`, { ...SAID, remember: 'on' });
  assert.match(location, /key=/);
  assert.equal(JSON.parse((await app.get('/me.json')).html).name, 'Léna “Leek”');
});

test('a refused comment remembers and forgets nothing, and keeps the tick', async (t) => {
  const { say, me } = await aThread(t);
  const refused = await say({ body: '', remember: 'on' });
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.headers.getSetCookie(), []);
  assert.match(refused.html, /name="remember" value="on" checked>/);

  await say({ remember: 'on' });
  const other = await say({ name: '' });
  assert.deepEqual(other.headers.getSetCookie(), []);
  assert.doesNotMatch(other.html, /value="on" checked/);
  assert.equal((await me()).name, 'Léna “Leek”');
});

test('/me.json is for one reader alone, and says nothing of the signed cookie', async (t) => {
  const { app, say } = await aThread(t);
  await say({ remember: 'on' });
  const { status, headers, html } = await app.get('/me.json');
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'private, no-store');
  assert.match(headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  assert.deepEqual(Object.keys(JSON.parse(html)), ['name', 'email', 'editor', 'mark']);
});

test('the page of a post is the same for everybody', async (t) => {
  const { app, path, say } = await aThread(t);
  const { location } = await say({ remember: 'on' });
  const id = /\d+/.exec(location)?.[0];
  for (const page of [path, `${path}?reply=${id}`, '/']) {
    const mine = await app.get(page);
    assert.equal(mine.html, await (await fetch(app.url + page)).text(), page);
    assert.deepEqual(mine.headers.getSetCookie(), []);
  }
});

test('a cookie that we would not have written counts as none', async (t) => {
  const { app, me } = await aThread(t);
  const cookie = (value: unknown) =>
    `remembered=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`;
  assert.deepEqual(await me(cookie({ name: '</script>"', email: '' })), { name: '</script>"', email: '' });
  for (const hostile of [
    '',
    '{',
    'null',
    '[]',
    '"Léna"',
    '9e999',
    { name: 'Léna' },
    { name: '', email: '' },
    { name: '\u200b', email: '' },
    { name: 7, email: '' },
    { name: ['Léna'], email: '' },
    { name: 'Léna', email: null },
    { name: 'x'.repeat(61), email: '' },
    { name: 'Léna', email: 'x'.repeat(255) },
    { name: 'Lé\nna', email: '' },
    { name: ' Léna', email: '' },
    { name: 'Lé\u202ena', email: '' },
    { name: 'Lé\u0000na', email: '' },
    '{"name":"\\ud800","email":""}',
  ])
    assert.deepEqual(await me(cookie(hostile)), NOBODY, JSON.stringify(hostile));
  for (const raw of ['remembered=%E0%A4%A', 'remembered', '=', 'remembered=%00', `reader=${'x'.repeat(5_000)}`])
    assert.deepEqual(await me(raw), NOBODY, raw);
  const more = await me(cookie('{"name":"Léna","email":"","__proto__":{"admin":true},"admin":true}'));
  assert.deepEqual(more, { name: 'Léna', email: '' });
  assert.equal((await app.get('/me.json', { cookie: cookie({ name: 'x'.repeat(20_000), email: '' }) })).status, 431);
});

test('on https nobody else can set it, and it travels only there', async (t) => {
  const app = await startApp(t);
  const path = postPath(await aPost(app));
  const { ctx } = app;
  const server = httpServer(
    createApp({ ...ctx, metrics: new Registry(), config: { ...ctx.config, baseUrl: 'https://gossip.test' } }),
  );
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { headers } = await fetch(`${url}${path}/comments`, {
    method: 'POST',
    body: new URLSearchParams({ ...SAID, remember: 'on' }),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  const cookies = headers.getSetCookie();
  assert.deepEqual(
    cookies.map((cookie) => cookie.split('=')[0]),
    ['__Host-reader', '__Host-remembered'],
  );
  for (const cookie of cookies) assert.match(cookie, /; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  const me = async (cookie: string) => (await fetch(`${url}/me.json`, { headers: { cookie } })).json();
  assert.equal(((await me(cookies[1]?.split(';')[0] ?? '')) as { name: string }).name, 'Léna “Leek”');
  assert.equal(
    ((await me('remembered=%7B%22name%22%3A%22L%22%2C%22email%22%3A%22%22%7D')) as { name: null }).name,
    null,
  );
});
