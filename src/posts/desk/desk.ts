import type { BodyFormat, Db } from '../../db/schema.ts';
import type { Embed } from '../../embeds/embed.ts';
import type { Picture } from '../../media/media.ts';
import * as media from '../../media/media.ts';
import * as tags from '../../tags/tags.ts';
import { DAY } from '../../time.ts';
import type { Closable } from '../closing/closing.ts';
import type { PostState } from '../publication.ts';
import * as embedRows from '../writing/embeds.ts';

/** Posts as the desk sees them: all of them, whatever readers may see. */

/** All that an editor can change about a post. */
export interface DeskPost extends Closable {
  id: number;
  slug: string;
  year: number | null;
  month: number | null;
  first_published_at: number | null;
  title: string;
  body: string;
  body_format: BodyFormat;
  /** Null: the first words of the text are taken. */
  excerpt: string | null;
  updated_at: number;
  comment_count: number;
  hero: Picture | null;
  tags: tags.Tag[];
  embeds: Embed[];
}

export async function byId(db: Db, id: number): Promise<DeskPost | null> {
  const row = await db
    .selectFrom('posts')
    .select([
      'id',
      'slug',
      'year',
      'month',
      'first_published_at',
      'title',
      'body',
      'body_format',
      'excerpt',
      'excerpt_written',
      'hero_id',
    ])
    .select(['updated_at', 'comment_count', 'published_at'])
    .select(['comments_closed_at', 'comments_closed_by', 'comments_keep_open'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { excerpt_written, hero_id, ...post } = row;
  return {
    ...post,
    excerpt: excerpt_written ? post.excerpt : null,
    hero: hero_id === null ? null : ((await media.byId(db, hero_id)) ?? null),
    tags: await tags.ofPost(db, id),
    embeds: await embedRows.ofPost(db, id),
  };
}

/** A line of the desk's list. */
export interface DeskLine extends Closable {
  id: number;
  title: string;
  slug: string;
  year: number | null;
  month: number | null;
  author: string;
  comment_count: number;
}

export type Shelf = 'all' | PostState;

/** One page of a shelf, the posts last worked on first. @param page from 1 */
export async function onShelf(
  db: Db,
  shelf: Shelf,
  { now, page, size }: { now: number; page: number; size: number },
): Promise<DeskLine[]> {
  return lines(db, shelf, now)
    .orderBy('posts.updated_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
}

export async function sizesOfShelves(db: Db, now: number): Promise<Record<Shelf, number>> {
  const size = async (shelf: Shelf) => {
    const { posts } = await shelved(db, shelf, now)
      .select(({ fn }) => fn.countAll<number>().as('posts'))
      .executeTakeFirstOrThrow();
    return posts;
  };
  const [draft, scheduled, live] = [await size('draft'), await size('scheduled'), await size('live')];
  return { all: draft + scheduled + live, draft, scheduled, live };
}

/** Posts whose comments age will close `within` so many ms from now, the next one first. @param closeAfterDays 0 = never */
export async function closingSoon(
  db: Db,
  { now, closeAfterDays, within, limit }: { now: number; closeAfterDays: number; within: number; limit: number },
): Promise<DeskLine[]> {
  if (closeAfterDays === 0) return [];
  const closedBefore = now - closeAfterDays * DAY;
  return lines(db, 'live', now)
    .where('posts.comments_closed_at', 'is', null)
    .where('posts.comments_keep_open', '=', 0)
    .where('posts.published_at', '>', closedBefore)
    .where('posts.published_at', '<=', closedBefore + within)
    .orderBy('posts.published_at')
    .limit(limit)
    .execute();
}

function lines(db: Db, shelf: Shelf, now: number) {
  return shelved(db, shelf, now)
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['posts.id', 'posts.title', 'posts.slug', 'posts.year', 'posts.month', 'posts.published_at'])
    .select(['users.name as author', 'posts.comment_count'])
    .select(['posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open']);
}

function shelved(db: Db, shelf: Shelf, now: number) {
  const posts = db.selectFrom('posts');
  switch (shelf) {
    case 'all':
      return posts;
    case 'draft':
      return posts.where('posts.published_at', 'is', null);
    case 'scheduled':
      return posts.where('posts.published_at', '>', now);
    case 'live':
      return posts.where('posts.published_at', '<=', now);
  }
}
