import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { packageRoot } from '../../src/config.ts';
import { postPath } from '../../src/urls.ts';
import { assetSource } from '../../src/views/asset-sources.ts';
import { asset, readAssets } from '../../src/views/assets.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';
import { raw } from '../support/raw.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const OLD = '/assets/00000000';

/** Answers as they are on the wire: fetch would decompress them. */
async function ask(app: TestApp, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return raw(app.url, path, { method, headers });
}

test('an asset may be kept for ever under its own hash', async (t) => {
  const app = await startApp(t);
  for (const [name, type] of [
    ['css/readers.css', 'text/css; charset=utf-8'],
    ['css/desk.css', 'text/css; charset=utf-8'],
    ['js/thread.js', 'text/javascript; charset=utf-8'],
    ['img/icon.svg', 'image/svg+xml'],
    ['fonts/franklin-var.woff2', 'font/woff2'],
  ] as const) {
    const { status, headers, body } = await ask(app, asset(name));
    assert.equal(status, 200, name);
    assert.equal(headers['content-type'], type, name);
    assert.equal(headers['cache-control'], FOR_EVER, name);
    assert.equal(headers['x-content-type-options'], 'nosniff', name);
    assert.equal(headers['content-encoding'], undefined, name);
    assert.equal(headers['set-cookie'], undefined, name);
    assert.equal(headers['content-security-policy'], undefined, 'a policy is for pages');
    assert.ok(body.length > 100, name);
  }
});

test('it comes as it was compressed at build, if the browser takes that', async (t) => {
  const app = await startApp(t);
  const path = asset('js/thread.js');
  const plain = assetSource('js/thread.js');
  for (const [accepted, coding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['gzip;q=0, br;q=0', undefined],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['deflate', undefined],
    ['', undefined],
  ] as const) {
    const { headers, body } = await ask(app, path, { 'Accept-Encoding': accepted });
    assert.equal(headers['content-encoding'], coding, accepted);
    assert.equal(headers.vary, 'Accept-Encoding', accepted);
    assert.equal(Number(headers['content-length']), body.length, accepted);
    const decoded = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
    assert.ok(decoded.equals(plain), accepted);
  }
  const font = await ask(app, asset('fonts/franklin-var.woff2'), { 'Accept-Encoding': 'gzip, br' });
  assert.equal(font.headers['content-encoding'], undefined, 'a font is compressed already');
  assert.equal(font.headers.vary, undefined, 'and so the same for everybody');
  assert.ok(font.body.equals(readFileSync(join(packageRoot, 'public/fonts/franklin-var.woff2'))));
});

test('under an old hash it is what stands now, to be asked for again', async (t) => {
  const app = await startApp(t);
  for (const name of ['css/readers.css', 'js/thread.js', 'fonts/franklin-var.woff2']) {
    const now = await ask(app, asset(name), { 'Accept-Encoding': 'br' });
    const old = await ask(app, `${OLD}/${name}`, { 'Accept-Encoding': 'br' });
    assert.equal(old.status, 200);
    assert.equal(old.headers['cache-control'], 'no-cache');
    assert.ok(old.body.equals(now.body));
    const again = await ask(app, `${OLD}/${name}`, { 'Accept-Encoding': 'br', 'If-None-Match': `${old.headers.etag}` });
    assert.equal(again.status, 304);
    assert.equal(again.headers['cache-control'], 'no-cache');
  }
});

test('HEAD and 304 say the same as the answer with a body', async (t) => {
  const app = await startApp(t);
  const path = asset('css/readers.css');
  const said = ['cache-control', 'etag', 'vary', 'content-encoding'] as const;
  const tags = new Set<string>();
  for (const coding of ['br', 'gzip', 'identity']) {
    const headers = { 'Accept-Encoding': coding };
    const whole = await ask(app, path, headers);
    const head = await ask(app, path, headers, 'HEAD');
    const etag = `${whole.headers.etag}`;
    const same = await ask(app, path, { ...headers, 'If-None-Match': etag });
    assert.deepEqual([whole.status, head.status, same.status], [200, 200, 304]);
    assert.deepEqual([head.body.length, same.body.length], [0, 0]);
    assert.equal(head.headers['content-length'], whole.headers['content-length']);
    assert.equal(head.headers['content-type'], whole.headers['content-type']);
    for (const name of said) {
      assert.equal(head.headers[name], whole.headers[name], `${name} of HEAD`);
      if (name !== 'content-encoding') assert.equal(same.headers[name], whole.headers[name], `${name} of 304`);
    }
    tags.add(etag);
  }
  assert.equal(tags.size, 3, 'what differs in its bytes differs in its tag');
});

test('nothing else is there', async (t) => {
  const app = await startApp(t);
  const hash = asset('js/thread.js').split('/')[2];
  for (const path of [
    '/assets',
    '/assets/',
    '/assets/manifest.json',
    `/assets/${hash}`,
    `/assets/${hash}/js`,
    `/assets/${hash}/js/`,
    `/assets/${hash}/js/thread.js.br`,
    `/assets/${hash}/js/thread.ts`,
    `/assets/${hash}/js/nobody.js`,
    `/assets/${hash}/js/%2e%2e/js/thread.js`,
    `/assets/${hash}/js/..%2f..%2f..%2f..%2fpackage.json`,
    `/assets/${hash}/js/../../../../../package.json`,
    `/assets/${hash}/../../../package.json`,
    '/assets/__proto__/constructor/name',
    '/css/base.css',
    '/js/thread.js',
  ]) {
    const { status, headers } = await ask(app, path);
    assert.equal(status, 404, path);
    assert.equal(headers['cache-control'], 'private, no-store', path);
  }
  assert.equal((await ask(app, asset('js/thread.js'), { 'Sec-Fetch-Site': 'same-origin' }, 'POST')).status, 404);
});

test('while they are being worked on, they come from their sources and nobody keeps them', async (t) => {
  const app = await startApp(t, { development: true });
  t.after(() => readAssets());
  const { html } = await app.get('/');
  const [, style = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(html) ?? [];
  const answer = await app.get(style);
  assert.equal(answer.headers.get('cache-control'), 'no-cache');
  assert.equal(answer.html, assetSource('css/readers.css').toString());
  const [, font = ''] = /url\("([^"]+)"\)/.exec(answer.html) ?? [];
  const found = await app.get(new URL(font, app.url + style).pathname);
  assert.deepEqual([found.status, found.headers.get('content-type')], [200, 'font/woff2']);
  assert.equal((await app.get('/assets/fresh/css/nobody.css')).status, 404);
});

test('a post page names all that it needs at once, and little of it', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { body: 'https://www.instagram.com/p/Ltg3hs/' });
  for (let n = 0; n < 16; n++) await aComment(app, post, { body: `The soup again, number ${n}` });
  const { html } = await app.get(postPath(post));
  const named = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  assert.equal(new Set(named).size, named.length, 'nothing twice');
  assert.equal(named.filter((path) => path.endsWith('.css')).length, 1);
  const scripts = named.filter((path) => path.endsWith('.js'));
  const light = named.filter((path) => !path.endsWith('.woff2'));
  let bytes = gzipSync(html).length;
  let withFonts = bytes;
  for (const path of named) {
    const { status, headers, body } = await ask(app, path, { 'Accept-Encoding': 'gzip' });
    assert.equal(status, 200, path);
    assert.equal(headers['cache-control'], FOR_EVER, path);
    if (light.includes(path)) bytes += body.length;
    withFonts += body.length;
    if (!path.endsWith('.js')) continue;
    const script = gunzipSync(body).toString();
    for (const [, from = ''] of script.matchAll(/\b(?:from|import)"(\.[^"]+)"/g))
      assert.ok(scripts.includes(new URL(from, app.url + path).pathname), `${path} imports ${from}`);
  }
  assert.ok(bytes > 10_000 && bytes < 40_000, `${bytes} bytes`);
  assert.ok(withFonts < 120_000, `${withFonts} bytes with fonts`);
});
