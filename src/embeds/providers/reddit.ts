import { onPassingLink } from '../advice.ts';
import type { Words } from '../embed.ts';
import type { CodeElement, Provider } from '../provider.ts';

// www, old, new, np, sh, and a language; `embed` and the older `redditmedia` have the frames.
const HOST = /^(?:(?:[a-z]{2,3}(?:-[a-z]{2})?|embed)\.)?reddit(?:media)?\.com$/;
const POST = /^\/(r|u|user)\/([\w-]{1,32})\/comments\/([a-z0-9]{1,12})(?:\/[^/]*(?:\/([a-z0-9]{1,12}))?)?\/?$/i;
const CANONICAL =
  /^https:\/\/www\.reddit\.com\/(?:r\/(\w{1,32})|user\/([\w-]{1,32}))\/comments\/([a-z0-9]{1,12}(?:\/comment\/[a-z0-9]{1,12})?)$/;

/** A post of a subreddit or on somebody's own page, or one comment under it, which is another thing than the post. */
export const reddit: Provider = {
  key: 'reddit',
  name: 'Reddit',
  kind: 'post',
  noun: () => 'post',
  canonical(host, url) {
    const [, where = '', name, id, comment] = (HOST.test(host) && POST.exec(url.pathname)) || [];
    const own = where.toLowerCase() === 'r' ? /^u_([\w-]+)$/i.exec(name ?? '')?.[1] : name;
    if (!name || !id || (!own && name.includes('-'))) return null;
    const comments = `comments/${id}${comment ? `/comment/${comment}` : ''}`.toLowerCase();
    return `https://www.reddit.com/${own ? `user/${own}` : `r/${name}`}/${comments}`;
  },
  // Neither the name of a subreddit nor a frame can be made of these.
  handleIn: /\/user\/([\w-]{1,32})\//,
  advice: (host, url) =>
    /^(?:v\.)?redd\.it$/.test(host) ||
    (HOST.test(host) && /^\/(?:(?:r|u|user)\/[\w-]+\/s\/|gallery\/|comments\/|video\/)\w/.test(url.pathname))
      ? onPassingLink('reddit.com/r/…/comments/…')
      : null,
  readCode(element) {
    if (element.name === 'iframe') return { address: element.attribs.src ?? '', words: () => ({}) };
    if (!/\breddit-(?:embed(?:-bq)?|card)(?![\w-])/.test(element.attribs.class ?? '')) return null;
    if (element.name !== 'blockquote' && element.name !== 'div') return null;
    return { address: element.first('a')?.attribs.href ?? '', words: () => readLinks(element.inside('a')) };
  },
  ownsScript: (src) =>
    /^(?:https?:)?\/\/(?:embed\.(?:reddit|redditmedia)\.com\/|www\.redditstatic\.com\/comment-embed\.js)/i.test(src),
  token: () => null,
  frames: {
    host: 'reddit.com',
    origin: 'https://embed.reddit.com',
    source({ url }) {
      const [, sub, user, path] = CANONICAL.exec(url) ?? [];
      return path ? `https://embed.reddit.com/${sub ? `r/${sub}` : `user/${user}`}/comments/${path}/?embed=true` : null;
    },
    shape: ({ mediaDescription }) => (mediaDescription ? 'post' : 'words'),
  },
  oembed: { endpoint: 'https://www.reddit.com/oembed', title: 'quote', handle: 'name' },
};

/** The title is the words of a post. Of a comment the code has none, and the title is somebody else's. */
function readLinks([thing, ...others]: CodeElement[]): Partial<Words> {
  const authors = others.map(({ attribs }) => /\/u(?:ser)?\/([\w-]{1,30})\/?(?:[?#]|$)/.exec(attribs.href ?? '')?.[1]);
  const isComment = /\/comments\/\w+\/[^/?#]+\/\w/.test(thing?.attribs.href ?? '');
  return { authorHandle: authors.find(Boolean) ?? null, quote: isComment ? null : thing?.text() || null };
}
