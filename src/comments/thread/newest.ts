import { prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import { type Published, visiblePosts } from '../../posts/visible.ts';
import type { Permalink } from '../../urls.ts';

/** A comment as feeds tell it, with what it was said about. */
export interface NewComment {
  id: number;
  name: string;
  body: SafeHtml;
  /** UTC ms; when its author changed it, null: never. */
  createdAt: number;
  editedAt: number | null;
  post: Permalink & { title: string };
}

/**
 * The approved comments of a post that were let through last: whoever follows them misses none, however long it had
 * waited for an editor.
 */
export const newestOf = async (db: Db, postId: number, now: number, limit: number): Promise<NewComment[]> =>
  (await ofPost(db, { postId, now, limit })).map(newComment);

/** The same of all posts that readers see. */
export const newestAnywhere = async (db: Db, now: number, limit: number): Promise<NewComment[]> =>
  (await anywhere(db, { now, limit })).map(newComment);

const ofPost = prepared((db, is: { postId: number; now: number; limit: number }) =>
  approved(db, is).where('comments.post_id', '=', is.postId),
);

const anywhere = prepared((db, is: { now: number; limit: number }) => approved(db, is));

const approved = (db: Db, is: { now: number; limit: number }) =>
  visiblePosts(db, is.now)
    .innerJoin('comments', 'comments.post_id', 'posts.id')
    .select(['comments.id', 'comments.name', 'comments.body_html', 'comments.created_at', 'comments.edited_at'])
    .select(['posts.title', 'posts.slug', 'posts.year', 'posts.month'])
    .$narrowType<Published>()
    .where('comments.status', '=', 'approved')
    .where('comments.shown_at', 'is not', null)
    .orderBy('comments.shown_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(is.limit);

const newComment = (row: Awaited<ReturnType<typeof anywhere>>[number]): NewComment => ({
  id: row.id,
  name: row.name,
  body: new SafeHtml(row.body_html),
  createdAt: row.created_at,
  editedAt: row.edited_at,
  post: { title: row.title, slug: row.slug, year: row.year, month: row.month },
});
