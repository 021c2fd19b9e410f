import { sql } from 'kysely';
import { listOf } from '../../db/lists.ts';
import { preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { ThreadSize } from './pages.ts';

/** The threads of a post in the order of time, with the number of their approved comments. */
export async function threadSizes(db: Db, postId: number): Promise<ThreadSize[]> {
  const found = await sizes(db, { postId });
  const [ids, of, likes] = [found?.ids, found?.sizes, found?.likes].map((list) => JSON.parse(list ?? '[]') as number[]);
  return (ids ?? []).map((id, i) => ({ id, size: of?.[i] ?? 0, number: i + 1, likes: likes?.[i] ?? 0 }));
}

/** One row of three lists: every page of a thread needs all of them, thousands at times, and a row each costs more to read. */
const sizes = preparedFirst((db, is: { postId: number }) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('comments')
        .select(['id', 'thread_size', sql<number>`iif(status = 'approved', like_count, 0)`.as('likes')])
        .where('post_id', '=', is.postId)
        .where(IS_THREAD)
        .orderBy('created_at')
        .orderBy('id')
        .as('threads'),
    )
    .select([listOf('id').as('ids'), listOf('thread_size').as('sizes'), listOf('likes').as('likes')]),
);

/** As the index has it that knows them. */
const IS_THREAD = sql<boolean>`root_id is null and thread_size > 0`;
