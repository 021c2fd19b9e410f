import { createHash } from 'node:crypto';
import { preparedFirst } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { fold, skeleton } from '../../text/fold.ts';
import { HOW, WHAT } from './mark-words.ts';

/**
 * Who has no account can still be the same person: a secret phrase, of which only a keyed hash is kept, stands as two
 * words beside the name, and may keep the name for itself.
 */

export interface Mark {
  id: number;
  words: string;
}

/** @param hash keyed, of the phrase */
export async function byHash(db: Db, hash: string): Promise<Mark | null> {
  return (await markOf(db, { hash })) ?? null;
}

const markOf = preparedFirst((db, of: { hash: string }) =>
  db.selectFrom('marks').select(['id', 'words']).where('hash', '=', of.hash),
);

/** The words of a phrase's mark, and the name that it keeps; null: nobody has spoken with it yet. */
export async function keptBy(db: Db, hash: string): Promise<{ words: string; keeps: string | null } | null> {
  const row = await db
    .selectFrom('marks')
    .select(['words', 'reserved_name as keeps'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row ?? null;
}

/** The id of a phrase's mark; null where there is no phrase, or nobody has spoken with it yet. */
export const idOf = async (db: Db, hash: string | null): Promise<number | null> =>
  hash === null ? null : ((await byHash(db, hash))?.id ?? null);

/** The mark that is called so; null: none. */
export async function byWords(db: Db, words: string): Promise<Mark | null> {
  return (await db.selectFrom('marks').select(['id', 'words']).where('words', '=', words).executeTakeFirst()) ?? null;
}

/** The mark of a phrase, made when it is met for the first time: its words are nobody else's. */
export async function ensure(db: Db, hash: string, now: number): Promise<Mark> {
  const known = await byHash(db, hash);
  if (known) return known;
  for (let attempt = 0; ; attempt++) {
    const words = wordsFor(hash, attempt);
    if (await byWords(db, words)) continue;
    const { id } = await db
      .insertInto('marks')
      .values({ hash, words, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, words };
  }
}

/** After some tries with other words, the first ones with a number: there are more phrases than pairs of words. */
const TRIES = 8;

export function wordsFor(hash: string, attempt: number): string {
  const digest = createHash('sha256')
    .update(`${attempt % TRIES}\0${hash}`)
    .digest();
  const how = HOW[digest.readUInt32BE(0) % HOW.length];
  const what = WHAT[digest.readUInt32BE(4) % WHAT.length];
  return attempt < TRIES ? `${how} ${what}` : `${how} ${what} ${attempt - TRIES + 2}`;
}

/**
 * The mark that keeps a name; null: none. It does so while a comment of it under that name stands on the page, or stood
 * there and is being looked at, so that nobody keeps names by sending rubbish.
 * @param look the name's `skeleton`
 */
export async function keeper(db: Db, look: string): Promise<number | null> {
  const mark = await reservedBy(db, { look });
  return mark && (await isKept(db, mark)) ? mark.id : null;
}

const reservedBy = preparedFirst((db, of: { look: string }) =>
  db.selectFrom('marks').select(['id', 'reserved_name']).where('reserved_look', '=', of.look),
);

/** Whether what a mark has reserved counts. */
async function isKept(db: Db, { id, reserved_name }: { id: number; reserved_name: string | null }): Promise<boolean> {
  if (reserved_name === null) return false;
  return (await shownUnder(db, { id, nameKey: fold(reserved_name) })) !== undefined;
}

const shownUnder = preparedFirst((db, of: { id: number; nameKey: string }) =>
  db
    .selectFrom('comments')
    .select('id')
    .where('mark_id', '=', of.id)
    .where('name_key', '=', of.nameKey)
    .where('shown_at', 'is not', null)
    // What readers' reports have hidden may come back, and nobody takes the name meanwhile.
    .where(unindexed<CommentStatus>('status'), 'in', ['approved', 'held'])
    .limit(1),
);

export interface Claim {
  name: string;
  /** The name's `skeleton`. */
  look: string;
  markId: number | null;
  readerKey: string;
  wanted: boolean;
}

/**
 * Whose a name is, to somebody with that mark (null: none).
 * @param wanted it should be kept for this mark from now on, which a name that others speak under cannot be
 */
export async function nameOwner(
  db: Db,
  { name, look, markId, readerKey, wanted }: Claim,
): Promise<'free' | 'reserved' | 'in_use'> {
  const keptBy = await keeper(db, look);
  if (keptBy !== null) return keptBy === markId ? 'free' : 'reserved';
  if (!wanted) return 'free';
  const others = await db
    .selectFrom('comments')
    .select('id')
    // Older comments only know the folded name.
    .where((eb) => eb.or([eb('name_look', '=', look), eb('name_key', '=', fold(name))]))
    .where('status', '=', 'approved')
    .where((eb) => eb.or([eb('mark_id', 'is', null), eb('mark_id', '!=', markId ?? 0)]))
    .where((eb) => eb.or([eb('reader_key', 'is', null), eb('reader_key', '!=', readerKey)]))
    .limit(1)
    .executeTakeFirst();
  return others ? 'in_use' : 'free';
}

/**
 * Keeps the name for the mark, in place of any other that it kept. A name of signs only cannot be kept.
 * @param approved the comment that asks for it stands on the page; one that waits takes no kept name's place, as it may
 *   be turned away
 */
export async function reserve(
  db: Db,
  { markId, name, approved }: { markId: number; name: string; approved: boolean },
): Promise<void> {
  const look = skeleton(name);
  if (look === '') return;
  if (!approved) {
    const mark = await db
      .selectFrom('marks')
      .select(['id', 'reserved_name'])
      .where('id', '=', markId)
      .executeTakeFirst();
    if (mark && (await isKept(db, mark))) return;
  }
  const free = { reserved_name: null, reserved_look: null };
  await db.updateTable('marks').set(free).where('reserved_look', '=', look).execute();
  await db.updateTable('marks').set({ reserved_name: name, reserved_look: look }).where('id', '=', markId).execute();
}
