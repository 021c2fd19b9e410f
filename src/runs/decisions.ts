import type { CommentStatus, Db } from '../db/schema.ts';

/** The log of what was decided at the desk: who, when, about what, and what each comment was before and after. */

export type DecisionAction =
  /** One comment or many. */
  | 'approve'
  | 'reject'
  | 'spam'
  /** Everything by one person. */
  | 'hide_person'
  /** The rules, after readers' reports. */
  | 'reported'
  | 'pick'
  | 'unpick'
  | 'block'
  | 'lift_block'
  | 'close_comments'
  | 'reopen_comments'
  | 'export_person'
  | 'erase_person'
  | 'edit_page';

export interface Decision {
  action: DecisionAction;
  /** Null: nobody at the desk. */
  userId: number | null;
  postId?: number;
  /** What the log says beside the action; never a name, an address or a hash, for the log outlives them. */
  note?: string;
  comments?: readonly { id: number; before: CommentStatus; after: CommentStatus }[];
}

const BATCH = 200;

/** Call it in the transaction that does what is decided. @returns the decision's id */
export async function record(db: Db, decision: Decision, now: number): Promise<number> {
  const { action, userId, postId = null, note = '', comments = [] } = decision;
  const { id } = await db
    .insertInto('decisions')
    .values({ at: now, user_id: userId, action, post_id: postId, note })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let from = 0; from < comments.length; from += BATCH)
    await db
      .insertInto('decision_comments')
      .values(
        comments.slice(from, from + BATCH).map((comment) => ({
          decision_id: id,
          comment_id: comment.id,
          before: comment.before,
          after: comment.after,
        })),
      )
      .execute();
  return id;
}
