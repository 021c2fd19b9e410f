import type { CommentStatus, Db } from '../../db/schema.ts';
import type { DecisionAction } from '../../runs/decisions.ts';

/** Decisions that can be taken back; others are answered by their opposite. */
const UNDOABLE: readonly string[] = ['approve', 'reject', 'spam', 'hide_person'] satisfies DecisionAction[];

export const isUndoable = (decision: { action: string; undone_at: number | null }) =>
  decision.undone_at === null && UNDOABLE.includes(decision.action);

export type Undone =
  /** `left`: comments that stay, as somebody has changed them since. */
  | { kind: 'undone'; changed: number; left: number }
  | { kind: 'unknown' | 'undone_before' | 'not_undoable' | 'overtaken' };

/**
 * Takes a decision back: every comment that nobody has touched since is again what it was before. Once. When a comment
 * was first shown stays, and reports that were settled stay settled.
 */
export async function undo(db: Db, id: number, userId: number, now: number): Promise<Undone> {
  return db.transaction().execute(async (trx) => {
    const decision = await trx
      .selectFrom('decisions')
      .select(['action', 'undone_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!decision) return { kind: 'unknown' };
    if (decision.undone_at !== null) return { kind: 'undone_before' };
    if (!isUndoable(decision)) return { kind: 'not_undoable' };
    const moves = await trx
      .selectFrom('decision_comments')
      .select(({ fn }) => ['before', 'after', fn.countAll<number>().as('comments')])
      .where('decision_id', '=', id)
      .groupBy(['before', 'after'])
      .execute();
    let changed = 0;
    for (const { before, after } of moves) {
      const { numUpdatedRows } = await trx
        .updateTable('comments')
        .set({ status: before, ...(decision.action === 'approve' && { vetted_at: null }) })
        .where('status', '=', after)
        .where('id', 'in', untouched(trx, { id, before, after }))
        .executeTakeFirstOrThrow();
      changed += Number(numUpdatedRows);
    }
    if (changed === 0) return { kind: 'overtaken' };
    await trx.updateTable('decisions').set({ undone_at: now, undone_by: userId }).where('id', '=', id).execute();
    return { kind: 'undone', changed, left: moves.reduce((sum, move) => sum + move.comments, 0) - changed };
  });
}

/** The comments that this decision moved so, and no later one (but those taken back) was about. */
const untouched = (db: Db, { id, before, after }: { id: number; before: CommentStatus; after: CommentStatus }) =>
  db
    .selectFrom('decision_comments as moved')
    .select('moved.comment_id')
    .where('moved.decision_id', '=', id)
    .where('moved.before', '=', before)
    .where('moved.after', '=', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision_comments as later')
            .innerJoin('decisions', 'decisions.id', 'later.decision_id')
            .select('later.comment_id')
            .whereRef('later.comment_id', '=', 'moved.comment_id')
            .where('later.decision_id', '>', id)
            .where('decisions.undone_at', 'is', null),
        ),
      ),
    );
