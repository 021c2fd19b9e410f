import type { Request, Response } from 'express';
import { cleanPhrase } from '../comments/door/fields.ts';
import type { Context } from '../context.ts';
import { cookieName, cookieOf, cookieOptions } from '../http/cookies.ts';
import { keyedHash, sameHash } from '../secret.ts';
import { YEAR } from '../time.ts';

/** The secret phrase is typed once a device: what is kept there is its keyed hash, signed, and out of scripts' reach. */

const COOKIE = 'mark';

/** The keyed hash under which a phrase is known here; null: there is no phrase. */
export function markHash(ctx: Context, phrase: string): string | null {
  const cleaned = cleanPhrase(phrase);
  return cleaned === '' ? null : keyedHash(ctx.secret, 'mark', cleaned);
}

/** Of the phrase that this device keeps; null: none, or a cookie that is not of our making. */
export function keptMark(ctx: Context, req: Request): string | null {
  const [hash = '', signature = ''] = cookieOf(ctx, req, COOKIE).split('.');
  return hash !== '' && sameHash(signature, signatureOf(ctx, hash)) ? hash : null;
}

export function keepMark(ctx: Context, res: Response, hash: string): void {
  res.cookie(cookieName(ctx, COOKIE), `${hash}.${signatureOf(ctx, hash)}`, { ...cookieOptions(ctx), maxAge: YEAR });
}

export function forgetMark(ctx: Context, res: Response): void {
  res.clearCookie(cookieName(ctx, COOKIE), cookieOptions(ctx));
}

const signatureOf = (ctx: Context, hash: string) => keyedHash(ctx.secret, 'mark-cookie', hash);
