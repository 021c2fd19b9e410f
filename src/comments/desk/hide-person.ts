import type { Cause, CommentRow, CommentStatus, Db } from '../../db/schema.ts';
import { record } from '../../runs/decisions.ts';
import { CAUSES } from '../causes.ts';
import { change, DECIDABLE, type Decided } from './decide.ts';

/**
 * Everything by one person: what was written under the same mark, or from the same reader's cookie. Never by name, which
 * anybody can type, and never what somebody at the desk wrote.
 */
type Author = Pick<CommentRow, 'id' | 'mark_id' | 'reader_key' | 'user_id'>;

/** How many comments of each status whoever wrote this one has written, it included; null: there is no such comment. */
export async function countsOfPerson(db: Db, commentId: number): Promise<Map<CommentStatus, number> | null> {
  const author = await authorOf(db, commentId);
  if (!author) return null;
  const rows = await byAuthor(db, author)
    .select(({ fn }) => ['status', fn.countAll<number>().as('comments')])
    .groupBy('status')
    .execute();
  return new Map(rows.map((row) => [row.status, row.comments]));
}

/**
 * Takes everything by whoever wrote this comment off the pages, and turns away what of it waits: one decision.
 * @returns null where there is no such comment, or somebody at the desk wrote it
 */
export async function hidePerson(
  db: Db,
  { commentId, userId, cause = null }: { commentId: number; userId: number; cause?: Cause | null },
  now: number,
): Promise<Decided | null> {
  return db.transaction().execute(async (trx) => {
    const author = await authorOf(trx, commentId);
    if (!author || author.user_id !== null) return null;
    const comments = await byAuthor(trx, author)
      .select(DECIDABLE)
      .where('status', 'in', ['approved', 'held'])
      .execute();
    const changes = await change(trx, comments, { decision: 'reject', cause }, now);
    if (changes.length === 0) return { decisionId: null, changed: 0, overlooked: 0 };
    const note = cause ? CAUSES[cause].removed : '';
    const decisionId = await record(trx, { action: 'hide_person', userId, note, comments: changes }, now);
    return { decisionId, changed: changes.length, overlooked: 0 };
  });
}

const authorOf = (db: Db, id: number): Promise<Author | undefined> =>
  db.selectFrom('comments').select(['id', 'mark_id', 'reader_key', 'user_id']).where('id', '=', id).executeTakeFirst();

const byAuthor = (db: Db, { id, mark_id, reader_key, user_id }: Author) =>
  db
    .selectFrom('comments')
    .where((eb) =>
      user_id === null
        ? eb.and([
            eb('user_id', 'is', null),
            eb.or([
              eb('id', '=', id),
              ...(mark_id === null ? [] : [eb('mark_id', '=', mark_id)]),
              ...(reader_key === null ? [] : [eb('reader_key', '=', reader_key)]),
            ]),
          ])
        : eb('user_id', '=', user_id),
    );
