import type { Cause, CommentRow, CommentStatus, Db } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { fold, skeleton } from '../text/fold.ts';
import { byId } from './thread/read.ts';

/** A comment as it was at a time past. */
export interface PastComment {
  postId: number;
  parentId: number | null;
  status: CommentStatus;
  /** Why it was not simply approved, codes of moderation.ts. */
  reasons: readonly string[];
  name: string;
  email: string | null;
  body: string;
  format: CommentRow['body_format'];
  bodyHtml: SafeHtml;
  createdAt: number;
  /** The hash of the reader who wrote it, by which the desk knows regulars; null: it is not known. */
  readerKey: string | null;
  /** Its number in another system, which must be free here, and what a later import knows it by; null: it has none. */
  imported: { id: number; key: string } | null;
  markId?: number | null;
  /** The editor who wrote it. */
  userId?: number | null;
  /** When it first stood on the page; told where its status does not say. */
  shownAt?: number | null;
  editedAt?: number | null;
  pickedAt?: number | null;
  removedFor?: Cause | null;
}

const STOOD_ON_THE_PAGE: readonly CommentStatus[] = ['approved', 'removed', 'deleted'];

/** Stores a comment as it was, past moderation and closing. @returns its id */
export async function insertPast(db: Db, comment: PastComment): Promise<number> {
  const parent = comment.parentId === null ? null : await byId(db, comment.parentId);
  const { id } = await db
    .insertInto('comments')
    .values({
      ...(comment.imported && { id: comment.imported.id }),
      post_id: comment.postId,
      parent_id: parent?.id ?? null,
      root_id: parent?.rootId ?? null,
      status: comment.status,
      reasons: JSON.stringify(comment.reasons),
      name: comment.name,
      name_key: fold(comment.name),
      name_look: skeleton(comment.name) || null,
      email: comment.email?.toLowerCase() ?? null,
      body: comment.body,
      body_format: comment.format,
      body_html: comment.bodyHtml.text,
      created_at: comment.createdAt,
      reader_key: comment.readerKey,
      address_key: null,
      dedupe_key: null,
      import_key: comment.imported?.key ?? null,
      mark_id: comment.markId ?? null,
      user_id: comment.userId ?? null,
      shown_at: comment.shownAt ?? (STOOD_ON_THE_PAGE.includes(comment.status) ? comment.createdAt : null),
      edited_at: comment.editedAt ?? null,
      picked_at: comment.pickedAt ?? null,
      removed_for: comment.removedFor ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** 0 where there is no comment. */
export async function largestId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

export async function isFree(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('comments').select('id').where('id', '=', id).executeTakeFirst();
  return row === undefined;
}

/** What a post has of an import already: import key to id. */
export async function importedIds(db: Db, postId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'import_key'])
    .where('post_id', '=', postId)
    .where('import_key', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.import_key ?? '', row.id]));
}
