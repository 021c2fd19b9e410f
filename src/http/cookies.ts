import { parseCookie } from 'cookie';
import type { CookieOptions, Request } from 'express';
import type { Context } from '../context.ts';

/** Cookies that only this site reads, and no script; where readers come by https, no other host can set them either. */

/** What the browser sent under this name; empty where nothing. */
export const cookieOf = (ctx: Context, req: Request, name: string): string =>
  parseCookie(req.headers.cookie ?? '')[cookieName(ctx, name)] ?? '';

export const cookieName = (ctx: Context, name: string) => (isHttps(ctx) ? `__Host-${name}` : name);

export const cookieOptions = (ctx: Context): CookieOptions => ({
  httpOnly: true,
  secure: isHttps(ctx),
  sameSite: 'lax',
  path: '/',
});

const isHttps = (ctx: Context) => ctx.config.baseUrl.startsWith('https:');
