import type { ExpressionBuilder } from 'kysely';
import { prepared } from '../../db/prepared.ts';
import type { Db, Schema } from '../../db/schema.ts';
import { type Published, visiblePosts } from '../visible.ts';
import { TITLE, type Titled } from './headlines.ts';

/** The stories that came out just before and just after one, of all that readers see; null at either end. */
export interface Neighbours {
  older: Titled | null;
  newer: Titled | null;
}

/** A story's place in time. Those of one moment stand in the order of their ids, as in listings. */
type Place = Pick<Titled, 'id' | 'published_at'>;

export async function neighbours(db: Db, { id, published_at }: Place, now: number): Promise<Neighbours> {
  const found = await beside(db, { id, published_at, now });
  const comesBefore = (story: Place) =>
    story.published_at < published_at || (story.published_at === published_at && story.id < id);
  return {
    older: found.find(comesBefore) ?? null,
    newer: found.find((story) => !comesBefore(story)) ?? null,
  };
}

type Is = { id: number; published_at: number; now: number };

/** At most one on each side. */
const beside = prepared((db, is: Is) =>
  visiblePosts(db, is.now)
    .select(TITLE)
    .$narrowType<Published>()
    .where((eb) =>
      eb.or([eb('posts.id', '=', nearest(eb, '<', 'desc', is)), eb('posts.id', '=', nearest(eb, '>', 'asc', is))]),
    ),
);

/** Found in the index as it is. */
const nearest = (eb: ExpressionBuilder<Schema, 'posts'>, side: '<' | '>', order: 'asc' | 'desc', is: Is) =>
  eb
    .selectFrom('posts as near')
    .select('near.id')
    .where((of) => of(of.refTuple('near.published_at', 'near.id'), side, of.tuple(is.published_at, is.id)))
    .where('near.published_at', '<=', is.now)
    .orderBy('near.published_at', order)
    .orderBy('near.id', order)
    .limit(1);
