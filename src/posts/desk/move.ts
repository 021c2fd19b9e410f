import type { Db } from '../../db/schema.ts';
import { deedOf, type Whereabouts } from '../publication.ts';
import type { DeskPost } from '../writing/desk-post.ts';
import * as revisions from '../writing/revisions.ts';
import { move } from '../writing/write.ts';

/**
 * Moves a post and keeps that as a revision, so that whoever has its form open meanwhile is told when saving. Call it
 * inside a transaction, with the post as that sees it.
 */
export async function moveTo(
  trx: Db,
  post: DeskPost,
  to: Whereabouts,
  { userId, zone, now }: { userId: number; zone: string; now: number },
): Promise<void> {
  if (!(await revisions.newest(trx, post.id))) await revisions.addFound(trx, post);
  await move(trx, post.id, to, zone, now);
  const fields = { ...revisions.revised(post), ...to };
  await revisions.add(trx, { post_id: post.id, user_id: userId, at: now, deed: deedOf(post, to, now), fields });
}
