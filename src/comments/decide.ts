import type { CommentStatus, Db } from '../db/schema.ts';
import { onceShown } from './shown.ts';

/** What a moderator says of a comment. */
export type Decision = 'approve' | 'reject' | 'spam';

/**
 * What becomes of a comment. Rejecting one that stands on the page, or stood there until it was removed, leaves a
 * tombstone for its replies; one that readers never met is only rejected.
 */
export function nextStatus(current: CommentStatus, decision: Decision): CommentStatus {
  if (decision === 'approve') return 'approved';
  if (decision === 'spam') return 'spam';
  return current === 'approved' || current === 'removed' ? 'removed' : 'rejected';
}

/**
 * Decides over a comment, whatever was decided before. A reply may be approved while what it answers is not on the page:
 * it stands under a tombstone then (thread.ts).
 * @returns false where there is no such comment
 */
export async function decide(db: Db, id: number, decision: Decision, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comments')
      .select(['status', 'shown_at', 'parent_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!comment) return false;
    const status = nextStatus(comment.status, decision);
    if (status === comment.status) return true;
    await trx
      .updateTable('comments')
      .set({ status, ...(status === 'approved' && onceShown(comment, now)) })
      .where('id', '=', id)
      .execute();
    return true;
  });
}
