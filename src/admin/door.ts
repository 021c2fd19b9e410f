import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { StorageUnavailable } from '../db/errors.ts';
import { HttpError } from '../http/errors.ts';
import { sessionOf, sessionToken, setSessionToken } from '../http/session.ts';
import { type Duty, may } from '../users/duties.ts';
import * as sessions from '../users/sessions.ts';
import { type DeskHandler, meOf } from './desk.ts';
import { loginPath } from './paths.ts';

/** Nobody keeps a copy of what the desk shows: no proxy, and no browser for the next person at the machine. */
export const keepPrivate: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'private, no-store');
  next();
};

/** Finds out who is asking, for everything behind it. */
export function whoIsAsking(ctx: Context): RequestHandler {
  return async (req, res, next) => {
    const session = await sessionOf(ctx, req);
    const now = ctx.now();
    res.locals.me = session?.user ?? null;
    if (session && req.method === 'GET' && sessions.wantsExtending(session, now)) {
      try {
        const token = sessionToken(ctx, req);
        await sessions.extend(ctx.db, token, now);
        setSessionToken(ctx, res, token, sessions.SESSION_LIFETIME);
      } catch (error) {
        // It is still good, and will be extended when the database can be written again.
        if (!(error instanceof StorageUnavailable)) throw error;
      }
    }
    next();
  };
}

/** Lets those pass whose role has the duty. Strangers are sent to the login, or told that they have none any more. */
export function admit(ctx: Context, duty: Duty, handler: DeskHandler): RequestHandler {
  return (req, res) => {
    const me = meOf(res);
    if (me && may(me.role, duty)) return handler(ctx, req, res, me);
    if (me) throw new HttpError(403, duty === 'run' ? 'Only an admin can do this.' : 'Only an editor can do this.');
    if (req.method === 'GET') return res.redirect(303, loginPath(req.originalUrl));
    throw new HttpError(401, 'You are not logged in, or not any more, so nothing was saved.');
  };
}
