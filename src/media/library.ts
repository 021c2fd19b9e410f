import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../db/schema.ts';
import { fold } from '../text/fold.ts';
import type { Picture } from './media.ts';
import { endsSoon } from './rights.ts';

/** All uploaded pictures, as the desk looks for them. */

export const SHELVES = ['all', 'soon', 'expired', 'undescribed'] as const;
/** `soon`: it is shown, and the right to ends before long (rights.ts). */
export type PictureShelf = (typeof SHELVES)[number];

export interface KeptPicture extends Picture {
  /** UTC ms. */
  created_at: number;
  /** Null: somebody who has left, or nobody. */
  by: string | null;
}

export interface LookingFor {
  shelf: PictureShelf;
  /** In its description, caption or credit; empty: whatever they say. */
  words: string;
  now: number;
}

/** The newest first. @param page from 1; one more than `size` where there is a next one */
export async function pictures(
  db: Db,
  { shelf, words, now }: LookingFor,
  { page, size }: { page: number; size: number },
): Promise<KeptPicture[]> {
  const from = (page - 1) * size;
  const all = shelved(db, shelf, now);
  const key = fold(words);
  if (key === '')
    return kept(all)
      .limit(size + 1)
      .offset(from)
      .execute();
  const ids = (await saying(all, key, from + size + 1)).slice(from);
  return ids.length === 0 ? [] : kept(all.where('media.id', 'in', ids)).execute();
}

type Shelved = ReturnType<typeof shelved>;

const kept = (shelf: Shelved) =>
  shelf
    .leftJoin('users', 'users.id', 'media.created_by')
    .select(['media.id', 'media.key', 'media.width', 'media.height', 'media.alt', 'media.credit', 'media.caption'])
    .select(['media.licence', 'media.expires_at', 'media.created_at', 'users.name as by'])
    .orderBy('media.id', 'desc');

/** Pictures a go. */
const BATCH = 500;

/**
 * The newest that have this in their words, at most so many. The words are folded as they are read, 7 µs a picture, as
 * few look here; between two goes others have their turn.
 * @param key folded
 */
async function saying(shelf: Shelved, key: string, most: number): Promise<number[]> {
  const ids: number[] = [];
  for (let below = Number.MAX_SAFE_INTEGER; ; await turn()) {
    const batch = await shelf
      .select(['media.id', 'media.alt', 'media.caption', 'media.credit'])
      .where('media.id', '<', below)
      .orderBy('media.id', 'desc')
      .limit(BATCH)
      .execute();
    for (const { id, ...said } of batch) if (Object.values(said).some((each) => fold(each).includes(key))) ids.push(id);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH || ids.length >= most) return ids.slice(0, most);
    below = last.id;
  }
}

function shelved(db: Db, shelf: PictureShelf, now: number) {
  const media = db.selectFrom('media');
  switch (shelf) {
    case 'all':
      return media;
    case 'soon':
      return media.where(endsSoon(now));
    case 'expired':
      return media.where('media.expires_at', '<=', now);
    case 'undescribed':
      return media.where('media.alt', '=', '');
  }
}
