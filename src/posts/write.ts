import type { BodyFormat, Db } from '../db/schema.ts';
import type { Embed } from '../embeds/embed.ts';
import { freeSlug, slugOf } from '../slugs.ts';
import { excerpt } from '../text/plain.ts';
import { yearAndMonth } from '../time.ts';
import { type RenderedBody, renderBody } from './body.ts';
import * as embedRows from './embeds.ts';

export interface NewPost {
  title: string;
  /** Kept as it is where it is free; empty: made from the title. */
  wantedSlug: string;
  body: string;
  format: BodyFormat;
  embeds: readonly Embed[];
  /** Null: the first words of the text. */
  excerpt: string | null;
  authorId: number;
  /** UTC ms; null: a draft; ahead: scheduled. */
  publishedAt: number | null;
  tagIds: readonly number[];
  commentsClosed: boolean;
  importKey: string | null;
  /** The site's zone, in which the permalink's year and month are told. */
  zone: string;
  now: number;
}

/**
 * Stores a post with its embeds and tags. Call it inside a transaction.
 * @param rendered what `renderBody` made of its body, before that transaction: it takes time
 * @returns its id
 */
export async function insert(db: Db, post: NewPost, rendered: RenderedBody): Promise<number> {
  const slug = await freeSlug(post.wantedSlug || slugOf(post.title, 'post'), (wanted) => slugTaken(db, wanted));
  const { id } = await db
    .insertInto('posts')
    .values({
      slug,
      ...permalinkDate(post.publishedAt, post.zone),
      title: post.title,
      body: post.body,
      body_format: post.format,
      body_html: rendered.html.text,
      excerpt: post.excerpt ?? excerpt(rendered.text),
      author_id: post.authorId,
      published_at: post.publishedAt,
      created_at: post.now,
      updated_at: post.now,
      comments_closed_at: post.commentsClosed ? post.now : null,
      comments_closed_by: post.commentsClosed ? 'editor' : null,
      comments_closed_run: null,
      import_key: post.importKey,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await embedRows.replace(db, id, post.embeds);
  for (const [position, tagId] of [...new Set(post.tagIds)].entries())
    await db.insertInto('post_tags').values({ post_id: id, tag_id: tagId, position }).execute();
  return id;
}

/** What an import brought before; null: nothing of that key. */
export async function idByImportKey(db: Db, key: string): Promise<number | null> {
  const row = await db.selectFrom('posts').select('id').where('import_key', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Renders the stored bodies of all posts again, after the allow-list or the cards have changed. A post that somebody
 * saves meanwhile is left as they saved it.
 * @returns how many posts there are
 */
export async function rerenderAll(db: Db, zone: string): Promise<number> {
  const ids = await db.selectFrom('posts').select('id').orderBy('id').execute();
  for (const { id } of ids) {
    const { body, body_format } = await db
      .selectFrom('posts')
      .select(['body', 'body_format'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { html } = renderBody(body, body_format, await embedRows.ofPost(db, id), zone);
    await db.updateTable('posts').set({ body_html: html.text }).where('id', '=', id).where('body', '=', body).execute();
  }
  return ids.length;
}

/** Those of first publication; a draft has none yet. */
function permalinkDate(publishedAt: number | null, zone: string): { year: number | null; month: number | null } {
  return publishedAt === null ? { year: null, month: null } : yearAndMonth(publishedAt, zone);
}

/** Words that already mean something in a post's place or below it. */
const ADDRESSES = new Set(['feed', 'feed.xml', 'page', 'comments']);

async function slugTaken(db: Db, slug: string): Promise<boolean> {
  if (ADDRESSES.has(slug)) return true;
  const row = await db.selectFrom('posts').select('id').where('slug', '=', slug).executeTakeFirst();
  return row !== undefined;
}
