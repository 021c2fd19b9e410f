import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the range from which the system takes ports for clients: asking again and again for one that nobody listens on
 * yet may else connect to itself, and keep the server from it. Files of tests run at the same time, in processes of adjoining
 * ids: each has twenty for itself.
 */
let lastPort = 12_000 + (process.pid % 900) * 20;

/** @returns a port that nobody listens on, another one each time */
export async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1;
    const port = lastPort;
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
