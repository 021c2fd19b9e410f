import type { Db } from '../../db/schema.ts';
import { excerpt, ownWords } from '../../text/plain.ts';

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
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'name', 'body_html'])
    .where('post_id', '=', postId)
    .where('picked_at', 'is not', null)
    .where('status', '=', 'approved')
    .orderBy('picked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, body_html }) => ({ id, name, words: excerpt(ownWords(body_html), WORDS) }));
}
