import { type NotNull, type RawBuilder, sql } from 'kysely';
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

/** The ids of the newest visible posts of a tag, cut in the index, which knows when each came out. */
export const newestOfTag = (db: Db, is: { id: number; now: number; limit: number }) =>
  db
    .selectFrom('post_tags')
    .select('post_id')
    .where('tag_id', '=', is.id)
    .where('post_tags.published_at', '<=', is.now)
    .orderBy('post_tags.published_at', 'desc')
    .orderBy('post_id', 'desc')
    .limit(is.limit);

/**
 * From when on the newest so many visible stories of a tag came out, as a bound for `post_tags.published_at`: what looks for
 * something among them does not grow with all that were ever written. 0 where there are fewer.
 * @param tagId the column that says which tag
 */
export const sinceNewest = (stories: number, tagId: string, now: number): RawBuilder<number> =>
  sql<number>`coalesce((
    select nth.published_at from post_tags as nth
    where nth.tag_id = ${sql.ref(tagId)} and nth.published_at <= ${now}
    order by nth.published_at desc limit 1 offset ${sql.lit(stories - 1)}
  ), 0)`;
