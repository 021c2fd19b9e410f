import type { PostRow } from '../../db/schema.ts';
import { DAY } from '../../time.ts';

/**
 * The one rule for "may this post be commented on?", asked by the page, by a submission and by the closing job alike.
 * All times UTC ms, and exact: at the closing moment itself comments are closed.
 */

export type Closable = Pick<
  PostRow,
  'published_at' | 'comments_closed_at' | 'comments_closed_by' | 'comments_keep_open'
>;

export type CommentState =
  /** `closesAt` null: they stay open until somebody closes them. */
  { open: true; closesAt: number | null } | { open: false; reason: 'unpublished' | 'age' | 'editor' };

/** @param closeAfterDays the setting; 0 = never */
export function commentState(post: Closable, closeAfterDays: number, now: number): CommentState {
  if (post.published_at === null || post.published_at > now) return { open: false, reason: 'unpublished' };
  if (post.comments_closed_at !== null) return { open: false, reason: post.comments_closed_by ?? 'editor' };
  const closesAt = closingMoment(post, closeAfterDays);
  if (closesAt !== null && now >= closesAt) return { open: false, reason: 'age' };
  return { open: true, closesAt };
}

/** When age alone closes the comments; null: never. */
export function closingMoment(post: Closable, closeAfterDays: number): number | null {
  if (post.published_at === null || post.comments_keep_open || closeAfterDays === 0) return null;
  return post.published_at + closeAfterDays * DAY;
}
