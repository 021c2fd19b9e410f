import type { Db, TagRow } from '../db/schema.ts';
import { record } from '../runs/decisions.ts';
import { giveAlias } from './names.ts';
import { byId } from './tags.ts';

/**
 * Makes one tag of two of a kind, for good. All that leads to `from` leads to `into` afterwards: its stories, its names,
 * its addresses. Its words and picture are taken where `into` has none.
 * @returns the one that is left; null where there are no such two any more
 */
export function merge(
  db: Db,
  { from, into, by }: { from: number; into: number; by: number | null },
  now: number,
): Promise<TagRow | null> {
  return db.transaction().execute(async (trx) => {
    const [goes, stays] = [await byId(trx, from), await byId(trx, into)];
    if (!goes || !stays || goes.id === stays.id || goes.kind !== stays.kind) return null;
    await moveStories(trx, from, into);
    await trx.updateTable('tag_aliases').set({ tag_id: into }).where('tag_id', '=', from).execute();
    await trx.deleteFrom('tags').where('id', '=', from).execute();
    await giveAlias(trx, stays, goes.name, goes.slug);
    const bio = stays.bio || goes.bio;
    const picture_id = stays.picture_id ?? goes.picture_id;
    await trx.updateTable('tags').set({ bio, picture_id }).where('id', '=', into).execute();
    await record(trx, { action: 'merge_tags', userId: by, note: `${goes.name} into ${stays.name}` }, now);
    return { ...stays, bio, picture_id };
  });
}

/** In a story that names both, the one that is left stands where the first of them stood. */
async function moveStories(trx: Db, from: number, into: number): Promise<void> {
  await trx
    .updateTable('post_tags as kept')
    .set((eb) => ({
      position: eb
        .selectFrom('post_tags as both')
        .select(({ fn }) => fn.min<number>('both.position').as('first'))
        .whereRef('both.post_id', '=', 'kept.post_id')
        .where('both.tag_id', 'in', [from, into]),
    }))
    .where('kept.tag_id', '=', into)
    .execute();
  await trx
    .deleteFrom('post_tags')
    .where('tag_id', '=', from)
    .where('post_id', 'in', (eb) =>
      eb.selectFrom('post_tags as theirs').select('theirs.post_id').where('theirs.tag_id', '=', into),
    )
    .execute();
  await trx.updateTable('post_tags').set({ tag_id: into }).where('tag_id', '=', from).execute();
}
