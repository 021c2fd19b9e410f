import cluster from 'node:cluster';
import type { Config } from './config.ts';
import type { Mailer } from './mail/mailer.ts';
import { serveAlone } from './server/alone.ts';
import { lead } from './server/leader.ts';
import { work } from './server/worker.ts';

export { stopServing } from './server/alone.ts';
export { httpServer } from './server/listening.ts';

/**
 * Serves the site until it is told to stop: in one process, or in `config.workers` of them, led by one more. A worker is
 * the same command again, started by its leader.
 * @param ready told once it listens, and minds the signals from then on
 * @param mailer in place of the one that the configuration says
 */
export async function serve(config: Config, ready: () => void = () => undefined, mailer?: Mailer): Promise<void> {
  if (cluster.isWorker) await work(config);
  else if (config.workers > 1) await lead(config, ready, mailer);
  else await serveAlone(config, ready, mailer);
}
