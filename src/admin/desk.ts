import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { SessionUser } from '../users/sessions.ts';

/** What answers one address of the desk, for somebody whose role allows it. */
export type DeskHandler = (ctx: Context, req: Request, res: Response, me: SessionUser) => Promise<void> | void;

/** Who is logged in, once `whoIsAsking` has found out; null: nobody. */
export const meOf = (res: Response): SessionUser | null => res.locals.me ?? null;
