import type { Db } from '../../db/schema.ts';
import { type CommentPage, type Place, placeOfLine } from './pages.ts';
import { threadLines } from './read.ts';
import type { ThreadLine } from './thread.ts';

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
    .selectFrom('comments')
    .select(['id', 'root_id'])
    .where('post_id', '=', postId)
    .where('status', '=', 'approved')
    .where('shown_at', '>=', since)
    .where((eb) => eb.or([eb('shown_at', '>', since), eb('id', '>', last)]))
    .execute();
  return {
    since,
    ids: new Set(rows.map((row) => row.id)),
    rootIds: new Set(rows.map((row) => row.root_id ?? row.id)),
  };
}

/** The approved comment of a post that came to stand on the page last; null: there is none. */
export async function lastShown(db: Db, postId: number): Promise<{ id: number; at: number } | null> {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'shown_at'])
    .where('post_id', '=', postId)
    .where('shown_at', 'is not', null)
    .where('status', '=', 'approved')
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, at: row.shown_at ?? 0 } : null;
}

export interface FreshComment {
  id: number;
  place: Place;
}

/**
 * The new ones of a page's threads in reading order, and where they stand.
 * @param n the number of the page, from 1
 * @param lines of all its threads
 */
export function freshOn(page: CommentPage, n: number, lines: readonly ThreadLine[], { ids }: Fresh): FreshComment[] {
  return lines.flatMap(({ comment: { id } }, i) =>
    ids.has(id) ? [{ id, place: placeOfLine(page, n, lines.length, i) }] : [],
  );
}

/** The first new one from a page on. @param from the number of the page, from 1 */
export async function firstFresh(
  db: Db,
  pages: readonly CommentPage[],
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
    .selectFrom('comments')
    .select('id')
    .where('post_id', '=', postId)
    .where('shown_at', '>', since)
    .where('status', '=', 'approved')
    .where((eb) => eb.or([eb('reader_key', 'is', null), eb('reader_key', '!=', exceptReaderKey ?? '')]))
    .orderBy('shown_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
