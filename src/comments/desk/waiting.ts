import type { Db } from '../../db/schema.ts';

/** What waits for an editor: on the desk, and in the letters that remind of it. */
export interface Waiting {
  held: number;
  /** Since when the first of the held ones waits, UTC ms; null where none does. */
  oldest: number | null;
  /** Reported ones that are not held as well. */
  reported: number;
  /** When the last of all that came to wait, UTC ms; null where nothing does. */
  newest: number | null;
}

export async function waiting(db: Db): Promise<Waiting> {
  const held = await db
    .selectFrom('comments')
    .select(({ fn }) => [
      fn.countAll<number>().as('comments'),
      fn.min('created_at').as('oldest'),
      fn.max(fn.coalesce('edited_at', 'created_at')).as('newest'),
    ])
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow();
  const reported = await db
    .selectFrom('comments')
    .innerJoin('reports', 'reports.comment_id', 'comments.id')
    .select(({ fn }) => [
      fn.count<number>('comments.id').distinct().filterWhere('comments.status', '<>', 'held').as('comments'),
      // One that reports took off the page waits since the last of them.
      fn.max('reports.created_at').as('newest'),
    ])
    .where((eb) => eb('comments.report_count', '>', eb.lit(0)))
    .where('comments.status', '<>', 'deleted')
    .where('reports.settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  const newest = Math.max(held.newest ?? 0, reported.newest ?? 0);
  return { held: held.comments, oldest: held.oldest, reported: reported.comments, newest: newest || null };
}
