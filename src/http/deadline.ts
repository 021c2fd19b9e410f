import type { Request, RequestHandler, Response } from 'express';

/**
 * How long the body of a request may take to arrive. Node has one limit for all, and an editor's picture needs longer
 * than a reader's comment; so Node's is the longest, and this is everybody's.
 */

const timers = new WeakMap<Request, NodeJS.Timeout>();

/** @param ms from now */
export const arriveWithin =
  (ms: number): RequestHandler =>
  (req, res, next) => {
    if (hasBody(req)) giveUntil(req, res, ms);
    next();
  };

/** Another limit, counted from now, in place of the one before. */
export function giveUntil(req: Request, res: Response, ms: number): void {
  clearTimeout(timers.get(req));
  const timer = setTimeout(() => {
    if (!req.complete) cut(req, res);
  }, ms);
  timers.set(req, timer);
  res.once('close', () => clearTimeout(timer));
}

const hasBody = (req: Request) =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

function cut(req: Request, res: Response): void {
  if (res.headersSent) req.destroy();
  else res.writeHead(408, { Connection: 'close', 'Content-Length': 0 }).end(() => req.destroy());
}
