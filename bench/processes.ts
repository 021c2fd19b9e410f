import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import ts from 'typescript';
import { packageRoot } from '../src/config.ts';
import { ask } from './ask.ts';
import type { Kept } from './bare.ts';
import { sum } from './figures.ts';
import type { Used } from './probe.ts';

/** The processes that are measured: the built site, and the bare server beside it; both tell what they have used. */

export interface Measured {
  url: string;
  /** What each of its processes has used so far; more than one where there are workers. */
  used(): Promise<Used[]>;
  stop(): Promise<void>;
}

export interface SiteOptions {
  workers?: number;
  /** Count the requests of each process. */
  requests?: boolean;
  /** Time the templates. */
  templates?: boolean;
}

/** How many requests each process has begun, by its id: as they came in over HTTP, whoever answered them inside. */
export const requestsOf = async (measured: Measured) =>
  new Map((await measured.used()).map(({ pid, requests }) => [pid, requests]));

/** CPU of all processes together, in ms. */
export const cpuOf = async (measured: Measured) => sum((await measured.used()).map(({ cpu }) => cpu));

/** Starts what `npm start` starts, and waits for its first page. */
export async function startSite(dataDir: string, options: SiteOptions = {}): Promise<Measured> {
  const port = await freePort();
  const env = {
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    ...(options.workers && { WORKERS: String(options.workers) }),
    ...(options.requests && { BENCH_REQUESTS: 'yes' }),
    ...(options.templates && { BENCH_EJS: import.meta.resolve('ejs') }),
  };
  return start([join(packageRoot, 'bin/hearsay.js'), 'serve'], env, `http://127.0.0.1:${port}`);
}

export async function startBare(kept: Kept): Promise<Measured> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-bare-'));
  const file = join(dir, 'page.json');
  writeFileSync(file, JSON.stringify(kept));
  try {
    // Once it answers, it has read the page.
    return await start([translated('bare'), file, String(port)], {}, `http://127.0.0.1:${port}`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function start(args: string[], env: Record<string, string>, url: string): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-probe-'));
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env, BENCH_DIR: dir, NODE_OPTIONS: `--import ${translated('probe')}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answers(child, `${url}/`);
  return {
    url,
    used: () => used(dir),
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(dir, { recursive: true });
    },
  };
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before it answered`);
    const answer = await ask(url).catch(() => null);
    if (answer) return;
    await wait(2);
  }
}

/** A process writes down what it used when it is told to; one that is gone has no answer and is left out. */
async function used(dir: string): Promise<Used[]> {
  const pids = readdirSync(dir)
    .filter((name) => name.endsWith('.pid'))
    .map((name) => Number(name.slice(0, -'.pid'.length)));
  const answers = await Promise.all(
    pids.map(async (pid) => {
      const file = join(dir, `${pid}.json`);
      rmSync(file, { force: true });
      if (!tell(pid)) return [];
      for (let tries = 0; !existsSync(file); tries += 1) {
        if (tries > 2_000) return [];
        await wait(2);
      }
      return [JSON.parse(readFileSync(file, 'utf8')) as Used];
    }),
  );
  return answers.flat();
}

function tell(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2');
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const translations = new Map<string, string>();

/** A file of the bench as plain JavaScript, so that nothing that translates runs inside what is measured. @returns its path */
function translated(name: 'bare' | 'probe'): string {
  const known = translations.get(name);
  if (known) return known;
  const source = readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8');
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const path = join(mkdtempSync(join(tmpdir(), 'hearsay-bench-js-')), `${name}.mjs`);
  writeFileSync(path, ts.transpileModule(source, { compilerOptions }).outputText);
  translations.set(name, path);
  process.once('exit', () => rmSync(join(path, '..'), { recursive: true, force: true }));
  return path;
}
