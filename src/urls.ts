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
export const postFeedPath = (post: Permalink, format?: FeedFormat) => feedOf(postPath(post), format);
/** A thread as plain text. */
export const threadTextPath = (post: Permalink) => `${postPath(post)}/comments.txt`;
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
/** All years and months. */
export const archivePath = () => '/archive';
export const yearPath = (year: number) => `/${four(year)}`;
export const monthPath = (year: number, month: number) => `/${four(year)}/${two(month)}`;
export interface Searching {
  /** Only stories or only comments; without it the newest of both. */
  kind?: 'stories' | 'responses' | undefined;
  /** Of stories about them, under it, by them: slugs. */
  person?: string | undefined;
  topic?: string | undefined;
  author?: string | undefined;
  year?: number | undefined;
  /** Only those with a smaller id. */
  before?: number | undefined;
}
export const searchPath = (q = '', { kind, person, topic, author, year, before }: Searching = {}) =>
  `/search${queryOf({
    q: q === '' ? undefined : encodeURIComponent(q),
    in: kind,
    person: person && segment(person),
    topic: topic && segment(topic),
    author: author && segment(author),
    ...{ year, before },
  })}`;
export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];
const FEED_FILES: Record<FeedFormat, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };
/** The feed of what is listed at an address: `feedOf(tagPath(person), 'atom')`. */
export const feedOf = (path: string, format: FeedFormat = 'rss') => `${path === '/' ? '' : path}/${FEED_FILES[format]}`;
/** What was said, whatever it was said about. */
export const commentsFeedPath = (format?: FeedFormat) => feedOf('/comments', format);
/** `/about`, `/privacy` … */
export const standingPath = (slug: string) => `/${segment(slug)}`;

/** For search engines. */
export const robotsPath = () => '/robots.txt';
export const sitemapPath = () => '/sitemap.xml';
export const newsSitemapPath = () => '/news-sitemap.xml';
/** Everything but stories; then the stories of a month, from its n-th file. */
export const pagesSitemapPath = () => '/sitemaps/pages.xml';
/** Some of the people or topics, A to Z. @param file from 1 */
export const namesSitemapPath = (kind: 'people' | 'topics', file: number) => `/sitemaps/${kind}-${file}.xml`;
export const monthSitemapPath = (year: number, month: number, file: number) =>
  `/sitemaps/${four(year)}-${two(month)}-${file}.xml`;

/** Every uploaded picture is kept in these widths in pixels; smaller ones are not enlarged. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;
/** The picture that stands beside a link to us elsewhere. @param hash of all that is drawn on it (media/card.ts) */
export const cardPath = (subject: string, hash: string) => `/cards/${subject}-${hash}.jpg`;
export const picturePath = (key: string, width: (typeof PICTURE_WIDTHS)[number]) => `/media/${key}/${width}.webp`;

/** The n-th page of a listing: its own address for the first, `/page/N` after it. */
export const listingPage = (path: string, page: number) =>
  page > 1 ? `${path === '/' ? '' : path}/page/${page}` : path;

export const absolute = (baseUrl: string, path: string) => baseUrl + path;
