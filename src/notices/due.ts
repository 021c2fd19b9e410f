import type { Db } from '../db/schema.ts';

/** The comments that carry a mark of what is due about them (comments/shown.ts, comments/door/submit.ts). */
type Due = 'follow_due' | 'notice_due';

const BATCH = 100;

export async function anyDue(db: Db, due: Due): Promise<boolean> {
  return (await marked(db, due).limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Does what is due, each comment in a short transaction of its own.
 * @param write takes the mark off as well, or it would be called for ever
 */
export async function eachDue(db: Db, due: Due, write: (trx: Db, commentId: number) => Promise<void>): Promise<void> {
  for (;;) {
    const rows = await marked(db, due).limit(BATCH).execute();
    for (const { id } of rows) await db.transaction().execute((trx) => write(trx, id));
    if (rows.length < BATCH) return;
  }
}

// A literal, as SQLite does not look into the index of these few for a value that it is told later.
const marked = (db: Db, due: Due) =>
  db
    .selectFrom('comments')
    .select('id')
    .where((eb) => eb(due, '=', eb.lit(1)));
