import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import * as sessions from '../users/sessions.ts';
import { cookieName, cookieOf, cookieOptions } from './cookies.ts';

/** The cookie that holds the token of somebody who is logged in at the desk. */

const NAME = 'session';

/** The token; empty where there is none. */
export const sessionToken = (ctx: Context, req: Request): string => cookieOf(ctx, req, NAME);

/** False: whoever sends these cookies is certainly not logged in. Anything like that cookie's name counts, wherever it stands. */
export const mayBeAtDesk = (cookies: string): boolean => cookies.includes(NAME);

/** The session of whoever asks; null: they are not logged in, or not any more. */
export async function sessionOf(ctx: Context, req: Request): Promise<sessions.Session | null> {
  const token = sessionToken(ctx, req);
  return token ? sessions.find(ctx.readDb, token, ctx.now()) : null;
}

/** @param maxAge ms */
export function setSessionToken(ctx: Context, res: Response, token: string, maxAge: number): void {
  res.cookie(cookieName(ctx, NAME), token, { ...cookieOptions(ctx), maxAge });
}

export function clearSessionToken(ctx: Context, res: Response): void {
  res.clearCookie(cookieName(ctx, NAME), cookieOptions(ctx));
}
