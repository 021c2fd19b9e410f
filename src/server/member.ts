import cluster, { type Worker } from 'node:cluster';
import { ConfigError } from '../config.ts';
import { tell } from '../http/processes.ts';

/** What the leader says to a worker: stop unnoticed while another takes over, or stop. */
export type Order = 'drain' | 'stop';

/** What a worker says that cannot start. */
export interface Refusal {
  refused: string;
}

/** Those that have listened, and so obey. */
const listened = new WeakSet<Worker>();
export const listens = (worker: Worker) => listened.has(worker);

/**
 * Starts a worker, and waits until it listens.
 * @throws ConfigError with what the worker said
 */
export function fork(): Promise<Worker> {
  const worker = cluster.fork();
  return new Promise((resolve, reject) => {
    let why = 'a worker ended before it listened';
    worker.on('message', (message: Partial<Refusal>) => {
      why = message.refused ?? why;
    });
    worker.once('listening', () => {
      listened.add(worker);
      resolve(worker);
    });
    worker.once('exit', () => reject(new ConfigError(why)));
    // That it cannot be reached is told by its end.
    worker.on('error', () => undefined);
  });
}

export function exited(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) resolve();
    else worker.once('exit', () => resolve());
  });
}

export const order = (worker: Worker, what: Order) => tell(worker, what);

export const kill = (worker: Worker) => worker.process.kill('SIGKILL');
