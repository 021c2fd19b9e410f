import type { Request, Response } from 'express';
import { z } from 'zod';
import { LIMITS } from '../comments/door/fields.ts';
import type { Context } from '../context.ts';
import { cookieName, cookieOf, cookieOptions } from '../http/cookies.ts';
import { cleanLine, codePoints, hasVisible } from '../text/clean.ts';
import { YEAR } from '../time.ts';

/** What a reader asked this device to fill in next time. Anybody can write such a cookie, so it proves nothing. */
export interface Remembered {
  name: string;
  /** Empty where none was given. */
  email: string;
}

const COOKIE = 'remembered';

const line = (limit: number) => z.string().refine((text) => text === cleanLine(text) && codePoints(text) <= limit);
const remembered = z.object({ name: line(LIMITS.name).refine(hasVisible), email: line(LIMITS.email) });

/** Null where there is nothing, or something that we would not have written. */
export function rememberedOf(ctx: Context, req: Request): Remembered | null {
  return remembered.safeParse(json(cookieOf(ctx, req, COOKIE))).data ?? null;
}

export function remember(ctx: Context, res: Response, { name, email }: Remembered): void {
  const value = JSON.stringify({ name: cleanLine(name), email: cleanLine(email) });
  res.cookie(cookieName(ctx, COOKIE), value, { ...cookieOptions(ctx), maxAge: YEAR });
}

export function forget(ctx: Context, res: Response): void {
  res.clearCookie(cookieName(ctx, COOKIE), cookieOptions(ctx));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
