import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { packageRoot } from '../../src/config.ts';
import { DAY } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { build, hearsay } from '../support/command.ts';
import { aPost } from '../support/factories.ts';
import { aClient, eventually, type Serving, startServing } from '../support/serving.ts';

before(build);

/** A blog with one story, whose comments are taken at once, served by two workers. */
async function aBlog(t: TestContext) {
  const app = await startApp(t, {
    settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0', 'comments.close_after_days': '0' },
  });
  const post = await aPost(app, { publishedAt: Date.now() - DAY });
  const serving = await startServing(t, app.ctx.config.dataDir, { WORKERS: '2' });
  return { app, serving, path: postPath(post) };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function stopped({ process: leader }: Serving, signal: NodeJS.Signals = 'SIGTERM') {
  const ended = once(leader, 'exit');
  leader.kill(signal);
  return (await ended)[0];
}

test('two workers share the requests, one answer tells of all, and a signal ends them all', async (t) => {
  const { serving } = await aBlog(t);
  const workers = serving.workers();
  assert.equal(workers.length, 2);
  for (let i = 0; i < 20; i++) {
    const client = aClient(serving.port);
    assert.equal((await client.send('/')).status, 200);
    client.leave();
  }
  const metrics = await (await fetch(`http://127.0.0.1:${serving.port}/metrics`)).text();
  // Whoever asked for the metrics was passed on to Express; readers of the page were not.
  const answered = new Map<string, number>();
  for (const [, worker = '', n] of metrics.matchAll(
    /^hearsay_pages_total\{answer="(?:hits|misses)",worker="(\d)"\} (\d+)$/gm,
  ))
    answered.set(worker, (answered.get(worker) ?? 0) + Number(n));
  assert.deepEqual([...answered].sort(), [
    ['1', 10],
    ['2', 10],
  ]);
  assert.match(metrics, /^process_resident_memory_bytes\{worker="leader"\} \d{7,}$/m);

  assert.equal(await stopped(serving), 0);
  assert.deepEqual(workers.filter(isAlive), []);
});

test('a worker that is killed is replaced, and requests go on', async (t) => {
  const { serving } = await aBlog(t);
  const [killed = 0, other = 0] = serving.workers();
  process.kill(killed, 'SIGKILL');
  await eventually(() => !serving.workers().includes(killed), serving);
  const ask = async () => {
    const client = aClient(serving.port);
    const { status } = await client.send('/');
    client.leave();
    return status;
  };
  for (let i = 0; i < 5; i++) assert.equal(await ask(), 200);
  await eventually(() => serving.workers().length === 2, serving);
  assert.ok(serving.workers().includes(other));
  for (let i = 0; i < 5; i++) assert.equal(await ask(), 200);
  assert.match(serving.log(), new RegExp(`"worker":${killed},.*"signal":"SIGKILL","msg":"a worker died`));
  assert.equal(await stopped(serving, 'SIGINT'), 0);
});

test('SIGHUP puts new workers in the places of the old, and no request fails', async (t) => {
  const { app, serving, path } = await aBlog(t);
  const before = serving.workers();
  const taken: string[] = [];
  const failed: string[] = [];
  let renewed = false;
  const client = async (name: string, ask: (i: number) => [path: string, fields?: Record<string, string>]) => {
    const { send, leave } = aClient(serving.port);
    for (let i = 0; !renewed || i < 20; i++) {
      const [where, fields] = ask(i);
      const said = await send(where, fields).catch((error) => ({ status: 0, body: String(error) }));
      if (said.status !== (fields ? 303 : 200)) failed.push(`${name} ${i}: ${said.status} ${said.body.slice(0, 200)}`);
      else if (fields?.body) taken.push(fields.body);
    }
    leave();
  };
  const load = Promise.all([
    client('reader', () => [path]),
    client('other reader', (i) => [i % 2 ? '/' : '/healthz']),
    ...['Posy', 'Gladwyn'].map((name) =>
      client(name, (i) => [`${path}/comments`, { name, body: `${name} says ${i}` }]),
    ),
  ]);
  serving.process.kill('SIGHUP');
  await eventually(() => serving.log().includes('all workers are new'), serving).finally(() => {
    renewed = true;
  });
  await load;

  assert.deepEqual(failed, []);
  assert.ok(taken.length >= 40);
  const kept = await app.ctx.db.selectFrom('comments').select('body').execute();
  assert.deepEqual(kept.map(({ body }) => body).sort(), taken.sort());
  const after = serving.workers();
  assert.equal(after.length, 2);
  assert.deepEqual(
    after.filter((pid) => before.includes(pid)),
    [],
  );
  assert.equal(await stopped(serving), 0);
});

test('where new workers cannot start, the old ones go on', async (t) => {
  const { app, serving, path } = await aBlog(t);
  const before = serving.workers();
  const raw = new Sqlite(app.ctx.config.databasePath);
  raw.exec(`insert into migrations values ('9999-future', 1)`);
  raw.close();
  serving.process.kill('SIGHUP');
  await eventually(() => serving.log().includes('those that are there go on'), serving);
  assert.match(serving.log(), /newer Hearsay/);
  assert.deepEqual(serving.workers(), before);
  assert.equal((await aClient(serving.port).send(path)).status, 200);
  assert.equal(await stopped(serving), 0);
});

test('a crew that cannot start says why in one line', async (t) => {
  const { app, serving } = await aBlog(t);
  const { code, errors } = await hearsay(app.ctx.config.dataDir, ['serve'], {
    env: { WORKERS: '3', PORT: String(serving.port) },
  });
  assert.equal(code, 1);
  assert.match(errors, /^hearsay: PORT: \d+ on 127\.0\.0\.1 is taken[^\n]*\n$/);
});

test('a process alone stops by SIGHUP too, as its terminal was closed', async (t) => {
  const app = await startApp(t);
  const serving = await startServing(t, app.ctx.config.dataDir, {});
  assert.equal(await stopped(serving, 'SIGHUP'), 0);
});

test('jobs are the business of who leads or is alone', () => {
  const starting = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && /(?<!function )\bstartJobs\(/.test(readFileSync(join(packageRoot, 'src', file), 'utf8')),
  );
  assert.deepEqual(starting.sort(), ['server/alone.ts', 'server/leader.ts']);
});
