import type { Db, PostRow } from '../db/schema.ts';
import { SafeHtml } from '../html.ts';

export interface Author {
  name: string;
  slug: string;
}

/** A post that a reader may see; `year` and `month` stand by then. */
export interface PublishedPost extends Omit<PostRow, 'body_html' | 'published_at' | 'year' | 'month'> {
  published_at: number;
  year: number;
  month: number;
  body_html: SafeHtml;
  author: Author;
}

export async function visibleBySlug(db: Db, slug: string, now: number): Promise<PublishedPost | null> {
  const row = await visible(db, now).where('posts.slug', '=', slug).executeTakeFirst();
  return row ? published(row) : null;
}

export async function visibleById(db: Db, id: number, now: number): Promise<PublishedPost | null> {
  const row = await visible(db, now).where('posts.id', '=', id).executeTakeFirst();
  return row ? published(row) : null;
}

/** The newest posts with their text, for feeds. */
export async function recentWithBodies(db: Db, now: number, limit: number): Promise<PublishedPost[]> {
  const rows = await visible(db, now)
    .orderBy('posts.published_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(published);
}

/** A post is visible from the moment of its publication on; no job has to run for it. */
function visible(db: Db, now: number) {
  return db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'posts.author_id')
    .selectAll('posts')
    .select(['users.name as author_name', 'users.slug as author_slug'])
    .where('posts.published_at', '<=', now);
}

function published(row: PostRow & { author_name: string; author_slug: string }): PublishedPost {
  const { author_name, author_slug, ...post } = row;
  if (post.published_at === null || post.year === null || post.month === null)
    throw new Error(`post ${post.id} is published without a permalink`);
  return {
    ...post,
    published_at: post.published_at,
    year: post.year,
    month: post.month,
    body_html: new SafeHtml(post.body_html),
    author: { name: author_name, slug: author_slug },
  };
}
