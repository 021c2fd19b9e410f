import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../support/app.ts';

const TOKEN = 'sixteen-letters-or-more';

test('this machine reads what was answered, by class of status', async (t) => {
  const app = await startApp(t);
  // The second front page is one that was kept.
  for (const path of ['/', '/people', '/', '/nothing-here']) await app.get(path);
  const { status, headers, html } = await app.get('/metrics');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.match(html, /^hearsay_http_request_duration_seconds_count\{status="2xx"\} 2$/m);
  assert.match(html, /^hearsay_pages_total\{answer="hits"\} 1$/m);
  assert.match(html, /^hearsay_pages_bytes [1-9]\d{3,}$/m);
  assert.match(html, /^hearsay_http_request_duration_seconds_count\{status="4xx"\} 1$/m);

  const other = await startApp(t);
  assert.doesNotMatch((await other.get('/metrics')).html, /_count/, 'each site counts its own');
});

test('who comes through a proxy finds no such page; who has the token does', async (t) => {
  const app = await startApp(t, { metricsToken: TOKEN });
  const read = async (headers: Record<string, string>) => (await app.get('/metrics', headers)).status;
  assert.equal(await read({}), 200);
  for (const name of ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'])
    assert.equal(await read({ [name]: '127.0.0.1' }), 404, name);
  const far = { 'X-Forwarded-For': '203.0.113.7' };
  assert.match((await app.get('/metrics', far)).html, /Nobody has heard of this/);
  assert.equal(await read({ ...far, Authorization: `Bearer ${TOKEN.slice(0, 7)}` }), 404);
  assert.equal(await read({ ...far, Authorization: `Bearer ${TOKEN}` }), 200);
  assert.equal(await read({ ...far, Authorization: TOKEN }), 404);
});

test('without a token in the environment, none is right', async (t) => {
  const app = await startApp(t);
  for (const sent of ['null', 'undefined', ''])
    assert.equal(
      (await app.get('/metrics', { 'X-Forwarded-For': '203.0.113.7', Authorization: `Bearer ${sent}` })).status,
      404,
    );
});
