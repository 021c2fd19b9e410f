import type { ExpressionBuilder } from 'kysely';
import type { CommentStatus, CommentsTable, Db, Schema } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import { type Closable, commentState } from '../../posts/closing/closing.ts';
import type { Settings } from '../../settings/settings.ts';
import { MINUTE } from '../../time.ts';

/** A reader's own comments, and for how long they may be changed. */

export interface OwnComment {
  id: number;
  postId: number;
  status: CommentStatus;
  name: string;
  body: SafeHtml;
  /** UTC ms. */
  createdAt: number;
  /** Somebody's answer stands on the page. */
  answered: boolean;
  /** Whether it still takes comments hangs on this. */
  post: Closable;
}

/** UTC ms up to which its author may do so; null: not, or not any more. */
interface Changes {
  edit: number | null;
  remove: number | null;
  /** Its post takes comments. */
  open: boolean;
}

/**
 * For some minutes after it was posted, while it stands on the page or waits for an editor, its author may take a
 * comment back; and change it while comments are open and until somebody has answered, as an answer must not come to
 * stand under other words. Spam is no exception: a machine is not to learn that it was found out.
 */
export function changes(
  comment: Pick<OwnComment, 'status' | 'createdAt' | 'answered' | 'post'>,
  settings: Pick<Settings, 'comments.edit_minutes' | 'comments.close_after_days'>,
  now: number,
): Changes {
  const until = comment.createdAt + settings['comments.edit_minutes'] * MINUTE;
  const { open } = commentState(comment.post, settings['comments.close_after_days'], now);
  const inTime = now < until && CHANGEABLE.has(comment.status);
  return { edit: inTime && open && !comment.answered ? until : null, remove: inTime ? until : null, open };
}

const CHANGEABLE: ReadonlySet<CommentStatus> = new Set(['approved', 'held', 'spam']);
export const isChangeable = (status: CommentStatus) => CHANGEABLE.has(status);

/** What a reader has said, the newest first; what was called spam or deleted is left out. */
export async function ownComments(
  db: Db,
  readerKey: string,
  { postId, limit, offset = 0 }: { postId?: number; limit: number; offset?: number },
): Promise<OwnComment[]> {
  const rows = await db
    .selectFrom('comments as c')
    .innerJoin('posts', 'posts.id', 'c.post_id')
    .select(['c.id', 'c.post_id', 'c.status', 'c.name', 'c.body_html', 'c.created_at'])
    .select(POST)
    .select(answered)
    .where('c.reader_key', '=', readerKey)
    .where('c.status', 'in', ['approved', 'held', 'removed', 'rejected'])
    .$if(postId !== undefined, (query) => query.where('c.post_id', '=', postId ?? 0))
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    postId: row.post_id,
    status: row.status,
    name: row.name,
    body: new SafeHtml(row.body_html),
    createdAt: row.created_at,
    answered: Boolean(row.answered),
    post: closableOf(row),
  }));
}

interface OwnOnPost {
  /** Ids of those that stand on the page, the newest first, at most `limit`. */
  shown: number[];
  /** How many wait for an editor. */
  waiting: number;
  /** Id of the newest, whatever became of it; 0: there is none. It grows when a comment was taken, and only then. */
  last: number;
}

export async function ownOnPost(db: Db, readerKey: string, postId: number, limit: number): Promise<OwnOnPost> {
  const own = db.selectFrom('comments').where('reader_key', '=', readerKey).where('post_id', '=', postId);
  const shown = await own
    .select('id')
    .where('status', '=', 'approved')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const { waiting, last } = await own
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('status', '=', 'held').as('waiting'),
      fn.max<number | null>('id').as('last'),
    ])
    .executeTakeFirstOrThrow();
  return { shown: shown.map(({ id }) => id), waiting, last: last ?? 0 };
}

/** What closing hangs on, for a query with the comment's post in it. */
export const POST = [
  'posts.published_at',
  'posts.comments_closed_at',
  'posts.comments_closed_by',
  'posts.comments_keep_open',
] as const;

export const closableOf = (row: Closable): Closable => ({
  published_at: row.published_at,
  comments_closed_at: row.comments_closed_at,
  comments_closed_by: row.comments_closed_by,
  comments_keep_open: row.comments_keep_open,
});

/** Whether an answer to the comment `c` stands on the page. */
export const answered = (eb: ExpressionBuilder<Schema & { c: CommentsTable }, 'c' | 'posts'>) =>
  eb
    .exists(
      eb
        .selectFrom('comments as reply')
        .select('reply.id')
        .whereRef('reply.parent_id', '=', 'c.id')
        .where('reply.status', '=', 'approved'),
    )
    .as('answered');
