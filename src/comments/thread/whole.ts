import { prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import { threadComment, withTombstones } from './read.ts';
import { readingOrder, type ThreadLine } from './thread.ts';

/** All that is said about a post, in reading order. */
export interface WholeThread {
  lines: ThreadLine[];
  /** What those that stand say, by id. */
  bodies: ReadonlyMap<number, SafeHtml>;
}

/** The whole of a thread at once, however long, in one question. What is gone comes as in `threadLines`. */
export async function wholeThread(db: Db, postId: number): Promise<WholeThread> {
  const bodies = new Map<number, SafeHtml>();
  const rows = await allOf(db, { postId });
  for (const row of rows) if (row.status === 'approved') bodies.set(row.id, new SafeHtml(row.body_html));
  return { lines: readingOrder(rows.map(threadComment)), bodies };
}

const allOf = prepared((db, is: { postId: number }) =>
  withTombstones(db).select('c.body_html').where('c.post_id', '=', is.postId),
);
