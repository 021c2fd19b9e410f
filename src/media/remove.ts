import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { record } from '../runs/decisions.ts';
import { byId, type Picture } from './media.ts';

/** `in_use`: something shows it, or would once it is saved. */
export type Removal = 'removed' | 'in_use' | 'unknown';

/**
 * Removes a picture that nothing uses. The row goes first: without it no file is handed out (site/media.ts), so that a
 * folder that cannot be removed is only in the way.
 * @param folder where pictures are kept
 */
export async function remove(
  db: Db,
  folder: string,
  { id, userId }: { id: number; userId: number },
  now: number,
): Promise<Removal> {
  const picture = await db.transaction().execute(async (trx) => {
    const picture = await byId(trx, id);
    if (!picture) return 'unknown';
    if (await isUsed(trx, picture)) return 'in_use';
    await trx.deleteFrom('media').where('id', '=', id).execute();
    await record(trx, { action: 'remove_picture', userId, note: `number ${id}` }, now);
    return picture;
  });
  if (typeof picture === 'string') return picture;
  await rm(join(folder, picture.key), { recursive: true, force: true }).catch(() => undefined);
  return 'removed';
}

/** Above a post or in its text, a person's face, in a page that stands, or in what somebody has not saved yet. */
export async function isUsed(db: Db, { id, key }: Pick<Picture, 'id' | 'key'>): Promise<boolean> {
  const named = `%/media/${key.replaceAll('_', '\\_')}/%`;
  const { rows } = await sql<{ used: number }>`select
    exists (select 1 from posts where hero_id = ${id})
    or exists (select 1 from post_pictures where media_id = ${id})
    or exists (select 1 from tags where picture_id = ${id})
    or exists (select 1 from standing_pages where body like ${named} escape '\\')
    or exists (select 1 from post_drafts where fields like ${named} escape '\\'
      or fields like ${`%"picture_id":"${id}"%`} escape '\\') as used`.execute(db);
  return Boolean(rows[0]?.used);
}
