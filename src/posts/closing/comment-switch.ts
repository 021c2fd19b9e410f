import type { Db } from '../../db/schema.ts';

/** How an editor opens and closes the comments of a post, whatever its age says. */

/** *Close now*. */
export async function closeByEditor(db: Db, postId: number, now: number): Promise<void> {
  await db
    .updateTable('posts')
    .set({ comments_closed_at: now, comments_closed_by: 'editor', comments_closed_run: null, comments_keep_open: 0 })
    .where('id', '=', postId)
    .execute();
}

/** What *Reopen*, *Keep open* and the undoing of a run set. Open from now on, so that the next run leaves it alone. */
export const KEPT_OPEN = {
  comments_closed_at: null,
  comments_closed_by: null,
  comments_closed_run: null,
  comments_keep_open: 1,
} as const;

/** *Reopen* and *Keep open*. */
export async function keepOpen(db: Db, postId: number): Promise<void> {
  await db.updateTable('posts').set(KEPT_OPEN).where('id', '=', postId).execute();
}
