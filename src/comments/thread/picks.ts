import type { NotNull } from 'kysely';
import { prepared } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { type Published, visiblePosts } from '../../posts/visible.ts';
import { excerpt, ownWords } from '../../text/plain.ts';
import type { Permalink } from '../../urls.ts';

/** What editors thought worth standing above a thread. */
export interface Pick {
  id: number;
  name: string;
  /** Its beginning on one line, nothing hidden told. */
  words: string;
}

const WORDS = 180;

/** The picks of a post, the newest first. */
export async function picks(db: Db, postId: number, limit: number): Promise<Pick[]> {
  const rows = await picked(db, { postId, limit });
  return rows.map(({ id, name, body_html }) => ({ id, name, words: excerpt(ownWords(body_html), WORDS) }));
}

const picked = prepared((db, is: { postId: number; limit: number }) =>
  db
    .selectFrom('comments')
    .select(['id', 'name', 'body_html'])
    .where('post_id', '=', is.postId)
    .where('picked_at', 'is not', null)
    .where(unindexed<CommentStatus>('status'), '=', 'approved')
    .orderBy('picked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(is.limit),
);

/** A pick with the story it was said about. */
export interface PickAbout extends Pick, Permalink {
  title: string;
  pickedAt: number;
  likes: number;
}

/** The newest picks of all stories that readers see, picked after `since`; words longer than `maxChars` leave one out. UTC ms. */
export async function newestPicks(
  db: Db,
  { since, now, limit, maxChars }: { since: number; now: number; limit: number; maxChars: number },
): Promise<PickAbout[]> {
  const rows = await pickedLately(db, { since, now, limit });
  return rows.flatMap(({ body_html, ...pick }) => {
    const words = ownWords(body_html).replace(/\s+/g, ' ');
    return words.length <= maxChars ? [{ ...pick, words }] : [];
  });
}

const pickedLately = prepared((db, is: { since: number; now: number; limit: number }) =>
  visiblePosts(db, is.now)
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('comments')
          .select(['id', 'post_id', 'name', 'body_html', 'picked_at', 'like_count'])
          .where('picked_at', '>', is.since)
          .where(unindexed<CommentStatus>('status'), '=', 'approved')
          .orderBy('picked_at', 'desc')
          .limit(is.limit)
          .as('picked'),
      (join) => join.onRef('picked.post_id', '=', 'posts.id'),
    )
    .select(['posts.slug', 'posts.year', 'posts.month', 'posts.title'])
    .select(['picked.id', 'picked.name', 'picked.body_html', 'picked.like_count as likes'])
    .select('picked.picked_at as pickedAt')
    .$narrowType<Published & { pickedAt: NotNull }>()
    .orderBy('picked.picked_at', 'desc')
    .orderBy('picked.id', 'desc'),
);
