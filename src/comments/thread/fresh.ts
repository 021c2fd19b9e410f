import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import { preparedFirst } from '../../db/prepared.ts';
import type { CommentStatus, CommentsTable, Db, Schema } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { threadLines } from './lines.ts';
import { type Place, placeOfLine, type ThreadsPage } from './pages.ts';
import type { ThreadLine } from './thread.ts';

/**
 * Whether the comment `c` has come to stand on the page after a moment and is there still. This is what “new” means
 * everywhere.
 * @param at UTC ms
 * @param last id of the last seen of those that came in that very millisecond; null: all of them were
 */
function cameAfter(at: number | Expression<number | null>, last: number | Expression<number> | null) {
  const eb = expressionBuilder<Schema & { c: CommentsTable }, 'c'>();
  const later = eb('c.shown_at', '>', at);
  return eb.and([
    eb('c.status', '=', 'approved'),
    // For the index, which an `or` would not be looked up in.
    eb('c.shown_at', '>=', at),
    last === null ? later : eb.or([later, eb('c.id', '>', last)]),
  ]);
}

/** Own comments are nothing new to anybody. */
function byOthers(readerKey: string): Expression<SqlBool> {
  const eb = expressionBuilder<Schema & { c: CommentsTable }, 'c'>();
  return eb.or([eb('c.reader_key', 'is', null), eb('c.reader_key', '!=', readerKey)]);
}

/** What is new to somebody who has seen all that stood on a post's page up to one comment. */
export interface Fresh {
  /** When that comment came to stand there, UTC ms; null: it never did, and nothing is new. */
  since: number | null;
  /** Of approved comments that came after it. */
  ids: ReadonlySet<number>;
  /** Of the threads they stand in. */
  rootIds: ReadonlySet<number>;
}

/** @param last id of the last comment that is not new; one that never stood on this post's page makes nothing new */
export async function shownAfter(db: Db, postId: number, last: number): Promise<Fresh> {
  const baseline = await db
    .selectFrom('comments')
    .select('shown_at')
    .where('id', '=', last)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  const since = baseline?.shown_at ?? null;
  if (since === null) return { since, ids: new Set(), rootIds: new Set() };
  const rows = await db
    .selectFrom('comments as c')
    .select(['c.id', 'c.root_id'])
    .where('c.post_id', '=', postId)
    .where(cameAfter(since, last))
    .execute();
  return {
    since,
    ids: new Set(rows.map((row) => row.id)),
    rootIds: new Set(rows.map((row) => row.root_id ?? row.id)),
  };
}

/** The approved comment of a post that came to stand on the page last; null: there is none. */
export async function lastShown(db: Db, postId: number): Promise<{ id: number; at: number } | null> {
  const row = await newest(db, { postId });
  return row ? { id: row.id, at: row.shown_at ?? 0 } : null;
}

const newest = preparedFirst((db, is: { postId: number }) =>
  db
    .selectFrom('comments')
    .select(['id', 'shown_at'])
    .where('post_id', '=', is.postId)
    .where('shown_at', 'is not', null)
    .where(unindexed<CommentStatus>('status'), '=', 'approved')
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

export interface FreshComment {
  id: number;
  place: Place;
}

/**
 * The new ones of a page's threads in reading order, and where they stand.
 * @param n the number of the page, from 1
 * @param lines of all its threads
 */
export function freshOn(page: ThreadsPage, n: number, lines: readonly ThreadLine[], { ids }: Fresh): FreshComment[] {
  return lines.flatMap(({ comment: { id } }, i) =>
    ids.has(id) ? [{ id, place: placeOfLine(page, n, lines.length, i) }] : [],
  );
}

/** The first new one from a page on. @param from the number of the page, from 1 */
export async function firstFresh(
  db: Db,
  pages: readonly ThreadsPage[],
  from: number,
  fresh: Fresh,
): Promise<FreshComment | null> {
  const at = pages.findIndex((page, i) => i >= from - 1 && page.threads.some(({ id }) => fresh.rootIds.has(id)));
  const page = pages[at];
  if (!page) return null;
  const lines = await threadLines(
    db,
    page.threads.map((thread) => thread.id),
  );
  return freshOn(page, at + 1, lines, fresh)[0] ?? null;
}

/**
 * What came to stand on a post's page after a moment, and is there still.
 * @param since UTC ms
 * @param exceptReaderKey whose own comments are nothing new to them; null: of nobody known
 * @returns ids, in the order in which they came to stand there, at most `limit`
 */
export async function shownSince(
  db: Db,
  postId: number,
  since: number,
  exceptReaderKey: string | null,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('comments as c')
    .select('c.id')
    .where('c.post_id', '=', postId)
    .where(cameAfter(since, null))
    .where(byOthers(exceptReaderKey ?? ''))
    .orderBy('c.shown_at')
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export interface News {
  /** The reader's newest comment that has stood on the post's page. */
  lastId: number;
  /** Comments of others that have come to stand there after it. */
  fresh: number;
}

/** What others have said since a reader last spoke, by post; only where they have. */
export async function saidSince(db: Db, readerKey: string, postIds: readonly number[]): Promise<Map<number, News>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('comments')
        .select(({ fn }) => ['post_id', fn.max('id').as('id')])
        .where('reader_key', '=', readerKey)
        .where('post_id', 'in', postIds)
        // What others never saw is no place to go on reading from.
        .where('shown_at', 'is not', null)
        .groupBy('post_id')
        .as('last'),
    )
    .innerJoin('comments as own', 'own.id', 'last.id')
    .select(['last.post_id', 'last.id'])
    // Counted post by post: joined, the database would go through everything that was ever approved.
    .select((eb) =>
      eb
        .selectFrom('comments as c')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('c.post_id', '=', 'last.post_id')
        .where((e) => cameAfter(e.ref('own.shown_at'), e.ref('last.id')))
        .where(byOthers(readerKey))
        .as('fresh'),
    )
    .execute();
  return new Map(rows.flatMap(({ post_id, id, fresh }) => (fresh ? [[post_id, { lastId: id, fresh }] as const] : [])));
}
