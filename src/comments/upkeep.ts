import { setImmediate as turn } from 'node:timers/promises';
import { oneOf, prepared } from '../db/prepared.ts';
import type { Db } from '../db/schema.ts';
import { ADDRESS_MARK } from '../secret.ts';
import { renderComment } from '../text/comment.ts';
import { sanitizeComment } from '../text/sanitize.ts';
import { nobodysKey } from './author/person.ts';

/** Forgets the address hashes of comments, likes and reports older than `until`. @returns how many */
export async function forgetAddresses(db: Db, until: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('reports')
    .set({ address_key: null })
    .where('address_key', 'is not', null)
    .where('created_at', '<', until)
    .executeTakeFirstOrThrow();
  return (
    (await forgetOfComments(db, until)) +
    Number(numUpdatedRows) +
    (await forgetAll(db, 'likes', 'liker_key', until)) +
    (await forgetAll(db, 'reports', 'reporter_key', until))
  );
}

/** Rows that are looked at before others have their turn. */
const LOOKED_AT = 500;

/** Along the index of addresses, a piece at a time: of a busy day there are tens of thousands, and no reader waits for them. */
async function forgetOfComments(db: Db, until: number): Promise<number> {
  let forgotten = 0;
  for (let last: Addressed | undefined, isLast = false; !isLast; ) {
    const rows: Addressed[] = await addressed(db, last ?? { address_key: '', created_at: 0, id: 0 });
    last = rows.at(-1);
    isLast = rows.length < LOOKED_AT;
    const ids = rows.filter((row) => row.created_at < until).map((row) => row.id);
    if (ids.length > 0) await forgetAddressOf(db, { ids });
    else await turn();
    forgotten += ids.length;
  }
  return forgotten;
}

type Addressed = { address_key: string; created_at: number; id: number };

const addressed = prepared((db, after: Addressed) =>
  db
    .selectFrom('comments')
    .select(['address_key', 'created_at', 'id'])
    .where((eb) =>
      eb(eb.refTuple('address_key', 'created_at', 'id'), '>', eb.tuple(after.address_key, after.created_at, after.id)),
    )
    .orderBy('address_key')
    .orderBy('created_at')
    .orderBy('id')
    .limit(LOOKED_AT)
    .$narrowType<{ address_key: string }>(),
);

const forgetAddressOf = prepared((db, of: { ids: number[] }) =>
  db.updateTable('comments').set({ address_key: null }).where('id', 'in', oneOf(of.ids)),
);

/** Each key made from an address becomes another that leads nowhere, so that what it stands beside still counts. */
async function forgetAll(
  db: Db,
  table: 'likes' | 'reports',
  column: 'liker_key' | 'reporter_key',
  until: number,
): Promise<number> {
  const old = await db
    .selectFrom(table)
    .select(`${column} as key`)
    .distinct()
    .where(column, '>=', ADDRESS_MARK)
    .where(column, '<', 'address;')
    .where('created_at', '<', until)
    .execute();
  let forgotten = 0;
  for (const { key } of old) {
    const { numUpdatedRows } = await db
      .updateTable(table)
      .set({ [column]: nobodysKey() })
      .where(column, '=', key)
      .where('created_at', '<', until)
      .executeTakeFirstOrThrow();
    forgotten += Number(numUpdatedRows);
  }
  return forgotten;
}

const BATCH = 100;

/** Renders all comments again from what was typed, after the rules of text/ have changed. @returns how many */
export async function rerenderAll(db: Db): Promise<number> {
  let rendered = 0;
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('comments')
      .select(['id', 'body', 'body_format'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const batch = rows.map(({ id, body, body_format }) => ({
      id,
      body,
      html: body_format === 'html' ? sanitizeComment(body) : renderComment(body),
    }));
    await db.transaction().execute(async (trx) => {
      for (const { id, body, html } of batch)
        await trx
          .updateTable('comments')
          .set({ body_html: html.text })
          .where('id', '=', id)
          .where('body', '=', body)
          .execute();
    });
    rendered += rows.length;
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < BATCH) return rendered;
  }
}
