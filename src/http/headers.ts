import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * @param https whether readers reach the site by https, from the base URL
 * @param frames the origins whose frames a reader may ask for; nothing else of anybody's is ever loaded
 */
export function securityHeaders(https: boolean, frames: readonly string[]): RequestHandler {
  const headers = Object.entries(constantHeaders(https, frames));
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** What helmet says, which is the same for every answer: it is asked once, and not for each. */
function constantHeaders(https: boolean, frames: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const note = { setHeader: (name: string, value: string) => (headers[name] = value), removeHeader: () => undefined };
  const ask = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'frame-src': frames,
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // YouTube's player refuses frames without a referrer, so not helmet's `no-referrer`.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
  });
  ask({} as Request, note as unknown as Response, () => undefined);
  return headers;
}
