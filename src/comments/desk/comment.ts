import type { CommentRow, Db } from '../../db/schema.ts';
import { comments, type QueuedComment } from './queue.ts';

/** A comment with everything that moderators go by; an e-mail address is nothing of that. Times UTC ms. */
export interface DeskComment extends QueuedComment {
  shownAt: number | null;
  editedAt: number | null;
  vettedAt: number | null;
  removedFor: CommentRow['removed_for'];
  likes: number;
}

const NOTES = 50;

export async function deskComment(db: Db, id: number): Promise<DeskComment | null> {
  const [comment] = await comments(db, [id], NOTES);
  const row = await db
    .selectFrom('comments')
    .select(['shown_at', 'edited_at', 'vetted_at', 'removed_for', 'like_count'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!comment || !row) return null;
  return {
    ...comment,
    shownAt: row.shown_at,
    editedAt: row.edited_at,
    vettedAt: row.vetted_at,
    removedFor: row.removed_for,
    likes: row.like_count,
  };
}
