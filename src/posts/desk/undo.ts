import type { Db } from '../../db/schema.ts';
import { type DecisionAction, markUndone, type PostMove, postMovesOf } from '../../runs/decisions.ts';
import { entry, type LogEntry } from '../../runs/log.ts';
import { byId } from '../writing/desk-post.ts';
import * as revisions from '../writing/revisions.ts';
import { expectAnnouncing } from '../writing/write.ts';
import { moveTo } from './move.ts';

/** Decisions about where posts are. Closing comments is answered by its opposite, and the clock by nobody. */
const UNDOABLE: readonly string[] = [
  ...(['publish', 'schedule', 'unschedule', 'unpublish', 'send_to_review', 'back_to_draft', 'bin'] as const),
] satisfies DecisionAction[];

export const isUndoable = ({ action, undone, postCount }: Pick<LogEntry, 'action' | 'undone' | 'postCount'>) =>
  undone === null && postCount > 0 && UNDOABLE.includes(action);

export type Undone =
  /** `left`: posts that stay, as somebody has changed them since. */
  { kind: 'undone'; left: number } | { kind: 'unknown' | 'undone_before' | 'not_undoable' | 'overtaken' };

/**
 * Takes a decision back: every post that is still where that put it, and that nobody has saved since, is again where it
 * was before; its words stay. Once. A post that has been out keeps its address.
 */
export function undo(
  db: Db,
  id: number,
  { userId, zone, now }: { userId: number; zone: string; now: number },
): Promise<Undone> {
  return db.transaction().execute(async (trx) => {
    const decision = await entry(trx, id);
    if (!decision) return { kind: 'unknown' };
    if (decision.undone) return { kind: 'undone_before' };
    if (!isUndoable(decision)) return { kind: 'not_undoable' };
    const moves = await postMovesOf(trx, id);
    let changed = 0;
    for (const move of moves) if (await putBack(trx, move, decision.at, { userId, zone, now })) changed += 1;
    if (changed === 0) return { kind: 'overtaken' };
    await markUndone(trx, id, userId, now);
    return { kind: 'undone', left: moves.length - changed };
  });
}

/** @param at when it was decided, UTC ms @returns false where the post is not any more what it was made then */
async function putBack(
  trx: Db,
  { id, before, after }: PostMove,
  at: number,
  by: { userId: number; zone: string; now: number },
): Promise<boolean> {
  const post = await byId(trx, id);
  const newest = await revisions.newest(trx, id);
  if (!post || post.published_at !== after.published_at || post.stage !== after.stage) return false;
  if (newest !== null && newest.at > at) return false;
  await moveTo(trx, post, before, by);
  // It was to come out while it was taken back, so that is not in the log either.
  const cameOut = before.published_at !== null && before.published_at > at && before.published_at <= by.now;
  if (cameOut) await expectAnnouncing(trx, id);
  return true;
}
