import { oneOf, prepared } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { SafeHtml } from '../../html.ts';
import { type Gone, readingOrder, type ThreadComment, type ThreadLine } from './thread.ts';

/**
 * The lines of threads. A comment that is not approved has one only where it has replies, and without its name: it may
 * have to stand as a tombstone.
 */

/** All lines of these threads in reading order. What is said is asked for apart, of the few that a page shows. */
export async function threadLines(db: Db, rootIds: readonly number[]): Promise<ThreadLine[]> {
  if (rootIds.length === 0) return [];
  return readingOrder((await ofThreads(db, { rootIds })).map(inThread));
}

/** All that is said about a post, in reading order. */
export interface WholeThread {
  lines: ThreadLine[];
  /** What those that stand say, by id. */
  bodies: ReadonlyMap<number, SafeHtml>;
}

/** All lines of a post with what they say, however many, in one question. */
export async function wholeThread(db: Db, postId: number): Promise<WholeThread> {
  const bodies = new Map<number, SafeHtml>();
  const rows = await ofPost(db, { postId });
  for (const row of rows) if (row.status === 'approved') bodies.set(row.id, new SafeHtml(row.body_html));
  return { lines: readingOrder(rows.map(inThread)), bodies };
}

const ofThreads = prepared((db, is: { rootIds: readonly number[] }) =>
  withLines(db).where((eb) => eb.or([eb('c.id', 'in', oneOf(is.rootIds)), eb('c.root_id', 'in', oneOf(is.rootIds))])),
);

const ofPost = prepared((db, is: { postId: number }) =>
  withLines(db).select('c.body_html').where('c.post_id', '=', is.postId),
);

const withLines = (db: Db) =>
  db
    .selectFrom('comments as c')
    .select(['c.id', 'c.parent_id', 'c.name', 'c.created_at', 'c.status', 'c.removed_for'])
    .where((eb) =>
      eb.or([
        eb(unindexed<CommentStatus>('c.status'), '=', 'approved'),
        eb.exists(eb.selectFrom('comments as reply').select('reply.id').whereRef('reply.parent_id', '=', 'c.id')),
      ]),
    )
    .orderBy('c.created_at')
    .orderBy('c.id');

type Row = Awaited<ReturnType<typeof ofThreads>>[number];

const inThread = (row: Row): ThreadComment => ({
  id: row.id,
  parentId: row.parent_id,
  name: row.status === 'approved' ? row.name : '',
  gone: goneAs(row),
  createdAt: row.created_at,
});

/** What became of a comment; null: it stands. */
function goneAs({ status, removed_for }: Pick<Row, 'status' | 'removed_for'>): Gone | null {
  if (status === 'approved') return null;
  if (status === 'removed') return { how: 'removed', cause: removed_for };
  return status === 'deleted' ? { how: 'deleted' } : { how: 'unseen' };
}
