import type { Db } from '../../db/schema.ts';
import { type DecisionAction, type Move, markUndone, movesOf } from '../../runs/decisions.ts';
import { entry, type LogEntry } from '../../runs/log.ts';

/** Decisions that can be taken back; others are answered by their opposite. */
const UNDOABLE: readonly string[] = ['approve', 'reject', 'spam', 'hide_person'] satisfies DecisionAction[];

export const isUndoable = ({ action, undone }: Pick<LogEntry, 'action' | 'undone'>) =>
  undone === null && UNDOABLE.includes(action);

export type Undone =
  /** `left`: comments that stay, as somebody has changed them since. */
  | { kind: 'undone'; changed: number; left: number }
  | { kind: 'unknown' | 'undone_before' | 'not_undoable' | 'overtaken' };

/**
 * Takes a decision back: every comment that nobody has touched since is again what it was before, and what readers
 * reported waits again. Once. When a comment was first shown stays.
 */
export async function undo(db: Db, id: number, userId: number, now: number): Promise<Undone> {
  return db.transaction().execute(async (trx) => {
    const decision = await entry(trx, id);
    if (!decision) return { kind: 'unknown' };
    if (decision.undone) return { kind: 'undone_before' };
    if (!isUndoable(decision)) return { kind: 'not_undoable' };
    const moves = await movesOf(trx, id);
    let changed = 0;
    for (const move of moves) if (!move.overtaken && (await putBack(trx, move, decision.at))) changed += 1;
    if (changed === 0) return { kind: 'overtaken' };
    await markUndone(trx, id, userId, now);
    return { kind: 'undone', changed, left: moves.length - changed };
  });
}

/** @param at when it was decided, UTC ms @returns false where the comment is not any more what it was made then */
async function putBack(db: Db, { id, before, after, ...was }: Required<Move>, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('comments')
    .set({ status: before, ...(after === 'removed' && { removed_for: was.causeBefore }) })
    .where('id', '=', id)
    .where('status', '=', after)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  // Only what this decision vetted or settled: an edit may have ended the one since, and an earlier look the other before.
  await db
    .updateTable('comments')
    .set({ vetted_at: was.vettedBefore })
    .where('id', '=', id)
    .where('vetted_at', '=', at)
    .execute();
  await db
    .updateTable('reports')
    .set({ settled_at: null })
    .where('comment_id', '=', id)
    .where('settled_at', '=', at)
    .execute();
  return true;
}
