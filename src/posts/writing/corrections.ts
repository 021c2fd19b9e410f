import type { Selectable } from 'kysely';
import type { CorrectionsTable, Db } from '../../db/schema.ts';

/** What readers are told was wrong, and since when it is right. */
export type Correction = Pick<Selectable<CorrectionsTable>, 'id' | 'at' | 'words'>;

/** In the order in which they were made. */
export async function ofPost(db: Db, postId: number): Promise<Correction[]> {
  return db
    .selectFrom('corrections')
    .select(['id', 'at', 'words'])
    .where('post_id', '=', postId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/**
 * Adds a correction; the same words again, as a second click sends them, are the same one.
 * @param words cleaned; empty: nothing is said
 * @returns whether it was added
 */
export async function correct(
  db: Db,
  { postId, userId, words, now }: { postId: number; userId: number; words: string; now: number },
): Promise<boolean> {
  if (words === '') return false;
  const last = (await ofPost(db, postId)).at(-1);
  if (last?.words === words) return false;
  await db.insertInto('corrections').values({ post_id: postId, user_id: userId, at: now, words }).execute();
  return true;
}

/** @returns whether the post had such a correction */
export async function takeOff(db: Db, postId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('corrections')
    .where('post_id', '=', postId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}
