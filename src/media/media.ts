import type { Db, MediaRow } from '../db/schema.ts';

/** A picture that an editor uploaded, described and credited. Its files lie beside the database (store.ts). */
export type Picture = Pick<MediaRow, 'id' | 'key' | 'width' | 'height' | 'alt' | 'credit'>;

export interface Description {
  alt: string;
  credit: string;
}

export async function byId(db: Db, id: number): Promise<Picture | undefined> {
  return db
    .selectFrom('media')
    .select(['id', 'key', 'width', 'height', 'alt', 'credit'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insert(
  db: Db,
  picture: Omit<Picture, 'id'> & { by: number | null; now: number },
): Promise<number> {
  const { by, now, ...columns } = picture;
  const { id } = await db
    .insertInto('media')
    .values({ ...columns, created_by: by, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function describe(db: Db, id: number, { alt, credit }: Description): Promise<void> {
  await db.updateTable('media').set({ alt, credit }).where('id', '=', id).execute();
}
