import { type RawBuilder, sql } from 'kysely';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import type { Tag } from '../../tags/tags.ts';

/** What a search is narrowed to besides its words: stories about a person, under a topic, by an author, from a year; null: any. */
export type Narrowing = {
  /** Ids of tags, and of a user. */
  person: number | null;
  topic: number | null;
  author: number | null;
  year: number | null;
};

/** The values of `Narrowing` within a prepared query, for the row of `posts`. */
export const fits = (is: Narrowing): RawBuilder<boolean> =>
  sql<boolean>`(${is.year} is null or ${unindexed('posts.year')} = ${is.year})
    and (${is.person} is null or ${tagged(is.person)}) and (${is.topic} is null or ${tagged(is.topic)})
    and (${is.author} is null or ${unindexed('posts.author_id')} = ${is.author})`;

const tagged = (tag: number | null) =>
  sql`exists (select 1 from post_tags where post_tags.post_id = posts.id and post_tags.tag_id = ${tag})`;

/** By what a search that found these stories could be narrowed, each with how many of them have it, the most first. */
export interface Choices {
  tags: (Tag & { stories: number })[];
  authors: { slug: string; name: string; stories: number }[];
  years: { year: number; stories: number }[];
}

/** @param postIds of visible stories */
export async function choices(db: Db, postIds: readonly number[]): Promise<Choices> {
  const stories = await origins(db, { postIds });
  const authors = new Map<string, Choices['authors'][number]>();
  const years = new Map<number, Choices['years'][number]>();
  for (const { slug, name, year } of stories) {
    authors.set(slug, { slug, name, stories: (authors.get(slug)?.stories ?? 0) + 1 });
    if (year !== null) years.set(year, { year, stories: (years.get(year)?.stories ?? 0) + 1 });
  }
  return {
    tags: await tagsOn(db, { postIds }),
    authors: [...authors.values()].sort((a, b) => b.stories - a.stories),
    years: [...years.values()].sort((a, b) => b.year - a.year),
  };
}

const tagsOn = prepared((db, is: { postIds: readonly number[] }) =>
  db
    .selectFrom('post_tags')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(({ fn }) => ['tags.kind', 'tags.slug', 'tags.name', fn.countAll<number>().as('stories')])
    .where('post_tags.post_id', 'in', oneOf(is.postIds))
    .groupBy('tags.id')
    .orderBy('stories', 'desc')
    .orderBy('tags.name_key'),
);

const origins = prepared((db, is: { postIds: readonly number[] }) =>
  db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['users.slug', 'users.name', 'posts.year'])
    .where('posts.id', 'in', oneOf(is.postIds)),
);
