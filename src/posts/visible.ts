import type { NotNull } from 'kysely';
import type { Db } from '../db/schema.ts';
import { mayBeShown } from '../media/rights.ts';

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

/** The same with their authors, and with their pictures for as long as these may be shown. */
export function visibleStories(db: Db, now: number) {
  return withAuthors(visiblePosts(db, now), now);
}

/** Authors and pictures for some of the visible posts. A picture whose right has ended counts as none. */
export const withAuthors = (posts: ReturnType<typeof visiblePosts>, now: number) =>
  posts
    .innerJoin('users', 'users.id', 'posts.author_id')
    .leftJoin('media', (join) => join.onRef('media.id', '=', 'posts.hero_id').on(mayBeShown(now)));
