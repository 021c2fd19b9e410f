import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';

/** The cookie that holds the token of somebody who is logged in at the desk. */

/** The token; empty where there is none. */
export const sessionToken = (ctx: Context, req: Request): string =>
  parseCookie(req.headers.cookie ?? '')[cookieName(ctx)] ?? '';

/** @param maxAge ms */
export function setSessionToken(ctx: Context, res: Response, token: string, maxAge: number): void {
  res.cookie(cookieName(ctx), token, { ...attributes(ctx), maxAge });
}

export function clearSessionToken(ctx: Context, res: Response): void {
  res.clearCookie(cookieName(ctx), attributes(ctx));
}

const isHttps = (ctx: Context) => ctx.config.baseUrl.startsWith('https:');
const cookieName = (ctx: Context) => (isHttps(ctx) ? '__Host-session' : 'session');
const attributes = (ctx: Context) => ({ httpOnly: true, secure: isHttps(ctx), sameSite: 'lax', path: '/' }) as const;
