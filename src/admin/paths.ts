/** Addresses of the desk. */

export const homePath = () => '/admin';
export const loginPath = (next: string | null = null) =>
  next === null ? '/admin/login' : `/admin/login?next=${encodeURIComponent(next)}`;
export const logoutPath = () => '/admin/logout';

export const postsPath = (shelf = 'all', page = 1) =>
  withQuery('/admin/posts', {
    ...(shelf === 'all' ? {} : { show: shelf }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
export const newPostPath = () => '/admin/posts/new';
export const deskPostPath = (id: number) => `/admin/posts/${id}`;
export const previewPath = (id: number | null) => (id === null ? '/admin/posts/preview' : `/admin/posts/${id}/preview`);
export const closurePath = (id: number) => `/admin/posts/${id}/closure`;
export const reopeningPath = (id: number) => `/admin/posts/${id}/reopening`;

export const pagesPath = () => '/admin/pages';
export const deskPagePath = (slug: string) => `${pagesPath()}/${slug}`;
/** Back to the house's own words. */
export const originalPath = (slug: string) => `${deskPagePath(slug)}/original`;

export const queuePath = (status = 'held', page = 1) =>
  withQuery('/admin/comments', { status, ...(page > 1 ? { page: String(page) } : {}) });
/** The same page, saying what became of a comment. */
export const donePath = (path: string, id: number) => `${path}${path.includes('?') ? '&' : '?'}done=${id}`;
export const decisionPath = (id: number, decision: 'approval' | 'rejection' | 'spam') =>
  `/admin/comments/${id}/${decision}`;

/** A page of the desk as a form names it to come back to; anything else leads elsewhere. */
export const backPath = (path: string | undefined, elsewhere: string) =>
  path && DESK_PATH.test(path) ? path : elsewhere;

/** No host, no scheme, no way out. */
export const DESK_PATH = /^\/admin(?:\/[\w/-]{0,100})?(?:\?[\w=&-]{0,200})?$/;

function withQuery(path: string, query: Record<string, string>): string {
  const search = String(new URLSearchParams(query));
  return search ? `${path}?${search}` : path;
}
