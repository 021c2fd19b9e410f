import type { Db } from '../../db/schema.ts';

/** Whom and what the desk keeps out (desk/blocks.ts), as the door asks for it. */

/** Whether somebody is kept out, by the mark or by the hash of the address. */
export async function isBlocked(
  db: Db,
  { markId, addressKey }: { markId: number | null; addressKey: string },
  now: number,
): Promise<boolean> {
  const row = await standing(db, now)
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'address'), eb('value', '=', addressKey)]),
        ...(markId === null ? [] : [eb.and([eb('kind', '=', 'mark'), eb('value', '=', String(markId))])]),
      ]),
    )
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The words that are kept out by a block, an entry a line, as the setting `comments.block_words` has them. */
export async function blockedWords(db: Db, now: number): Promise<string> {
  const rows = await standing(db, now).where('kind', '=', 'word').select('value').execute();
  return rows.map((row) => row.value).join('\n');
}

const standing = (db: Db, now: number) =>
  db
    .selectFrom('blocks')
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]));
