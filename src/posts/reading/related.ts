import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { type Published, sinceNewest, visibleStories } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';

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

/**
 * Other stories about the same people and topics: the more shared the nearer, a person counting twice, then the newest.
 * Of each person and topic only the newest 40 stories are looked at, so that it costs the same in a large archive; what is
 * near for two reasons is found by either.
 */
export async function related(db: Db, postId: number, { except, now, limit }: Asked): Promise<Headline[]> {
  return headlines(db, await near(db, { postId, except: [postId, ...except], now, limit }));
}

interface Near {
  [value: string]: number | readonly number[];
  postId: number;
  except: readonly number[];
  now: number;
  limit: number;
}

const near = prepared((db, is: Near) =>
  visibleStories(db, is.now)
    .innerJoin(nearest(db, is).as('near'), 'near.post_id', 'posts.id')
    .select(HEADLINE)
    .$narrowType<Published>()
    .orderBy('near.shared', 'desc')
    .orderBy('near.published_at', 'desc'),
);

/** Found among the tags alone, before any story is opened. */
const nearest = (db: Db, is: Near) =>
  db
    .selectFrom('post_tags as mine')
    .innerJoin('tags', 'tags.id', 'mine.tag_id')
    .innerJoin('post_tags as theirs', 'theirs.tag_id', 'mine.tag_id')
    .select(({ fn, eb }) => [
      'theirs.post_id',
      'theirs.published_at',
      fn.sum(eb.case().when('tags.kind', '=', 'person').then(2).else(1).end()).as('shared'),
    ])
    .where('mine.post_id', '=', is.postId)
    .where('theirs.published_at', '<=', is.now)
    .where('theirs.published_at', '>=', sinceNewest(40, 'mine.tag_id', is.now))
    .where('theirs.post_id', 'not in', oneOf(is.except))
    .groupBy('theirs.post_id')
    .orderBy('shared', 'desc')
    .orderBy('theirs.published_at', 'desc')
    .limit(is.limit);
