import type { Request, RequestHandler } from 'express';
import ipaddr from 'ipaddr.js';
import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';
import { sameHash } from '../secret.ts';

/** What Express answers, by class of status and by how long it took; what stands in front of it counts for itself. */
export function countRequests(metrics: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'hearsay_http_request_duration_seconds',
    help: 'Requests that were answered by drawing or doing something, by class of status',
    labelNames: ['status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  return (_req, res, next) => {
    const begun = performance.now();
    res.once('close', () => {
      // Nobody waited for the end of the others.
      const status = res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'cut';
      seconds.observe({ status }, (performance.now() - begun) / 1000);
    });
    next();
  };
}

/** How requests were answered, since the start, and how many bytes the pages take that are kept. */
export interface CacheFigures {
  /** From a page that was there. */
  hits: number;
  /** By making the page. */
  misses: number;
  /** Came while the page was being made, and waited for it. */
  waits: number;
  /** By Express, as nobody else could have got the answer. */
  passed: number;
  bytes: number;
}

/** The page cache counts in plain numbers, as a hit has no time for more; they are read when somebody asks. */
export function countPages(metrics: Registry, read: () => CacheFigures): void {
  new Counter({
    name: 'hearsay_pages_total',
    help: 'Requests by what the page cache did: hits, misses, waits for a page being made, and what it passed on',
    labelNames: ['answer'],
    registers: [metrics],
    collect() {
      this.reset();
      const { bytes: _, ...answers } = read();
      for (const [answer, n] of Object.entries(answers)) this.inc({ answer }, n);
    },
  });
  new Gauge({
    name: 'hearsay_pages_bytes',
    help: 'Bytes that kept pages take',
    registers: [metrics],
    collect() {
      this.set(read().bytes);
    },
  });
}

/** Of a process that serves, not of each of many apps in one: its watch on the event loop never ends. */
export function measureProcess(metrics: Registry): void {
  collectDefaultMetrics({ register: metrics });
}

/** Set by whoever passes a request on: then the address that the socket tells is the proxy's. */
const PASSED_ON = [
  ...['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'],
  ...['cf-connecting-ip', 'true-client-ip', 'fastly-client-ip'],
];
/** A proxy that says nothing of itself may still pass on the site's name. */
const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * @param token what `Authorization: Bearer` may bring from anywhere; null: none
 * @returns whether this machine itself is asking, or somebody who has the token
 */
export function mayReadMetrics(req: Request, token: string | null): boolean {
  const sent = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
  if (token !== null && sent !== undefined && sameHash(sent, token)) return true;
  const passedOn = PASSED_ON.some((name) => req.headers[name] !== undefined);
  if (passedOn || !THIS_MACHINE.test(req.headers.host ?? '')) return false;
  return ipaddr.process(req.socket.remoteAddress ?? '0.0.0.0').range() === 'loopback';
}
