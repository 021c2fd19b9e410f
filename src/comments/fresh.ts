import type { Db } from '../db/schema.ts';

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
