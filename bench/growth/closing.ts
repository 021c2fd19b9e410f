import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../../src/config.ts';
import { ask } from '../ask.ts';
import { median, written } from '../figures.ts';
import type { Finding } from '../row.ts';
import type { Site } from '../site.ts';

/** What a reader waits for while the comments of all old posts are being closed, against the same without. */
export async function closing(site: Site): Promise<Finding[]> {
  process.stderr.write('closing …\n');
  const paths = ['/', ...site.newest(50)];
  await reading(site, paths, wait(3_000));
  await site.set('comments.close_after_days', '14');
  const begun = performance.now();
  const job = closeComments(site);
  const meanwhile = await reading(site, paths, job);
  const took = performance.now() - begun;
  const without = await reading(site, paths, wait(took));
  const [longest, longestWithout] = [Math.max(...meanwhile), Math.max(...without)];
  return [
    {
      what: 'longest wait of a reader while comments are closed, above the longest without',
      ...{ value: longest - longestWithout, unit: 'ms', wanted: { atMost: 50 } },
      note:
        `${written(longest)} and ${written(longestWithout)} ms of ${meanwhile.length} and ${without.length} pages, ` +
        `medians ${written(median(meanwhile))} and ${written(median(without))}; ${await job}, ${written(took / 1_000)} s`,
    },
  ];
}

/** @returns what the command says */
async function closeComments({ dataDir }: Site): Promise<string> {
  const command = [join(packageRoot, 'bin/hearsay.js'), 'job', 'close-comments'];
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said.trim();
}

/** One page after another until something else is over. @returns how long each took, ms */
async function reading(site: Site, paths: readonly string[], until: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const end = until.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  for (let n = 0; !isOver; n += 1) {
    const answer = await ask(site.url + (paths[n % paths.length] ?? '/'));
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
    took.push(answer.took);
  }
  await end;
  return took;
}
