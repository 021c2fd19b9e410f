import type { Deed, PostRow, Stage } from '../db/schema.ts';
import { yearAndMonth } from '../time.ts';

/** When a post is out, and what of its address that settles. All times UTC ms. */

/** `unpublished`: readers have met it, and it was taken back. */
export type PostState = Stage | 'unpublished' | 'scheduled' | 'live';

/** Where a post is: what decides about its state, and all that a change of it changes. */
export type Whereabouts = Pick<PostRow, 'published_at' | 'stage'>;

export function postState(post: Whereabouts & Pick<PostRow, 'first_published_at'>, now: number): PostState {
  if (post.published_at !== null) return post.published_at > now ? 'scheduled' : 'live';
  return post.stage === 'draft' && isSettled(post, now) ? 'unpublished' : post.stage;
}

/** Published at that moment, UTC ms; null: a draft. */
export const outAt = (published_at: number | null): Whereabouts => ({ published_at, stage: 'draft' });

/** What an editor asks for; *now* keeps the date of a post that is out already. */
export type Choice = { publish: 'draft' | 'review' | 'now' } | { publish: 'at'; at: number };

/** Where a post is once that is done. */
export function whereaboutsAfter(choice: Choice, current: number | null, now: number): Whereabouts {
  return {
    published_at: publicationTime(choice, current, now),
    stage: choice.publish === 'review' ? 'review' : 'draft',
  };
}

/** What a change of whereabouts is called; `saved` where it changes nothing about who sees the post. */
export function deedOf(before: Whereabouts | null, after: Whereabouts, now: number): Deed {
  const wasOut = before !== null && before.published_at !== null && before.published_at <= now;
  if (after.published_at !== null && after.published_at <= now) return wasOut ? 'saved' : 'published';
  if (after.published_at !== null) return after.published_at === before?.published_at ? 'saved' : 'scheduled';
  const isHere = before !== null && before.published_at === null && before.stage === after.stage;
  if (after.stage === 'bin') return isHere ? 'saved' : 'binned';
  if (before !== null && before.published_at !== null) return wasOut ? 'unpublished' : 'unscheduled';
  if (isHere || (before === null && after.stage === 'draft')) return 'saved';
  return after.stage === 'review' ? 'sent_to_review' : 'back_to_draft';
}

export function publicationTime(choice: Choice, current: number | null, now: number): number | null {
  switch (choice.publish) {
    case 'draft':
    case 'review':
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
