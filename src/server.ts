import cluster from 'node:cluster';
import type { Config } from './config.ts';
import type { Mailer } from './mail/mailer.ts';

/**
 * Serves the site until it is told to stop: in one process, or in `config.workers` of them, led by one more. A worker is
 * the same command again, started by its leader. Each loads only what it does.
 * @param ready told once it listens, and minds the signals from then on
 * @param mailer in place of the one that the configuration says
 */
export async function serve(config: Config, ready: () => void = () => undefined, mailer?: Mailer): Promise<void> {
  if (cluster.isWorker) await (await import('./server/worker.ts')).work(config);
  else if (config.workers > 1) await (await import('./server/leader.ts')).lead(config, ready, mailer);
  else await (await import('./server/alone.ts')).serveAlone(config, ready, mailer);
}
