import { secured, strictUrl } from '../address.ts';
import { onLogin, onPassingLink, onProfile, onStory } from '../advice.ts';
import type { CodeElement, Provider, Words } from '../embed.ts';
import { englishDay } from '../english-day.ts';
import { shapeOf } from '../shape.ts';
import { sizeOf } from '../size.ts';

/** `web.`, `fr-fr.` and others are doors to the same house; `developers.` stands in its codes. */
const HOST = /^(?:(?:web|business|mbasic|touch|developers|[a-z]{2}-[a-z]{2})\.)?(?:facebook|fb)\.com$/;
const PLUGIN = /^\/(?:v[\d.]{1,8}\/)?plugins\/(?:post|video)\.php$/;

const ID = '(pfbid\\w{1,100}|\\d{1,25})';
const OWNER = '([\\w.-]{1,80})';
const path = (rest: string) => new RegExp(`^/(?:pg/)?${rest}(?::\\d+)?/?$`);
/** Names of albums and titles may stand before a number. */
const POST = path(`${OWNER}/posts/(?:[^/]+/)?${ID}`);
const PHOTO = path(`${OWNER}/photos/(?:[^/]+/){0,2}${ID}`);
const VIDEO = path(`${OWNER}/videos/(?:[^/]+/){0,2}${ID}`);
const REEL = path(`reels?/${ID}`);
const IN_GROUP = path(`groups/${OWNER}/(?:posts|permalink)/${ID}`);

const CANONICAL = new RegExp(
  `^https://www\\.facebook\\.com/(?:(?:groups/)?[a-z\\d_.-]{1,80}/posts/|photo\\.php\\?fbid=|(reel/)|(watch/\\?v=))${ID}$`,
);

const PROFILE =
  /^\/(?:profile\.php|(?:people|p)\/[^/]+(?:\/\d+)?|[\w.-]{2,80}(?:\/(?:posts|photos|videos|reels|about))?)\/?$/;
const NOBODY =
  /^\/(?:(?!profile)\w+\.php|events|gaming|groups|hashtag|help|marketplace|notes|photo|reel|search|watch)(?:\/|$)/;

/** A post, a picture, a video or a reel of a page or a person, or a post in a group. */
export const facebook: Provider = {
  key: 'facebook',
  name: 'Facebook',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    if (!HOST.test(host)) return null;
    if (!PLUGIN.test(url.pathname)) return thingAt(url);
    const shown = strictUrl(secured(url.searchParams.get('href') ?? ''));
    return shown && HOST.test(shown.host) ? thingAt(shown.url) : null;
  },
  advice(host, url) {
    const example = 'facebook.com/name/posts/…';
    if (host === 'fb.watch' || host === 'fb.me') return onPassingLink(example);
    if (!HOST.test(host) || /^(?:business|developers)/.test(host) || thingAt(url)) return null;
    if (/^\/(?:share|sharer)\b/.test(url.pathname)) return onPassingLink(example);
    if (/^\/stories\//.test(url.pathname)) return onStory(example);
    if (/^\/(?:login|checkpoint|recover)\b/.test(url.pathname)) return onLogin(example);
    return PROFILE.test(url.pathname) && !NOBODY.test(url.pathname) ? onProfile(example) : null;
  },
  readCode(element) {
    const { class: classes = '', src = '', 'data-href': href, width, height } = element.attribs;
    if (element.name === 'iframe') return { address: src, words: () => ({ size: sizeOf(width, height) }) };
    if (href === undefined || !/(?:^|\s)fb-(?:post|video)(?:\s|$)/.test(classes)) return null;
    return { address: href, words: () => readQuotation(element) };
  },
  ownsScript: (src, inline) =>
    /^(?:https?:)?\/\/connect\.facebook\.net\//i.test(src) ||
    (src === '' && /\/\/connect\.facebook\.net\//.test(inline)),
  token: () => null,
  frames: {
    host: 'facebook.com',
    origin: 'https://www.facebook.com',
    source({ url }) {
      const [canonical, reel, video] = CANONICAL.exec(url) ?? [];
      if (!canonical) return null;
      // Of a video the words stand on the card.
      const isFilm = reel || video;
      const plugin = `https://www.facebook.com/plugins/${isFilm ? 'video' : 'post'}.php`;
      return `${plugin}?href=${encodeURIComponent(url)}&show_text=${!isFilm}`;
    },
    shape({ url, size }) {
      const [, reel, video] = CANONICAL.exec(url) ?? [];
      if (reel) return 'tall';
      return video ? (shapeOf(size) ?? 'wide') : 'post';
    },
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};

/** Whose a video or a picture is makes no difference to it; names are the same in small letters. */
function thingAt({ pathname, searchParams }: URL): string | null {
  const asked = (name: string) => new RegExp(`^${ID}$`).exec(searchParams.get(name) ?? '')?.[1];
  const site = 'https://www.facebook.com';
  const [, owner = '', post] = POST.exec(pathname) ?? [];
  if (post) return `${site}/${owner.toLowerCase()}/posts/${post}`;
  const [, group = '', inGroup = asked('multi_permalinks')] =
    IN_GROUP.exec(pathname) ?? path(`groups/${OWNER}`).exec(pathname) ?? [];
  if (group && inGroup) return `${site}/groups/${group.toLowerCase()}/posts/${inGroup}`;
  const page = /^\/(?:permalink|story)\.php$/.test(pathname) ? asked('id') : undefined;
  if (page && asked('story_fbid')) return `${site}/${page}/posts/${asked('story_fbid')}`;
  const photo = PHOTO.exec(pathname)?.[2] ?? (/^\/photo(?:\.php|\/?)$/.test(pathname) ? asked('fbid') : undefined);
  if (photo) return `${site}/photo.php?fbid=${photo}`;
  const reel = REEL.exec(pathname)?.[1];
  if (reel) return `${site}/reel/${reel}`;
  const watched = /^\/(?:watch(?:\/live)?\/?|video(?:\/video)?\.php)$/.test(pathname) ? asked('v') : undefined;
  const video = VIDEO.exec(pathname)?.[2] ?? watched;
  return video ? `${site}/watch/?v=${video}` : null;
}

/** A title, the words, and `Posted by Tess on Wednesday, June 3, 2026`, in any language: the author's name is a link. */
function readQuotation(element: CodeElement): Partial<Words> {
  const author = element.inside('a').findLast(leadsToSomebody)?.text() || null;
  const lines = element.text().split('\n');
  const at = author === null ? -1 : lines.findLastIndex((line) => line.includes(author));
  const said = at < 0 ? element.inside('p').map((paragraph) => paragraph.text()) : lines.slice(0, at);
  return {
    quote: said.join('\n') || null,
    authorName: author,
    postedAt: at < 0 ? null : englishDay(lines[at] ?? ''),
  };
}

function leadsToSomebody({ attribs: { href = '' } }: CodeElement): boolean {
  const strict = strictUrl(secured(href));
  return strict !== null && HOST.test(strict.host) && thingAt(strict.url) === null;
}
