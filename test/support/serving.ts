import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../src/config.ts';
import { LONGEST } from './command.ts';
import { freePort } from './port.ts';

export interface Serving {
  process: ChildProcess;
  port: number;
  /** Ids of the processes that it has started. */
  workers(): number[];
  /** What it has written to standard error so far. */
  log(): string;
}

/** `hearsay serve` as built, as operators start it; up when this returns. Whatever is left of it at the end is killed. */
export async function startServing(t: TestContext, dataDir: string, env: Record<string, string>): Promise<Serving> {
  const port = await freePort();
  const child = spawn(process.execPath, [`${packageRoot}/bin/hearsay.js`, 'serve'], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
  });
  const serving: Serving = {
    process: child,
    port,
    workers: () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number),
    log: () => log,
  };
  await eventually(() => log.includes('"listening"'), serving);
  return serving;
}

/** Asks again and again until it is so. */
export async function eventually(isSo: () => boolean, { log }: Pick<Serving, 'log'>): Promise<void> {
  for (const until = performance.now() + LONGEST / 2; !isSo(); await sleep(20))
    if (performance.now() > until) throw new Error(`it never came about; the log says:\n${log()}`);
}

/** Somebody with one connection that is kept as long as the server likes, and no second try. */
export function aClient(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async send(path: string, fields?: Record<string, string>): Promise<{ status: number; body: string }> {
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
      const req = request({ port, host: '127.0.0.1', path, agent, method: fields ? 'POST' : 'GET', headers });
      req.end(fields ? new URLSearchParams(fields).toString() : undefined);
      const [res] = await once(req, 'response', { signal: AbortSignal.timeout(LONGEST / 2) });
      return { status: res.statusCode, body: await text(res) };
    },
    leave: () => agent.destroy(),
  };
}
