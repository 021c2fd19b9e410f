import { secured, strictUrl } from '../address.ts';
import { onLogin, onPassingLink, onProfile, onStory } from '../advice.ts';
import type { CodeElement, Provider, Said } from '../provider.ts';
import { saidDay } from '../said-day.ts';
import { shapeOf } from '../shape.ts';
import { sizeOf } from '../size.ts';
import { isFacebook, kindAt, thingAt } from './facebook-address.ts';

/** Somebody by name or number, and the lists of what they post: `/tess.ferry/photos`, `/profile.php?id=1`. */
const PROFILE =
  /^\/(?:profile\.php|(?:people|p)\/[^/]+(?:\/\d+)?|[\w.-]{2,80}(?:\/(?:posts|photos|videos|reels|about))?)\/?$/;
/** What looks like a name and is a door of Facebook's own; of its scripts only `profile.php` is somebody. */
const NOBODY =
  /^\/(?:(?!profile)\w+\.php|ads|business|events|friends|gaming|groups|hashtag|help|home|marketplace|messages|notes|photo|policies|privacy|reel|search|settings|watch)(?:\/|$)/;

/** A post, a picture, a video or a reel of a page or a person, or a post in a group. */
export const facebook: Provider = {
  key: 'facebook',
  name: 'Facebook',
  kind: 'post',
  noun: () => 'post',
  canonical: (host, url) => (isFacebook(host) ? thingAt(url) : null),
  advice(host, url) {
    const example = 'facebook.com/name/posts/…';
    if (host === 'fb.watch' || host === 'fb.me') return onPassingLink(example);
    if (!isFacebook(host) || /^(?:business|developers)/.test(host)) return null;
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
      const kind = kindAt(url);
      // Of a video the words stand on the card.
      const [plugin, text] = kind === 'post' ? ['post', true] : ['video', false];
      return kind && `https://www.facebook.com/plugins/${plugin}.php?href=${encodeURIComponent(url)}&show_text=${text}`;
    },
    shape({ url, size }) {
      const kind = kindAt(url);
      if (kind === 'reel') return 'tall';
      return kind === 'video' ? (shapeOf(size) ?? 'wide') : 'post';
    },
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};

/** A title, the words, and `Posted by Tess on Wednesday, June 3, 2026`, in any language: the author's name is a link. */
function readQuotation(element: CodeElement): Said {
  const author = element.inside('a').findLast(leadsToSomebody)?.text() || null;
  const lines = element.text().split('\n');
  const at = author === null ? -1 : lines.findLastIndex((line) => line.includes(author));
  const said = at < 0 ? element.inside('p').map((paragraph) => paragraph.text()) : lines.slice(0, at);
  return {
    quote: said.join('\n').trim() || null,
    authorName: author,
    day: at < 0 ? null : saidDay(lines[at] ?? ''),
  };
}

function leadsToSomebody({ attribs: { href = '' } }: CodeElement): boolean {
  const strict = strictUrl(secured(href));
  return strict !== null && isFacebook(strict.host) && thingAt(strict.url) === null;
}
