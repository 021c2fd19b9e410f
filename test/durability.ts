/**
 * What only shows when processes die: run by `npm run test:durability` against the built server.
 *   double starts: two servers at once on an empty folder, both must come up on one whole database
 *   kills: `kill -9` while comments are posted; every acknowledged comment is there once, and the server is back at once
 * Prints its figures; exits 1 when anything was lost, doubled or damaged.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../src/db/open.ts';
import { outAt } from '../src/posts/publication.ts';
import { renderBody } from '../src/posts/writing/body.ts';
import { insert, type NewPost } from '../src/posts/writing/write.ts';
import { set } from '../src/settings/settings.ts';
import { importedAuthor } from '../src/users/users.ts';
import { freePort } from './support/port.ts';

const ROUNDS = Number(process.argv[2] ?? 20);
const HEARSAY = new URL('../bin/hearsay.js', import.meta.url).pathname;
const UP_WITHIN = 30_000;

if (!existsSync(new URL('../dist/src/cli.js', import.meta.url))) throw new Error('build first: npm run build');

let failures = 0;
const fail = (what: string) => {
  failures += 1;
  console.log(`FAILED  ${what}`);
};

await doubleStarts();
await kills();
console.log(failures === 0 ? 'durability: all whole' : `durability: ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);

async function doubleStarts(): Promise<void> {
  let whole = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const dir = mkdtempSync(join(tmpdir(), 'hearsay-double-'));
    const ports = [await freePort(), await freePort()];
    const servers = ports.map((port) => start(dir, port));
    const up = await Promise.all(ports.map((port, i) => isUp(port, servers[i])));
    const integrity = inspect(dir);
    if (up.every(Boolean) && integrity === 'ok') whole += 1;
    else fail(`double start ${round}: up ${up.join(' ')}, ${integrity}`);
    await Promise.all(servers.map(stop));
    rmSync(dir, { recursive: true });
  }
  console.log(`double starts: ${whole} of ${ROUNDS} both up and whole`);
}

async function kills(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-kill-'));
  const path = await prepareBlog(dir);
  const acknowledged = new Set<string>();
  let slowest = 0;
  let sent = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const port = await freePort();
    const started = performance.now();
    const server = start(dir, port);
    if (!(await isUp(port, server))) fail(`kill ${round}: did not come up again`);
    slowest = Math.max(slowest, performance.now() - started);

    const killed = sleep(200 + Math.random() * 600).then(() => server.kill('SIGKILL'));
    const senders = Array.from({ length: 4 }, async () => {
      while (server.exitCode === null && server.signalCode === null) {
        const body = `comment ${++sent}`;
        if (await post(port, path, body)) acknowledged.add(body);
      }
    });
    await Promise.all([killed, ...senders]);

    const integrity = inspect(dir);
    if (integrity !== 'ok') fail(`kill ${round}: ${integrity}`);
  }
  const stored = bodies(dir);
  const times = new Map<string, number>();
  for (const body of stored) times.set(body, (times.get(body) ?? 0) + 1);
  const lost = [...acknowledged].filter((body) => !times.has(body)).length;
  const doubled = [...times.values()].filter((n) => n > 1).length;
  if (lost > 0) fail(`${lost} acknowledged comments lost`);
  if (doubled > 0) fail(`${doubled} comments doubled`);
  if (acknowledged.size < ROUNDS) fail(`only ${acknowledged.size} comments were acknowledged: nothing was tested`);
  console.log(
    `kills: ${ROUNDS}; ${sent} sent, ${acknowledged.size} acknowledged, ${lost} lost, ${doubled} doubled; ` +
      `slowest start ${Math.round(slowest)} ms`,
  );
  rmSync(dir, { recursive: true });
}

/** @returns the path of a post whose comments are taken at once */
async function prepareBlog(dir: string): Promise<string> {
  const now = Date.now();
  const { db, close } = await openDatabase(join(dir, 'hearsay.db'), { now });
  await set(db, 'comments.hold_first', 'false');
  await set(db, 'comments.flood_seconds', '0');
  const authorId = await importedAuthor(db, { email: 'a@example.org', name: 'Imelda Farr', now });
  const post: NewPost = {
    title: 'Soup',
    wantedSlug: 'soup',
    body: 'Soup.',
    format: 'markdown',
    excerpt: null,
    heroId: null,
    authorId,
    whereabouts: outAt(Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth(), 1)),
    tagIds: [],
    closed: null,
    importKey: null,
    formKey: null,
    zone: 'UTC',
    now,
  };
  await insert(db, post, renderBody(post.body, post.format, { embeds: [], pictures: [] }, post.zone));
  await set(db, 'comments.close_after_days', '0');
  await close();
  return `/${new Date(now).toISOString().slice(0, 7).replace('-', '/')}/soup`;
}

function start(dir: string, port: number): ChildProcess {
  return spawn(process.execPath, [HEARSAY, 'serve'], {
    env: { ...process.env, DATA_DIR: dir, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function isUp(port: number, server: ChildProcess | undefined): Promise<boolean> {
  for (const until = performance.now() + UP_WITHIN; performance.now() < until; await sleep(20)) {
    if (server?.exitCode !== null) return false;
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return true;
  }
  return false;
}

/** @returns whether the server said that it took it */
async function post(port: number, path: string, body: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}/comments`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Léna', body }),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  }).catch(() => null);
  return answer?.status === 303;
}

function inspect(dir: string): string {
  const raw = new Sqlite(join(dir, 'hearsay.db'), { timeout: 1_000 });
  try {
    return String(raw.pragma('integrity_check', { simple: true }));
  } finally {
    raw.close();
  }
}

function bodies(dir: string): string[] {
  const raw = new Sqlite(join(dir, 'hearsay.db'));
  try {
    return raw.prepare('select body from comments').pluck().all().map(String);
  } finally {
    raw.close();
  }
}
