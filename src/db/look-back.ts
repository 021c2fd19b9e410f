import { type RawBuilder, sql } from 'kysely';
import { prepared, preparedFirst } from './prepared.ts';

/** How many matches are looked at for a page, from the newest on: many may not be for readers to see. */
const REACH = 40;
/** How many matches are gone through for those that fit a narrower question: some 10 ms. */
const WALK = 4_000;

export interface LookedBack<Found> {
  found: Found[];
  /** Ids below this one were not looked at, and there are some; null: there are none. */
  before: number | null;
}

interface Matches {
  /** From the largest on. */
  ids: number[];
  /** There may be others below this id; null: there are none. */
  next: number | null;
}

/**
 * The newest that fit, without looking at all there is.
 * @param before an id: only what is below it; null: from the newest on
 * @param matches ids below one, at most `limit`; fewer where there are no more, or it has looked far enough
 * @param fitting those of these ids that are for readers to see, from the largest on
 */
export async function lookBack<Found extends { id: number }>(
  { before, size }: { before: number | null; size: number },
  matches: (below: number, limit: number) => Promise<Matches>,
  fitting: (ids: number[]) => Promise<Found[]>,
): Promise<LookedBack<Found>> {
  let below = before ?? Number.MAX_SAFE_INTEGER;
  let found: Found[] = [];
  const share = size + 1;
  for (let looked = 0; looked < REACH; looked += share) {
    const { ids, next } = await matches(below, share);
    found = [...found, ...(await fitting(ids))];
    if (found.length > size) return { found: found.slice(0, size), before: found[size - 1]?.id ?? null };
    if (next === null) return { found, before: null };
    below = next;
    if (ids.length < share) break;
  }
  return { found, before: below };
}

type Index = 'post_search' | 'comment_search';
type Place = { match: string; below: number; limit: number };

/** Ids of what an index of words has below one of them, the newest first; `match` in the index's own language. */
export function matchesIn(index: Index) {
  const newest = prepared((db, is: Place) =>
    db.selectFrom(withWords(index, is.match, is.below, sql`${is.limit}`).as('newest')).select('id'),
  );
  return async (...[db, is]: Parameters<typeof newest>): Promise<Matches> => full(await newest(db, is), is.limit);
}

/**
 * The same for those that fit, among so many matches as can be gone through for one page.
 * @param rows joins to what the index is of, as `matches.id`, from which `fits` can be told
 */
export function matchesThatFit<Narrow extends Record<string, number | null>>(
  index: Index,
  rows: RawBuilder<unknown>,
  fits: (is: Narrow) => RawBuilder<boolean>,
) {
  const newest = prepared((db, is: Narrow & Place) =>
    db
      .selectFrom(
        sql<{ id: number }>`
          (select matches.id from ${withWords(index, is.match, is.below, sql.lit(WALK))} as matches ${rows} where ${fits(is)} limit ${is.limit})
        `.as('newest'),
      )
      .select('id'),
  );
  const end = preparedFirst((db, is: Omit<Place, 'limit'>) =>
    db
      .selectFrom(withWords(index, is.match, is.below, sql.lit(WALK)).as('matches'))
      .select(({ fn }) => [fn.countAll<number>().as('walked'), fn.min<number>('id').as('last')]),
  );
  return async (...[db, is]: Parameters<typeof newest>): Promise<Matches> => {
    const found = full(await newest(db, is), is.limit);
    if (found.next !== null) return found;
    const { walked = 0, last = 0 } = (await end(db, { match: is.match, below: is.below })) ?? {};
    return { ...found, next: walked < WALK ? null : last };
  };
}

const withWords = (index: Index, match: string, below: number, limit: RawBuilder<unknown>) => sql<{ id: number }>`
  (select rowid as id from ${sql.raw(index)} where ${sql.raw(index)} match ${match} and rowid < ${below} order by rowid desc limit ${limit})
`;

/** Where there are as many as were asked for, there may be more. */
export function full(rows: readonly { id: number }[], limit: number): Matches {
  const ids = rows.map((row) => row.id);
  return { ids, next: ids.length < limit ? null : (ids.at(-1) ?? null) };
}
