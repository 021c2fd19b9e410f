import type { NotNull } from 'kysely';
import type { Db } from '../db/schema.ts';

/** For `$narrowType` after the columns are chosen: a post that readers see has a permalink. */
export interface Published {
  published_at: NotNull;
  year: NotNull;
  month: NotNull;
}

/**
 * The posts that readers see: from the moment of their publication on, without a job having to run.
 */
export function visiblePosts(db: Db, now: number) {
  return db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'posts.author_id')
    .where('posts.published_at', '<=', now);
}
