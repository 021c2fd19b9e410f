import type { Db } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { fold } from '../text/fold.ts';
import { byId } from './read.ts';

export interface ImportedComment {
  /** Must be free. */
  id: number;
  postId: number;
  parentId: number | null;
  status: 'approved' | 'held' | 'spam';
  name: string;
  email: string | null;
  body: string;
  bodyHtml: SafeHtml;
  createdAt: number;
  importKey: string;
}

/** Stores a comment from another system as it was, past moderation and closing. */
export async function insertImported(db: Db, comment: ImportedComment): Promise<void> {
  const parent = comment.parentId === null ? null : await byId(db, comment.parentId);
  await db
    .insertInto('comments')
    .values({
      id: comment.id,
      post_id: comment.postId,
      parent_id: parent?.id ?? null,
      root_id: parent?.rootId ?? null,
      status: comment.status,
      reasons: '[]',
      name: comment.name,
      name_key: fold(comment.name),
      email: comment.email,
      body: comment.body,
      body_format: 'html',
      body_html: comment.bodyHtml.text,
      created_at: comment.createdAt,
      reader_key: null,
      address_key: null,
      dedupe_key: null,
      import_key: comment.importKey,
    })
    .execute();
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
