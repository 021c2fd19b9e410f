import type { Db, TagKind } from '../../db/schema.ts';
import type { Tag } from '../../tags/tags.ts';
import { type Published, visiblePosts, visibleStories, withAuthors } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';

export interface Slice {
  posts: Headline[];
  /** Of all pages together. */
  total: number;
}

/** Which posts a listing has: all of them, or those of one tag, author, year or month. */
export type Filter =
  | { by: 'all' }
  | { by: 'tag'; id: number }
  | { by: 'author'; id: number }
  | { by: 'year'; year: number }
  | { by: 'month'; year: number; month: number };

/** One page of a listing, newest first. @param page from 1 */
export async function listing(db: Db, filter: Filter, now: number, page: number, size: number): Promise<Slice> {
  const { total } = await chosen(db, filter, now)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await withAuthors(chosen(db, filter, now), now)
    .select(HEADLINE)
    .$narrowType<Published>()
    .orderBy('posts.published_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { posts: await headlines(db, rows), total };
}

/** The most discussed of the posts that came out since then, the most responses first. UTC ms. */
export async function mostDiscussed(db: Db, since: number, now: number, limit: number): Promise<Headline[]> {
  const rows = await visibleStories(db, now)
    .select(HEADLINE)
    .$narrowType<Published>()
    .where('posts.published_at', '>', since)
    .where('posts.comment_count', '>', 0)
    .orderBy('posts.comment_count', 'desc')
    .orderBy('posts.published_at', 'desc')
    .limit(limit)
    .execute();
  return headlines(db, rows);
}

/** The months that have posts, newest first. */
export async function months(db: Db, now: number): Promise<{ year: number; month: number; stories: number }[]> {
  return visiblePosts(db, now)
    .select(({ fn }) => ['posts.year', 'posts.month', fn.countAll<number>().as('stories')])
    .$narrowType<Pick<Published, 'year' | 'month'>>()
    .groupBy(['posts.year', 'posts.month'])
    .orderBy('posts.year', 'desc')
    .orderBy('posts.month', 'desc')
    .execute();
}

export interface CountedTag extends Tag {
  /** Folded, for the letter it stands under. */
  name_key: string;
  stories: number;
}

/** All tags of a kind that have a story, A to Z. */
export async function tagsWithStories(db: Db, kind: TagKind, now: number): Promise<CountedTag[]> {
  return visiblePosts(db, now)
    .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(({ fn }) => [
      'tags.kind',
      'tags.slug',
      'tags.name',
      'tags.name_key',
      fn.count<number>('posts.id').as('stories'),
    ])
    .where('tags.kind', '=', kind)
    .groupBy('tags.id')
    .orderBy('tags.name_key')
    .execute();
}

function chosen(db: Db, filter: Filter, now: number) {
  const visible = visiblePosts(db, now);
  switch (filter.by) {
    case 'all':
      return visible;
    case 'tag':
      return visible.where('posts.id', 'in', (eb) =>
        eb.selectFrom('post_tags').select('post_id').where('tag_id', '=', filter.id),
      );
    case 'author':
      return visible.where('posts.author_id', '=', filter.id);
    case 'year':
      return visible.where('posts.year', '=', filter.year);
    case 'month':
      return visible.where('posts.year', '=', filter.year).where('posts.month', '=', filter.month);
  }
}
