import type { Db } from '../db/schema.ts';

export async function waiting(db: Db): Promise<{ held: number; oldest: number | null }> {
  const row = await db
    .selectFrom('comments')
    .select(({ fn }) => [fn.countAll<number>().as('held'), fn.min('created_at').as('oldest')])
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow();
  return { held: row.held, oldest: row.oldest };
}
