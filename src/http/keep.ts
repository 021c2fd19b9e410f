import type { ServerResponse } from 'node:http';
import type { Response } from 'express';
import type { VersionName } from '../db/versions.ts';

/** What a page that is the same for everybody is made of. */
export interface Keep {
  /** It is another one when any of these has changed. */
  of: readonly VersionName[];
  /** What may be told late: where any of these has changed, the page ends so many ms after it was made. */
  late?: { of: readonly VersionName[]; ms: number };
  /**
   * UTC ms from which on the clock alone makes it another; null: it never does. Worked out from a moment that is not later
   * than any of its queries; one that has passed meanwhile does no harm.
   */
  until: number | null;
}

/** @returns whether it was taken, and is being sent */
type Offer = (text: string, keep: Keep) => boolean;

/** By the answer that the page cache waits for. */
const offers = new WeakMap<ServerResponse, Offer>();

export const awaitPage = (res: ServerResponse, offer: Offer): unknown => offers.set(res, offer);

/** Sends a text whose status and headers stand already. @param keep without it nobody else gets this answer */
export function sendKept(res: Response, text: string, keep: Keep | null): void {
  if (keep && res.statusCode === 200 && offers.get(res)?.(text, keep)) return;
  res.send(text);
}
