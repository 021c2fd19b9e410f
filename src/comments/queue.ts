import type { CommentStatus, Db } from '../db/schema.ts';
import { SafeHtml } from '../html.ts';
import { reasonsIn } from './reasons.ts';

/** What moderators look through: the comments of one status, page by page, each with what there is to know of it. */

export interface QueuedComment {
  id: number;
  name: string;
  body: SafeHtml;
  /** UTC ms. */
  createdAt: number;
  status: CommentStatus;
  /** Codes of moderation.ts; empty where it was simply approved, or imported. */
  reasons: string[];
  hasEmail: boolean;
  post: {
    title: string;
    year: number | null;
    month: number | null;
    slug: string;
    published_at: number | null;
  };
  /** The comment that it answers, in whatever state that is. */
  answers: { id: number; name: string; status: CommentStatus } | null;
  /** Approved comments of the same reader, this one included; 0: new here. */
  approved: number;
}

export interface QueueRequest {
  status: CommentStatus;
  /** From 1. */
  page: number;
  /** Comments a page. */
  size: number;
}

/** Held ones the oldest first, as they wait; all others the newest first. */
export async function queue(db: Db, { status, page, size }: QueueRequest): Promise<QueuedComment[]> {
  const order = status === 'held' ? 'asc' : 'desc';
  // The page is cut by the index alone, so that those before it are not looked up.
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('comments')
        .select('id')
        .where('status', '=', status)
        .orderBy('created_at', order)
        .orderBy('id', order)
        .limit(size)
        .offset((page - 1) * size)
        .as('shown'),
    )
    .innerJoin('comments as c', 'c.id', 'shown.id')
    .innerJoin('posts as p', 'p.id', 'c.post_id')
    .leftJoin('comments as parent', 'parent.id', 'c.parent_id')
    .select(['c.id', 'c.name', 'c.body_html', 'c.created_at', 'c.status', 'c.reasons', 'c.email', 'c.reader_key'])
    .select(['p.title', 'p.year', 'p.month', 'p.slug', 'p.published_at'])
    .select(['parent.id as parent_id', 'parent.name as parent_name', 'parent.status as parent_status'])
    .orderBy('c.created_at', order)
    .orderBy('c.id', order)
    .execute();
  const approved = await approvedByReader(
    db,
    rows.flatMap((row) => row.reader_key ?? []),
  );
  return rows.map(
    (row): QueuedComment => ({
      id: row.id,
      name: row.name,
      body: new SafeHtml(row.body_html),
      createdAt: row.created_at,
      status: row.status,
      reasons: reasonsIn(row.reasons),
      hasEmail: row.email !== null,
      post: {
        title: row.title,
        year: row.year,
        month: row.month,
        slug: row.slug,
        published_at: row.published_at,
      },
      answers:
        row.parent_id === null
          ? null
          : { id: row.parent_id, name: row.parent_name ?? '', status: row.parent_status ?? 'removed' },
      approved: approved.get(row.reader_key ?? '') ?? 0,
    }),
  );
}

/** How many comments there are of each status. */
export async function statusCounts(db: Db): Promise<Record<CommentStatus, number>> {
  const rows = await db
    .selectFrom('comments')
    .select(({ fn }) => ['status', fn.countAll<number>().as('comments')])
    .groupBy('status')
    .execute();
  const counts: Record<CommentStatus, number> = { held: 0, approved: 0, spam: 0, rejected: 0, removed: 0, deleted: 0 };
  for (const { status, comments } of rows) counts[status] = comments;
  return counts;
}

/** How many wait for an editor, and since when the first of them (UTC ms; null where none waits). */
export async function waiting(db: Db): Promise<{ held: number; oldest: number | null }> {
  return db
    .selectFrom('comments')
    .select(({ fn }) => [fn.countAll<number>().as('held'), fn.min('created_at').as('oldest')])
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow();
}

/** Approved comments by reader key. */
async function approvedByReader(db: Db, readerKeys: string[]): Promise<Map<string, number>> {
  if (readerKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('comments')
    // Asked for among the readers' comments: as a condition of its own, the status would have all approved ones read.
    .select(({ fn }) => ['reader_key', fn.countAll<number>().filterWhere('status', '=', 'approved').as('comments')])
    .where('reader_key', 'in', [...new Set(readerKeys)])
    .groupBy('reader_key')
    .execute();
  return new Map(rows.map((row) => [row.reader_key ?? '', row.comments]));
}
