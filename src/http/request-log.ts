import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../log.ts';

/** One line a request with its id; no headers, no bodies, no query (it may hold a key). Errors are logged where caught. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    // What went wrong is logged where it was caught, once; a line about the request needs no error made up for it.
    customErrorObject: (_req, _res, _error, { err: _, ...line }) => line,
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'warn' : 'debug'),
    serializers: {
      req: (req: { method: string; url: string }) => ({
        method: req.method,
        path: withoutKey(req.url.split('?')[0] ?? ''),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
  });
}

/** The links in mail carry their secret in the path (site/follow.ts). */
const withoutKey = (path: string) => path.replace(/^(\/(?:un)?follow\/\d+)\/.*/, '$1/KEY');
