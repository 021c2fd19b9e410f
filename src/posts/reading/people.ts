import { sql } from 'kysely';
import { oneOf, prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../media/media.ts';
import { mayBeShown } from '../../media/rights.ts';
import type { Tag } from '../../tags/tags.ts';
import { sinceNewest } from '../visible.ts';
import { company, tagsAmong } from './company.ts';
import { HERO, pictureOf } from './hero.ts';
import { isTallyOf } from './totals.ts';

/**
 * How a person looks: like the picture that an editor gave them; without one, like the newest story whose picture, by its
 * description, shows them. A picture whose rights have ended shows nobody. Only the newest 40 of their stories are looked
 * at: who was not pictured in any of those has a letter for a face until an editor gives them one.
 */
export interface Portrait {
  picture: Picture | null;
  /** The newest story whose picture shows them; without one the newest. */
  postId: number;
  /** How many visible stories name them. */
  stories: number;
}

/** How these people look, by the ids of their tags; nobody without a visible story. */
export async function portraits(db: Db, tagIds: readonly number[], now: number): Promise<Map<number, Portrait>> {
  return tagIds.length === 0 ? new Map() : portraitsSince(db, tagIds, 0, now);
}

export interface MuchSeen extends Tag, Portrait {
  picture: Picture;
}

/** Of some there is no picture, and some are shown by another's: so more are looked at than are wanted. */
const CANDIDATES = 6;

/** Who had the most stories since then, among the newest 300, each with a picture that none of the others has. UTC ms. */
export async function mostSeen(db: Db, since: number, now: number, limit: number): Promise<MuchSeen[]> {
  const people = await muchSeen(db, { since, now, limit: CANDIDATES * limit });
  const ids = people.map((person) => person.id);
  const known = await portraitsSince(db, ids, since, now);
  const whose = new Map<number, MuchSeen>();
  for (const { id, ...person } of people) {
    const { picture = null, postId = 0 } = known.get(id) ?? {};
    if (picture && !whose.has(picture.id)) whose.set(picture.id, { ...person, picture, postId });
  }
  return [...whose.values()].slice(0, limit);
}

const muchSeen = prepared((db, is: { since: number; now: number; limit: number }) => {
  const lately = db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.published_at', '<=', is.now)
    .where('posts.published_at', '>', is.since)
    .orderBy('posts.published_at', 'desc')
    .limit(300);
  return tagsAmong(db, 'person', lately, is.limit).select(({ fn }) => ['tags.id', fn.countAll<number>().as('stories')]);
});

async function portraitsSince(
  db: Db,
  tagIds: readonly number[],
  since: number,
  now: number,
): Promise<Map<number, Portrait>> {
  const rows = await portraitRows(db, { tagIds, since, now });
  return new Map(
    rows.flatMap((row) => {
      const postId = row.shown ?? row.newest;
      const stories = (row.tallied ?? 0) - (row.waiting ?? 0);
      return postId === null ? [] : [[row.tag_id, { picture: pictureOf(row), postId, stories }]];
    }),
  );
}

/** @property since UTC ms: only in stories that came out after this */
type Whom = { tagIds: readonly number[]; since: number; now: number };

const portraitRows = prepared((db, is: Whom) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('tags')
        .select(['tags.id', 'tags.picture_id', showing(is).as('shown')])
        .where('tags.id', 'in', oneOf(is.tagIds))
        .as('people'),
    )
    .leftJoin('tallies', (join) => join.on(isTallyOf('people.id')))
    .leftJoin('posts', 'posts.id', 'people.shown')
    .leftJoin('media as own', (join) => join.onRef('own.id', '=', 'people.picture_id').on(mayBeShown(is.now, 'own')))
    .leftJoin('media', (join) => join.on(sql<boolean>`media.id = coalesce(own.id, posts.hero_id)`))
    .select(['people.id as tag_id', 'people.shown', 'tallies.stories as tallied', ...HERO])
    .select(({ selectFrom }) => [
      selectFrom('post_tags')
        .select('post_tags.post_id')
        .whereRef('post_tags.tag_id', '=', 'people.id')
        .where('post_tags.published_at', '<=', is.now)
        .orderBy('post_tags.published_at', 'desc')
        .orderBy('post_tags.post_id', 'desc')
        .limit(1)
        .as('newest'),
      selectFrom('post_tags')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('post_tags.tag_id', '=', 'people.id')
        .where('post_tags.published_at', '>', is.now)
        .as('waiting'),
    ]),
);

/** The newest story whose picture shows the person of the row in `tags`. */
const showing = ({ since, now }: Whom) => sql<number | null>`(
  select seen.post_id from post_tags as seen
  join posts on posts.id = seen.post_id
  join media on media.id = posts.hero_id and ${mayBeShown(now)} and media.alt like '%' || tags.name || '%'
  where seen.tag_id = tags.id and seen.published_at <= ${now} and seen.published_at > ${since}
    and seen.published_at >= ${sinceNewest(40, 'tags.id', now)}
  order by seen.published_at desc, seen.post_id desc limit 1
)`;

export interface PersonFacts {
  responses: number;
  /** UTC ms of their first story here. */
  firstSeen: number;
  /** Who shares at least two of their newest 200 stories with them, the most first. */
  oftenWith: Tag[];
}

/** How many people are named who are often with somebody. */
const COMPANIONS = 3;

/** Null where no visible story names that person. */
export async function personFacts(db: Db, tagId: number, now: number): Promise<PersonFacts | null> {
  const { first = null, responses = 0 } = (await firstAndResponses(db, { tagId, now })) ?? {};
  if (first === null) return null;
  return { responses, firstSeen: first, oftenWith: await company(db, { tagId, now, limit: COMPANIONS }) };
}

const firstAndResponses = preparedFirst((db, is: { tagId: number; now: number }) =>
  db
    .selectFrom('tags')
    .leftJoin('tallies', (join) => join.on(isTallyOf('tags.id')))
    .select(({ selectFrom, eb, fn, val }) => [
      selectFrom('post_tags')
        .select((of) => of.fn.min('post_tags.published_at').as('at'))
        .whereRef('post_tags.tag_id', '=', 'tags.id')
        .where('post_tags.published_at', '<=', is.now)
        .as('first'),
      // Less what was said of stories that are hidden again until their hour.
      eb(
        fn.coalesce('tallies.responses', val(0)),
        '-',
        selectFrom('post_tags')
          .innerJoin('posts', 'posts.id', 'post_tags.post_id')
          .select((of) => of.fn.coalesce(of.fn.sum<number>('posts.comment_count'), of.val(0)).as('n'))
          .whereRef('post_tags.tag_id', '=', 'tags.id')
          .where('post_tags.published_at', '>', is.now),
      ).as('responses'),
    ])
    .where('tags.id', '=', is.tagId),
);
