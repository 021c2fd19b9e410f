import type { ExpressionBuilder } from 'kysely';
import { listOf } from '../../db/lists.ts';
import { prepared } from '../../db/prepared.ts';
import type { Db, PostTagsTable, Schema } from '../../db/schema.ts';
import { type Published, visibleStories } from '../visible.ts';
import { HEADLINE, type Headline, headlines, headlinesOf } from './headlines.ts';

/**
 * The stories that an editor chose to stand beside a post, in the editor's order, as far as readers see them. Where there
 * are any they stand alone, and nothing is found by itself.
 */
export async function chosenStories(db: Db, postId: number, now: number): Promise<Headline[]> {
  return headlines(db, await chosen(db, { postId, now }));
}

const chosen = prepared((db, is: { postId: number; now: number }) =>
  visibleStories(db, is.now)
    .innerJoin('post_related', 'post_related.related_id', 'posts.id')
    .select(HEADLINE)
    .$narrowType<Published>()
    .where('post_related.post_id', '=', is.postId)
    .orderBy('post_related.position'),
);

interface Asked {
  /** Ids of stories that stand on the page already. */
  except: readonly number[];
  now: number;
  limit: number;
}

/** Of each person and topic only so many stories are looked at, the newest, so that it costs the same in a large archive. */
const LOOKED_AT = 40;

/**
 * Other stories about the same people and topics: the more shared the nearer, a person counting twice, then the newest.
 * What shares nothing but a tag of hundreds of newer stories is not found.
 */
export async function related(db: Db, postId: number, { except, now, limit }: Asked): Promise<Headline[]> {
  const shelves = (await shared(db, { postId, now })).map(({ kind, ids, dates }) => ({
    weight: kind === 'person' ? 2 : 1,
    ids: JSON.parse(ids ?? '[]') as number[],
    dates: JSON.parse(dates ?? '[]') as number[],
  }));
  return headlinesOf(db, nearest(shelves, new Set([postId, ...except])).slice(0, limit), now);
}

/** The newest stories of each tag of a post, as lists: a row for each of them would cost more than all the rest. */
const shared = prepared((db, is: { postId: number; now: number }) =>
  db
    .selectFrom('post_tags as mine')
    .innerJoin('tags', 'tags.id', 'mine.tag_id')
    .select((eb) => [
      'tags.kind',
      newestOf(eb, is.now, 'post_id').as('ids'),
      newestOf(eb, is.now, 'published_at').as('dates'),
    ])
    .where('mine.post_id', '=', is.postId),
);

const newestOf = (eb: ExpressionBuilder<Schema & { mine: PostTagsTable }, 'mine'>, now: number, column: Column) =>
  eb
    .selectFrom((from) =>
      from
        .selectFrom('post_tags as theirs')
        .select(['theirs.post_id', 'theirs.published_at'])
        .whereRef('theirs.tag_id', '=', 'mine.tag_id')
        .where('theirs.published_at', '<=', now)
        .orderBy('theirs.published_at', 'desc')
        .orderBy('theirs.post_id', 'desc')
        .limit(LOOKED_AT)
        .as('newest'),
    )
    .select(listOf(column).as('list'));

type Column = 'post_id' | 'published_at';

interface StoriesOfTag {
  /** What sharing the tag counts. */
  weight: number;
  /** The stories, and when each came out. */
  ids: readonly number[];
  dates: readonly number[];
}

/** All stories of these tags but some, the nearest first. */
function nearest(tags: readonly StoriesOfTag[], except: ReadonlySet<number>): number[] {
  const found = new Map<number, { id: number; shared: number; at: number }>();
  for (const { weight, ids, dates } of tags)
    for (const [i, id] of ids.entries()) {
      const story = found.get(id);
      if (story) story.shared += weight;
      else if (!except.has(id)) found.set(id, { id, shared: weight, at: dates[i] ?? 0 });
    }
  return [...found.values()].sort((a, b) => b.shared - a.shared || b.at - a.at).map(({ id }) => id);
}
