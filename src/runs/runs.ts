import type { Db, RunRow } from '../db/schema.ts';

/** The record of every run of a job, so that a dead or late one can be seen. */

export async function start(db: Db, job: string, now: number): Promise<number> {
  const { id } = await db.insertInto('runs').values({ job, started_at: now }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function finish(
  db: Db,
  id: number,
  outcome: { now: number; changed: number; error: string | null },
): Promise<void> {
  await db
    .updateTable('runs')
    .set({ finished_at: outcome.now, changed: outcome.changed, error: outcome.error })
    .where('id', '=', id)
    .execute();
}

export async function byId(db: Db, id: number): Promise<RunRow | undefined> {
  return db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest run of each job. */
export async function latest(db: Db): Promise<RunRow[]> {
  return db
    .selectFrom('runs')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('runs')
        .select((e) => e.fn.max('id').as('id'))
        .groupBy('job'),
    )
    .orderBy('job')
    .execute();
}

/** Forgets runs that changed nothing and ended without an error before `until`. @returns how many */
export async function forgetIdle(db: Db, until: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('runs')
    .where('finished_at', '<', until)
    .where('changed', '=', 0)
    .where('error', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Forgets the runs of a job that ended before `until`, whatever they did. @returns how many */
export async function forgetAll(db: Db, job: string, until: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('runs')
    .where('finished_at', '<', until)
    .where('job', '=', job)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
