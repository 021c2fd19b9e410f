import type { Db } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import { usesOf } from '../../media/uses.ts';
import { record } from '../../runs/decisions.ts';
import { redraw } from './figure.ts';
import { type DescriptionErrors, descriptionErrors, readDescription, type TypedDescription } from './picture-fields.ts';

/**
 * Says something else about a picture, wherever it is shown: every post that has it in its text is drawn anew with it.
 * Call it inside a transaction.
 * @returns whether anything is different now
 */
export async function describe(db: Db, id: number, description: media.Description): Promise<boolean> {
  if (!(await media.describe(db, id, description))) return false;
  const picture = await media.byId(db, id);
  const posts = await db
    .selectFrom('post_pictures')
    .innerJoin('posts', 'posts.id', 'post_pictures.post_id')
    .select(['posts.id', 'posts.body_html'])
    .where('post_pictures.media_id', '=', id)
    .execute();
  for (const post of posts) {
    const body_html = picture ? redraw(post.body_html, picture) : post.body_html;
    await db.updateTable('posts').set({ body_html }).where('id', '=', post.id).execute();
  }
  return true;
}

export type Redescribed = { kind: 'saved' } | { kind: 'refused'; errors: DescriptionErrors };

/**
 * The same as a decision of its own, beside the saving of a post; the log tells it. What something shows says what it
 * is, so the description of a picture in use cannot be emptied.
 * @param values as they were typed
 */
export function redescribe(
  db: Db,
  { id, values, userId, zone }: { id: number; values: TypedDescription; userId: number; zone: string },
  now: number,
): Promise<Redescribed> {
  const errors = descriptionErrors(values, zone, false);
  const description = readDescription(values, zone);
  return db.transaction().execute(async (trx) => {
    if (description.alt === '' && (await usesOf(trx, [id])).size > 0)
      errors.alt = 'Say what the picture shows: it is shown already';
    if (Object.keys(errors).length > 0) return { kind: 'refused', errors };
    if (await describe(trx, id, description))
      await record(trx, { action: 'describe_picture', userId, note: `number ${id}` }, now);
    return { kind: 'saved' };
  });
}
