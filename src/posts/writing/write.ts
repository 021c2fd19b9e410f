import type { BodyFormat, Db } from '../../db/schema.ts';
import { excerpt } from '../../text/plain.ts';
import { addressAfter, isSettled, type Whereabouts } from '../publication.ts';
import { announce } from './announce.ts';
import { DRAWING, type RenderedBody } from './body.ts';
import { embedWords } from './embeds.ts';
import { hang } from './hang.ts';
import { leadOn, slugFor } from './slugs.ts';

/** What an editor decides about a post. */
export interface PostFields {
  title: string;
  /** Kept as it is where it is free; empty: made from the title, or of a post that readers have met the one it has. */
  wantedSlug: string;
  body: string;
  format: BodyFormat;
  /** Null: the first words of the text. */
  excerpt: string | null;
  heroId: number | null;
  whereabouts: Whereabouts;
  tagIds: readonly number[];
  /** The site's zone, in which the permalink's year and month are told. */
  zone: string;
  now: number;
}

export interface NewPost extends PostFields {
  authorId: number;
  /** Where it comes with its comments closed. */
  closed: { at: number; by: 'age' | 'editor' } | null;
  importKey: string | null;
  /** Of the desk's form that it came from. */
  formKey: string | null;
}

/**
 * Stores a post with its embeds and tags. Call it inside a transaction.
 * @param rendered what `renderBody` made of its body, before that transaction: it takes time
 * @returns its id
 */
export async function insert(db: Db, post: NewPost, rendered: RenderedBody): Promise<number> {
  const { id } = await db
    .insertInto('posts')
    .values({
      ...columns(post, rendered),
      ...placeColumns(post.whereabouts, null, post.zone, post.now),
      slug: await slugFor(db, post, null),
      author_id: post.authorId,
      created_at: post.now,
      comments_closed_at: post.closed?.at ?? null,
      comments_closed_by: post.closed?.by ?? null,
      comments_closed_run: null,
      import_key: post.importKey,
      form_key: post.formKey,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await hang(db, id, post.tagIds, rendered);
  return id;
}

/**
 * Writes an editor's changes; once readers may have met the post, its address changes only where another slug is wanted,
 * and the old one leads there. Call it inside a transaction, with `rendered` as for `insert`.
 */
export async function update(db: Db, id: number, post: PostFields, rendered: RenderedBody): Promise<void> {
  const known = await placeOf(db, id, post.now);
  const isKnown = isSettled(known, post.now);
  const slug = isKnown && post.wantedSlug === '' ? known.slug : await slugFor(db, post, id);
  if (isKnown && slug !== known.slug) await leadOn(db, id, known.slug, slug);
  await db
    .updateTable('posts')
    .set({
      ...columns(post, rendered),
      ...placeColumns(post.whereabouts, known, post.zone, post.now),
      slug,
    })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('post_tags').where('post_id', '=', id).execute();
  await hang(db, id, post.tagIds, rendered);
}

/** Puts a post somewhere else, with its words and its slug as they are. Call it inside a transaction. */
export async function move(db: Db, id: number, to: Whereabouts, zone: string, now: number): Promise<void> {
  const known = await placeOf(db, id, now);
  await db
    .updateTable('posts')
    .set({ ...placeColumns(to, known, zone, now), updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** The log does not say yet that this one came out. */
export async function expectAnnouncing(db: Db, id: number): Promise<void> {
  await db.updateTable('posts').set({ announce_due: 1 }).where('id', '=', id).execute();
}

/** Where a post stands before it is written; if it has come out since the log was last told, the log is told first. */
async function placeOf(db: Db, id: number, now: number) {
  const known = await db
    .selectFrom('posts')
    .select(['id', 'slug', 'year', 'month', 'first_published_at', 'published_at', 'stage', 'announce_due'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (known.announce_due && known.published_at !== null && known.published_at <= now)
    await announce(db, { ...known, published_at: known.published_at });
  return known;
}

/** What an import brought before; null: nothing of that key. */
export async function idByImportKey(db: Db, key: string): Promise<number | null> {
  const row = await db.selectFrom('posts').select('id').where('import_key', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

/** What a form has made already; null: nothing. */
export async function idByFormKey(db: Db, key: string): Promise<number | null> {
  const row = await db.selectFrom('posts').select('id').where('form_key', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

function columns(post: PostFields, rendered: RenderedBody) {
  return {
    title: post.title,
    body: post.body,
    body_format: post.format,
    body_html: rendered.html.text,
    embed_words: embedWords(rendered.embeds),
    drawing: DRAWING,
    excerpt: post.excerpt ?? excerpt(rendered.text),
    excerpt_written: post.excerpt === null ? (0 as const) : (1 as const),
    hero_id: post.heroId,
    updated_at: post.now,
  };
}

/** @param known where it stood; null: it is new */
function placeColumns(to: Whereabouts, known: Awaited<ReturnType<typeof placeOf>> | null, zone: string, now: number) {
  return {
    ...to,
    ...addressAfter(to.published_at, zone, known, now),
    announce_due: isAhead(to, now),
    ...(known !== null && known.stage !== to.stage && { stage_at: now }),
  };
}

const isAhead = ({ published_at }: Whereabouts, now: number) =>
  published_at !== null && published_at > now ? (1 as const) : (0 as const);
