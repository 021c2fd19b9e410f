import type { Db } from '../db/schema.ts';

export interface Since {
  /** The newest comment of the reader on the post. */
  lastId: number;
  /** Comments of others that have come to stand on the page after it. */
  fresh: number;
}

/** What others have said since a reader last spoke, by post; only where they have. */
export async function saidSince(db: Db, readerKey: string, postIds: readonly number[]): Promise<Map<number, Since>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .with('last', (cte) =>
      cte
        .selectFrom('comments')
        .select(({ fn }) => ['post_id', fn.max('id').as('id'), fn.max('created_at').as('at')])
        .where('reader_key', '=', readerKey)
        .where('post_id', 'in', postIds)
        .groupBy('post_id'),
    )
    .selectFrom('last')
    .innerJoin('comments as c', (join) =>
      join.onRef('c.post_id', '=', 'last.post_id').onRef('c.shown_at', '>', 'last.at').on('c.status', '=', 'approved'),
    )
    .select(({ fn }) => ['last.post_id', 'last.id', fn.count<number>('c.id').as('fresh')])
    .where((eb) => eb.or([eb('c.reader_key', 'is', null), eb('c.reader_key', '!=', readerKey)]))
    .groupBy(['last.post_id', 'last.id'])
    .execute();
  return new Map(rows.map((row) => [row.post_id, { lastId: row.id, fresh: row.fresh }]));
}
