import type { Provider } from '../embed.ts';

const POST = /^\/@([\w.-]{1,60})\/(video|photo)\/(\d{1,25})\/?$/;
const CANONICAL = /^https:\/\/www\.tiktok\.com\/@[\w.-]{1,60}\/(?:video|photo)\/(\d{1,25})$/;

/** A film of seconds, or a row of pictures, with what its author wrote under it. */
export const tiktok: Provider = {
  key: 'tiktok',
  name: 'TikTok',
  kind: 'post',
  noun: 'video',
  canonical(host, url) {
    const [, user, what, id] = (host === 'tiktok.com' && POST.exec(url.pathname)) || [];
    return user && what && id ? `https://www.tiktok.com/@${user}/${what}/${id}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www\.)?tiktok\.com\/embed/i.test(src),
  token: () => null,
  frames: {
    host: 'tiktok.com',
    origin: 'https://www.tiktok.com',
    source({ url }) {
      const id = CANONICAL.exec(url)?.[1];
      return id ? `https://www.tiktok.com/player/v1/${id}?description=1` : null;
    },
    shape: () => 'tall',
  },
  oembed: { endpoint: 'https://www.tiktok.com/oembed', title: 'quote', handle: /\/@([\w.-]{1,60})$/ },
};
