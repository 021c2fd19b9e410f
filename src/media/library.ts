import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
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
  looking: LookingFor,
  { page, size }: { page: number; size: number },
): Promise<KeptPicture[]> {
  return found(db, looking)
    .leftJoin('users', 'users.id', 'media.created_by')
    .select(['media.id', 'media.key', 'media.width', 'media.height', 'media.alt', 'media.credit', 'media.caption'])
    .select(['media.licence', 'media.expires_at', 'media.created_at', 'users.name as by'])
    .orderBy('media.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
}

function found(db: Db, { shelf, words, now }: LookingFor) {
  const all = shelved(db, shelf, now);
  if (words === '') return all;
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return all.where(
    sql<boolean>`(media.alt like ${pattern} escape '\\' or media.caption like ${pattern} escape '\\' or media.credit like ${pattern} escape '\\')`,
  );
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
