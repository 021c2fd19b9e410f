import type { Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';
import type { Whereabouts } from '../publication.ts';

/**
 * Writes into the log that a post came out by itself, at the moment at which it did, and that this is told. Call it in
 * the transaction that has found it untold.
 */
export async function announce(trx: Db, post: { id: number; published_at: number } & Whereabouts): Promise<void> {
  const { id, published_at, stage } = post;
  await trx.updateTable('posts').set({ announce_due: 0 }).where('id', '=', id).execute();
  const there = { published_at, stage };
  const moved = { id, before: there, after: there };
  await record(trx, { action: 'came_out', userId: null, postId: id, posts: [moved] }, published_at);
}
