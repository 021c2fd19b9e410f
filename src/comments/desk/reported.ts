import type { Cause, Db } from '../../db/schema.ts';

/** What readers say is wrong with a comment, until a moderator has decided. */
export interface Reported {
  causes: { cause: Cause; readers: number }[];
  /** What they wrote themselves, the newest first, at most as many as asked for. */
  notes: string[];
}

/** By the comment's id; those that nobody has reported are not in it. @param notes how many of each at most */
export async function reportedAs(db: Db, ids: readonly number[], notes: number): Promise<Map<number, Reported>> {
  const reported = new Map<number, Reported>();
  for (const id of ids) {
    const open = db.selectFrom('reports').where('comment_id', '=', id).where('settled_at', 'is', null);
    const causes = await open
      .select(({ fn }) => ['cause', fn.countAll<number>().as('readers')])
      .groupBy('cause')
      .orderBy('readers', 'desc')
      .orderBy('cause')
      .execute();
    const said = await open.select('note').where('note', '<>', '').orderBy('id', 'desc').limit(notes).execute();
    if (causes.length > 0) reported.set(id, { causes, notes: said.map((row) => row.note) });
  }
  return reported;
}
