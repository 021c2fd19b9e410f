import { prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { Permalink } from '../../urls.ts';
import { type Published, visiblePosts } from '../visible.ts';

/** What was wrong, in which story, and since when it is right. */
export interface PutRight extends Permalink {
  title: string;
  words: string;
  /** UTC ms. */
  at: number;
}

/** More than are shown, as some belong to stories that nobody sees. */
const CANDIDATES = 10;

/** The newest corrections of stories that readers see, made after `since`. UTC ms. */
export async function putRightLately(
  db: Db,
  { since, now, limit }: { since: number; now: number; limit: number },
): Promise<PutRight[]> {
  const found = (await lately(db, { now })).filter(({ at }) => at > since);
  return found.slice(0, limit);
}

/** They are told by number, as they come in the order of time. */
const lately = prepared((db, is: { now: number }) =>
  visiblePosts(db, is.now)
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('corrections')
          .select(['id', 'post_id', 'at', 'words'])
          .orderBy('id', 'desc')
          .limit(CANDIDATES)
          .as('newest'),
      (join) => join.onRef('newest.post_id', '=', 'posts.id'),
    )
    .select(['posts.slug', 'posts.year', 'posts.month', 'posts.title', 'newest.words', 'newest.at'])
    .$narrowType<Published>()
    .orderBy('newest.id', 'desc'),
);
