import type { Cause, CommentRow, CommentStatus, Db } from '../../db/schema.ts';
import { type Move, record } from '../../runs/decisions.ts';
import { CAUSES } from '../causes.ts';
import { settleReports } from '../door/reports.ts';
import { onceShown } from '../shown.ts';

/** What a moderator says of a comment. */
export type Decision = 'approve' | 'reject' | 'spam';

/**
 * What becomes of a comment. Rejecting one that stands on the page, or once stood there, leaves a tombstone for its
 * replies; one that readers never met is only rejected. What its author deleted stays deleted: its words are gone.
 */
export function nextStatus(current: CommentStatus, decision: Decision, wasShown: boolean): CommentStatus {
  if (current === 'deleted') return 'deleted';
  if (decision === 'approve') return 'approved';
  if (decision === 'spam') return 'spam';
  return wasShown || current === 'approved' || current === 'removed' ? 'removed' : 'rejected';
}

/** How many are decided about at once. */
export const AT_ONCE = 200;

export interface Decided {
  /** What the log has it under; null where everything was so already. */
  decisionId: number | null;
  /** How many comments have another status, another cause, or reports settled. */
  changed: number;
  /** How many were left as they are, since their authors said something else after the moderator had looked. */
  overlooked: number;
}

/**
 * Decides about some comments, at most AT_ONCE, whatever was decided before. A reply may be approved while what it
 * answers is not on the page: it stands under a tombstone then (thread.ts).
 * @param order.seenAt when the moderator read them, UTC ms; nobody approves words that came after that. Null: just now
 * @returns null where there is nothing to decide about: no such comments, or all deleted by their authors
 */
export async function decide(
  db: Db,
  order: { ids: readonly number[]; decision: Decision; userId: number; cause?: Cause | null; seenAt?: number | null },
  now: number,
): Promise<Decided | null> {
  const { ids, decision, userId, cause = null, seenAt = null } = order;
  if (ids.length > AT_ONCE) throw new RangeError(`at most ${AT_ONCE} comments are decided about at once`);
  return db.transaction().execute(async (trx) => {
    const comments = await trx
      .selectFrom('comments')
      .select(DECIDABLE)
      .where('id', 'in', ids)
      .where('status', '<>', 'deleted')
      .execute();
    if (comments.length === 0) return null;
    const isSeen = ({ edited_at }: Decidable) =>
      decision !== 'approve' || seenAt === null || (edited_at ?? 0) <= seenAt;
    const seen = comments.filter(isSeen);
    const overlooked = comments.length - seen.length;
    const changes = await change(trx, seen, { decision, cause }, now);
    if (changes.length === 0) return { decisionId: null, changed: 0, overlooked };
    const note = cause && decision === 'reject' ? CAUSES[cause].removed : '';
    const decisionId = await record(trx, { action: decision, userId, note, comments: changes }, now);
    return { decisionId, changed: changes.length, overlooked };
  });
}

export const DECIDABLE = [
  'id',
  'status',
  'shown_at',
  'parent_id',
  'edited_at',
  'removed_for',
  'vetted_at',
  'report_count',
] as const;
type Decidable = Pick<CommentRow, (typeof DECIDABLE)[number]>;

/** Writes a decision into these comments. @returns those that it changed, for the log */
export async function change(
  trx: Db,
  comments: readonly Decidable[],
  { decision, cause }: { decision: Decision; cause: Cause | null },
  now: number,
): Promise<Move[]> {
  const changes: Move[] = [];
  for (const comment of comments) {
    const after = nextStatus(comment.status, decision, comment.shown_at !== null);
    // A cause that was given stays where a later click gives none.
    const removedFor = after === 'removed' && comment.status === 'removed' ? (cause ?? comment.removed_for) : cause;
    const changed = after !== comment.status || (after === 'removed' && removedFor !== comment.removed_for);
    if (!changed && comment.report_count === 0) continue;
    await trx
      .updateTable('comments')
      .set({
        status: after,
        ...(after === 'approved' && { vetted_at: now, ...onceShown(comment, now) }),
        ...(after === 'removed' && { removed_for: removedFor }),
      })
      .where('id', '=', comment.id)
      .execute();
    if (comment.report_count > 0) await settleReports(trx, comment.id, now);
    const { id, status, removed_for, vetted_at } = comment;
    changes.push({ id, before: status, after, causeBefore: removed_for, vettedBefore: vetted_at });
  }
  return changes;
}
