import type { CommentStatus, Db, PostRow } from '../db/schema.ts';

/** The log of decisions, read. */

export interface LogEntry {
  id: number;
  /** UTC ms, as all times here. */
  at: number;
  action: string;
  note: string;
  /** Who decided; null: the rules, of `reported`, else somebody who is not at the desk any more. */
  by: string | null;
  undone: { at: number; by: string | null } | null;
  post: Pick<PostRow, 'id' | 'title'> | null;
  /** The first of the comments that it was about, and how many those were in all. */
  comments: { id: number; before: CommentStatus; after: CommentStatus }[];
  commentCount: number;
}

/** @param page from 1, the newest first; one more than `size` where there is a next one */
export async function entries(db: Db, { page, size }: { page: number; size: number }): Promise<LogEntry[]> {
  const rows = await decisions(db)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  return withComments(db, rows);
}

/** What was decided about a comment, the newest first. */
export async function aboutComment(db: Db, commentId: number, limit: number): Promise<LogEntry[]> {
  const rows = await decisions(db)
    .innerJoin('decision_comments as about', 'about.decision_id', 'd.id')
    .where('about.comment_id', '=', commentId)
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
  return withComments(db, rows);
}

export async function entry(db: Db, id: number): Promise<LogEntry | null> {
  const [found] = await withComments(db, await decisions(db).where('d.id', '=', id).execute());
  return found ?? null;
}

const decisions = (db: Db) =>
  db
    .selectFrom('decisions as d')
    .leftJoin('users as u', 'u.id', 'd.user_id')
    .leftJoin('users as undoer', 'undoer.id', 'd.undone_by')
    .leftJoin('posts as p', 'p.id', 'd.post_id')
    .select(['d.id', 'd.at', 'd.action', 'd.note', 'd.undone_at', 'd.user_id'])
    .select(['u.name as by', 'undoer.name as undone_by', 'p.id as post_id', 'p.title']);

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number];

const SHOWN = 12;

async function withComments(db: Db, rows: Row[]): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  for (const row of rows) {
    const about = db.selectFrom('decision_comments').where('decision_id', '=', row.id);
    const { comments } = await about.select(({ fn }) => fn.countAll<number>().as('comments')).executeTakeFirstOrThrow();
    found.push({
      id: row.id,
      at: row.at,
      action: row.action,
      note: row.note,
      by: row.by,
      undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by },
      post: row.post_id === null ? null : { id: row.post_id, title: row.title ?? '' },
      comments: await about
        .select(['comment_id as id', 'before', 'after'])
        .orderBy('comment_id')
        .limit(SHOWN)
        .execute(),
      commentCount: comments,
    });
  }
  return found;
}
