import type { Selectable } from 'kysely';
import { prepared } from '../../db/prepared.ts';
import type { CorrectionsTable, Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';
import { hasVisible } from '../../text/clean.ts';

/** What readers are told was wrong, and since when it is right. */
export type Correction = Pick<Selectable<CorrectionsTable>, 'id' | 'at' | 'words'>;

/** In the order in which they were made. */
export async function ofPost(db: Db, postId: number): Promise<Correction[]> {
  return made(db, { postId });
}

const made = prepared((db, is: { postId: number }) =>
  db
    .selectFrom('corrections')
    .select(['id', 'at', 'words'])
    .where('post_id', '=', is.postId)
    .orderBy('at')
    .orderBy('id'),
);

/**
 * Adds a correction; the same words again, as a second click sends them, are the same one. Call it in a transaction.
 * @param words cleaned; with nothing to see in them nothing is said
 */
export async function correct(
  trx: Db,
  { postId, userId, words, now }: { postId: number; userId: number; words: string; now: number },
): Promise<void> {
  if (!hasVisible(words) || (await ofPost(trx, postId)).at(-1)?.words === words) return;
  await insert(trx, { post_id: postId, user_id: userId, at: now, words });
  await record(trx, { action: 'correct', userId, postId }, now);
}

/** The bare row. */
export async function insert(db: Db, correction: Omit<Selectable<CorrectionsTable>, 'id'>): Promise<void> {
  await db.insertInto('corrections').values(correction).execute();
}

/** Takes one back that the post has; where it has no such, it is off already. */
export async function takeOff(
  db: Db,
  { postId, id, userId }: { postId: number; id: number; userId: number },
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('corrections')
      .where('post_id', '=', postId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await record(trx, { action: 'take_off_correction', userId, postId }, now);
  });
}
