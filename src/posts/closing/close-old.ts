import { setImmediate as turn } from 'node:timers/promises';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { DAY } from '../../time.ts';
import type { Published } from '../visible.ts';
import { type Closable, commentState } from './closing.ts';
import { KEPT_OPEN } from './comment-switch.ts';

/** What the job `close-comments` does: writes down, in `comments_closed_at`, what the rule of closing.ts already says. */

/** Posts a transaction: two or three milliseconds, as every reader and every writer waits for so long. */
const BATCH = 50;

export interface DuePost extends Closable {
  id: number;
  title: string;
  year: number;
  month: number;
  slug: string;
  published_at: number;
  comment_count: number;
}

/** The posts that age has closed and that do not say so yet, oldest first: the first batch, or the one after a given post. */
export async function dueForClosing(
  db: Db,
  closeAfterDays: number,
  now: number,
  after: DuePost | null = null,
): Promise<DuePost[]> {
  if (closeAfterDays === 0) return [];
  let due = db
    .selectFrom('posts')
    .select(['id', 'title', 'year', 'month', 'slug', 'published_at', 'comment_count'])
    .select(['comments_closed_at', 'comments_closed_by', 'comments_keep_open'])
    .where('comments_closed_at', 'is', null)
    .where('comments_keep_open', '=', 0)
    .where('published_at', '<=', now - closeAfterDays * DAY)
    .orderBy('published_at')
    .orderBy('id')
    .limit(BATCH)
    .$narrowType<Published>();
  if (after) {
    const { published_at, id } = after;
    due = due.where((eb) => eb(eb.refTuple('published_at', 'id'), '>', eb.tuple(published_at, id)));
  }
  const posts = await due.execute();
  return posts.filter((post) => !commentState(post, closeAfterDays, now).open);
}

/**
 * Closes them in batches, each a short transaction of its own; safe to run twice at once and to be killed.
 * @param closed told after each batch how many that were
 */
export async function closeOld(
  db: Db,
  { run, closeAfterDays, now }: { run: number; closeAfterDays: number; now: number },
  closed: (posts: number) => void,
): Promise<void> {
  for (;;) {
    const batch = await db.transaction().execute(async (trx) => {
      const due = await dueForClosing(trx, closeAfterDays, now);
      if (due.length === 0) return 0;
      await close(trx, { ids: due.map((post) => post.id), run, now });
      return due.length;
    });
    closed(batch);
    if (batch < BATCH) return;
    // Who asked meanwhile comes first: writers had their turn while this batch waited for the disk, readers have it now.
    await turn();
  }
}

const close = prepared((db, { ids, run, now }: { ids: number[]; run: number; now: number }) =>
  db
    .updateTable('posts')
    .set({ comments_closed_at: now, comments_closed_by: 'age', comments_closed_run: run })
    .where('id', 'in', oneOf(ids)),
);

/**
 * Reopens what a run closed and nobody touched since, and keeps it open, so that the next run leaves it alone.
 * @returns how many it reopened
 */
export async function undoClosing(db: Db, run: number): Promise<number> {
  for (let reopened = 0; ; ) {
    const rows = await reopenSome(db, { run });
    reopened += rows.length;
    if (rows.length < BATCH) return reopened;
    await turn();
  }
}

const reopenSome = prepared((db, of: { run: number }) =>
  db
    .updateTable('posts')
    .set(KEPT_OPEN)
    .where('id', 'in', (eb) =>
      eb.selectFrom('posts').select('id').where('comments_closed_run', '=', of.run).limit(BATCH),
    )
    .returning('id'),
);
