import type { PostRow } from '../db/schema.ts';
import { yearAndMonth } from '../time.ts';

/** When a post is out, and what of its address that settles. All times UTC ms. */

export type PostState = 'draft' | 'scheduled' | 'live';

export function postState({ published_at }: Pick<PostRow, 'published_at'>, now: number): PostState {
  if (published_at === null) return 'draft';
  return published_at > now ? 'scheduled' : 'live';
}

/** What an editor asks for; *now* keeps the date of a post that is out already. */
export type Choice = { publish: 'draft' } | { publish: 'now' } | { publish: 'at'; at: number };

export function publicationTime(choice: Choice, current: number | null, now: number): number | null {
  switch (choice.publish) {
    case 'draft':
      return null;
    case 'now':
      return current !== null && current <= now ? current : now;
    case 'at':
      return choice.at;
  }
}

type Address = Pick<PostRow, 'year' | 'month' | 'published_at'>;

/** Whether readers may have met the post at its address, so that it must not move: out now, or taken back later. */
export const isSettled = ({ year, published_at }: Address, now: number) =>
  year !== null && (published_at === null || published_at <= now);

/** Year and month of the permalink: those of first publication in the site's zone; a post never out has none. */
export function permalinkDate(
  publishedAt: number | null,
  zone: string,
  known: Address | null,
  now: number,
): { year: number | null; month: number | null } {
  if (known && isSettled(known, now)) return { year: known.year, month: known.month };
  return publishedAt === null ? { year: null, month: null } : yearAndMonth(publishedAt, zone);
}
