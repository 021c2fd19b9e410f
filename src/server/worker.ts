import cluster from 'node:cluster';
import type { Server } from 'node:http';
import { createSite } from '../app.ts';
import type { Config } from '../config.ts';
import { type Context, createContext } from '../context.ts';
import { measureProcess } from '../http/metrics.ts';
import { tellLeader } from '../http/metrics-of-all.ts';
import { createLog } from '../log.ts';
import { drain, httpServer, listen, stopListening } from './listening.ts';
import type { Order, Refusal } from './member.ts';

/**
 * One of those who answer readers. Signals are the leader's business: a terminal, or whoever watches over services, sends
 * them to everybody at once.
 */
export async function work(config: Config): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  const [drainNow, stopNow] = [told('drain'), told('stop')];
  const { ctx, server } = await started(config);

  const order = await Promise.race([drainNow, stopNow]);
  const stopped = stopNow.then(() => stopListening(server));
  await (order === 'drain' ? Promise.race([drain(server), stopped]) : stopped);
  await ctx.close();
  cluster.worker?.disconnect();
}

const told = (order: Order) =>
  new Promise<Order>((resolve) => {
    process.on('message', (message) => {
      if (message === order) resolve(order);
    });
  });

/** Where it cannot start it says why to the leader and ends, for a crew of ten should not say the same ten times. */
async function started(config: Config): Promise<{ ctx: Context; server: Server }> {
  try {
    const ctx = await createContext(config, { log: createLog(config.logLevel), opener: { kind: 'worker' } });
    tellLeader(ctx.metrics);
    measureProcess(ctx.metrics);
    const server = httpServer(createSite(ctx));
    await listen(server, config);
    return { ctx, server };
  } catch (error) {
    const refusal: Refusal = { refused: error instanceof Error ? error.message : String(error) };
    return new Promise(() => process.send?.(refusal, () => process.exit(1)));
  }
}
