import { quotedFrom } from '../comments/quoted.ts';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import type { Keep } from '../http/keep.ts';
import { nextChange } from '../posts/reading/next-change.ts';
import { SECOND } from '../time.ts';

/** What pages are made of, for the cache (http/page-cache.ts). `now` is read before anything else that they show. */

/** ms: how far counts beside headlines and what is said of the last day may be behind, as nobody answers those. */
export const A_WHILE = 10 * SECOND;

/** Which stories there are, and nothing of what is said about them. UTC ms. @param ends other moments at which it is another */
export async function indexKeep(ctx: Context, now: number, ...ends: (number | null)[]): Promise<Keep> {
  return { of: ['listing', 'settings'], until: earliest(await nextChange(ctx.readDb, now), ...ends) };
}

/** A list of stories, with what is said about each. UTC ms. @param ends as above */
export async function listKeep(ctx: Context, now: number, ...ends: number[]): Promise<Keep> {
  return { ...(await indexKeep(ctx, now, ...ends)), late: { of: ['talk'], ms: A_WHILE } };
}

/** Stories with their text and what is put into it. UTC ms. @param ends as above; null: there is none */
export async function storiesKeep(
  ctx: Context,
  posts: readonly { id: number; html: SafeHtml }[],
  now: number,
  ...ends: (number | null)[]
): Promise<Keep> {
  const bodies = posts.map((post) => post.html);
  const quoted = await quotedFrom(ctx.readDb, bodies);
  const ids = new Set([...posts.map((post) => post.id), ...quoted.posts]);
  return {
    of: [...Array.from(ids, (id) => `post:${id}` as const), 'listing', 'settings'],
    until: earliest(await nextChange(ctx.readDb, now), quoted.missing ? now + A_WHILE : null, ...ends),
  };
}

/** The first of some moments; null: none of them ever comes. */
function earliest(...moments: (number | null)[]): number | null {
  const coming = moments.filter((moment) => moment !== null);
  return coming.length > 0 ? Math.min(...coming) : null;
}
