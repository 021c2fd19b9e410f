import { sql } from 'kysely';
import type { Db, PostRow } from '../../db/schema.ts';

/** Posts whose titles have all of these words, or words that begin so, the newest first; whatever readers may see of them. */
export async function storiesByTitle(
  db: Db,
  typed: string,
  limit: number,
): Promise<Pick<PostRow, 'id' | 'slug' | 'title' | 'published_at'>[]> {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const asked = `title : (${words.map((word) => `"${word}"*`).join(' AND ')})`;
  return db
    .selectFrom('posts')
    .select(['id', 'slug', 'title', 'published_at'])
    .where(sql<boolean>`posts.id in (select rowid from post_search where post_search match ${asked})`)
    .where((eb) => eb.or([eb('published_at', 'is not', null), eb('stage', '!=', 'bin')]))
    .orderBy(sql`coalesce(published_at, updated_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
