import type { NotNull } from 'kysely';
import type { Db, MediaRow } from '../db/schema.ts';
import { endsSoon } from './rights.ts';
import { type Use, usesOf } from './uses.ts';

const PICTURE = ['id', 'key', 'width', 'height', 'alt', 'credit', 'caption', 'licence', 'expires_at'] as const;

/** A picture that an editor uploaded, with what is to be known about it. Its files lie beside the database (store.ts). */
export type Picture = Pick<MediaRow, (typeof PICTURE)[number]>;

/** What an editor says about a picture. */
export interface Description {
  /** What it shows. */
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  /** UTC ms; null: it may be shown for ever. */
  expires_at: number | null;
}

export const UNDESCRIBED: Description = { alt: '', caption: '', credit: '', licence: '', expires_at: null };

export const descriptionOf = ({ alt, caption, credit, licence, expires_at }: Picture): Description => ({
  alt,
  caption,
  credit,
  licence,
  expires_at,
});

export async function byId(db: Db, id: number): Promise<Picture | undefined> {
  return db.selectFrom('media').select(PICTURE).where('id', '=', id).executeTakeFirst();
}

/** Those of these keys that there are, in the order of the keys. */
export async function byKeys(db: Db, keys: readonly string[]): Promise<Picture[]> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom('media').select(PICTURE).where('key', 'in', keys).execute();
  const found = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** The pictures in a post's text. */
export async function ofPost(db: Db, postId: number): Promise<Picture[]> {
  return db
    .selectFrom('media')
    .innerJoin('post_pictures', 'post_pictures.media_id', 'media.id')
    .select(PICTURE)
    .where('post_pictures.post_id', '=', postId)
    .orderBy('media.id')
    .execute();
}

export async function insert(
  db: Db,
  picture: Pick<Picture, 'key' | 'width' | 'height'> & Partial<Description> & { by: number | null; now: number },
): Promise<number> {
  const { by, now, ...columns } = picture;
  const { id } = await db
    .insertInto('media')
    .values({ ...UNDESCRIBED, ...columns, created_by: by, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns whether it was described otherwise before */
export async function describe(db: Db, id: number, description: Description): Promise<boolean> {
  const before = await byId(db, id);
  const isSame = (key: keyof Description) => before?.[key] === description[key];
  if (!before || (Object.keys(UNDESCRIBED) as (keyof Description)[]).every(isSame)) return false;
  await db.updateTable('media').set(description).where('id', '=', id).execute();
  return true;
}

/** A picture whose right ends soon, and who shows it. */
export interface Expiring extends Pick<Picture, 'id' | 'key' | 'alt'> {
  /** UTC ms. */
  expires_at: number;
  uses: Use[];
}

/** Those whose right ends soon, the next one first. */
export async function expiringSoon(db: Db, now: number, limit: number): Promise<Expiring[]> {
  const rows = await db
    .selectFrom('media')
    .select(['media.id', 'media.key', 'media.alt', 'media.expires_at'])
    .$narrowType<{ expires_at: NotNull }>()
    .where(endsSoon(now))
    .orderBy('media.expires_at')
    .orderBy('media.id')
    .limit(limit)
    .execute();
  const uses = await usesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, uses: uses.get(row.id) ?? [] }));
}
