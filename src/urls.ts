/** Every address that we print. Paths begin with a slash; `absolute` puts the site's own base before them. */

export interface Permalink {
  year: number;
  month: number;
  slug: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const four = (n: number) => String(n).padStart(4, '0');
const queryOf = (asked: Record<string, string | number | undefined>) => {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return given.length > 0 ? `?${given.join('&')}` : '';
};
const segment = (slug: string) => encodeURIComponent(slug);

export const frontPath = () => '/';
export const postPath = (post: Permalink) => `/${four(post.year)}/${two(post.month)}/${segment(post.slug)}`;
/** How somebody reads a thread where it is not as it stands: in another order, or with what is new marked. */
export interface Reading {
  sort?: 'newest' | 'liked';
  /** Id of the last comment that is not new. */
  since?: number;
}
export const commentsPath = (post: Permalink, page: number, { sort, since }: Reading = {}) =>
  postPath(post) + queryOf({ sort, since, comments: page > 1 ? page : undefined });
/** A thread too long for its page goes on, from its second page, on pages of its own. */
export const threadPath = (post: Permalink, rootId: number, page: number, { since }: Reading = {}) =>
  postPath(post) + queryOf({ since, thread: rootId, comments: page > 1 ? page : undefined });
export const replyPath = (post: Permalink, commentId: number) => `${postPath(post)}?reply=${commentId}#respond`;
/** The same, with what is answered quoted in the form. */
export const quotePath = (post: Permalink, commentId: number) =>
  `${postPath(post)}?reply=${commentId}&quote=yes#respond`;
export const postCommentPath = (post: Permalink) => `${postPath(post)}/comments`;
export const postFeedPath = (post: Permalink) => `${postPath(post)}/feed.xml`;
export const commentPath = (id: number) => `/c/${id}`;
/** Where its author changes or deletes a comment. @param key proves authorship where there is no cookie */
export const revisionPath = (id: number, key: string | null = null) =>
  `${commentPath(id)}/revision${key === null ? '' : `?key=${key}`}`;
export const deletionPath = (id: number) => `${commentPath(id)}/deletion`;
export const likePath = (id: number) => `${commentPath(id)}/like`;
export const reportPath = (id: number) => `${commentPath(id)}/report`;
export const commentAnchor = (id: number) => `comment-${id}`;

/** In mail only: their keys are secrets. */
export const followPath = (subscription: number, key: string) => `/follow/${subscription}/${key}`;
export const unfollowPath = (subscription: number, key: string) => `/unfollow/${subscription}/${key}`;
/** What a reader has said, and follows. */
export const mePath = () => '/me';
export const myCommentsPath = () => `${mePath()}/comments.json`;
export const myDeparturePath = () => `${mePath()}/departure`;
export const myErasurePath = () => `${mePath()}/erasure`;
export const myFollowEndPath = (subscription: number) => `${mePath()}/follows/${subscription}/end`;
/** A post with what has come to stand on it after a comment pointed out. */
export const sincePath = (post: Permalink, commentId: number) => `${postPath(post)}?since=${commentId}#comments`;

/** Of the desk this one stands here, as letters lead to it; the others stand in admin/paths.ts. */
export const deskQueuePath = () => '/admin/comments';

export const peoplePath = () => '/people';
/** Where a letter begins among the people. */
export const letterPath = (letter: string) => `${peoplePath()}#${segment(letter)}`;
export const topicsPath = () => '/topics';
export const tagPath = (tag: { kind: 'person' | 'topic'; slug: string }) =>
  `${tag.kind === 'person' ? '/people' : '/topics'}/${segment(tag.slug)}`;
export const authorPath = (slug: string) => `/authors/${segment(slug)}`;
export const yearPath = (year: number) => `/${four(year)}`;
export const monthPath = (year: number, month: number) => `/${four(year)}/${two(month)}`;
/** Where only stories or only comments are looked for, those with a smaller id than `before`; without either, the newest of both. */
export const searchPath = (q: string, { kind, before }: { kind?: 'stories' | 'responses'; before?: number } = {}) =>
  `/search${queryOf({ q: encodeURIComponent(q), in: kind, before })}`;
export const feedPath = () => '/feed.xml';
/** `/about`, `/privacy` … */
export const standingPath = (slug: string) => `/${segment(slug)}`;

/** Every uploaded picture is kept in these widths in pixels; smaller ones are not enlarged. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;
export const picturePath = (key: string, width: (typeof PICTURE_WIDTHS)[number]) => `/media/${key}/${width}.webp`;

/** The n-th page of a listing: its own address for the first, `/page/N` after it. */
export const listingPage = (path: string, page: number) =>
  page > 1 ? `${path === '/' ? '' : path}/page/${page}` : path;

export const absolute = (baseUrl: string, path: string) => baseUrl + path;
