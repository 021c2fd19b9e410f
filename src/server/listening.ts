import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, ConfigError } from '../config.ts';
import type { Context } from '../context.ts';
import { MINUTE, SECOND } from '../time.ts';

/** The longest that anybody has, for an upload; http/deadline.ts cuts the others. */
const LONGEST_REQUEST = 4 * MINUTE;

/** Answers that are being made, by who makes them: when it stops, they tell their clients to come back on another connection. */
const underWay = new WeakMap<Server, Set<ServerResponse>>();

/** Node's defaults wait minutes for slow clients, and look only twice a minute. Nobody honest needs longer than this. */
export function httpServer(handler: RequestListener): Server {
  const answers = new Set<ServerResponse>();
  const server = createServer(
    {
      headersTimeout: 10 * SECOND,
      requestTimeout: LONGEST_REQUEST,
      keepAliveTimeout: 10 * SECOND,
      connectionsCheckingInterval: 2 * SECOND,
    },
    (req, res) => {
      handler(req, res);
      if (res.writableEnded) return;
      answers.add(res);
      res.once('close', () => answers.delete(res));
    },
  );
  underWay.set(server, answers);
  // A connection on which nothing moves: slow readers too.
  server.setTimeout(20 * SECOND);
  server.maxHeadersCount = 100;
  return server;
}

/** @throws ConfigError where the port is taken */
export async function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new ConfigError(`PORT: ${port} on ${host} is taken; stop what listens there, or set another`);
    throw error;
  }
}

const GRACE = 10 * SECOND;

/** Requests under way are answered; idle connections are closed at once, the stubborn ones after a while. */
export async function stopListening(server: Server): Promise<void> {
  sayGoodbye(server);
  const closed = once(server, 'close');
  server.close();
  await orCut(server, closed, GRACE);
}

/** Listens and starts jobs no more, both at once: a letter under way may take a while, and readers need not meet that. */
export async function stopServing(
  server: Server,
  jobs: { stop(): Promise<void> },
  ctx: Pick<Context, 'close'>,
): Promise<void> {
  await Promise.all([stopListening(server), jobs.stop()]);
  await ctx.close();
}

/** How long a server goes on accepting while others have begun to. */
const MOMENT = SECOND;

/**
 * Stops while others take over, and nobody may notice. Closing an idle connection can cut a request that is just coming
 * in on it: so each is closed with its next answer, and where none comes, it ends as it always would, `keepAliveTimeout`
 * after the last, which its client has been told of.
 */
export async function drain(server: Server): Promise<void> {
  sayGoodbye(server);
  await sleep(MOMENT);
  const closed = once(server, 'close');
  // Of http.Server, this would close the idle ones too.
  TcpServer.prototype.close.call(server);
  await orCut(server, closed, LONGEST_REQUEST + GRACE);
}

/** From now on each answer says `Connection: close`, and is the last one on its connection. */
function sayGoodbye(server: Server): void {
  for (const res of underWay.get(server) ?? []) res.shouldKeepAlive = false;
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
}

async function orCut(server: Server, closed: Promise<unknown>, after: number): Promise<void> {
  const force = setTimeout(() => server.closeAllConnections(), after);
  await closed;
  clearTimeout(force);
}
