import { oneOf, prepared, preparedFirst } from '../../db/prepared.ts';
import type { CommentRow, CommentStatus, Db } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import { ownWords } from '../../text/plain.ts';
import { threadLines } from './lines.ts';
import { intoPages, type Place, placeOfLine, type ThreadSize } from './pages.ts';

/** What is printed of a comment, beside its place. */
export interface SaidComment {
  body: SafeHtml;
  /** Words of the mark of who wrote it; null: it was not signed. */
  mark: string | null;
  /** An editor wrote it, logged in and under the own name. */
  byDesk: boolean;
  edited: boolean;
  picked: boolean;
  likes: number;
  /** When it first stood on the page; UTC ms. */
  shownAt: number;
}

/** What approved comments say, by id. */
export async function said(db: Db, ids: readonly number[]): Promise<Map<number, SaidComment>> {
  if (ids.length === 0) return new Map();
  const rows = await words(db, { ids });
  return new Map(
    rows
      .filter((row) => row.status === 'approved')
      .map((row) => [
        row.id,
        {
          body: new SafeHtml(row.body_html),
          mark: row.words,
          byDesk: row.user_id !== null,
          edited: row.edited_at !== null,
          picked: row.picked_at !== null,
          likes: row.like_count,
          shownAt: row.shown_at ?? row.created_at,
        },
      ]),
  );
}

/** Whatever their status: asked for that, the database would go through all comments that have it. */
const words = prepared((db, is: { ids: readonly number[] }) =>
  db
    .selectFrom('comments as c')
    .leftJoin('marks', 'marks.id', 'c.mark_id')
    .select(['c.id', 'c.status', 'c.body_html', 'c.user_id', 'c.edited_at', 'c.picked_at', 'c.like_count'])
    .select(['c.created_at', 'c.shown_at', 'marks.words'])
    .where('c.id', 'in', oneOf(is.ids)),
);

export interface FoundComment {
  id: number;
  postId: number;
  /** Of its thread; its own id where it began one. */
  rootId: number;
  parentId: number | null;
  status: CommentStatus;
  name: string;
  body: SafeHtml;
  createdAt: number;
}

export async function byId(db: Db, id: number): Promise<FoundComment | null> {
  const row = await commentById(db, { id });
  return row ? found(row) : null;
}

/** What its author is told of a comment that waits: the words that it is signed with, and whether it was changed. */
export async function signedAs(db: Db, id: number): Promise<{ mark: string | null; edited: boolean }> {
  const row = await db
    .selectFrom('comments as c')
    .leftJoin('marks', 'marks.id', 'c.mark_id')
    .select(['marks.words', 'c.edited_at'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
  return { mark: row.words, edited: row.edited_at !== null };
}

/** The comment of that id where it stands on this post's page, so that it can be answered; else null. */
export async function onPage(db: Db, postId: number, id: number): Promise<FoundComment | null> {
  const comment = await byId(db, id);
  return comment?.postId === postId && comment.status === 'approved' ? comment : null;
}

/** What was typed, as far as it is known: an imported comment's words are those of its HTML, without what it quotes. */
export async function wordsOf(db: Db, id: number): Promise<string> {
  const { body, body_format, body_html } = await db
    .selectFrom('comments')
    .select(['body', 'body_format', 'body_html'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return body_format === 'text' ? body : ownWords(body_html);
}

/**
 * Where an approved comment stands.
 * @param threads all of its post, from `threadSizes`
 */
export async function placeOf(db: Db, threads: readonly ThreadSize[], comment: FoundComment): Promise<Place> {
  const pages = intoPages(threads);
  const at = pages.findIndex((page) => page.threads.some((thread) => thread.id === comment.rootId));
  const page = pages[at];
  if (page?.threads.length !== 1) return { of: 'post', page: Math.max(1, at + 1) };
  const lines = await threadLines(db, [comment.rootId]);
  const line = lines.findIndex((each) => each.comment.id === comment.id);
  return placeOfLine(page, at + 1, lines.length, line);
}

const FOUND = ['id', 'post_id', 'root_id', 'parent_id', 'status', 'name', 'body_html', 'created_at'] as const;

const commentById = preparedFirst((db, is: { id: number }) =>
  db.selectFrom('comments').select(FOUND).where('id', '=', is.id),
);

function found(row: Pick<CommentRow, (typeof FOUND)[number]>): FoundComment {
  return {
    id: row.id,
    postId: row.post_id,
    rootId: row.root_id ?? row.id,
    parentId: row.parent_id,
    status: row.status,
    name: row.name,
    body: new SafeHtml(row.body_html),
    createdAt: row.created_at,
  };
}
