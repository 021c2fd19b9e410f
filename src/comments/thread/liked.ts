import type { Db } from '../../db/schema.ts';

/**
 * Which comments on a post's page somebody likes.
 * @param likerKey from http/reader.ts
 * @returns ids, the newest likes first, at most `limit`
 */
export async function likedOnPost(db: Db, likerKey: string, postId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('likes')
    .innerJoin('comments', 'comments.id', 'likes.comment_id')
    .select('comments.id')
    .where('liker_key', '=', likerKey)
    .where('post_id', '=', postId)
    .where('status', '=', 'approved')
    .orderBy('likes.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
