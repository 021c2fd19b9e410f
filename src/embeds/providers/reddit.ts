import type { Provider } from '../embed.ts';

const POST = /^\/r\/(\w{1,30})\/comments\/([a-z0-9]{1,12})(?:\/|$)/i;
const CANONICAL = /^https:\/\/www\.reddit\.com\/r\/(\w{1,30})\/comments\/([a-z0-9]{1,12})$/;

/** A post of a subreddit, or one comment under it. */
export const reddit: Provider = {
  key: 'reddit',
  name: 'Reddit',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, sub, id] = (host === 'reddit.com' && POST.exec(url.pathname)) || [];
    return sub && id ? `https://www.reddit.com/r/${sub}/comments/${id.toLowerCase()}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/embed\.(?:reddit|redditmedia)\.com\//i.test(src),
  token: () => null,
  frames: {
    host: 'reddit.com',
    origin: 'https://embed.reddit.com',
    source({ url }) {
      const [, sub, id] = CANONICAL.exec(url) ?? [];
      return sub && id ? `https://embed.reddit.com/r/${sub}/comments/${id}/?embed=true` : null;
    },
    shape: () => 'post',
  },
  oembed: { endpoint: 'https://www.reddit.com/oembed', title: 'quote' },
};
