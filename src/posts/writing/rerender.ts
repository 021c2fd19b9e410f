import type { Db } from '../../db/schema.ts';
import { DRAWING, renderBody } from './body.ts';
import * as embedRows from './embeds.ts';
import { hangPictures, hungOn } from './hang.ts';

/**
 * Renders the stored bodies of all posts again, after the allow-list or the cards have changed.
 * @returns how many posts there are
 */
export async function rerenderAll(db: Db, zone: string): Promise<number> {
  const ids = await db.selectFrom('posts').select('id').orderBy('id').execute();
  for (const { id } of ids) await rerender(db, id, zone);
  return ids.length;
}

/** Whether there are posts that an older version of this site has drawn. */
export async function anythingToRedraw(db: Db): Promise<boolean> {
  return (await oldDrawings(db, 1)).length > 0;
}

/** Posts a run, so that it ends. */
const MOST = 500;

/** Draws posts anew that an older version of this site has drawn, so that an upgrade needs nobody to think of it. */
export async function redraw(
  db: Db,
  zone: string,
  changed: (rows: number) => void,
  stopping: AbortSignal,
): Promise<void> {
  for (const id of await oldDrawings(db, MOST)) {
    if (stopping.aborted) return;
    if (await rerender(db, id, zone)) changed(1);
  }
}

/** The newest first: most readers ask for those. */
async function oldDrawings(db: Db, most: number): Promise<number[]> {
  const rows = await db
    .selectFrom('posts')
    .select('id')
    .where('drawing', '<', DRAWING)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Its embeds get rows by the addresses that they have now, where this version writes those in another way.
 * @returns whether it was drawn; a post that somebody saves meanwhile is left as they saved it
 */
async function rerender(db: Db, id: number, zone: string): Promise<boolean> {
  const post = await db
    .selectFrom('posts')
    .select(['body', 'body_format', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  // Deleted from the bin meanwhile.
  if (!post) return false;
  const { body, body_format, updated_at } = post;
  const hung = await hungOn(db, id, body);
  const { html, embeds, pictures } = renderBody(body, body_format, hung, zone);
  const isOtherwise =
    JSON.stringify(hung.embeds.map(({ url }) => url)) !== JSON.stringify(embeds.map(({ url }) => url));
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('posts')
      .set({ body_html: html.text, embed_words: embedRows.embedWords(embeds), drawing: DRAWING })
      .where('id', '=', id)
      .where('updated_at', '=', updated_at)
      .executeTakeFirstOrThrow();
    if (Number(numUpdatedRows) === 0) return false;
    await hangPictures(trx, id, pictures);
    if (isOtherwise) await embedRows.replace(trx, id, embeds);
    return true;
  });
}
