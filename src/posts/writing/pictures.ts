import type { Db } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import { record } from '../../runs/decisions.ts';
import { redraw } from './figure.ts';

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

/** The same as a decision of its own, beside the saving of a post; the log tells it. */
export async function redescribe(
  db: Db,
  { id, description, userId }: { id: number; description: media.Description; userId: number },
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await describe(trx, id, description))
      await record(trx, { action: 'describe_picture', userId, note: `number ${id}` }, now);
  });
}
