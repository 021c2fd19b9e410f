import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../media/media.ts';
import type { Tag } from '../../tags/tags.ts';
import { visiblePosts } from '../visible.ts';
import { HERO, withHero } from './hero.ts';

/**
 * How a person looks: like the picture that an editor gave them; without one, like the newest story whose picture, by its
 * description, shows them. A picture whose rights have ended shows nobody.
 */
export interface Portrait {
  /** Visible stories, of those that were looked at. */
  stories: number;
  picture: Picture | null;
  /** The newest story whose picture shows them; without one the newest. */
  postId: number;
}

/** How these people look, by the ids of their tags; nobody without a visible story. */
export async function portraits(db: Db, tagIds: readonly number[], now: number): Promise<Map<number, Portrait>> {
  if (tagIds.length === 0) return new Map();
  const rows = await seen(db, named(db, now).where('post_tags.tag_id', 'in', tagIds), now)
    .select(['seen.tag_id', 'seen.post_id', 'seen.stories', ...HERO])
    .execute();
  return new Map(
    rows.map((row) => {
      const { picture, tag_id, post_id: postId, stories } = withHero(row);
      return [tag_id, { stories, picture, postId }];
    }),
  );
}

export interface MuchSeen extends Tag, Portrait {
  picture: Picture;
}

/** Who had the most stories since then, of those of whom there is a picture. UTC ms. */
export async function mostSeen(db: Db, since: number, now: number, limit: number): Promise<MuchSeen[]> {
  const rows = await seen(db, named(db, now).where('posts.published_at', '>', since), now)
    .select(['tags.kind', 'tags.slug', 'tags.name', 'seen.stories', 'seen.post_id', ...HERO])
    .where('media.id', 'is not', null)
    .orderBy('seen.stories', 'desc')
    .orderBy('tags.name_key')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const { picture, post_id: postId, kind, slug, name, stories } = withHero(row);
    return picture ? { kind, slug, name, stories, postId, picture } : [];
  });
}

/** Asked plainly, the database would begin with all people there are, and not with the stories. */
const IS_PERSON = sql<boolean>`(tags.kind || '') = 'person'`;

/** Stories by the people they name, with the picture where its description names that one. */
function named(db: Db, now: number) {
  return visiblePosts(db, now)
    .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .leftJoin('media', (join) =>
      join
        .onRef('media.id', '=', 'posts.hero_id')
        .on(sql<boolean>`media.alt like '%' || tags.name || '%'`)
        .on(isAllowed('media', now)),
    )
    .select(['post_tags.tag_id', 'post_tags.post_id', 'posts.published_at', 'media.id as portrait_id'])
    .where(IS_PERSON);
}

/** Its rights have not ended. @param media the table, or what it is called in the query */
const isAllowed = (media: string, now: number) =>
  sql<boolean>`(${sql.ref(`${media}.expires_at`)} is null or ${sql.ref(`${media}.expires_at`)} > ${now})`;

/** A row for each person of these stories, with the picture that they look like. */
const seen = (db: Db, stories: ReturnType<typeof named>, now: number) =>
  db
    .selectFrom(numbered(db, stories).as('seen'))
    .innerJoin('tags', 'tags.id', 'seen.tag_id')
    .leftJoin('media as own', (join) => join.onRef('own.id', '=', 'tags.picture_id').on(isAllowed('own', now)))
    .leftJoin('media', (join) => join.on(sql<boolean>`media.id = coalesce(own.id, seen.portrait_id)`))
    .where('seen.nth', '=', 1);

/** The same, numbered for each tag: 1 is the story whose picture shows the person. */
function numbered(db: Db, stories: ReturnType<typeof named>) {
  return db
    .selectFrom(stories.as('named'))
    .select(['tag_id', 'post_id', 'portrait_id'])
    .select(({ fn, eb }) => [
      fn
        .countAll<number>()
        .over((each) => each.partitionBy('tag_id'))
        .as('stories'),
      fn
        .agg<number>('row_number')
        .over((each) =>
          each
            .partitionBy('tag_id')
            .orderBy(eb('portrait_id', 'is', null))
            .orderBy('published_at', 'desc')
            .orderBy('post_id', 'desc'),
        )
        .as('nth'),
    ]);
}

export interface PersonFacts {
  responses: number;
  /** UTC ms of their first story here. */
  firstSeen: number;
  /** Who shares at least two stories with them, the most first. */
  oftenWith: Tag[];
}

/** Null where no visible story names that person. */
export async function personFacts(db: Db, tagId: number, now: number, limit = 3): Promise<PersonFacts | null> {
  const { responses, firstSeen } = await visiblePosts(db, now)
    .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
    .select(({ fn }) => [
      fn.sum<number | null>('posts.comment_count').as('responses'),
      fn.min<number | null>('posts.published_at').as('firstSeen'),
    ])
    .where('post_tags.tag_id', '=', tagId)
    .executeTakeFirstOrThrow();
  if (firstSeen === null) return null;
  const oftenWith = await visiblePosts(db, now)
    .innerJoin('post_tags as theirs', 'theirs.post_id', 'posts.id')
    .innerJoin('post_tags as others', 'others.post_id', 'posts.id')
    .innerJoin('tags', 'tags.id', 'others.tag_id')
    .select(['tags.kind', 'tags.slug', 'tags.name'])
    .where('theirs.tag_id', '=', tagId)
    .where('others.tag_id', '!=', tagId)
    .where('tags.kind', '=', 'person')
    .groupBy('tags.id')
    .having(({ fn, eb }) => eb(fn.countAll(), '>=', 2))
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('tags.name_key')
    .limit(limit)
    .execute();
  return { responses: responses ?? 0, firstSeen, oftenWith };
}
