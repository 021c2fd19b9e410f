import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { isSigned, signUntil } from '../secret.ts';
import { HOUR } from '../time.ts';
import { HttpError } from './errors.ts';

/**
 * Where a write comes from, by what browsers send and pages cannot forge: `Sec-Fetch-Site`, else the host of `Origin`.
 * No tokens in forms, so that pages are the same for everybody.
 */
export type Origin = 'same' | 'other' | 'unknown';

export function originOf(
  headers: { secFetchSite: string | undefined; origin: string | undefined; host: string | undefined },
  baseUrl: string,
): Origin {
  const { secFetchSite, origin, host } = headers;
  if (secFetchSite !== undefined) return /^(same-origin|none)$/.test(secFetchSite) ? 'same' : 'other';
  if (origin === undefined) return 'unknown';
  const sender = URL.canParse(origin) ? new URL(origin).host : null;
  return sender !== null && (sender === host?.toLowerCase() || sender === new URL(baseUrl).host) ? 'same' : 'other';
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where anybody may send people, and mail programs write by themselves: the address carries its own secret. */
const SECRET_ADDRESSES = [/^\/unfollow\/[1-9]\d{0,14}\/[\w-]{22}$/];

/** @param path with everything before it, without the query */
export const carriesSecret = (method: string, path: string): boolean =>
  method === 'POST' && SECRET_ADDRESSES.some((address) => address.test(path));

/**
 * Refuses writes from elsewhere. One of unknown origin passes with the ticket of a form that we showed in the last hour.
 * @param whom to whom a ticket must have been given, where forms are not for everybody
 */
export function requireSameOrigin(ctx: Context, whom: (req: Request) => string = () => ''): RequestHandler {
  return (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || carriesSecret(req.method, req.baseUrl + req.path)) return next();
    const origin = requestOrigin(ctx, req);
    if (origin === 'same') return next();
    const ticket: unknown = req.body?.ticket;
    if (
      origin === 'unknown' &&
      typeof ticket === 'string' &&
      isSigned(ctx.secret, PURPOSE, ticketed(req.baseUrl + req.path, whom(req)), ticket, ctx.now())
    )
      return next();
    next(new HttpError(403, 'This did not come from a form of ours, so it was not taken. Send it again from here.'));
  };
}

/** For a form shown again to a browser that does not say where it comes from; null for all others. */
export function ticketFor(ctx: Context, req: Request, path: string, whom = ''): string | null {
  if (requestOrigin(ctx, req) !== 'unknown') return null;
  return signUntil(ctx.secret, PURPOSE, ticketed(path, whom), ctx.now() + HOUR);
}

const PURPOSE = 'form';
const ticketed = (path: string, whom: string) => `${path}\0${whom}`;

function requestOrigin(ctx: Context, req: Request): Origin {
  const { origin, host } = req.headers;
  const secFetchSite = req.headers['sec-fetch-site'];
  return originOf({ secFetchSite: secFetchSite?.toString(), origin, host }, ctx.config.baseUrl);
}
