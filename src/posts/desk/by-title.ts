import { sql } from 'kysely';
import type { Db, PostRow } from '../../db/schema.ts';
import { quotedWords } from './search.ts';
import { isOn } from './shelves.ts';

/** Posts whose titles have all of these words, the last perhaps unfinished, the newest first; whatever readers may see of them. */
export async function storiesByTitle(
  db: Db,
  typed: string,
  { limit, now }: { limit: number; now: number },
): Promise<Pick<PostRow, 'id' | 'slug' | 'title' | 'published_at'>[]> {
  const words = quotedWords(typed.toWellFormed());
  if (words === null) return [];
  const asked = `{title} : (${words})`;
  return db
    .selectFrom('posts')
    .select(['id', 'slug', 'title', 'published_at'])
    .where(sql<boolean>`posts.id in (select rowid from post_search where post_search match ${asked})`)
    .where(isOn('all', now))
    .orderBy(sql`coalesce(published_at, updated_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
