import { prepared } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { SafeHtml } from '../../html.ts';
import { goneAs } from './read.ts';
import { readingOrder, type ThreadComment, type ThreadLine } from './thread.ts';

/** All that is said about a post, in reading order. */
export interface WholeThread {
  lines: ThreadLine[];
  /** What those that stand say, by id. */
  bodies: ReadonlyMap<number, SafeHtml>;
}

/** The whole of a thread at once, however long, in one question. What is gone comes as in `threadLines`. */
export async function wholeThread(db: Db, postId: number): Promise<WholeThread> {
  const bodies = new Map<number, SafeHtml>();
  const comments = (await allOf(db, { postId })).map((row): ThreadComment => {
    const stands = row.status === 'approved';
    if (stands) bodies.set(row.id, new SafeHtml(row.body_html));
    return {
      id: row.id,
      parentId: row.parent_id,
      name: stands ? row.name : '',
      gone: goneAs(row),
      createdAt: row.created_at,
    };
  });
  return { lines: readingOrder(comments), bodies };
}

const allOf = prepared((db, is: { postId: number }) =>
  db
    .selectFrom('comments as c')
    .select(['c.id', 'c.parent_id', 'c.name', 'c.created_at', 'c.status', 'c.removed_for', 'c.body_html'])
    .where('c.post_id', '=', is.postId)
    .where((eb) =>
      eb.or([
        eb(unindexed<CommentStatus>('c.status'), '=', 'approved'),
        eb.exists(eb.selectFrom('comments as reply').select('reply.id').whereRef('reply.parent_id', '=', 'c.id')),
      ]),
    )
    .orderBy('c.created_at')
    .orderBy('c.id'),
);
