import type { CommentRow, Flag } from '../db/schema.ts';

/**
 * What to write into a comment that comes to stand on the page: since when, the first time, and that who follows the
 * comment it answers is to be told (notices/ clears that when it is done).
 */
export function onceShown(
  comment: Pick<CommentRow, 'shown_at' | 'parent_id'>,
  now: number,
): { shown_at?: number; notice_due?: Flag } {
  if (comment.shown_at !== null) return {};
  return { shown_at: now, ...(comment.parent_id !== null && { notice_due: 1 }) };
}
