import type { Config } from '../config.ts';
import { measureProcess } from '../http/metrics.ts';
import { gatherMetrics } from '../http/metrics-of-all.ts';
import type { Mailer } from '../mail/mailer.ts';
import { gatherCrew } from './crew.ts';
import { openSite, sayListening, stopSignal } from './site.ts';

/**
 * Leads `config.workers` processes that answer readers, and answers none itself: it opens the database first and closes
 * it last, and runs the jobs. SIGHUP puts other workers in their places.
 */
export async function lead(config: Config, ready: () => void, mailer: Mailer | undefined): Promise<void> {
  const { ctx, damaged } = await openSite(config, mailer);
  const crew = gatherCrew(config.workers, ctx.log);
  measureProcess(ctx.metrics);
  gatherMetrics(ctx.metrics);
  process.on('SIGHUP', () => crew.renew());
  const told = stopSignal('SIGTERM', 'SIGINT');
  try {
    await crew.start();
  } catch (error) {
    await ctx.close();
    throw error;
  }
  // What jobs do is half of the blog: loaded when readers are answered already.
  const { startJobs } = await import('../jobs/scheduler.ts');
  const jobs = startJobs(ctx);
  await sayListening(ctx);

  ready();
  const signal = await Promise.race([told, damaged]);
  ctx.log.info({ signal }, 'stopping');
  await Promise.all([crew.stop(), jobs.stop()]);
  await ctx.close();
  if (signal instanceof Error) throw signal;
}
