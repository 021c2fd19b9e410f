import { setImmediate as turn } from 'node:timers/promises';
import type { NotNull } from 'kysely';
import type { Db, PostRow } from '../../db/schema.ts';
import { announce } from '../writing/announce.ts';

/**
 * What the job `publish-due` does: readers see a post from its moment on, whatever runs or does not; the job only writes
 * into the log that it came out.
 */

/** Posts a transaction. */
const BATCH = 200;

export interface DueAnnouncement extends Pick<PostRow, 'id' | 'title' | 'slug' | 'stage'> {
  year: number;
  month: number;
  /** UTC ms. */
  published_at: number;
}

/** The posts that have come out and of which the log does not say so yet, oldest first: the first batch, or the one after. */
export async function dueForAnnouncing(
  db: Db,
  now: number,
  after: DueAnnouncement | null = null,
): Promise<DueAnnouncement[]> {
  let due = db
    .selectFrom('posts')
    .select(['id', 'title', 'slug', 'stage', 'year', 'month', 'published_at'])
    .where((eb) => eb('announce_due', '=', eb.lit(1)))
    .where('published_at', '<=', now)
    .orderBy('published_at')
    .orderBy('id')
    .limit(BATCH)
    .$narrowType<{ year: NotNull; month: NotNull; published_at: NotNull }>();
  if (after) {
    const { published_at, id } = after;
    due = due.where((eb) => eb(eb.refTuple('published_at', 'id'), '>', eb.tuple(published_at, id)));
  }
  return due.execute();
}

export async function anythingToAnnounce(db: Db, now: number): Promise<boolean> {
  const [one] = await dueForAnnouncing(db, now);
  return one !== undefined;
}

/**
 * Announces them in batches, each a short transaction of its own: safe to run twice at once, to be killed, and after
 * days in which nothing ran.
 * @param announced told after each batch how many that were
 */
export async function publishDue(db: Db, now: number, announced: (posts: number) => void): Promise<void> {
  for (;;) {
    const batch = await db.transaction().execute(async (trx) => {
      const due = await dueForAnnouncing(trx, now);
      for (const post of due) await announce(trx, post);
      return due.length;
    });
    announced(batch);
    if (batch < BATCH) return;
    await turn();
  }
}
