import type { CommentStatus, Db, PostRow } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import { reasonsIn } from '../reasons.ts';
import { matches, type QueueFilter, type Shelf } from './queue-filter.ts';
import { approvedByMark, approvedByReader } from './regulars.ts';
import { type Reported, reportedAs } from './reported.ts';

/** What moderators look through: comments of one shelf, page by page, each with what there is to know of it. */

export interface QueuedComment {
  id: number;
  name: string;
  body: SafeHtml;
  /** UTC ms. */
  createdAt: number;
  status: CommentStatus;
  /** Since when it is an editor's pick, UTC ms; null: it is none. */
  pickedAt: number | null;
  /** It stands on the page, or stood there once. */
  wasShown: boolean;
  /** Codes of moderation.ts; empty where it was simply approved, or imported. */
  reasons: string[];
  hasEmail: boolean;
  post: Pick<PostRow, 'id' | 'title' | 'year' | 'month' | 'slug' | 'published_at'>;
  /** The comment that it answers, in whatever state that is. */
  answers: { id: number; name: string; status: CommentStatus } | null;
  mark: { id: number; words: string } | null;
  /** Keyed hash; null: not known, or not any more. */
  addressKey: string | null;
  /** Somebody at the desk wrote it. */
  byDesk: boolean;
  /** Approved comments of the same mark or reader, this one included; 0: new here. */
  approved: number;
  reported: Reported | null;
}

export interface QueueRequest extends QueueFilter {
  /** From 1. */
  page: number;
  /** Comments a page. */
  size: number;
  /** As `reachOf` tells it. */
  since?: number | null;
}

const NOTES = 3;

/**
 * Held ones the oldest first, as they wait; reported ones the most reported first; all others the newest first.
 * @returns one more than `size` where there is a next page
 */
export async function queue(db: Db, { page, size, since = null, ...filter }: QueueRequest): Promise<QueuedComment[]> {
  const order = filter.status === 'held' ? 'asc' : 'desc';
  // The page is cut by the index alone where it can be, so that those before it are not looked up.
  const ids = await db
    .selectFrom('comments')
    .select('id')
    .where(matches(filter, since))
    .$if(filter.status === 'reported', (query) => query.orderBy('report_count', 'desc'))
    .orderBy('created_at', order)
    .orderBy('id', order)
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  return comments(
    db,
    ids.map((row) => row.id),
    NOTES,
  );
}

/** These comments in this order, as far as there are such. @param notes of reports, at most as many of each comment */
export async function comments(db: Db, ids: readonly number[], notes: number): Promise<QueuedComment[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comments as c')
    .innerJoin('posts as p', 'p.id', 'c.post_id')
    .leftJoin('comments as parent', 'parent.id', 'c.parent_id')
    .leftJoin('marks as m', 'm.id', 'c.mark_id')
    .select(['c.id', 'c.name', 'c.body_html', 'c.created_at', 'c.status', 'c.shown_at', 'c.reasons', 'c.email'])
    .select(['c.reader_key', 'c.address_key', 'c.user_id', 'c.report_count', 'c.mark_id', 'c.picked_at', 'm.words'])
    .select(['p.id as post_id', 'p.title', 'p.year', 'p.month', 'p.slug', 'p.published_at'])
    .select(['parent.id as parent_id', 'parent.name as parent_name', 'parent.status as parent_status'])
    .where('c.id', 'in', ids)
    .execute();
  const ofMarks = await approvedByMark(
    db,
    rows.flatMap((row) => row.mark_id ?? []),
  );
  const ofReaders = await approvedByReader(
    db,
    rows.flatMap((row) => row.reader_key ?? []),
  );
  const withReports = rows.filter((row) => row.report_count > 0).map((row) => row.id);
  const reported = await reportedAs(db, withReports, notes);
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map((row) => ({
      id: row.id,
      name: row.name,
      body: new SafeHtml(row.body_html),
      createdAt: row.created_at,
      status: row.status,
      pickedAt: row.picked_at,
      wasShown: row.shown_at !== null,
      reasons: reasonsIn(row.reasons),
      hasEmail: row.email !== null,
      post: {
        id: row.post_id,
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
      mark: row.mark_id === null ? null : { id: row.mark_id, words: row.words ?? '' },
      addressKey: row.address_key,
      byDesk: row.user_id !== null,
      approved: Math.max(ofMarks.get(row.mark_id ?? 0) ?? 0, ofReaders.get(row.reader_key ?? '') ?? 0),
      reported: reported.get(row.id) ?? null,
    }));
}

/** Counting stops here, so that the desk does not grow with all that was ever approved: `10,000` means as many or more. */
export const COUNTED = 10_000;

/** How many comments there are on each shelf, and of those their authors deleted; at most `COUNTED` of each. */
export async function statusCounts(db: Db): Promise<Record<Shelf | 'deleted', number>> {
  const counts = { held: 0, reported: 0, approved: 0, spam: 0, rejected: 0, removed: 0, deleted: 0 };
  for (const status of Object.keys(counts) as (keyof typeof counts)[])
    counts[status] = await counted(
      db,
      status === 'deleted' ? (eb) => eb.and([eb('status', '=', status)]) : matches({ status }),
    );
  return counts;
}

async function counted(db: Db, which: ReturnType<typeof matches>): Promise<number> {
  const { n } = await db
    .selectFrom((eb) => eb.selectFrom('comments').select('id').where(which).limit(COUNTED).as('some'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** How many were held for each reason, of those that match; the reason asked for apart. */
export async function reasonCounts(
  db: Db,
  { reason: _, ...filter }: QueueFilter,
  since: number | null = null,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('comments')
    .select(({ fn }) => ['reasons', fn.countAll<number>().as('comments')])
    .where(matches(filter, since))
    .groupBy('reasons')
    .execute();
  const counts = new Map<string, number>();
  for (const { reasons, comments } of rows)
    for (const code of new Set(reasonsIn(reasons))) counts.set(code, (counts.get(code) ?? 0) + comments);
  return counts;
}
