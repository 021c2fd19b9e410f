import { sql } from 'kysely';
import { prepared } from './prepared.ts';

/** How many matches are looked at for a page, from the newest on: many may not be for readers to see. */
const REACH = 40;

export interface LookedBack<Found> {
  found: Found[];
  /** Ids below this one were not looked at, and there are some; null: there are none. */
  before: number | null;
}

/**
 * The newest that fit, without looking at all there is.
 * @param before an id: only what is below it; null: from the newest on
 * @param matches ids below one, from the largest on, at most `limit`
 * @param fitting those of these ids that are for readers to see, from the largest on
 */
export async function lookBack<Found extends { id: number }>(
  { before, size }: { before: number | null; size: number },
  matches: (below: number, limit: number) => Promise<number[]>,
  fitting: (ids: number[]) => Promise<Found[]>,
): Promise<LookedBack<Found>> {
  let below = before ?? Number.MAX_SAFE_INTEGER;
  let found: Found[] = [];
  const share = size + 1;
  for (let looked = 0; looked < REACH; looked += share) {
    const ids = await matches(below, share);
    found = [...found, ...(await fitting(ids))];
    if (found.length > size) return { found: found.slice(0, size), before: found[size - 1]?.id ?? null };
    if (ids.length < share) return { found, before: null };
    below = ids.at(-1) ?? 0;
  }
  return { found, before: below };
}

/** Ids of what an index of words has below one of them, the newest first; `match` in the index's own language. */
export const matchesIn = (index: 'post_search' | 'comment_search') =>
  prepared((db, is: { match: string; below: number; limit: number }) =>
    db
      .selectFrom(
        sql<{ id: number }>`
          (select rowid as id from ${sql.raw(index)} where ${sql.raw(index)} match ${is.match} and rowid < ${is.below} order by rowid desc limit ${is.limit})
        `.as('newest'),
      )
      .select('id'),
  );
