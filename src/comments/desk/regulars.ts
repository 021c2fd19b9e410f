import type { Db } from '../../db/schema.ts';

/** How many comments of somebody were approved, by mark and by reader: what a moderator goes by with a familiar name. */

/** Asked for among that person's comments: as a condition of its own, the status would have all approved ones read. */
const approved = (db: Db) =>
  db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number>().filterWhere('status', '=', 'approved').as('comments'));

export async function approvedByMark(db: Db, marks: readonly number[]): Promise<Map<number, number>> {
  if (marks.length === 0) return new Map();
  const rows = await approved(db)
    .select('mark_id as mark')
    .where('mark_id', 'in', [...new Set(marks)])
    .groupBy('mark_id')
    .execute();
  return new Map(rows.map((row) => [row.mark ?? 0, row.comments]));
}

export async function approvedByReader(db: Db, readerKeys: readonly string[]): Promise<Map<string, number>> {
  if (readerKeys.length === 0) return new Map();
  const rows = await approved(db)
    .select('reader_key as reader')
    .where('reader_key', 'in', [...new Set(readerKeys)])
    .groupBy('reader_key')
    .execute();
  return new Map(rows.map((row) => [row.reader ?? '', row.comments]));
}
