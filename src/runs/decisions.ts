import type { Cause, CommentStatus, Db, Stage } from '../db/schema.ts';

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
  | 'edit_page'
  /** Who sees a post: one or many. */
  | 'publish'
  | 'schedule'
  | 'unschedule'
  | 'unpublish'
  | 'send_to_review'
  | 'back_to_draft'
  | 'bin'
  /** The clock, when its hour has come. */
  | 'came_out'
  | 'change_address'
  | 'correct'
  | 'take_off_correction'
  | 'describe_picture'
  | 'remove_picture'
  | 'edit_tag'
  | 'merge_tags'
  | 'change_setting';

export interface Decision {
  action: DecisionAction;
  /** Null: nobody at the desk. */
  userId: number | null;
  postId?: number;
  /** What the log says beside the action; never a name of a reader, an address or a hash, for the log outlives them. */
  note?: string;
  comments?: readonly Move[];
  posts?: readonly PostMove[];
}

/** Where a decision took a post from, and to. */
export interface PostMove {
  id: number;
  before: { published_at: number | null; stage: Stage };
  after: { published_at: number | null; stage: Stage };
}

/** What a decision made of a comment. */
export interface Move {
  id: number;
  before: CommentStatus;
  after: CommentStatus;
  /** What it had been removed for, and when it had been vetted (UTC ms), before; null: nothing, never. */
  causeBefore?: Cause | null;
  vettedBefore?: number | null;
}

const BATCH = 200;

/** Call it in the transaction that does what is decided. @returns the decision's id */
export async function record(db: Db, decision: Decision, now: number): Promise<number> {
  const { action, userId, postId = null, note = '', comments = [], posts = [] } = decision;
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
          cause_before: comment.causeBefore ?? null,
          vetted_before: comment.vettedBefore ?? null,
        })),
      )
      .execute();
  for (const { id: post_id, before, after } of posts)
    await db
      .insertInto('decision_posts')
      .values({
        decision_id: id,
        post_id,
        before_published_at: before.published_at,
        before_stage: before.stage,
        after_published_at: after.published_at,
        after_stage: after.stage,
      })
      .execute();
  return id;
}

/** What a decision made of its comments. @returns `overtaken`: a later decision that stands was about the comment too */
export async function movesOf(db: Db, id: number): Promise<(Required<Move> & { overtaken: boolean })[]> {
  const rows = await db
    .selectFrom('decision_comments as moved')
    .select(['moved.comment_id', 'moved.before', 'moved.after', 'moved.cause_before', 'moved.vetted_before'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('decision_comments as later')
            .innerJoin('decisions', 'decisions.id', 'later.decision_id')
            .select('later.comment_id')
            .whereRef('later.comment_id', '=', 'moved.comment_id')
            .where('later.decision_id', '>', id)
            .where('decisions.undone_at', 'is', null),
        )
        .as('overtaken'),
    )
    .where('moved.decision_id', '=', id)
    .execute();
  return rows.map((row) => ({
    id: row.comment_id,
    before: row.before,
    after: row.after,
    causeBefore: row.cause_before,
    vettedBefore: row.vetted_before,
    overtaken: Boolean(row.overtaken),
  }));
}

/** Where a decision took posts from, and to; those that are not any more left out. */
export async function postMovesOf(db: Db, id: number): Promise<PostMove[]> {
  const rows = await db.selectFrom('decision_posts').selectAll().where('decision_id', '=', id).execute();
  return rows.map((row) => ({
    id: row.post_id,
    before: { published_at: row.before_published_at, stage: row.before_stage },
    after: { published_at: row.after_published_at, stage: row.after_stage },
  }));
}

export async function markUndone(db: Db, id: number, userId: number, now: number): Promise<void> {
  await db.updateTable('decisions').set({ undone_at: now, undone_by: userId }).where('id', '=', id).execute();
}
