import { preparedFirst } from '../../db/prepared.ts';
import type { CommentStatus, Db } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import type { Settings } from '../../settings/settings.ts';
import { answered, changes, closableOf, POST } from './own.ts';

/** Whose a comment is, and what the author may still do to it. */

/** Who says so: the reader of the cookie, or whoever came by the signed link that its author was given. */
export interface Author {
  readerKey: string | null;
  /** The address of the page proves that this is the author. */
  proven: boolean;
}

/** A comment with all that changing it hangs on; undefined where there is none. */
export async function toChange(db: Db, id: number) {
  const row = await db
    .selectFrom('comments as c')
    .innerJoin('posts', 'posts.id', 'c.post_id')
    .select(['c.id', 'c.post_id', 'c.parent_id', 'c.status', 'c.reasons', 'c.name', 'c.email', 'c.body'])
    .select(['c.created_at as createdAt', 'c.shown_at', 'c.reader_key', 'c.mark_id', 'c.user_id', 'c.report_count'])
    .select(POST)
    .select(answered)
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, post: closableOf(row), answered: Boolean(row.answered) };
}

type Changeable = NonNullable<Awaited<ReturnType<typeof toChange>>>;

/** Whether this is the comment's author, from what the page knows of who asks. */
export const isAuthor = (comment: Pick<Changeable, 'reader_key'>, { readerKey, proven }: Author): boolean =>
  proven || (comment.reader_key !== null && comment.reader_key === readerKey);

/** Whether its author may say it otherwise, or why not. */
export type Change = 'allowed' | 'not_yours' | 'closed' | 'too_late' | 'answered';

export function mayChange(comment: Changeable, author: Author, settings: Settings, now: number): Change {
  if (!isAuthor(comment, author)) return 'not_yours';
  const { edit, remove, open } = changes(comment, settings, now);
  if (edit !== null) return 'allowed';
  if (!open) return 'closed';
  return remove === null ? 'too_late' : 'answered';
}

/** Whether a comment of this cookie or this mark has been approved. */
export async function isKnown(
  db: Db,
  { readerKey, markId }: { readerKey: string; markId: number | null },
): Promise<boolean> {
  if (await approvedOfReader(db, { readerKey })) return true;
  return markId !== null && (await approvedOfMark(db, { markId })) !== undefined;
}

const STATUS = unindexed<CommentStatus>('status');
const approvedOfReader = preparedFirst((db, of: { readerKey: string }) =>
  db.selectFrom('comments').select('id').where('reader_key', '=', of.readerKey).where(STATUS, '=', 'approved').limit(1),
);
const approvedOfMark = preparedFirst((db, of: { markId: number }) =>
  db.selectFrom('comments').select('id').where('mark_id', '=', of.markId).where(STATUS, '=', 'approved').limit(1),
);
