import type { Db } from '../db/schema.ts';

/** Where pictures stand: above posts and in their text, and as the faces of people. */

/** A post that shows a picture, whoever may see that post. */
export interface Use {
  id: number;
  title: string;
}

/** The posts that show these pictures, by the ids of the pictures; the newest post first. */
export async function postsWith(db: Db, mediaIds: readonly number[]): Promise<Map<number, Use[]>> {
  const uses = new Map<number, Use[]>();
  if (mediaIds.length === 0) return uses;
  const above = db
    .selectFrom('posts')
    .select(['posts.id', 'posts.title', 'posts.hero_id as media_id'])
    .where('posts.hero_id', 'in', mediaIds);
  const within = db
    .selectFrom('post_pictures')
    .innerJoin('posts', 'posts.id', 'post_pictures.post_id')
    .select(['posts.id', 'posts.title', 'post_pictures.media_id'])
    .where('post_pictures.media_id', 'in', mediaIds);
  // A post that shows a picture twice counts once: a union has no doubles.
  for (const { media_id, id, title } of await above.union(within).orderBy('id', 'desc').execute())
    if (media_id !== null) uses.set(media_id, [...(uses.get(media_id) ?? []), { id, title }]);
  return uses;
}
