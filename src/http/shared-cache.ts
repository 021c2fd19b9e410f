import type { Response } from 'express';
import type { Context } from '../context.ts';
import { sessionToken } from './session.ts';

/** What an answer to a reader says of itself, beside the setting `site.shared_cache_seconds`. */
interface Sharing {
  status?: number;
  /** False: somebody's own errand, such as the form under a comment, and not a page that many ask for. */
  index?: boolean;
  /** How long caches in front of us may show it without asking. */
  seconds: number;
}

/**
 * Tells caches what to do with an answer, unless its handler did. Browsers ask again each time, whatever the setting: what
 * they keep, nobody could take back. `s-maxage` is for caches in front only, and overrides `max-age` there.
 */
export function tellCaches(ctx: Context, res: Response, sharing: Sharing): void {
  // compression() does so only for what has a body, and a 304 must say the same.
  res.vary('Accept-Encoding');
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', cacheControl(ctx, res, sharing));
}

function cacheControl(ctx: Context, res: Response, { status = 200, index = true, seconds }: Sharing): string {
  // Whoever edits wants to see what they did. Whether the session still holds is no question for a cache.
  if (sessionToken(ctx, res.req) !== '') return 'private, no-store';
  const isAsked = res.req.method === 'GET' || res.req.method === 'HEAD';
  const isForAll = isAsked && status === 200 && index && !res.hasHeader('Set-Cookie');
  return seconds > 0 && isForAll ? `public, max-age=0, s-maxage=${seconds}, must-revalidate` : 'no-cache';
}
