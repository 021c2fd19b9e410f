import { prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';

/** Whom and what the desk keeps out (desk/blocks.ts), as the door asks for it. */

/** Whether somebody is kept out, by the mark or by the hash of the address. */
export async function isBlocked(
  db: Db,
  { markId, addressKey }: { markId: number | null; addressKey: string },
  now: number,
): Promise<boolean> {
  // No block has an empty value.
  const row = await blockOf(db, { address: addressKey, mark: String(markId ?? ''), now });
  return Boolean(row?.byAddress || row?.byMark);
}

const blockOf = preparedFirst((db, by: { address: string; mark: string; now: number }) => {
  const blocked = (kind: 'address' | 'mark', value: string) =>
    standing(db, by.now).where('kind', '=', kind).where('value', '=', value).select('id');
  // Two questions in one, as SQLite would look through all blocks for an "or".
  return db.selectNoFrom((eb) => [
    eb.exists(blocked('address', by.address)).as('byAddress'),
    eb.exists(blocked('mark', by.mark)).as('byMark'),
  ]);
});

/** The words that are kept out by a block, an entry a line, as the setting `comments.block_words` has them. */
export async function blockedWords(db: Db, now: number): Promise<string> {
  const rows = await words(db, { now });
  return rows.map((row) => row.value).join('\n');
}

const words = prepared((db, at: { now: number }) => standing(db, at.now).where('kind', '=', 'word').select('value'));

function standing(db: Db, now: number) {
  return db
    .selectFrom('blocks')
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]));
}
