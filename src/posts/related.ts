import type { Db } from '../db/schema.ts';
import { type Headline, headline } from './listings.ts';

/**
 * Other stories about the same people and topics: the more shared the nearer, a person counting twice, then the newest.
 */
export async function related(db: Db, postId: number, now: number, limit = 4): Promise<Headline[]> {
  const rows = await db
    .selectFrom('post_tags as mine')
    .innerJoin('tags', 'tags.id', 'mine.tag_id')
    .innerJoin('post_tags as theirs', 'theirs.tag_id', 'mine.tag_id')
    .innerJoin('posts', 'posts.id', 'theirs.post_id')
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['posts.id', 'posts.slug', 'posts.year', 'posts.month', 'posts.title', 'posts.excerpt'])
    .select(['posts.published_at', 'posts.comment_count', 'users.name as author_name', 'users.slug as author_slug'])
    .where('mine.post_id', '=', postId)
    .where('theirs.post_id', '!=', postId)
    .where('posts.published_at', '<=', now)
    .groupBy('posts.id')
    .orderBy((eb) => eb.fn.sum(eb.case().when('tags.kind', '=', 'person').then(2).else(1).end()), 'desc')
    .orderBy('posts.published_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(headline);
}
