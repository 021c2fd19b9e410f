import { prepared, preparedFirst } from '../db/prepared.ts';
import type { Db, TagKind } from '../db/schema.ts';
import { freeSlug, slugOf } from '../slugs.ts';
import { fold } from '../text/fold.ts';

/**
 * The names and addresses of people and topics. A tag has one of its own and any number of others (`tag_aliases`), and no
 * name or address of a kind ever leads to two tags: `idByKey` and `idBySlug` say whose it is, and everything that gives
 * one asks them first, in its own transaction.
 *
 * An alias without a name is an address only: that of a name which was taken away since. It leads on until a tag comes
 * to have a name that it fits.
 */

/** @param key a folded name */
export async function idByKey(db: Db, kind: TagKind, key: string): Promise<number | null> {
  const own = await db
    .selectFrom('tags')
    .select('id')
    .where('kind', '=', kind)
    .where('name_key', '=', key)
    .executeTakeFirst();
  if (own) return own.id;
  const other = await db
    .selectFrom('tag_aliases')
    .select('tag_id')
    .where('kind', '=', kind)
    .where('name_key', '=', key)
    .where('name', '!=', '')
    .executeTakeFirst();
  return other?.tag_id ?? null;
}

/** The tag of that kind that a name leads to, case and accents aside. */
export const idByName = (db: Db, kind: TagKind, name: string) => idByKey(db, kind, fold(name));

/** Whose page stands at an address, or is led to from it. @param named addresses only that a name stands for */
export async function idBySlug(db: Db, kind: TagKind, slug: string, { named = false } = {}): Promise<number | null> {
  const own = await ofSlug(db, { kind, slug });
  if (own) return own.id;
  const other = await ofOtherSlug(db, { kind, slug });
  return other && !(named && other.name === '') ? other.tag_id : null;
}

const ofSlug = preparedFirst((db, is: { kind: TagKind; slug: string }) =>
  db.selectFrom('tags').select('id').where('kind', '=', is.kind).where('slug', '=', is.slug),
);

const ofOtherSlug = preparedFirst((db, is: { kind: TagKind; slug: string }) =>
  db.selectFrom('tag_aliases').select(['tag_id', 'name']).where('kind', '=', is.kind).where('slug', '=', is.slug),
);

/**
 * An address for a name that no tag of the kind has. One that nothing but an old link stands for is taken over: call it
 * in the transaction that gives it out.
 */
export async function claimSlug(db: Db, kind: TagKind, name: string, wanted = ''): Promise<string> {
  const slug = await freeSlug(
    wanted || slugOf(name, kind),
    async (each) => (await idBySlug(db, kind, each, { named: true })) !== null,
  );
  await db.deleteFrom('tag_aliases').where('kind', '=', kind).where('slug', '=', slug).execute();
  return slug;
}

interface Owner {
  id: number;
  kind: TagKind;
}

/** Gives a tag another name, which no tag has. @param slug an address that is free; without one it is made of the name */
export async function giveAlias(db: Db, { id, kind }: Owner, name: string, slug?: string): Promise<void> {
  const values = { tag_id: id, kind, name, name_key: fold(name), slug: slug ?? (await claimSlug(db, kind, name)) };
  await db.insertInto('tag_aliases').values(values).execute();
}

// No folded name begins with a space, and every address is there once.
const keyOfAddress = (slug: string) => ` ${slug}`;

/** Keeps an address that has no name any more leading to a tag. */
export async function giveAddress(db: Db, { id, kind }: Owner, slug: string): Promise<void> {
  const values = { tag_id: id, kind, name: '', name_key: keyOfAddress(slug), slug };
  await db.insertInto('tag_aliases').values(values).execute();
}

/** Takes another name away; its address leads on. */
export async function dropAlias(db: Db, { id, slug }: { id: number; slug: string }): Promise<void> {
  await db
    .updateTable('tag_aliases')
    .set({ name: '', name_key: keyOfAddress(slug) })
    .where('id', '=', id)
    .execute();
}

export interface Alias {
  id: number;
  name: string;
  name_key: string;
  slug: string;
}

/** The other names of a tag, in the order in which it was given them. */
export async function aliasesOf(db: Db, tagId: number): Promise<Alias[]> {
  return named(db, { tagId });
}

const named = prepared((db, is: { tagId: number }) =>
  db
    .selectFrom('tag_aliases')
    .select(['id', 'name', 'name_key', 'slug'])
    .where('tag_id', '=', is.tagId)
    .where('name', '!=', '')
    .orderBy('id'),
);
