import sharp from 'sharp';
import { insertPast } from '../../src/comments/past.ts';
import type { CommentStatus } from '../../src/db/schema.ts';
import type { Embed } from '../../src/embeds/embed.ts';
import { store } from '../../src/media/store.ts';
import { outAt } from '../../src/posts/publication.ts';
import { type PublishedPost, visibleById } from '../../src/posts/reading/read.ts';
import { renderBody } from '../../src/posts/writing/body.ts';
import { insert } from '../../src/posts/writing/write.ts';
import { all } from '../../src/settings/settings.ts';
import * as tags from '../../src/tags/tags.ts';
import { renderComment } from '../../src/text/comment.ts';
import { DAY, HOUR } from '../../src/time.ts';
import * as users from '../../src/users/users.ts';
import type { TestApp } from './app.ts';

/** A published post, an hour old unless said otherwise. */
export async function aPost(
  { ctx, clock }: TestApp,
  options: {
    title?: string;
    slug?: string;
    body?: string;
    publishedAt?: number;
    ageInDays?: number;
    people?: string[];
    topics?: string[];
    heroId?: number;
    embeds?: Embed[];
    excerpt?: string;
  } = {},
): Promise<PublishedPost> {
  const {
    title = 'Odalys brought soup',
    slug = '',
    body = 'Leek and *potato*.',
    ageInDays,
    people = [],
    topics = [],
    embeds = [],
  } = options;
  const publishedAt = options.publishedAt ?? clock.now - (ageInDays === undefined ? HOUR : ageInDays * DAY);
  const { 'site.timezone': zone } = await all(ctx.db);
  const authorId = await users.importedAuthor(ctx.db, {
    email: 'imelda@example.org',
    name: 'Imelda Farr',
    now: clock.now,
  });
  const id = await ctx.db.transaction().execute(async (trx) => {
    const post = {
      title,
      wantedSlug: slug,
      body,
      format: 'markdown' as const,
      excerpt: options.excerpt ?? null,
      heroId: options.heroId ?? null,
      authorId,
      whereabouts: outAt(publishedAt),
      tagIds: await tags.ensureAll(trx, people, topics),
      closed: null,
      importKey: null,
      formKey: null,
      zone,
      now: clock.now,
    };
    return insert(trx, post, renderBody(body, 'markdown', { embeds, pictures: [] }, zone));
  });
  const post = await visibleById(ctx.readDb, id, Math.max(clock.now, publishedAt));
  if (!post) throw new Error('the factory made no post');
  return post;
}

/** A picture of one colour, as an editor uploads it. @returns its id */
export async function aPicture(
  { ctx, clock }: TestApp,
  { alt = 'Odalys with a flask', credit = 'Odile Brandt', width = 1200, height = 800 } = {},
): Promise<number> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#c90038' } })
    .png()
    .toBuffer();
  const stored = await store(ctx.db, ctx.config.mediaDir, bytes, { alt, credit, by: null, now: clock.now });
  if (stored.kind === 'refused') throw new Error(`the factory made no picture: ${stored.reason}`);
  return stored.id;
}

/** A comment as if it had been there; approved unless said otherwise. @returns its id */
export async function aComment(
  { ctx, clock }: TestApp,
  post: { id: number },
  options: { name?: string; body?: string; inReplyTo?: number; status?: CommentStatus; at?: number } = {},
): Promise<number> {
  const { name = 'Léonie', body = 'Soup!', inReplyTo = null, status = 'approved', at = clock.now } = options;
  return insertPast(ctx.db, {
    postId: post.id,
    parentId: inReplyTo,
    status,
    reasons: [],
    name,
    email: null,
    body,
    format: 'text',
    bodyHtml: renderComment(body),
    createdAt: at,
    readerKey: null,
    imported: null,
  });
}
