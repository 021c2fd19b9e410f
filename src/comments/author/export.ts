import type { Cause, CommentStatus, Db } from '../../db/schema.ts';
import { commentPath } from '../../urls.ts';
import { type Person, readersOf, saidBy } from './person.ts';

/** What somebody said, liked and reported, as it is handed over: plain data, paths without the host, times in ISO 8601. */

export interface ExportedComment {
  id: number;
  path: string;
  /** The title of the post. */
  post: string;
  /** The id of the comment that it answers. */
  answers: number | null;
  name: string;
  email: string | null;
  /** The words beside the name, for those who write under a secret phrase. */
  mark: string | null;
  /** As it was typed. */
  words: string;
  status: CommentStatus;
  said: string;
  edited: string | null;
  likes: number;
}

/** The oldest first. */
export async function commentsOf(db: Db, person: Person): Promise<ExportedComment[]> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .leftJoin('marks', 'marks.id', 'comments.mark_id')
    .select(['comments.id', 'posts.title', 'comments.parent_id', 'comments.name', 'comments.email', 'marks.words'])
    .select(['comments.body', 'comments.status', 'comments.created_at', 'comments.edited_at', 'comments.like_count'])
    .where(saidBy(person))
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: commentPath(row.id),
    post: row.title,
    answers: row.parent_id,
    name: row.name,
    email: row.email,
    mark: row.words,
    words: row.body,
    status: row.status,
    said: iso(row.created_at),
    edited: row.edited_at === null ? null : iso(row.edited_at),
    likes: row.like_count,
  }));
}

export interface ExportedLike {
  /** Of the comment that is liked. */
  path: string;
  liked: string;
}

/** Those from the devices that the person wrote from; nobody knows whose those by an address are. */
export async function likesOf(db: Db, person: Person): Promise<ExportedLike[]> {
  const rows = await db
    .selectFrom('likes')
    .select(['comment_id', 'created_at'])
    .where('liker_key', 'in', await readersOf(db, person))
    .orderBy('created_at')
    .orderBy('comment_id')
    .execute();
  return rows.map((row) => ({ path: commentPath(row.comment_id), liked: iso(row.created_at) }));
}

export interface ExportedReport {
  /** Of the comment that was reported. */
  path: string;
  cause: Cause;
  /** As it was typed; may be empty. */
  note: string;
  reported: string;
}

/** As likesOf. */
export async function reportsOf(db: Db, person: Person): Promise<ExportedReport[]> {
  const rows = await db
    .selectFrom('reports')
    .select(['comment_id', 'cause', 'note', 'created_at'])
    .where('reporter_key', 'in', await readersOf(db, person))
    .orderBy('id')
    .execute();
  return rows.map(({ comment_id, cause, note, created_at }) => ({
    path: commentPath(comment_id),
    cause,
    note,
    reported: iso(created_at),
  }));
}

const iso = (time: number) => new Date(time).toISOString();
