import type { Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';

/**
 * Makes a comment an editor's pick, or takes that back.
 * @returns false where there is no such comment, or it does not stand on the page
 */
export async function pick(
  db: Db,
  { id, userId, picked }: { id: number; userId: number; picked: boolean },
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comments')
      .select(['status', 'picked_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!comment || (picked && comment.status !== 'approved')) return false;
    if ((comment.picked_at !== null) === picked) return true;
    await trx
      .updateTable('comments')
      .set({ picked_at: picked ? now : null })
      .where('id', '=', id)
      .execute();
    const comments = [{ id, before: comment.status, after: comment.status }];
    await record(trx, { action: picked ? 'pick' : 'unpick', userId, comments }, now);
    return true;
  });
}
