import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

/** Promise P4: whatever a client sends, it gets a clear 4xx in the site's clothes, never a 5xx or a stack. */

const addresses: [path: string, status: number][] = [
  ['/nope', 404],
  ['/page/0', 404],
  ['/page/-1', 404],
  ['/page/1e9', 404],
  ['/page/99999999999999999999', 404],
  ['/people/nobody', 404],
  ['/people/%00', 404],
  ['/people/%ff', 400],
  ['/people/%E0%A4%A', 400],
  [`/people/${'x'.repeat(5_000)}`, 404],
  ['/topics/__proto__', 404],
  ['/authors/constructor', 404],
  ['/20261', 404],
  ['/2026/13', 404],
  ['/2026/1', 404],
  ['/0000', 404],
  ['/2026/11/nothing', 404],
  ['/2026/11/nothing/feed.xml', 404],
  ['/c/0', 404],
  ['/c/abc', 404],
  ['/c/1.5', 404],
  ['/c/9007199254740993', 404],
  ['/c/99999999999999999999999', 404],
  ['/c/1?key=a&key=b', 400],
  ['/..%2f..%2fetc/passwd', 404],
  ['/assets/fresh/css/..%2f..%2fpackage.json', 404],
  ['/assets/%2e%2e/%2e%2e/package.json', 404],
  ['/assets/manifest.json', 404],
  ['/assets/fresh/__proto__/constructor', 404],
  ['//evil.example/', 404],
  ['/%0d%0aSet-Cookie:%20a=b', 404],
];

test('wrong addresses get a clear page', async (t) => {
  const app = await startApp(t);
  for (const [path, status] of addresses) {
    const answer = await app.get(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.html, /<main id="main">/, path);
    assert.doesNotMatch(answer.html, /node_modules|\.ts:\d|at \w+ \(/, path);
  }
});

const queries: [query: string, status: number][] = [
  ['comments=abc', 400],
  ['comments=0', 400],
  ['comments=-1', 400],
  ['comments=2', 404],
  ['comments=999999', 404],
  ['comments=2&comments=3', 400],
  ['comments[]=2', 200],
  ['comments[__proto__]=2', 200],
  ['__proto__=x', 200],
  ['thread=abc', 400],
  ['thread=99', 404],
  ['reply=abc', 400],
  ['reply=99999', 404],
  ['reply=1&reply=2', 400],
  ['reply=99999999999999999999', 400],
  ['%ff=%ff', 200],
  ['comments=%ff', 400],
  ['utm_source=x', 200],
];

test('wrong parameters of a post get a clear page', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  for (const [query, status] of queries) {
    const answer = await app.get(`${postPath(post)}?${query}`);
    assert.equal(answer.status, status, query);
    assert.match(answer.html, /<main id="main">/, query);
  }
});

const SAME = { 'sec-fetch-site': 'same-origin' };
const FORM = { ...SAME, 'content-type': 'application/x-www-form-urlencoded' };

test('odd forms get a clear answer', async (t) => {
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  const path = `${postPath(await aPost(app))}/comments`;
  const send = async (body: string | Buffer, headers: Record<string, string> = FORM) => {
    const answer = await fetch(app.url + path, { method: 'POST', body, headers, redirect: 'manual' });
    return { status: answer.status, html: await answer.text() };
  };
  const table: [what: string, body: string | Buffer, headers: Record<string, string>, status: number][] = [
    ['nothing', '', FORM, 422],
    ['only noise', '&&&===&', FORM, 422],
    ['repeated fields', 'name=A&name=B&body=x&body=y', FORM, 303],
    ['nested fields', 'name[a]=A&body[b]=x', FORM, 422],
    ['prototype fields', '__proto__[x]=1&constructor=2&name=A', FORM, 422],
    ['invalid UTF-8', 'name=%ff%fe&body=%c3%28', FORM, 303],
    ['raw bytes', Buffer.from([0x6e, 0x3d, 0xff, 0x00]), FORM, 422],
    ['control characters', 'name=A%00%0d%0aB&body=%00%01ok', FORM, 303],
    ['JSON', '{"name":"A","body":"x"}', { ...SAME, 'content-type': 'application/json' }, 422],
    ['multipart', '--x\r\n\r\n--x--', { ...SAME, 'content-type': 'multipart/form-data; boundary=x' }, 422],
    [
      'an unknown charset',
      'name=A',
      { ...SAME, 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
      415,
    ],
    ['an unknown encoding', 'name=A', { ...FORM, 'content-encoding': 'zstd' }, 415],
    ['broken gzip', 'name=A', { ...FORM, 'content-encoding': 'gzip' }, 400],
    ['a thousand fields', 'a=1&'.repeat(1_000), FORM, 413],
    ['more than 256 kB', `body=${'x'.repeat(300_000)}`, FORM, 413],
    ['too long a text', `name=A&body=${'x'.repeat(100_000)}`, FORM, 422],
    ['Markdown in depth', `name=A&body=${encodeURIComponent('> '.repeat(9_000))}`, FORM, 303],
  ];
  for (const [what, body, headers, status] of table) {
    const answer = await send(body, headers);
    assert.equal(answer.status, status, `${what}: ${answer.html.slice(0, 200)}`);
    if (status !== 303) assert.match(answer.html, /<main id="main">/, what);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    assert.equal((await fetch(app.url + path, { method, headers: SAME })).status, 404, method);
});

test('nothing that a reader types executes or becomes markup, in any place it is shown', async (t) => {
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0', 'comments.hold_first': 'false' } });
  const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>'`;
  const post = await aPost(app, { title: evil, people: [evil], topics: [evil] });
  const path = postPath(post);
  const id = await aComment(app, post, { name: evil, body: evil });
  await aComment(app, post, { name: 'B', body: evil, inReplyTo: id });
  const pages = [
    (await app.get('/')).html,
    (await app.get('/people')).html,
    (await app.get('/topics')).html,
    (await app.get(path)).html,
    (await app.get(`${path}?reply=${id}`)).html,
    (await app.get(`${path}?comments=${encodeURIComponent(evil)}`)).html,
    (await app.get(`/${encodeURIComponent(evil)}`)).html,
    (await app.post(`${path}/comments`, { name: evil, email: evil, body: evil })).html,
    (await app.get('/feed.xml')).html,
    (await app.get(`${path}/feed.xml`)).html,
  ];
  for (const html of pages) assert.doesNotMatch(html.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''), /<(img src=x|script>)/i);
});

test('every page carries the headers that keep scripts out', async (t) => {
  const app = await startApp(t);
  for (const path of ['/', '/nope', '/assets/fresh/css/nope.css', '/feed.xml']) {
    const { headers } = await app.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self';/, path);
    assert.doesNotMatch(policy, /unsafe/, path);
    assert.match(policy, /base-uri 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'strict-origin-when-cross-origin');
    assert.equal(headers.get('x-powered-by'), null);
  }
});

test('the Host header never reaches a link', async (t) => {
  const app = await startApp(t);
  const path = postPath(await aPost(app));
  for (const page of [path, '/feed.xml', `${path}/feed.xml`, `${path}/`]) {
    const answer = await raw(
      app.url,
      `GET ${page} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`,
    );
    assert.doesNotMatch(answer, /evil\.example/, page);
  }
});

test('requests that are not HTTP are answered or cut, and the server stays', async (t) => {
  const app = await startApp(t);
  const nonsense = [
    'NONSENSE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\n${'Flood: of headers\r\n'.repeat(5_000)}\r\n`,
    `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\nConnection: close\r\n\r\n',
  ];
  for (const request of nonsense) {
    const answer = await raw(app.url, request);
    assert.match(answer, /^HTTP\/1\.1 4\d\d|^$/, request.slice(0, 40));
  }
  assert.equal((await app.get('/')).status, 200);
});

function raw(url: string, request: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.end(request);
  });
}
