import type { Db } from '../db/schema.ts';

/** Where pictures stand: above posts and in their text, and as the faces of people. */

/** A post that shows a picture, whoever may see that post, or a person whose face it is. */
export interface Use {
  kind: 'post' | 'person';
  id: number;
  /** Of a person: the name. */
  title: string;
}

/** Who shows these pictures, by the ids of the pictures: people first, then the newest post first. */
export async function usesOf(db: Db, mediaIds: readonly number[]): Promise<Map<number, Use[]>> {
  const uses = new Map<number, Use[]>();
  if (mediaIds.length === 0) return uses;
  const faces = await db
    .selectFrom('tags')
    .select(['id', 'name as title', 'picture_id as media_id'])
    .where('kind', '=', 'person')
    .where('picture_id', 'in', mediaIds)
    .orderBy('name_key')
    .execute();
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
  const posts = await above.union(within).orderBy('id', 'desc').execute();
  const add = (kind: Use['kind'], rows: typeof posts) => {
    for (const { media_id, id, title } of rows)
      if (media_id !== null) uses.set(media_id, [...(uses.get(media_id) ?? []), { kind, id, title }]);
  };
  add('person', faces);
  add('post', posts);
  return uses;
}
