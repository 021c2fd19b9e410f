import type { Cause, Db } from '../db/schema.ts';
import { skeleton } from '../text/fold.ts';

/** What readers did at a time past, beside commenting (past.ts): stored as it was, past every rule. */

/** @param hash of the phrase, keyed @param reserves the name that only this mark may use @returns its id */
export async function insertPastMark(
  db: Db,
  mark: { hash: string; words: string; reserves: string | null; createdAt: number },
): Promise<number> {
  const { id } = await db
    .insertInto('marks')
    .values({
      hash: mark.hash,
      words: mark.words,
      reserved_name: mark.reserves,
      reserved_look: mark.reserves && skeleton(mark.reserves),
      created_at: mark.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @param likerKeys each once */
export async function insertPastLikes(
  db: Db,
  { commentId, likerKeys, at }: { commentId: number; likerKeys: readonly string[]; at: number },
): Promise<void> {
  if (likerKeys.length === 0) return;
  await db
    .insertInto('likes')
    .values(likerKeys.map((liker_key) => ({ comment_id: commentId, liker_key, created_at: at })))
    .execute();
}

/** A report that nobody has settled yet. */
export async function insertPastReport(
  db: Db,
  report: { commentId: number; cause: Cause; note: string; reporterKey: string; at: number },
): Promise<void> {
  await db
    .insertInto('reports')
    .values({
      comment_id: report.commentId,
      cause: report.cause,
      note: report.note,
      reporter_key: report.reporterKey,
      address_key: null,
      created_at: report.at,
    })
    .execute();
}
