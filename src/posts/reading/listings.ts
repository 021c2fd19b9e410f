import { prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { newestOfTag, type Published, visiblePosts, visibleStories, withAuthors } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';
import { type Filter, total } from './totals.ts';

export interface Slice {
  posts: Headline[];
  /** Of all pages together. */
  total: number;
}

/** One page of a listing, newest first. @param page from 1 */
export async function listing(db: Db, filter: Filter, now: number, page: number, size: number): Promise<Slice> {
  const { by, ...which } = filter;
  const rows = await LISTED[by](db, { ...NOTHING, ...which, now, limit: size, offset: (page - 1) * size });
  return { posts: await headlines(db, rows), total: await total(db, filter, now) };
}

type Cut = { id: number; year: number; month: number; now: number; limit: number; offset: number };

const NOTHING = { id: 0, year: 0, month: 0 };

type Posts = ReturnType<typeof visiblePosts>;

/** The headlines of some of the visible posts. */
const cut = (posts: Posts, is: Cut) => inOrder(posts, is).limit(is.limit).offset(is.offset);

const inOrder = (posts: Posts, is: Cut) =>
  withAuthors(posts, is.now)
    .select(HEADLINE)
    .$narrowType<Published>()
    .orderBy('posts.published_at', 'desc')
    .orderBy('posts.id', 'desc');

const LISTED = {
  all: prepared((db, is: Cut) => cut(visiblePosts(db, is.now), is)),
  author: prepared((db, is: Cut) => cut(visiblePosts(db, is.now).where('posts.author_id', '=', is.id), is)),
  year: prepared((db, is: Cut) => cut(visiblePosts(db, is.now).where('posts.year', '=', is.year), is)),
  month: prepared((db, is: Cut) =>
    cut(visiblePosts(db, is.now).where('posts.year', '=', is.year).where('posts.month', '=', is.month), is),
  ),
  tag: prepared((db, is: Cut) =>
    inOrder(visiblePosts(db, is.now).where('posts.id', 'in', newestOfTag(db, is).offset(is.offset)), is),
  ),
};

/** The most discussed of the posts that came out since then, the most responses first. UTC ms. */
export async function mostDiscussed(db: Db, since: number, now: number, limit: number): Promise<Headline[]> {
  return headlines(db, await discussed(db, { since, now, limit }));
}

const discussed = prepared((db, is: { since: number; now: number; limit: number }) =>
  visibleStories(db, is.now)
    .select(HEADLINE)
    .$narrowType<Published>()
    .where('posts.published_at', '>', is.since)
    .where('posts.comment_count', '>', 0)
    .orderBy('posts.comment_count', 'desc')
    .orderBy('posts.published_at', 'desc')
    .limit(is.limit),
);

/** When the first story of a tag or of an author came out, UTC ms; null: none has yet. */
export async function firstOut(db: Db, filter: Filter & { by: 'tag' | 'author' }, now: number): Promise<number | null> {
  const row = await (filter.by === 'tag' ? firstOfTag : firstOfAuthor)(db, { id: filter.id, now });
  return row?.at ?? null;
}

const firstOfTag = preparedFirst((db, is: { id: number; now: number }) =>
  db
    .selectFrom('post_tags')
    .select(({ fn }) => fn.min('published_at').as('at'))
    .where('tag_id', '=', is.id)
    .where('published_at', '<=', is.now),
);

const firstOfAuthor = preparedFirst((db, is: { id: number; now: number }) =>
  visiblePosts(db, is.now)
    .select(({ fn }) => fn.min('published_at').as('at'))
    .where('author_id', '=', is.id),
);
