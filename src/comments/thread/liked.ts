import type { Db } from '../../db/schema.ts';
import { commentState } from '../../posts/closing/closing.ts';
import { type Published, visiblePosts } from '../../posts/visible.ts';
import { excerpt, ownWords } from '../../text/plain.ts';

/**
 * Which comments on a post's page somebody likes.
 * @param likerKey from site/liker.ts
 * @returns ids, the newest likes first, at most `limit`
 */
export async function likedOnPost(db: Db, likerKey: string, postId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('likes')
    .innerJoin('comments', 'comments.id', 'likes.comment_id')
    .select('comments.id')
    .where('liker_key', '=', likerKey)
    .where('post_id', '=', postId)
    .where('status', '=', 'approved')
    .orderBy('likes.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export interface LikedComment {
  id: number;
  name: string;
  /** Its beginning on one line, nothing hidden told. */
  words: string;
  /** What it was said about. */
  title: string;
  /** Whether the like can be taken back: where comments are closed, likes stay as they are. */
  open: boolean;
}

const WORDS = 120;

/**
 * What somebody likes, on all posts; the newest likes first.
 * @param likerKey from site/liker.ts
 * @param closeAfterDays the setting
 */
export async function likedBy(
  db: Db,
  likerKey: string,
  { closeAfterDays, now, limit }: { closeAfterDays: number; now: number; limit: number },
): Promise<LikedComment[]> {
  const rows = await visiblePosts(db, now)
    .innerJoin('comments', 'comments.post_id', 'posts.id')
    .innerJoin('likes', 'likes.comment_id', 'comments.id')
    .select(['comments.id', 'comments.name', 'comments.body_html', 'posts.title'])
    .select(['posts.published_at', 'posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open'])
    .$narrowType<Published>()
    .where('likes.liker_key', '=', likerKey)
    .where('comments.status', '=', 'approved')
    .orderBy('likes.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, body_html, title, ...post }) => ({
    id,
    name,
    words: excerpt(ownWords(body_html), WORDS),
    title,
    open: commentState(post, closeAfterDays, now).open,
  }));
}
