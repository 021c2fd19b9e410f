import type { Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';

/**
 * Makes a comment an editor's pick, or takes that back.
 * @returns what the log has it under (null: it was so already); null where there is no such comment, or it does not stand on the page
 */
export async function pick(
  db: Db,
  { id, userId, picked }: { id: number; userId: number; picked: boolean },
  now: number,
): Promise<{ decisionId: number | null } | null> {
  return db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comments')
      .select(['status', 'picked_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!comment || (picked && comment.status !== 'approved')) return null;
    if ((comment.picked_at !== null) === picked) return { decisionId: null };
    await trx
      .updateTable('comments')
      .set({ picked_at: picked ? now : null })
      .where('id', '=', id)
      .execute();
    const comments = [{ id, before: comment.status, after: comment.status }];
    const decisionId = await record(trx, { action: picked ? 'pick' : 'unpick', userId, comments }, now);
    return { decisionId };
  });
}
