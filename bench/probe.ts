import { subscribe } from 'node:diagnostics_channel';
import { renameSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into every process of the site before its own code, and nothing of the site: at a signal it writes down what
 * the process has used so far. processes.ts translates this file by itself, so it imports nothing of ours.
 */

/** Since the process started. */
export interface Used {
  pid: number;
  /** CPU of all its threads, user and system, in ms. */
  cpu: number;
  /** Resident bytes. */
  memory: number;
  /** Requests begun; 0 where BENCH_REQUESTS is not set. */
  requests: number;
  /** ms in compiled templates; 0 where BENCH_EJS is not set. */
  templates: number;
}

const { BENCH_DIR: dir = '', BENCH_REQUESTS: requestsToo, BENCH_EJS: ejsUrl } = process.env;
let requests = 0;
let templates = 0;

if (isMainThread) {
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage();
    const used: Used = {
      pid: process.pid,
      ...{ cpu: (user + system) / 1_000, memory: process.memoryUsage.rss(), requests, templates },
    };
    const file = `${dir}/${process.pid}.json`;
    writeFileSync(`${file}.part`, JSON.stringify(used));
    renameSync(`${file}.part`, file);
  });
  writeFileSync(`${dir}/${process.pid}.pid`, '');
  if (requestsToo)
    subscribe('http.server.request.start', () => {
      requests += 1;
    });
  if (ejsUrl) await timeTemplates(ejsUrl);
}

type Template = (...args: unknown[]) => unknown;

/** Only the outermost of templates that print one another counts, as the others run inside it. */
async function timeTemplates(url: string): Promise<void> {
  const { default: ejs } = (await import(url)) as { default: { compile(...args: unknown[]): Template } };
  const compile = ejs.compile;
  let depth = 0;
  ejs.compile = (...source) => {
    const template = compile.apply(ejs, source);
    return (...args) => {
      const start = performance.now();
      depth += 1;
      try {
        return template(...args);
      } finally {
        depth -= 1;
        if (depth === 0) templates += performance.now() - start;
      }
    };
  };
}
