import type { Db } from '../db/schema.ts';
import type { Permalink } from '../urls.ts';

export interface Title {
  title: string;
  /** Null: readers do not see the post, or not any more. */
  permalink: Permalink | null;
}

/** What posts are called and where they stand, by id. */
export async function titlesOf(db: Db, ids: readonly number[], now: number): Promise<Map<number, Title>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'title', 'slug', 'year', 'month', 'published_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, title, slug, year, month, published_at }) => {
      const isOut = published_at !== null && published_at <= now && year !== null && month !== null;
      return [id, { title, permalink: isOut ? { slug, year, month } : null }];
    }),
  );
}
