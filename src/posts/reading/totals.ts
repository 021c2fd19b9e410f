import { type Expression, type SqlBool, sql } from 'kysely';
import { prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db, TagKind } from '../../db/schema.ts';
import type { Tag } from '../../tags/tags.ts';

/**
 * How many stories there are of what readers can list. Triggers keep these numbers (migrations/0014-tallies.ts), so that
 * nothing is counted but the stories that wait for their hour: they are in the tallies already, and are few.
 */

/** Which posts a listing has: all of them, or those of one tag, author, year or month. */
export type Filter =
  | { by: 'all' }
  | { by: 'tag'; id: number }
  | { by: 'author'; id: number }
  | { by: 'year'; year: number }
  | { by: 'month'; year: number; month: number };

/** The visible stories of a listing, all pages together. */
export async function total(db: Db, filter: Filter, now: number): Promise<number> {
  const [from, to = from] = talliesOf(filter);
  const found = await tallied(db, { from, to });
  return (found?.stories ?? 0) - (await waiting(db, filter, now));
}

/** The name of its tally, or the first and the last of them. */
function talliesOf(filter: Filter): [string, string?] {
  if (filter.by === 'all') return ['all'];
  if (filter.by === 'year') return [tallyOfMonth(filter.year, 1), tallyOfMonth(filter.year, 12)];
  if (filter.by === 'month') return [tallyOfMonth(filter.year, filter.month)];
  return [`${filter.by}:${filter.id}`];
}

const MONTH = 'month:';
const tallyOfMonth = (year: number, month: number) => `${MONTH}${year}-${String(month).padStart(2, '0')}`;

const tallied = preparedFirst((db, is: { from: string; to: string }) =>
  db
    .selectFrom('tallies')
    .select(({ fn }) => fn.sum<number | null>('stories').as('stories'))
    .where('name', '>=', is.from)
    .where('name', '<=', is.to),
);

async function waiting(db: Db, filter: Filter, now: number): Promise<number> {
  if (filter.by === 'tag') return (await waitingOfTag(db, { id: filter.id, now }))?.stories ?? 0;
  const ahead = await waitingPosts(db, { now });
  return ahead.filter((post) => {
    if (filter.by === 'author') return post.author_id === filter.id;
    return filter.by === 'all' || (post.year === filter.year && (filter.by === 'year' || post.month === filter.month));
  }).length;
}

const waitingPosts = prepared((db, is: { now: number }) =>
  db.selectFrom('posts').select(['author_id', 'year', 'month']).where('published_at', '>', is.now),
);

const waitingOfTag = preparedFirst((db, is: { id: number; now: number }) =>
  db
    .selectFrom('post_tags')
    .select(({ fn }) => fn.countAll<number>().as('stories'))
    .where('tag_id', '=', is.id)
    .where('published_at', '>', is.now),
);

export interface MonthOfStories {
  year: number;
  month: number;
  stories: number;
}

/** The months that have posts, newest first. */
export async function months(db: Db, now: number): Promise<MonthOfStories[]> {
  const ahead = await waitingPosts(db, { now });
  const all = await talliedMonths(db, {});
  return all.flatMap(({ name, stories }) => {
    const [year, month] = name.slice(MONTH.length).split('-').map(Number) as [number, number];
    const visible = stories - ahead.filter((post) => post.year === year && post.month === month).length;
    return visible > 0 ? [{ year, month, stories: visible }] : [];
  });
}

const talliedMonths = prepared((db) =>
  db
    .selectFrom('tallies')
    .select(['name', 'stories'])
    .where('name', '>=', MONTH)
    .where('name', '<', `${MONTH}a`)
    .orderBy('name', 'desc'),
);

export interface CountedTag extends Tag {
  /** Folded, for the letter it stands under. */
  name_key: string;
  stories: number;
}

/** All tags of a kind that have a story, by their folded names. */
export async function tagsWithStories(db: Db, kind: TagKind, now: number): Promise<CountedTag[]> {
  const ahead = new Map((await waitingByTag(db, { now })).map((row) => [row.tag_id, row.stories]));
  const all = await talliedTags(db, { kind });
  return all.flatMap(({ id, ...tag }) => {
    const stories = tag.stories - (ahead.get(id) ?? 0);
    return stories > 0 ? [{ ...tag, stories }] : [];
  });
}

const talliedTags = prepared((db, is: { kind: TagKind }) =>
  db
    .selectFrom('tags')
    .innerJoin('tallies', (join) => join.on(isTallyOf('tags.id')))
    .select(['tags.id', 'tags.kind', 'tags.slug', 'tags.name', 'tags.name_key', 'tallies.stories'])
    .where('tags.kind', '=', is.kind)
    .orderBy('tags.name_key'),
);

const waitingByTag = prepared((db, is: { now: number }) =>
  db
    .selectFrom('posts')
    .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
    .select(({ fn }) => ['post_tags.tag_id', fn.countAll<number>().as('stories')])
    .where('posts.published_at', '>', is.now)
    .groupBy('post_tags.tag_id'),
);

/** Everybody who has written a story. */
export async function authorsWithStories(db: Db, now: number): Promise<{ slug: string }[]> {
  const ahead = await waitingPosts(db, { now });
  const all = await talliedAuthors(db, {});
  return all.filter(({ id, stories }) => stories > ahead.filter((post) => post.author_id === id).length);
}

const talliedAuthors = prepared((db) =>
  db
    .selectFrom('users')
    .innerJoin('tallies', (join) => join.on(sql<SqlBool>`tallies.name = 'author:' || users.id`))
    .select(['users.id', 'users.slug', 'tallies.stories'])
    .orderBy('users.slug'),
);

/** The join of `tallies` to a column of tags' ids. */
export const isTallyOf = (column: string): Expression<SqlBool> =>
  sql<SqlBool>`tallies.name = 'tag:' || ${sql.ref(column)}`;
