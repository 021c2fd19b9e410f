import type { Db } from '../../db/schema.ts';
import { DAY } from '../../time.ts';

/** How long a post lies in the bin, ms. What readers have met stays there for good, as its address is theirs. */
export const BIN_KEPT = 30 * DAY;

/** Posts a transaction: with each go its revisions. */
const BATCH = 50;

/** Deletes what was thrown away before `until`, UTC ms, and was never out. @returns how many */
export async function forgetBinned(db: Db, until: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const batch = await db.transaction().execute(async (trx) => {
      const rows = await trx
        .selectFrom('posts')
        .select('id')
        .where('published_at', 'is', null)
        .where('stage', '=', 'bin')
        .where('stage_at', '<=', until)
        .where('first_published_at', 'is', null)
        .limit(BATCH)
        .execute();
      for (const { id } of rows) await trx.deleteFrom('posts').where('id', '=', id).execute();
      return rows.length;
    });
    forgotten += batch;
    if (batch < BATCH) return forgotten;
  }
}
