import type { Request } from 'express';
import { isKnown } from '../comments/author/authorship.ts';
import type { Context } from '../context.ts';
import { addressLikerKey, knownReader } from '../http/reader.ts';

/**
 * As whom a like or report counts, once: the reader of the cookie, where a comment of theirs has been approved; else the
 * address. Liking sets no cookie, and cookies are had by sending anything, so they alone count for nothing.
 */
export async function likerKey(ctx: Context, req: Request): Promise<string> {
  const readerKey = knownReader(ctx, req);
  const counts = readerKey !== null && (await isKnown(ctx.readDb, { readerKey, markId: null }));
  return counts ? readerKey : addressLikerKey(ctx, req);
}
