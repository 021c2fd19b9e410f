import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createApp } from './app.ts';
import { type Config, ConfigError } from './config.ts';
import { type Context, createContext } from './context.ts';
import { pageCache } from './http/page-cache.ts';
import { startJobs } from './jobs/scheduler.ts';
import { createLog } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { MINUTE, SECOND } from './time.ts';
import { anybody } from './users/users.ts';

/**
 * Serves the site until it is told to stop: context, app, listen, jobs; and in reverse.
 * @param ready told once it listens, and minds the signals from then on
 * @param mailer in place of the one that the configuration says
 */
export async function serve(config: Config, ready: () => void = () => undefined, mailer?: Mailer): Promise<void> {
  const log = createLog(config.logLevel);
  const ctx = await createContext(config, { log, mailer });
  const server = httpServer(pageCache(ctx, createApp(ctx)));
  try {
    server.listen(config.port, config.host);
    await once(server, 'listening');
  } catch (error) {
    await ctx.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new ConfigError(`PORT: ${config.port} on ${config.host} is taken; stop what listens there, or set another`);
    throw error;
  }
  const jobs = startJobs(ctx);
  log.info({ address: config.baseUrl, database: config.databasePath }, 'listening');
  if (!(await anybody(ctx.readDb)))
    log.info('nobody can write yet; add the first editor: npx hearsay user add EMAIL --name NAME --role admin');

  ready();
  const signal = await Promise.race(['SIGTERM', 'SIGINT'].map((name) => once(process, name).then(() => name)));
  log.info({ signal }, 'stopping');
  await stopServing(server, jobs, ctx);
}

/** Listens and starts jobs no more, both at once: a letter under way may take a while, and readers need not meet that. */
export async function stopServing(
  server: Server,
  jobs: ReturnType<typeof startJobs>,
  ctx: Pick<Context, 'close'>,
): Promise<void> {
  await Promise.all([stopListening(server), jobs.stop()]);
  await ctx.close();
}

/** Node's defaults wait minutes for slow clients, and look only twice a minute. Nobody honest needs longer than this. */
export function httpServer(handler: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 10 * SECOND,
      // The longest that anybody has, for an upload; http/deadline.ts cuts the others.
      requestTimeout: 4 * MINUTE,
      keepAliveTimeout: 10 * SECOND,
      connectionsCheckingInterval: 2 * SECOND,
    },
    handler,
  );
  // A connection on which nothing moves: slow readers too.
  server.setTimeout(20 * SECOND);
  server.maxHeadersCount = 100;
  return server;
}

const GRACE = 10 * SECOND;

/** Requests under way are answered; idle connections are closed at once, the stubborn ones after a while. */
async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const force = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(force);
}
