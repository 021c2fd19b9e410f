import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { answered, HIT, PASSED, warm } from '../support/kept.ts';

interface Raw {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** As a client sends it that adds and decodes nothing. */
function ask(
  app: TestApp,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  sent = '',
): Promise<Raw> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path, method, headers }, async (res) =>
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body: await buffer(res) }),
    );
    req.on('error', reject).end(sent);
  });
}

/** Bytes as they are, over a connection of its own. */
async function say(app: TestApp, words: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  socket.end(words);
  return text(socket);
}

const OF_ONE = ['date', 'x-request-id', 'connection', 'keep-alive'];
const common = ({ headers }: Raw) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE.includes(name)));

async function aSite(t: Parameters<typeof startApp>[0]) {
  const app = await startApp(t);
  const post = await aPost(app, { body: 'Leek and potato. '.repeat(200) });
  return { app, post, at: postPath(post) };
}

test('it is the same page in each encoding, made the first time and kept the next', async (t) => {
  const { app, at } = await aSite(t);
  const plain = await ask(app, at);
  for (const [accepts, encoding, read] of [
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['identity', undefined, (body: Buffer) => body],
  ] as const) {
    const first = await ask(app, at, { 'accept-encoding': accepts });
    const second = await ask(app, at, { 'accept-encoding': accepts });
    assert.equal(first.headers['content-encoding'], encoding);
    assert.equal(first.headers['content-length'], String(first.body.length));
    assert.equal(first.headers.vary, 'Accept-Encoding');
    assert.deepEqual(read(first.body), plain.body);
    assert.deepEqual(second.body, first.body);
    assert.deepEqual(common(second), common(first));
  }
});

test('who makes the page gets what those get who come later, in whatever encoding that was', async (t) => {
  for (const accepts of ['gzip', 'br', 'deflate', 'identity', '*;q=0']) {
    const { app, at } = await aSite(t);
    const made = await ask(app, at, { 'accept-encoding': accepts });
    const kept = await ask(app, at, { 'accept-encoding': accepts });
    assert.deepEqual(common(made), common(kept), accepts);
    assert.deepEqual(made.body, kept.body, accepts);
    assert.ok(made.headers['x-request-id']);
    assert.equal(kept.headers['x-request-id'], undefined);
  }
});

test('kept pages carry the headers that all pages carry', async (t) => {
  const { app, at } = await aSite(t);
  await warm(app, at);
  const { headers } = await ask(app, at);
  const others = (await ask(app, '/me')).headers;
  for (const name of Object.keys(others)) {
    if ([...OF_ONE, 'cache-control', 'etag', 'content-length'].includes(name)) continue;
    assert.deepEqual(headers[name], others[name], name);
  }
  assert.equal(headers['cache-control'], 'no-cache');
  assert.match(String(headers['content-security-policy']), /default-src 'self'/);
  assert.equal(headers['set-cookie'], undefined);
});

test('who has the page already is told that it stands, made or kept', async (t) => {
  const { app, at, post } = await aSite(t);
  const gzip = { 'accept-encoding': 'gzip' };
  const { headers } = await ask(app, at, gzip);
  const etag = String(headers.etag);
  assert.match(etag, /^"[\w-]+-gzip"$/);
  for (const match of [etag, `W/${etag}`, `"x", ${etag}`, `"x",W/${etag} , "y"`, '*', ' * ']) {
    const answer = await ask(app, at, { ...gzip, 'if-none-match': match });
    assert.equal(answer.status, 304, match);
    assert.equal(answer.body.length, 0);
    assert.deepEqual(common(answer), { etag, vary: 'Accept-Encoding', 'cache-control': 'no-cache' });
  }
  for (const match of ['"x"', etag.slice(0, -1), '', '"*"', etag.replace('-gzip', '')])
    assert.equal((await ask(app, at, { ...gzip, 'if-none-match': match })).status, 200, match);
  // Another encoding is another text.
  assert.equal((await ask(app, at, { 'if-none-match': etag })).status, 200);

  await aComment(app, post);
  assert.equal((await ask(app, at, { ...gzip, 'if-none-match': etag })).status, 200);
});

test('a first question whether the page has changed makes the page for the next', async (t) => {
  const { app, at, post } = await aSite(t);
  const { headers } = await ask(app, at);
  await aComment(app, post);
  assert.equal((await ask(app, at, { 'if-none-match': String(headers.etag) })).status, 200);
  await aComment(app, post);
  assert.equal((await ask(app, at, { 'if-none-match': '*' })).status, 304);
  const next = await ask(app, at);
  assert.equal(next.status, 200);
  assert.match(next.body.toString(), /2 responses/);
});

test('HEAD says what GET would, without the page; either may come first', async (t) => {
  for (const [first, second] of [
    ['HEAD', 'GET'],
    ['GET', 'HEAD'],
  ]) {
    const { app, at } = await aSite(t);
    for (const accepts of ['identity', 'gzip']) {
      const a = await ask(app, at, { 'accept-encoding': accepts }, first);
      const b = await ask(app, at, { 'accept-encoding': accepts }, second);
      assert.deepEqual(common(a), common(b));
      const [head, get] = first === 'HEAD' ? [a, b] : [b, a];
      assert.equal(head.body.length, 0);
      assert.equal(String(get.body.length), get.headers['content-length']);
    }
  }
});

test('nothing that a stranger sends along changes the page for others', async (t) => {
  const asked: [headers: Record<string, string>, query?: string, method?: string, sent?: string][] = [
    [{ host: 'evil.example' }],
    [{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', 'x-forwarded-for': '6.6.6.6' }],
    [{ forwarded: 'host=evil.example', 'x-original-url': '/admin', 'x-rewrite-url': '/admin' }],
    [{ origin: 'https://evil.example', referer: 'https://evil.example/x', 'sec-fetch-site': 'cross-site' }],
    [{ 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' }],
    [{ range: 'bytes=0-3', 'if-range': '"x"' }],
    [{ 'accept-encoding': 'gzip;q=9, ,,;;=, \u00ff' }],
    [{ accept: 'application/json', 'accept-language': 'xx', 'user-agent': '<script>evil</script>' }],
    [{ 'cache-control': 'no-store, no-cache', pragma: 'no-cache' }],
    [{ 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT', 'if-match': '"x"' }],
    [{ cookie: 'reader=evil.x; remembered=%7B%22name%22%3A%22evil%22%7D; mark=evil' }],
    [{}, '?utm_source=evil&x=<script>evil'],
    [{}, '?evil=1&evil=2&__proto__=evil&constructor[x]=evil'],
    [{}, `?${'evil&'.repeat(1_000)}comments=2`],
    [{}, '?x=evil#&comments=2'],
    [{}, '', 'HEAD'],
    [{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': '4' }, '', 'GET', 'evil'],
  ];
  for (const [headers, query = '', method = 'GET', sent = ''] of asked) {
    const { app, at } = await aSite(t);
    // Theirs is the page that is made.
    const odd = await ask(app, at + query.replace(/</g, '%3C'), headers, method, sent);
    const what = JSON.stringify([headers, query.slice(0, 40), method]);
    const next = await ask(app, at);
    assert.equal(next.status, 200, what);
    const byExpress = await ask(app, at, { cookie: 'session=passes-by' });
    assert.equal(next.body.toString(), byExpress.body.toString(), what);
    assert.doesNotMatch(odd.body.toString() + JSON.stringify([common(odd), common(next)]), /evil/, what);
    assert.deepEqual(await answered(app, () => ask(app, at)), HIT, what);
  }
});

test('what others link with is the same page, and what is known is another', async (t) => {
  const { app, at, post } = await aSite(t);
  for (let n = 0; n < 60; n++) await aComment(app, post, { body: `Spoon number ${n}.` });
  await warm(app, at);
  for (const query of ['?utm_source=mail&utm_medium=x', '?fbclid=IwAR1', '?'])
    assert.deepEqual(await answered(app, () => ask(app, at + query)), HIT, query);
  const second = await ask(app, `${at}?utm_source=mail&comments=2`);
  assert.match(second.body.toString(), /Spoon number 59\./);
  assert.deepEqual(await answered(app, () => ask(app, `${at}?comments=2`)), HIT);
  assert.doesNotMatch((await ask(app, at)).body.toString(), /Spoon number 59\./);
});

test('a request line with a host in it, or written oddly, is answered and kept for nobody', async (t) => {
  const { app, at } = await aSite(t);
  const line = (target: string) => `GET ${target} HTTP/1.1\r\nHost: gossip.test\r\nConnection: close\r\n\r\n`;
  for (const target of [`http://evil.example${at}`, `/${at}`, `${at}/`, at.toUpperCase(), `${at}\\`, `/./${at}`]) {
    for (let twice = 0; twice < 2; twice++) {
      const figures = await answered(app, async () => {
        assert.match(await say(app, line(target)), /^HTTP\/1\.1 (200|301|400|404)/, target);
      });
      assert.equal(figures.hits, undefined, target);
    }
  }
  const next = await ask(app, at);
  assert.doesNotMatch(next.body.toString() + JSON.stringify(next.headers), /evil/);
});

test('whoever is logged in passes the cache by, and leaves nothing in it', async (t) => {
  const { app, at } = await aSite(t);
  const { token } = await atTheDesk(app);
  app.forgetCookies();
  for (const cookie of [`session=${token}`, `a=b; session=${token}`, `__Host-session=${token}`, `session =${token}`]) {
    for (let twice = 0; twice < 2; twice++)
      assert.deepEqual(await answered(app, () => ask(app, at, { cookie })), PASSED, cookie);
  }
  assert.deepEqual(await answered(app, () => ask(app, at)), { misses: 1 });
  assert.deepEqual(await answered(app, () => ask(app, at, { cookie: `session=${token}` })), PASSED);
  assert.deepEqual(await answered(app, () => ask(app, at, { cookie: 'reader=somebody' })), HIT);
});
