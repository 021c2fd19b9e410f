import { once } from 'node:events';
import { createServer, type RequestListener, request, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { TestContext } from 'node:test';
import { type Ask, createAsk, type Road } from '../../src/embeds/ask.ts';
import { jobs } from '../../src/jobs/schedule.ts';

/** A server on this machine that stands for every provider that may be asked. */
export interface Providers {
  ask: Ask;
  /** The same, with other names, another road or less patience. */
  askBy(road: Partial<Road>): Ask;
  /** What each host answers; others have nothing. */
  answers: Map<string, RequestListener>;
  /** What it was asked, in order. */
  asked: string[];
  /** The addresses that a connection was made to, as the road was told. */
  connected: string[];
  /** Nobody listens any more. */
  close(): Promise<void>;
}

export const PUBLIC = '93.184.216.34';

export const json =
  (body: unknown, type = 'application/json'): RequestListener =>
  (_req, res) =>
    send(res, 200, typeof body === 'string' ? body : JSON.stringify(body), type);

export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_req, res) =>
    res.writeHead(code, { 'content-type': 'text/plain', ...headers }).end('Words.');

const send = (res: ServerResponse, code: number, body: string, type: string) =>
  res.writeHead(code, { 'content-type': type }).end(body);

export async function startProviders(t: TestContext): Promise<Providers> {
  const answers = new Map<string, RequestListener>();
  const asked: string[] = [];
  const connected: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`https://${req.headers.host}${req.url}`);
    (answers.get(req.headers.host ?? '') ?? status(404))(req, res);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  t.after(() => server.listening && close());

  const road: Partial<Road> = {
    resolve: async () => [PUBLIC],
    request(url, { lookup, headers, ...options }) {
      const here: LookupFunction = (host, { all }, done) =>
        (lookup as LookupFunction)(host, { all: true }, (_error, found) => {
          connected.push(...[found].flat().map((each) => (typeof each === 'string' ? each : each.address)));
          if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
          else done(null, '127.0.0.1', 4);
        });
      const path = url.pathname + url.search;
      const host = { host: url.hostname, port, path, headers: { ...headers, host: url.host } };
      return request({ ...options, ...host, lookup: here });
    },
  };
  return { ask: createAsk(road), askBy: (more) => createAsk({ ...road, ...more }), answers, asked, connected, close };
}

export const lookUpEmbeds = jobs.find((job) => job.name === 'look-up-embeds') as (typeof jobs)[number];
