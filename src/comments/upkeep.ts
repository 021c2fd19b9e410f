import type { Db } from '../db/schema.ts';
import { renderComment } from '../text/comment.ts';
import { sanitizeComment } from '../text/sanitize.ts';

/** Forgets the address hashes of comments older than `until`. @returns how many */
export async function forgetAddresses(db: Db, until: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('comments')
    .set({ address_key: null })
    .where('address_key', 'is not', null)
    .where('created_at', '<', until)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

const BATCH = 500;

/** Renders all comments again from what was typed, after the rules of text/ have changed. @returns how many */
export async function rerenderAll(db: Db): Promise<number> {
  let rendered = 0;
  for (let after = 0; ; ) {
    const batch = await db.transaction().execute(async (trx) => {
      const rows = await trx
        .selectFrom('comments')
        .select(['id', 'body', 'body_format'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      for (const { id, body, body_format } of rows) {
        const html = body_format === 'html' ? sanitizeComment(body) : renderComment(body);
        await trx.updateTable('comments').set({ body_html: html.text }).where('id', '=', id).execute();
      }
      return rows;
    });
    rendered += batch.length;
    after = batch.at(-1)?.id ?? 0;
    if (batch.length < BATCH) return rendered;
  }
}
