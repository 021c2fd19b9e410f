import { secured, strictUrl } from '../address.ts';

/** `web.`, `fr-fr.` and others are doors to the same house; `developers.` stands in its codes. */
const HOST = /^(?:(?:web|business|mbasic|touch|developers|[a-z]{2}-[a-z]{2})\.)?(?:facebook|fb)\.com$/;
const PLUGIN = /^\/(?:v[\d.]{1,8}\/)?plugins\/(?:post|video)\.php$/;
const SITE = 'https://www.facebook.com';

const ID = '(pfbid\\w{1,100}|\\d{1,25})';
const AN_ID = new RegExp(`^${ID}$`);
const OWNER = '([\\w.-]{1,80})';
/** Some ids end with `:0`, which says nothing. */
const path = (rest: string) => new RegExp(`^/(?:pg/)?${rest}(?::\\d+)?/?$`);
/** Titles and names of albums may stand before a number. */
const POST = path(`${OWNER}/posts/(?:[^/]+/)?${ID}`);
const PHOTO = path(`${OWNER}/photos/(?:[^/]+/){0,2}${ID}`);
const VIDEO = path(`${OWNER}/videos/(?:[^/]+/){0,2}${ID}`);
const REEL = path(`reels?/${ID}`);
const IN_GROUP = path(`groups/${OWNER}/(?:posts|permalink)/${ID}`);
const GROUP = path(`groups/${OWNER}`);
const STORY_PHP = /^\/(?:permalink|story)\.php$/;
const PHOTO_PHP = /^\/photo(?:\.php|\/?)$/;
const WATCH = /^\/(?:watch(?:\/live)?\/?|video(?:\/video)?\.php)$/;

export const isFacebook = (host: string) => HOST.test(host);

/** The one form of an address of a post, a picture, a video or a reel there, also of the frame that shows it; else null. */
export function thingAt(url: URL): string | null {
  if (!PLUGIN.test(url.pathname)) return postAt(url) ?? mediumAt(url);
  const shown = strictUrl(secured(url.searchParams.get('href') ?? ''));
  return shown && isFacebook(shown.host) ? (postAt(shown.url) ?? mediumAt(shown.url)) : null;
}

/** Names are the same in small letters. */
function postAt(url: URL): string | null {
  const { pathname } = url;
  const [, owner = '', post] = POST.exec(pathname) ?? [];
  if (post) return `${SITE}/${owner.toLowerCase()}/posts/${post}`;
  const [page, story] = STORY_PHP.test(pathname) ? [asked(url, 'id'), asked(url, 'story_fbid')] : [];
  if (page && story) return `${SITE}/${page}/posts/${story}`;
  const [, group = '', inGroup = asked(url, 'multi_permalinks')] =
    IN_GROUP.exec(pathname) ?? GROUP.exec(pathname) ?? [];
  return group && inGroup ? `${SITE}/groups/${group.toLowerCase()}/posts/${inGroup}` : null;
}

/** Whose it is makes no difference: its number is enough. */
function mediumAt(url: URL): string | null {
  const { pathname } = url;
  const photo = PHOTO.exec(pathname)?.[2] ?? (PHOTO_PHP.test(pathname) && asked(url, 'fbid'));
  if (photo) return `${SITE}/photo.php?fbid=${photo}`;
  const reel = REEL.exec(pathname)?.[1];
  if (reel) return `${SITE}/reel/${reel}`;
  const video = VIDEO.exec(pathname)?.[2] ?? (WATCH.test(pathname) && asked(url, 'v'));
  return video ? `${SITE}/watch/?v=${video}` : null;
}

const asked = (url: URL, name: string) => AN_ID.exec(url.searchParams.get(name) ?? '')?.[1];

const CANONICAL = new RegExp(
  `^${SITE}/(?:(?:groups/)?[a-z\\d_.-]{1,80}/posts/|photo\\.php\\?fbid=|(reel/)|(watch/\\?v=))${ID}$`,
);

/** What a canonical address leads to; null for any other. */
export function kindAt(url: string): 'post' | 'reel' | 'video' | null {
  const [canonical, reel, video] = CANONICAL.exec(url) ?? [];
  if (!canonical) return null;
  return reel ? 'reel' : video ? 'video' : 'post';
}
