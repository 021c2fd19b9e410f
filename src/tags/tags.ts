import { oneOf, prepared, preparedFirst } from '../db/prepared.ts';
import type { Db, TagKind, TagRow } from '../db/schema.ts';
import { fold } from '../text/fold.ts';
import { claimSlug, idByKey, idBySlug } from './names.ts';

export type Tag = Pick<TagRow, 'kind' | 'slug' | 'name'>;

/** The tag of that kind that a name leads to, case and accents aside; made when there is none. @returns its id */
export async function ensure(db: Db, kind: TagKind, name: string, wantedSlug?: string): Promise<number> {
  const key = fold(name);
  const known = await idByKey(db, kind, key);
  if (known !== null) return known;

  const slug = await claimSlug(db, kind, name, wantedSlug);
  const { id } = await db
    .insertInto('tags')
    .values({ kind, slug, name, name_key: key })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns the ids of the people, then of the topics, each made where there is none; two names of one tag count once */
export async function ensureAll(db: Db, people: readonly string[], topics: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of people) ids.push(await ensure(db, 'person', name));
  for (const name of topics) ids.push(await ensure(db, 'topic', name));
  return [...new Set(ids)];
}

export async function byId(db: Db, id: number): Promise<TagRow | undefined> {
  return tagById(db, { id });
}

const tagById = preparedFirst((db, is: { id: number }) => db.selectFrom('tags').selectAll().where('id', '=', is.id));

/** The tag whose page stands at an address, or to which that of another name, or an old one, leads. */
export async function atAddress(db: Db, kind: TagKind, slug: string): Promise<TagRow | undefined> {
  const id = await idBySlug(db, kind, slug);
  return id === null ? undefined : byId(db, id);
}

/** The names of one kind among a post's tags, in their order. */
export const namesOf = (tags: readonly Pick<Tag, 'kind' | 'name'>[], kind: TagKind): string[] =>
  tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);

/** People first, each kind in the order the editor gave. */
export async function ofPost(db: Db, postId: number): Promise<(Tag & Pick<TagRow, 'id'>)[]> {
  return onPost(db, { postId });
}

const onPost = prepared((db, is: { postId: number }) =>
  db
    .selectFrom('post_tags')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(['tags.id', 'tags.kind', 'tags.slug', 'tags.name'])
    .where('post_tags.post_id', '=', is.postId)
    .orderBy('tags.kind')
    .orderBy('post_tags.position'),
);

/** The same of many, by their ids; those that have none are not in it. */
export async function ofPosts(db: Db, postIds: readonly number[]): Promise<Map<number, Tag[]>> {
  const found = new Map<number, Tag[]>();
  for (const { post_id, ...tag } of await onPosts(db, { postIds })) {
    const tags = found.get(post_id);
    if (tags) tags.push(tag);
    else found.set(post_id, [tag]);
  }
  return found;
}

const onPosts = prepared((db, is: { postIds: readonly number[] }) =>
  db
    .selectFrom('post_tags')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(['post_tags.post_id', 'tags.kind', 'tags.slug', 'tags.name'])
    .where('post_tags.post_id', 'in', oneOf(is.postIds))
    .orderBy('tags.kind')
    .orderBy('post_tags.position'),
);
