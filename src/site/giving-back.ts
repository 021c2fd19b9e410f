import type { ErrorRequestHandler, Request, Response } from 'express';
import { asHttpError } from '../http/errors.ts';

export interface GivingBack<Typed> {
  /** For the log: `comment not taken`. */
  event: string;
  /** What the form held; null: nothing that would be missed. */
  read(body: unknown): Typed | null;
  /** Sends the same page with the form filled. */
  send(req: Request, res: Response, said: Typed, problem: { status: number; problem: string }): Promise<void>;
}

/** Whatever stops a form before its handler has it (another origin, a locked database) gives the words back. */
export function givingBack<Typed>({ event, read, send }: GivingBack<Typed>): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const { status, message, retryAfter } = asHttpError(error);
    const said = read(req.body ?? {});
    if (req.method !== 'POST' || (status >= 500 && status !== 503) || said === null) return next(error);
    if (status >= 500) req.log.error({ err: error }, event);
    if (retryAfter !== null) res.set('Retry-After', String(retryAfter));
    await send(req, res, said, { status, problem: message });
  };
}
