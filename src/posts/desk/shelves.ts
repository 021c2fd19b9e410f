import type { ExpressionBuilder } from 'kysely';
import type { Db, Schema, Stage } from '../../db/schema.ts';
import { DAY } from '../../time.ts';
import { type DeskLine, linesOf } from './lines.ts';

/** Posts as the desk lists them, by where they are. */

/** `all` but the bin; `draft`: also what readers have met and do not see any more. */
export type Shelf = 'all' | 'scheduled' | 'live' | Stage;

export const SHELVES = ['all', 'draft', 'review', 'scheduled', 'live', 'bin'] as const satisfies readonly Shelf[];

/**
 * One page of a shelf: what waits for its hour by that, the next one first; what is out the newest first; all else the
 * last worked on first.
 * @param page from 1
 */
export async function onShelf(
  db: Db,
  shelf: Shelf,
  { now, page, size }: { now: number; page: number; size: number },
): Promise<DeskLine[]> {
  const [column, order] = ORDERS[shelf];
  // The page is cut by the index alone, so that posts before it are not looked up.
  const rows = await db
    .selectFrom('posts')
    .select('posts.id')
    .where(isOn(shelf, now))
    .orderBy(`posts.${column}`, order)
    .orderBy('posts.id', order)
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return linesOf(
    db,
    rows.map((row) => row.id),
  );
}

const LATELY = ['updated_at', 'desc'] as const;
const ORDERS: Record<Shelf, readonly ['updated_at' | 'published_at', 'asc' | 'desc']> = {
  all: LATELY,
  draft: LATELY,
  review: LATELY,
  scheduled: ['published_at', 'asc'],
  live: ['published_at', 'desc'],
  bin: LATELY,
};

export async function sizesOfShelves(db: Db, now: number): Promise<Record<Shelf, number>> {
  const size = async (shelf: Shelf) => {
    const { posts } = await db
      .selectFrom('posts')
      .select(({ fn }) => fn.countAll<number>().as('posts'))
      .where(isOn(shelf, now))
      .executeTakeFirstOrThrow();
    return posts;
  };
  const [draft, review, bin] = [await size('draft'), await size('review'), await size('bin')];
  const [scheduled, live] = [await size('scheduled'), await size('live')];
  return { all: draft + review + scheduled + live, draft, review, scheduled, live, bin };
}

/** Posts whose comments age will close `within` so many ms from now, the next one first. @param closeAfterDays 0 = never */
export async function closingSoon(
  db: Db,
  { now, closeAfterDays, within, limit }: { now: number; closeAfterDays: number; within: number; limit: number },
): Promise<DeskLine[]> {
  if (closeAfterDays === 0) return [];
  const closedBefore = now - closeAfterDays * DAY;
  const rows = await db
    .selectFrom('posts')
    .select('posts.id')
    .where(isOn('live', now))
    .where('posts.comments_closed_at', 'is', null)
    .where('posts.comments_keep_open', '=', 0)
    .where('posts.published_at', '>', closedBefore)
    .where('posts.published_at', '<=', closedBefore + within)
    .orderBy('posts.published_at')
    .limit(limit)
    .execute();
  return linesOf(
    db,
    rows.map((row) => row.id),
  );
}

/** The condition that a post lies on a shelf. */
export const isOn = (shelf: Shelf, now: number) => (eb: ExpressionBuilder<Schema, 'posts'>) => {
  switch (shelf) {
    case 'all':
      return eb.or([eb('posts.published_at', 'is not', null), eb('posts.stage', '!=', 'bin')]);
    case 'scheduled':
      return eb('posts.published_at', '>', now);
    case 'live':
      return eb('posts.published_at', '<=', now);
    default:
      return eb.and([eb('posts.published_at', 'is', null), eb('posts.stage', '=', shelf)]);
  }
};
