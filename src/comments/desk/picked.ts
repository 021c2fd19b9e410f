import type { Db } from '../../db/schema.ts';
import { excerpt, ownWords } from '../../text/plain.ts';

/** A comment that somebody at the desk picked, for a story to quote. */
export interface PickedComment {
  id: number;
  name: string;
  /** Its beginning on one line, nothing hidden told. */
  words: string;
  /** The title of the post it was said under. */
  post: string;
}

const WORDS = 240;

/** What was picked since then, as far as readers can see it, the last pick first. Times UTC ms. */
export async function pickedSince(db: Db, since: number, now: number, limit: number): Promise<PickedComment[]> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .select(['comments.id', 'comments.name', 'comments.body_html', 'posts.title'])
    .where('comments.picked_at', '>', since)
    .where('comments.status', '=', 'approved')
    .where('posts.published_at', '<=', now)
    .orderBy('comments.picked_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, body_html, title }) => ({
    id,
    name,
    words: excerpt(ownWords(body_html), WORDS),
    post: title,
  }));
}
