import type { BodyFormat, Db, Deed, RevisionsTable } from '../../db/schema.ts';
import { type Embed, NO_WORDS } from '../../embeds/embed.ts';
import type { Picture } from '../../media/media.ts';
import { namesOf } from '../../tags/tags.ts';
import type { Whereabouts } from '../publication.ts';
import type { DeskPost } from './desk-post.ts';

/** Every save of a post is kept: what it was after it, who did it, and what it made of the post. */

/** All of a post that a save can change. */
export interface Revised extends Whereabouts {
  title: string;
  slug: string;
  body: string;
  body_format: BodyFormat;
  /** Null: the first words of the text are taken. */
  excerpt: string | null;
  people: string[];
  topics: string[];
  hero: Picture | null;
  insets: Picture[];
  embeds: Embed[];
  /** Ids of the related stories that were chosen. */
  related: number[];
}

export function revised(post: DeskPost): Revised {
  const { title, slug, body, body_format, excerpt, hero, insets, embeds, published_at, stage } = post;
  return {
    ...{
      title,
      slug,
      body,
      body_format,
      excerpt,
      people: namesOf(post.tags, 'person'),
      topics: namesOf(post.tags, 'topic'),
    },
    ...{ hero, insets, embeds, related: post.related.map(({ id }) => id), published_at, stage },
  };
}

/** A line of a post's history. */
export interface RevisionLine {
  id: number;
  /** UTC ms. */
  at: number;
  deed: Deed;
  user_id: number | null;
  /** Null: somebody who is not at the desk any more. */
  by: string | null;
}

export interface Revision extends RevisionLine {
  fields: Revised;
}

/** The newest one's line; null where none is kept, as of what an import brought and nobody has saved since. */
export async function newest(db: Db, postId: number): Promise<RevisionLine | null> {
  const [line] = await lines(db, postId, { page: 1, size: 1 });
  return line ?? null;
}

/** The newest of somebody's own; null: they never saved it. */
export async function newestBy(db: Db, postId: number, userId: number): Promise<RevisionLine | null> {
  const line = await known(db, postId)
    .where('revisions.user_id', '=', userId)
    .where('revisions.deed', '!=', 'found')
    .orderBy('revisions.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return line ?? null;
}

/** The newest first. @param page from 1; one more than `size` where there is a next one */
export async function lines(
  db: Db,
  postId: number,
  { page, size }: { page: number; size: number },
): Promise<RevisionLine[]> {
  return known(db, postId)
    .orderBy('revisions.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
}

/** @returns null where the post has no such revision */
export async function byId(db: Db, postId: number, id: number): Promise<Revision | null> {
  const row = await known(db, postId).select('revisions.fields').where('revisions.id', '=', id).executeTakeFirst();
  return row ? { ...row, fields: readFields(row.fields) } : null;
}

/** The one before it; null: it is the first. */
export async function before(db: Db, postId: number, id: number): Promise<Revision | null> {
  const row = await known(db, postId)
    .select('revisions.fields')
    .where('revisions.id', '<', id)
    .orderBy('revisions.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, fields: readFields(row.fields) } : null;
}

/** What older ones do not tell of yet was not there. */
function readFields(text: string): Revised {
  const fields = JSON.parse(text) as Revised;
  return { ...fields, embeds: fields.embeds.map((embed) => ({ ...NO_WORDS, ...embed })) };
}

/** Call it in the transaction that writes the post. @returns its id */
export async function add(
  db: Db,
  revision: Pick<RevisionsTable, 'post_id' | 'user_id' | 'at' | 'deed'> & { fields: Revised },
): Promise<number> {
  const { id } = await db
    .insertInto('revisions')
    .values({ ...revision, fields: JSON.stringify(revision.fields) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How a post stood before the first save that is kept. */
export async function addFound(db: Db, post: DeskPost): Promise<void> {
  const found = { post_id: post.id, user_id: post.author_id, at: post.updated_at, deed: 'found' as const };
  await add(db, { ...found, fields: revised(post) });
}

const known = (db: Db, postId: number) =>
  db
    .selectFrom('revisions')
    .leftJoin('users', 'users.id', 'revisions.user_id')
    .select(['revisions.id', 'revisions.at', 'revisions.deed', 'revisions.user_id', 'users.name as by'])
    .where('revisions.post_id', '=', postId);
