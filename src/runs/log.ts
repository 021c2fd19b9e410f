import type { CommentStatus, Db, PostRow } from '../db/schema.ts';
import type { DecisionAction, PostMove } from './decisions.ts';

/** The log of decisions, read. */

export interface LogEntry {
  id: number;
  /** UTC ms, as all times here. */
  at: number;
  action: DecisionAction;
  note: string;
  /** Who decided; null: the rules, of `reported`, else somebody who is not at the desk any more. */
  by: string | null;
  undone: { at: number; by: string | null } | null;
  post: Pick<PostRow, 'id' | 'title'> | null;
  /** The first of the posts that it moved, and how many those were in all. */
  posts: (PostMove & Pick<PostRow, 'title'>)[];
  postCount: number;
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
  return withSubjects(db, rows);
}

/** What was decided about a comment, the newest first. */
export async function aboutComment(db: Db, commentId: number, limit: number): Promise<LogEntry[]> {
  const rows = await decisions(db)
    .innerJoin('decision_comments as about', 'about.decision_id', 'd.id')
    .where('about.comment_id', '=', commentId)
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
  return withSubjects(db, rows);
}

/** What was decided about a post, about it alone or among others, the newest first. */
export async function aboutPost(db: Db, postId: number, limit: number): Promise<LogEntry[]> {
  const rows = await decisions(db)
    .where('d.id', 'in', (eb) =>
      eb
        .selectFrom('decisions')
        .select('id')
        .where('post_id', '=', postId)
        .union(eb.selectFrom('decision_posts').select('decision_id as id').where('post_id', '=', postId)),
    )
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
  return withSubjects(db, rows);
}

export async function entry(db: Db, id: number): Promise<LogEntry | null> {
  const [found] = await withSubjects(db, await decisions(db).where('d.id', '=', id).execute());
  return found ?? null;
}

const decisions = (db: Db) =>
  db
    .selectFrom('decisions as d')
    .leftJoin('users as u', 'u.id', 'd.user_id')
    .leftJoin('users as undoer', 'undoer.id', 'd.undone_by')
    .leftJoin('posts as p', 'p.id', 'd.post_id')
    .select(['d.id', 'd.at', 'd.action', 'd.note', 'd.undone_at', 'd.user_id'])
    .select(['u.name as by', 'undoer.name as undone_by', 'p.id as post_id', 'p.title'])
    // `record` is all that writes it.
    .$narrowType<{ action: DecisionAction }>();

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number];

const SHOWN = 12;

async function withSubjects(db: Db, rows: Row[]): Promise<LogEntry[]> {
  const ids = rows.map((row) => row.id);
  const comments = await counts(db, 'decision_comments', ids);
  const posts = await counts(db, 'decision_posts', ids);
  const found: LogEntry[] = [];
  for (const row of rows) {
    const commentCount = comments.get(row.id) ?? 0;
    const postCount = posts.get(row.id) ?? 0;
    found.push({
      id: row.id,
      at: row.at,
      action: row.action,
      note: row.note,
      by: row.by,
      undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by },
      post: row.post_id === null ? null : { id: row.post_id, title: row.title ?? '' },
      posts: postCount === 0 ? [] : await firstPosts(db, row.id),
      postCount,
      comments: commentCount === 0 ? [] : await firstComments(db, row.id),
      commentCount,
    });
  }
  return found;
}

/** About how many comments or posts each of these decisions was. */
async function counts(
  db: Db,
  table: 'decision_comments' | 'decision_posts',
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['decision_id', fn.countAll<number>().as('subjects')])
    .where('decision_id', 'in', ids)
    .groupBy('decision_id')
    .execute();
  return new Map(rows.map((row) => [row.decision_id, row.subjects]));
}

const firstComments = (db: Db, id: number) =>
  db
    .selectFrom('decision_comments')
    .select(['comment_id as id', 'before', 'after'])
    .where('decision_id', '=', id)
    .orderBy('comment_id')
    .limit(SHOWN)
    .execute();

async function firstPosts(db: Db, id: number): Promise<LogEntry['posts']> {
  const rows = await db
    .selectFrom('decision_posts as moved')
    .innerJoin('posts', 'posts.id', 'moved.post_id')
    .selectAll('moved')
    .select('posts.title')
    .where('moved.decision_id', '=', id)
    .orderBy('moved.post_id')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.post_id,
    title: row.title,
    before: { published_at: row.before_published_at, stage: row.before_stage },
    after: { published_at: row.after_published_at, stage: row.after_stage },
  }));
}
