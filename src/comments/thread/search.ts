import { sql } from 'kysely';
import { type LookedBack, lookBack, matchesIn, matchesThatFit } from '../../db/look-back.ts';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import type { SafeHtml } from '../../html.ts';
import { fits, type Narrowing } from '../../posts/reading/narrowing.ts';
import { visiblePosts } from '../../posts/visible.ts';
import { ownWords } from '../../text/plain.ts';
import type { Question } from '../../text/question.ts';
import { holdsAll, lineOf, marked, snippet } from '../../text/snippet.ts';

/** A comment with the words that a reader looks for, in what it says itself or in its name. */
export interface FoundComment {
  id: number;
  /** The words marked, as in `words`. */
  name: SafeHtml;
  words: SafeHtml;
  /** UTC ms. */
  at: number;
  /** The story's. */
  title: string;
  postId: number;
}

/**
 * @param narrow only what was said of such stories; null: of any
 * @param before a comment's id; null: from the newest on
 */
export async function search(
  db: Db,
  question: Question,
  narrow: Narrowing | null,
  { before, size, now }: { before: number | null; size: number; now: number },
): Promise<LookedBack<FoundComment>> {
  const { match } = question;
  return lookBack(
    { before, size },
    (below, limit) =>
      narrow ? fitting(db, { match, below, limit, ...narrow }) : newestWith(db, { match, below, limit }),
    async (ids) =>
      (await among(db, { ids, now })).flatMap(({ body_html, name, ...comment }) => {
        const [words, said] = [lineOf(ownWords(body_html)), lineOf(name)];
        return holdsAll(question, [words, said])
          ? [{ ...comment, name: marked(question, said), words: snippet(question, words) }]
          : [];
      }),
  );
}

const newestWith = matchesIn('comment_search');
const fitting = matchesThatFit(
  'comment_search',
  sql`cross join comments on comments.id = matches.id cross join posts on posts.id = comments.post_id`,
  fits,
);

const among = prepared((db, is: { ids: readonly number[]; now: number }) =>
  visiblePosts(db, is.now)
    .innerJoin('comments', 'comments.post_id', 'posts.id')
    .select([
      'comments.id',
      'comments.name',
      'comments.body_html',
      'comments.created_at as at',
      'posts.title',
      'posts.id as postId',
    ])
    .where('comments.id', 'in', oneOf(is.ids))
    .where(unindexed<CommentStatus>('comments.status'), '=', 'approved')
    .orderBy('comments.id', 'desc'),
);
