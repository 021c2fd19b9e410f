import type { NotNull } from 'kysely';
import type { Db } from '../db/schema.ts';

/** For `$narrowType` after the columns are chosen: a post that readers see has a permalink. */
export interface Published {
  published_at: NotNull;
  year: NotNull;
  month: NotNull;
}

/** The posts that readers see: from the moment of their publication on, without a job having to run. */
export function visiblePosts(db: Db, now: number) {
  return db.selectFrom('posts').where('posts.published_at', '<=', now);
}

/** The same with their authors and pictures. */
export function visibleStories(db: Db, now: number) {
  return visiblePosts(db, now)
    .innerJoin('users', 'users.id', 'posts.author_id')
    .leftJoin('media', 'media.id', 'posts.hero_id');
}
