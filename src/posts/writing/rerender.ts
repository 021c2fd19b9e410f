import type { Db } from '../../db/schema.ts';
import { DRAWING, renderBody } from './body.ts';
import { hangPictures, hungOn } from './hang.ts';

/**
 * Renders the stored bodies of all posts again, after the allow-list or the cards have changed. A post that somebody
 * saves meanwhile is left as they saved it.
 * @returns how many posts there are
 */
export async function rerenderAll(db: Db, zone: string): Promise<number> {
  const ids = await db.selectFrom('posts').select('id').orderBy('id').execute();
  for (const { id } of ids) {
    const { body, body_format, updated_at } = await db
      .selectFrom('posts')
      .select(['body', 'body_format', 'updated_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { html, pictures } = renderBody(body, body_format, await hungOn(db, id, body), zone);
    await db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('posts')
        .set({ body_html: html.text, drawing: DRAWING })
        .where('id', '=', id)
        .where('updated_at', '=', updated_at)
        .executeTakeFirstOrThrow();
      if (Number(numUpdatedRows) > 0) await hangPictures(trx, id, pictures);
    });
  }
  return ids.length;
}
