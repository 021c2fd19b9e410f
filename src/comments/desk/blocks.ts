import type { BlocksTable, Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';

/** Whom and what the desk keeps out: a mark, an address by its hash, or a word; until a date, or until it is lifted. */

export type BlockKind = BlocksTable['kind'];

export interface NewBlock {
  kind: BlockKind;
  value: string;
  note: string;
  userId: number;
  /** UTC ms; null: until it is lifted. */
  until: number | null;
}

export interface DeskBlock {
  id: number;
  kind: BlockKind;
  /** The mark's words, the word, or the address's hash, which may be forgotten already. */
  value: string;
  note: string;
  by: string | null;
  createdAt: number;
  /** UTC ms; null: until it is lifted. */
  until: number | null;
  liftedAt: number | null;
}

/** The newest first; one more than `size` where there is a next page. @param page from 1 */
export async function blocks(db: Db, { page, size }: { page: number; size: number }): Promise<DeskBlock[]> {
  const rows = await db
    .selectFrom('blocks as b')
    .leftJoin('users as u', 'u.id', 'b.created_by')
    .leftJoin('marks as m', (join) =>
      join.on('b.kind', '=', 'mark').on((eb) => eb('m.id', '=', eb.cast<number>('b.value', 'integer'))),
    )
    .select(['b.id', 'b.kind', 'b.value', 'b.note', 'b.created_at', 'b.until', 'b.lifted_at'])
    .select(['u.name as by', 'm.words'])
    .orderBy('b.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    value: row.kind === 'mark' ? (row.words ?? 'a mark that is gone') : row.value,
    note: row.note,
    by: row.by,
    createdAt: row.created_at,
    until: row.until,
    liftedAt: row.lifted_at,
  }));
}

/** What can be blocked of whoever wrote a comment; null: there is no such comment, or the desk wrote it. */
export async function blockable(
  db: Db,
  commentId: number,
): Promise<{ mark: { id: number; words: string } | null; addressKey: string | null } | null> {
  const row = await db
    .selectFrom('comments as c')
    .leftJoin('marks as m', 'm.id', 'c.mark_id')
    .select(['m.id', 'm.words', 'c.address_key', 'c.user_id'])
    .where('c.id', '=', commentId)
    .executeTakeFirst();
  if (!row || row.user_id !== null) return null;
  return {
    mark: row.id === null ? null : { id: row.id, words: row.words ?? '' },
    addressKey: row.address_key,
  };
}

/** What the log says of a block: never whom or what. */
const LOGGED: Record<BlockKind, string> = { mark: 'a mark', address: 'an address', word: 'a word' };

/** Keeps somebody or something out from now on. @returns its id */
export async function block(db: Db, { userId, ...wanted }: NewBlock, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('blocks')
      .values({ ...wanted, created_by: userId, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(trx, { action: 'block', userId, note: LOGGED[wanted.kind] }, now);
    return id;
  });
}

/** @returns false where there is no such block, or not any more */
export async function liftBlock(db: Db, id: number, userId: number, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const lifted = await trx
      .updateTable('blocks')
      .set({ lifted_at: now })
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .returning('kind')
      .executeTakeFirst();
    if (!lifted) return false;
    await record(trx, { action: 'lift_block', userId, note: LOGGED[lifted.kind] }, now);
    return true;
  });
}

/** Forgets the addresses of blocks that are over. @returns how many */
export async function forgetEndedBlocks(db: Db, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('blocks')
    .set({ value: '' })
    .where('kind', '=', 'address')
    .where('value', '<>', '')
    .where((eb) => eb.or([eb('lifted_at', 'is not', null), eb('until', '<=', now)]))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
