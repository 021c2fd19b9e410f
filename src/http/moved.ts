import type { Response } from 'express';

/**
 * Leads to where something stands now, for good. Whoever keeps the answer asks again before using it: what is renamed may be
 * renamed back, and two answers kept without asking would lead a browser to and fro for ever.
 */
export function moved(res: Response, path: string): void {
  res.set('Cache-Control', 'no-cache').redirect(301, path);
}
