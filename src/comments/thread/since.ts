import type { Db } from '../../db/schema.ts';

export interface Since {
  /** The reader's newest comment that has stood on the post's page. */
  lastId: number;
  /** Comments of others that have come to stand there after it. */
  fresh: number;
}

/** What others have said since a reader last spoke, by post; only where they have. */
export async function saidSince(db: Db, readerKey: string, postIds: readonly number[]): Promise<Map<number, Since>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('comments')
        .select(({ fn }) => ['post_id', fn.max('id').as('id')])
        .where('reader_key', '=', readerKey)
        .where('post_id', 'in', postIds)
        // What others never saw is no place to go on reading from.
        .where('shown_at', 'is not', null)
        .groupBy('post_id')
        .as('last'),
    )
    .innerJoin('comments as own', 'own.id', 'last.id')
    .select(['last.post_id', 'last.id'])
    // Counted post by post: joined, the database would go through everything that was ever approved.
    .select((eb) =>
      eb
        .selectFrom('comments as c')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('c.post_id', '=', 'last.post_id')
        .whereRef('c.shown_at', '>=', 'own.shown_at')
        // As the post's own page marks what is new (fresh.ts).
        .where((e) => e.or([e('c.shown_at', '>', e.ref('own.shown_at')), e('c.id', '>', e.ref('last.id'))]))
        .where('c.status', '=', 'approved')
        .where((e) => e.or([e('c.reader_key', 'is', null), e('c.reader_key', '!=', readerKey)]))
        .as('fresh'),
    )
    .execute();
  return new Map(rows.flatMap(({ post_id, id, fresh }) => (fresh ? [[post_id, { lastId: id, fresh }] as const] : [])));
}
