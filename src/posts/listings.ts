import type { Db } from '../db/schema.ts';
import type { Author } from './read.ts';

/** What a listing shows of a post. */
export interface Headline {
  id: number;
  slug: string;
  year: number;
  month: number;
  title: string;
  excerpt: string;
  published_at: number;
  comment_count: number;
  author: Author;
}

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
  const rows = await chosen(db, filter, now)
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['posts.id', 'posts.slug', 'posts.year', 'posts.month', 'posts.title', 'posts.excerpt'])
    .select(['posts.published_at', 'posts.comment_count', 'users.name as author_name', 'users.slug as author_slug'])
    .orderBy('posts.published_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { posts: rows.map(headline), total };
}

/** The years and months that have posts, newest first. */
export async function months(db: Db, now: number): Promise<{ year: number; month: number; stories: number }[]> {
  const rows = await db
    .selectFrom('posts')
    .select(({ fn }) => ['year', 'month', fn.countAll<number>().as('stories')])
    .where('published_at', '<=', now)
    .groupBy(['year', 'month'])
    .orderBy('year', 'desc')
    .orderBy('month', 'desc')
    .execute();
  return rows.map((row) => ({ year: row.year ?? 0, month: row.month ?? 0, stories: row.stories }));
}

function chosen(db: Db, filter: Filter, now: number) {
  const visible = db.selectFrom('posts').where('posts.published_at', '<=', now);
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

interface HeadlineRow extends Omit<Headline, 'year' | 'month' | 'published_at' | 'author'> {
  year: number | null;
  month: number | null;
  published_at: number | null;
  author_name: string;
  author_slug: string;
}

export function headline({ author_name, author_slug, ...row }: HeadlineRow): Headline {
  return {
    ...row,
    year: row.year ?? 0,
    month: row.month ?? 0,
    published_at: row.published_at ?? 0,
    author: { name: author_name, slug: author_slug },
  };
}
