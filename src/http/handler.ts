import type { Request, Response } from 'express';
import type { Context } from '../context.ts';

/** What answers one address: reads the request, calls a noun, chooses the answer. */
export type Handler = (ctx: Context, req: Request, res: Response) => Promise<void> | void;
