import type { BodyFormat, Db } from '../db/schema.ts';
import type { Embed } from '../embeds/embed.ts';
import { freeSlug, slugOf } from '../slugs.ts';
import { excerpt } from '../text/plain.ts';
import { yearAndMonth } from '../time.ts';
import { renderBody } from './body.ts';
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

/** Stores a post, rendered and sanitised, with its embeds and tags. Call it inside a transaction. @returns its id */
export async function insert(db: Db, post: NewPost): Promise<number> {
  const { html, text } = renderBody(post.body, post.format, post.embeds, post.zone);
  const slug = await freeSlug(post.wantedSlug || slugOf(post.title, 'post'), (wanted) => slugTaken(db, wanted));
  const { id } = await db
    .insertInto('posts')
    .values({
      slug,
      ...permalinkDate(post.publishedAt, post.zone),
      title: post.title,
      body: post.body,
      body_format: post.format,
      body_html: html.text,
      excerpt: post.excerpt ?? excerpt(text),
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

export async function idByImportKey(db: Db, key: string): Promise<number | null> {
  const row = await db.selectFrom('posts').select('id').where('import_key', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

/** Renders the stored bodies of all posts again, after the allow-list or the cards have changed. @returns how many */
export async function rerenderAll(db: Db, zone: string): Promise<number> {
  const ids = await db.selectFrom('posts').select('id').orderBy('id').execute();
  for (const { id } of ids) {
    await db.transaction().execute(async (trx) => {
      const post = await trx
        .selectFrom('posts')
        .select(['body', 'body_format'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const { html } = renderBody(post.body, post.body_format, await embedRows.ofPost(trx, id), zone);
      await trx.updateTable('posts').set({ body_html: html.text }).where('id', '=', id).execute();
    });
  }
  return ids.length;
}

/** Those of first publication; a draft has none yet. */
function permalinkDate(publishedAt: number | null, zone: string): { year: number | null; month: number | null } {
  return publishedAt === null ? { year: null, month: null } : yearAndMonth(publishedAt, zone);
}

async function slugTaken(db: Db, slug: string): Promise<boolean> {
  const row = await db.selectFrom('posts').select('id').where('slug', '=', slug).executeTakeFirst();
  return row !== undefined;
}
