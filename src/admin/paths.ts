import type { QueueFilter } from '../comments/desk/queue-filter.ts';
import type { TagKind } from '../db/schema.ts';
import { deskQueuePath } from '../urls.ts';

/** Addresses of the desk. */

export const homePath = () => '/admin';
export const loginPath = (next: string | null = null) =>
  next === null ? '/admin/login' : `/admin/login?next=${encodeURIComponent(next)}`;
export const logoutPath = () => '/admin/logout';

/** @param q what is searched for; empty: nothing */
export const postsPath = (shelf = 'all', page = 1, q = '') =>
  withQuery('/admin/posts', {
    ...(shelf === 'all' ? {} : { show: shelf }),
    ...(q === '' ? {} : { q }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
/** @param formKey of one that was begun and not saved */
export const newPostPath = (formKey: string | null = null) =>
  withQuery('/admin/posts/new', formKey === null ? {} : { form: formKey });
export const deskPostPath = (id: number) => `/admin/posts/${id}`;
export const previewPath = (id: number | null) => (id === null ? '/admin/posts/preview' : `/admin/posts/${id}/preview`);
export const historyPath = (id: number, page = 1) =>
  withQuery(`${deskPostPath(id)}/history`, page > 1 ? { page: String(page) } : {});
/** What a save changed, or how what stands now differs from it. */
export const revisionPath = (id: number, revision: number, against: 'before' | 'now' = 'before') =>
  withQuery(`${historyPath(id)}/${revision}`, against === 'now' ? { against } : {});
export const restorationPath = (id: number, revision: number) => `${historyPath(id)}/${revision}/restoration`;
export const postDecisionsPath = () => '/admin/posts/decisions';
export const binPath = (id: number) => `/admin/posts/${id}/bin`;
export const correctionRemovalPath = (postId: number, id: number) =>
  `${deskPostPath(postId)}/corrections/${id}/removal`;
export const draftPath = (id: number | null) => (id === null ? '/admin/posts/draft' : `/admin/posts/${id}/draft`);
export const draftRemovalPath = (id: number | null) => `${draftPath(id)}/removal`;
/** The form as it is saved, whatever was typed since. */
export const asSavedPath = (id: number) => `${deskPostPath(id)}?as=saved`;
export const closurePath = (id: number) => `/admin/posts/${id}/closure`;
export const reopeningPath = (id: number) => `/admin/posts/${id}/reopening`;

export const settingsPath = () => '/admin/settings';
/** The list of people or topics, and below it the form of one, what merging it with another does, and its end. */
export const tagsPath = (
  kind: TagKind,
  { q = '', page = 1, done }: { q?: string; page?: number; done?: string } = {},
) =>
  withQuery(kind === 'person' ? '/admin/people' : '/admin/topics', {
    ...(q === '' ? {} : { q }),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(done ? { done } : {}),
  });
export const deskTagPath = (kind: TagKind, id: number) => `${tagsPath(kind)}/${id}`;
export const mergerPath = (kind: TagKind, id: number, name?: string) =>
  withQuery(`${deskTagPath(kind, id)}/merger`, name === undefined ? {} : { name });
export const tagRemovalPath = (kind: TagKind, id: number) => `${deskTagPath(kind, id)}/removal`;
/** @param words to look for; empty: none */
export const picturesPath = (shelf = 'all', words = '', page = 1) =>
  withQuery('/admin/pictures', {
    ...(shelf === 'all' ? {} : { show: shelf }),
    ...(words === '' ? {} : { q: words }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
export const deskPicturePath = (id: number) => `/admin/pictures/${id}`;
export const pictureRemovalPath = (id: number) => `${deskPicturePath(id)}/removal`;

export const pagesPath = () => '/admin/pages';
export const deskPagePath = (slug: string) => `${pagesPath()}/${slug}`;
/** Back to the house's own words. */
export const originalPath = (slug: string) => `${deskPagePath(slug)}/original`;

/** Comments of one shelf; the filter's names are those of the query. */
export const queuePath = (filter: QueueFilter = { status: 'held' }, page = 1) =>
  withQuery(deskQueuePath(), {
    ...Object.fromEntries(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : []))),
    ...(page > 1 ? { page: String(page) } : {}),
  });
/** The same page, saying what was decided, or taken back. */
export const donePath = (path: string, decisionId: number | null) =>
  decisionId === null ? path : andQuery(path, `done=${decisionId}`);
/** @param left how many of the comments stay, as somebody has changed them since */
export const undonePath = (path: string, decisionId: number, left: number) =>
  andQuery(path, `undone=${decisionId}${left > 0 ? `&left=${left}` : ''}`);
/** And what was asked of posts that stay as they are. */
export const keptPath = (path: string, asked: string, ids: readonly number[]) =>
  ids.length === 0 ? path : andQuery(path, `asked=${asked}&kept=${ids.join('.')}`);
/** And that a reply was taken. */
export const repliedPath = (path: string, commentId: number) => andQuery(path, `replied=${commentId}`);
export const deskCommentPath = (id: number) => `${deskQueuePath()}/${id}`;
export const decisionPath = (id: number, noun: 'approval' | 'rejection' | 'spam') => `${deskCommentPath(id)}/${noun}`;
export const pickPath = (id: number, picked: boolean) => `${deskCommentPath(id)}/${picked ? 'pick' : 'unpicking'}`;
export const hidingPath = (id: number) => `${deskCommentPath(id)}/hiding`;
export const deskReplyPath = (id: number) => `${deskCommentPath(id)}/reply`;
export const decisionsPath = () => `${deskQueuePath()}/decisions`;
export const reversalPath = (decisionId: number) => `/admin/decisions/${decisionId}/reversal`;
export const logPath = (page = 1) => withQuery('/admin/log', page > 1 ? { page: String(page) } : {});
export const blocksPath = (page = 1) => withQuery('/admin/blocks', page > 1 ? { page: String(page) } : {});
/** The form that blocks whoever wrote a comment. */
export const blockAuthorPath = (kind: 'mark' | 'address', commentId: number) =>
  withQuery('/admin/blocks', { kind, comment: String(commentId) });
export const liftingPath = (blockId: number) => `/admin/blocks/${blockId}/lifting`;
export const personalDataPath = () => '/admin/people-data';
export const exportPath = () => `${personalDataPath()}/export`;
export const erasurePath = () => `${personalDataPath()}/erasure`;

/** A page of the desk as a form names it to come back to; anything else leads elsewhere. */
export const backPath = (path: string | undefined, elsewhere: string) =>
  path && DESK_PATH.test(path) ? path : elsewhere;

/** No host, no scheme, no way out: whatever stands in the query, as URLSearchParams writes it, cannot change where it leads. */
export const DESK_PATH = /^\/admin(?:\/[\w/-]{0,100})?(?:\?[\w=&%+.*-]{0,2000})?$/;

/** What the address of a page asks of it; nothing where it is the address of another one. */
export function askedOf(page: string, path: string): Record<string, string> {
  const [place, query] = path.split('?');
  return place === page ? Object.fromEntries(new URLSearchParams(query)) : {};
}

const andQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

function withQuery(path: string, query: Record<string, string>): string {
  const search = String(new URLSearchParams(query));
  return search ? `${path}?${search}` : path;
}
