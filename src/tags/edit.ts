import type { Db, TagRow } from '../db/schema.ts';
import { record } from '../runs/decisions.ts';
import { fold } from '../text/fold.ts';
import { aliasesIn, clean, fieldErrors, type TagErrors, type TypedTag } from './fields.ts';
import { aliasesOf, claimSlug, dropAlias, giveAddress, giveAlias, idByName } from './names.ts';
import { byId } from './tags.ts';

export interface EditedTag {
  typed: TypedTag;
  /** Make the address anew of the name; the old one leads on. */
  newAddress: boolean;
  pictureId: number | null;
  by: number | null;
}

export type Edited = { kind: 'saved'; renamed: boolean } | { kind: 'refused'; errors: TagErrors } | { kind: 'gone' };

/** Keeps what an editor said of a person or topic. The name so far becomes another name of theirs. */
export function save(db: Db, id: number, edited: EditedTag, now: number): Promise<Edited> {
  return db.transaction().execute((trx) => saveIn(trx, id, edited, now));
}

/** The same inside a transaction of somebody else's. */
export async function saveIn(trx: Db, id: number, edited: EditedTag, now: number): Promise<Edited> {
  const tag = await byId(trx, id);
  if (!tag) return { kind: 'gone' };
  const typed = clean(edited.typed);
  const errors = fieldErrors(typed, tag.name);
  if (Object.keys(errors).length === 0) Object.assign(errors, await takenNames(trx, tag, typed));
  if (Object.keys(errors).length > 0) return { kind: 'refused', errors };

  const before = await standing(trx, tag);
  const { name, bio } = typed;
  const renamed = fold(name) !== tag.name_key;
  const others = aliasesIn(renamed ? { ...typed, aliases: `${typed.aliases}\n${tag.name}` } : typed);
  await dropAllBut(trx, tag, others);
  await trx
    .updateTable('tags')
    .set({ name, name_key: fold(name), bio, picture_id: edited.pictureId })
    .where('id', '=', id)
    .execute();
  if (edited.newAddress) await moveTo(trx, tag, name, renamed);
  await giveAll(trx, tag, others);

  const after = await standing(trx, { ...tag, name, bio, picture_id: edited.pictureId });
  if (after !== before) {
    const note = name === tag.name ? name : `${tag.name}, now ${name}`;
    await record(trx, { action: 'edit_tag', userId: edited.by, note }, now);
  }
  return { kind: 'saved', renamed };
}

/** All that an edit can change, to tell whether it did. */
async function standing(trx: Db, { id, name, bio, picture_id }: TagRow): Promise<string> {
  const { slug } = await trx.selectFrom('tags').select('slug').where('id', '=', id).executeTakeFirstOrThrow();
  const aliases = (await aliasesOf(trx, id)).map((alias) => alias.name);
  return JSON.stringify({ name, bio, picture_id, slug, aliases });
}

/** Names that lead to somebody else. */
async function takenNames(trx: Db, { id, kind }: TagRow, typed: TypedTag): Promise<TagErrors> {
  const errors: TagErrors = {};
  const holder = async (name: string) => {
    const other = await idByName(trx, kind, name);
    return other === null || other === id ? undefined : byId(trx, other);
  };
  const other = await holder(typed.name);
  if (other) errors.name = taken(typed.name, other);
  for (const name of aliasesIn(typed)) {
    const whose = await holder(name);
    if (whose) errors.aliases ??= taken(name, whose);
  }
  return errors;
}

const taken = (name: string, whose: TagRow) =>
  fold(name) === whose.name_key
    ? `There is a “${whose.name}” already. If they are the same, say so under “The same as”`
    : `“${name}” leads to ${whose.name} already`;

async function dropAllBut(trx: Db, { id }: TagRow, names: readonly string[]): Promise<void> {
  const keys = new Set(names.map(fold));
  for (const alias of await aliasesOf(trx, id)) if (!keys.has(alias.name_key)) await dropAlias(trx, alias);
}

/** Gives the names that are new; one that is only spelt in another way is spelt so from now on. */
async function giveAll(trx: Db, tag: TagRow, names: readonly string[]): Promise<void> {
  const known = new Map((await aliasesOf(trx, tag.id)).map((alias) => [alias.name_key, alias]));
  for (const name of names) {
    const alias = known.get(fold(name));
    if (!alias) await giveAlias(trx, tag, name);
    else if (alias.name !== name)
      await trx.updateTable('tag_aliases').set({ name }).where('id', '=', alias.id).execute();
  }
}

/** Moves the page to an address made of the name. The one so far goes to the old name, where that is another. */
async function moveTo(trx: Db, tag: TagRow, name: string, renamed: boolean): Promise<void> {
  const own = trx.updateTable('tags').where('id', '=', tag.id);
  // Aside for a moment, so that a name that fits it already keeps it.
  await own.set({ slug: '' }).execute();
  const slug = await claimSlug(trx, tag.kind, name);
  await own.set({ slug }).execute();
  if (slug === tag.slug) return;
  const isNamed = (await aliasesOf(trx, tag.id)).some((alias) => alias.name_key === tag.name_key);
  if (renamed && !isNamed) await giveAlias(trx, tag, tag.name, tag.slug);
  else await giveAddress(trx, tag, tag.slug);
}

/** Forgets a tag that no post has. @returns whether it did */
export function remove(db: Db, id: number, by: number, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const tag = await byId(trx, id);
    const used = await trx.selectFrom('post_tags').select('post_id').where('tag_id', '=', id).executeTakeFirst();
    if (!tag || used) return false;
    await trx.deleteFrom('tags').where('id', '=', id).execute();
    await record(trx, { action: 'edit_tag', userId: by, note: `${tag.name}, taken away` }, now);
    return true;
  });
}
