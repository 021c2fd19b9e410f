import type { Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { everybody } from '../http/processes.ts';
import type { Logger } from '../log.ts';
import { SECOND } from '../time.ts';
import { exited, fork, kill, listens, order } from './member.ts';

export interface Crew {
  /** @throws ConfigError with what the first said that could not start; the others are sent away then */
  start(): Promise<void>;
  /** Another worker in each one's place, running the code that lies on the disk now; once more, if asked again meanwhile. */
  renew(): void;
  /** All of them, gently. */
  stop(): Promise<void>;
}

/** Who dies sooner than this after listening may do so again. */
const YOUNG = 10 * SECOND;
const LONGEST_PAUSE = 30 * SECOND;
/** ms that workers have to answer what is under way (listening.ts), and some more to close. */
const STOPPED_WITHIN = 15 * SECOND;

/** Workers, `size` of them, whatever happens to one. */
export function gatherCrew(size: number, log: Logger): Crew {
  /** Those who answer readers, and should. */
  const members = new Set<Worker>();
  const stopping = new AbortController();
  let diedYoung = 0;
  let renewed = Promise.resolve();
  let renewalWaits = false;

  async function hire(): Promise<Worker> {
    const worker = await fork();
    const since = performance.now();
    members.add(worker);
    worker.once('exit', (code, signal) => {
      if (!members.delete(worker) || stopping.signal.aborted) return;
      log.error({ worker: worker.process.pid, code, signal }, 'a worker died; another takes its place');
      diedYoung = performance.now() - since < YOUNG ? diedYoung + 1 : 0;
      void replace();
    });
    return worker;
  }

  async function replace(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = diedYoung === 0 ? 0 : Math.min(LONGEST_PAUSE, 50 * 2 ** diedYoung);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        await hire();
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.error({ why: (error as Error).message }, 'a worker cannot start; it is tried again');
        diedYoung += 1;
      }
    }
  }

  async function renewAll(): Promise<void> {
    renewalWaits = false;
    log.info('another worker takes the place of each');
    for (const old of [...members]) {
      if (stopping.signal.aborted) return;
      // Whoever died has been replaced. From here on nobody is, who goes: the next one is being hired.
      if (!members.delete(old)) continue;
      try {
        await hire();
      } catch (error) {
        log.error({ why: (error as Error).message }, 'a new worker cannot start; those that are there go on');
        if (old.isDead()) void replace();
        else members.add(old);
        return;
      }
      const gone = exited(old);
      order(old, 'drain');
      await gone;
    }
    log.info('all workers are new');
  }

  return {
    async start() {
      const all = Promise.all(Array.from({ length: size }, hire));
      renewed = all.then(() => undefined);
      renewed.catch(() => undefined);
      try {
        await all;
      } catch (error) {
        stopping.abort();
        const gone = everybody().map(exited);
        everybody().forEach(kill);
        await Promise.all(gone);
        throw error;
      }
    },
    renew() {
      if (renewalWaits) return;
      renewalWaits = true;
      renewed = renewed.then(renewAll);
    },
    async stop() {
      stopping.abort();
      const force = setTimeout(() => everybody().forEach(kill), STOPPED_WITHIN);
      const gone = everybody().map(exited);
      for (const worker of everybody()) {
        if (listens(worker)) order(worker, 'stop');
        else kill(worker);
      }
      await Promise.all(gone);
      clearTimeout(force);
    },
  };
}
