import { prepared } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
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
