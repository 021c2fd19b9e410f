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

/** The permalink's part of a post. `first_published_at` may lie ahead, while nobody has met the post yet. */
type Address = Pick<PostRow, 'year' | 'month' | 'first_published_at'>;

/** Whether readers may have met the post at its address, so that it must not move, wherever the post goes afterwards. */
export const isSettled = ({ first_published_at: first }: Pick<Address, 'first_published_at'>, now: number) =>
  first !== null && first <= now;

/** The address after a post's publication changes: a settled one stays; year and month are told in the site's zone. */
export function addressAfter(publishedAt: number | null, zone: string, known: Address | null, now: number): Address {
  if (known && isSettled(known, now))
    return { year: known.year, month: known.month, first_published_at: known.first_published_at };
  if (publishedAt === null) return { year: null, month: null, first_published_at: null };
  return { ...yearAndMonth(publishedAt, zone), first_published_at: publishedAt };
}
