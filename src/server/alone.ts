import { createSite } from '../app.ts';
import type { Config } from '../config.ts';
import { measureProcess } from '../http/metrics.ts';
import { startJobs } from '../jobs/scheduler.ts';
import type { Mailer } from '../mail/mailer.ts';
import { httpServer, listen, stopServing } from './listening.ts';
import { openSite, sayListening, stopSignal } from './site.ts';

/** Everything in this process: context, app, listen, jobs; and in reverse. */
export async function serveAlone(config: Config, ready: () => void, mailer: Mailer | undefined): Promise<void> {
  const { ctx, damaged } = await openSite(config, mailer);
  const server = httpServer(createSite(ctx));
  const told = stopSignal('SIGTERM', 'SIGINT', 'SIGHUP');
  try {
    await listen(server, config);
  } catch (error) {
    await ctx.close();
    throw error;
  }
  measureProcess(ctx.metrics);
  const jobs = startJobs(ctx);
  await sayListening(ctx);

  ready();
  const signal = await Promise.race([told, damaged]);
  ctx.log.info({ signal }, 'stopping');
  await stopServing(server, jobs, ctx);
  if (signal instanceof Error) throw signal;
}
