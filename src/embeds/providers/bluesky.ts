import type { Provider } from '../embed.ts';

const POST = /^\/profile\/([\w.:-]{1,253})\/post\/([a-z0-9]{1,20})\/?$/;
const CANONICAL = /^https:\/\/bsky\.app\/profile\/([\w.:-]{1,253})\/post\/([a-z0-9]{1,20})$/;
/** Who wrote it, by the name that no change of handle changes (https://atproto.com/specs/did). */
const DID = /^did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,253})$/;

/** A post on Bluesky. Its frame wants the author's lasting name, which an address need not have. */
export const bluesky: Provider = {
  key: 'bluesky',
  name: 'Bluesky',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, who, key] = (host === 'bsky.app' && POST.exec(url.pathname)) || [];
    return who && key ? `https://bsky.app/profile/${who}/post/${key}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/embed\.bsky\.app\//i.test(src),
  token: (text) => (DID.test(text) ? text : null),
  frames: {
    host: 'bsky.app',
    origin: 'https://embed.bsky.app',
    source({ url, token }) {
      const [, who = '', key] = CANONICAL.exec(url) ?? [];
      const did = bluesky.token(who) ?? bluesky.token(token ?? '');
      return key && did ? `https://embed.bsky.app/embed/${did}/app.bsky.feed.post/${key}` : null;
    },
    shape: () => 'post',
  },
  oembed: { endpoint: 'https://embed.bsky.app/oembed', title: null, handle: /\/profile\/([\w.-]{1,253})$/ },
};
