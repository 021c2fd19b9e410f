import { prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db, PostRow } from '../../db/schema.ts';
import { commentState } from '../../posts/closing/closing.ts';
import { type Published, visiblePosts } from '../../posts/visible.ts';
import { excerpt, ownWords } from '../../text/plain.ts';
import { DAY } from '../../time.ts';
import type { Permalink } from '../../urls.ts';

/** A story past its first day that people have not finished with. */
export interface Conversation extends Permalink, Pick<PostRow, 'title' | 'comment_count'> {
  published_at: number;
  /** When its comments close, UTC ms; null: not by themselves. */
  closesAt: number | null;
  /** The newest comment: who says what, cut short. */
  last: { name: string; words: string };
}

/** How many approved comments came in since then. UTC ms. */
export async function commentsSince(db: Db, since: number): Promise<number> {
  return (await said(db, { since }))?.comments ?? 0;
}

const said = preparedFirst((db, is: { since: number }) =>
  db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number>().as('comments'))
    .where('status', '=', 'approved')
    .where('created_at', '>', is.since),
);

const QUOTE = 90;
/** More than are shown, as some may have closed since. */
const CANDIDATES = 20;

/**
 * Where the last day's comments went, of the stories older than that which are still open: the busiest first.
 * @param closeAfterDays the setting
 */
export async function stillTalking(
  db: Db,
  closeAfterDays: number,
  now: number,
  limit: number,
): Promise<Conversation[]> {
  const rows = await busy(db, { since: now - DAY });
  return rows
    .flatMap(({ name, body_html, ...post }) => {
      const state = commentState(post, closeAfterDays, now);
      if (!state.open) return [];
      return [{ ...post, closesAt: state.closesAt, last: { name, words: excerpt(ownWords(body_html), QUOTE) } }];
    })
    .slice(0, limit);
}

/** Of stories that came out before then, with what was said of them since. */
const busy = prepared((db, is: { since: number }) =>
  visiblePosts(db, is.since)
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('comments')
          .select(({ fn }) => ['post_id', fn.countAll().as('comments'), fn.max('id').as('newest')])
          .where('status', '=', 'approved')
          .where('created_at', '>', is.since)
          .groupBy('post_id')
          .as('recent'),
      (join) => join.onRef('recent.post_id', '=', 'posts.id'),
    )
    .innerJoin('comments', 'comments.id', 'recent.newest')
    .select(['posts.slug', 'posts.year', 'posts.month', 'posts.title', 'posts.comment_count', 'posts.published_at'])
    .select(['posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open'])
    .select(['comments.name', 'comments.body_html'])
    .$narrowType<Published>()
    .orderBy('recent.comments', 'desc')
    .orderBy('recent.newest', 'desc')
    .limit(CANDIDATES),
);
