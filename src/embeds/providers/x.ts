import type { Provider } from '../embed.ts';

const HOSTS = new Set(['x.com', 'twitter.com']);
const POST = /^\/(?:#!\/)?(\w{1,15}|i\/web|i)\/status(?:es)?\/(\d{1,20})(?:\/|$)/;
const CANONICAL = /^https:\/\/x\.com\/\w{1,15}\/status\/(\d{1,20})$/;

/** A post on what was Twitter, under either name. */
export const x: Provider = {
  key: 'x',
  name: 'X',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, user, id] = (HOSTS.has(host) && POST.exec(url.pathname)) || [];
    return user && id ? `https://x.com/${user.replace('i/web', 'i')}/status/${id}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/platform\.(?:twitter|x)\.com\//i.test(src),
  token: () => null,
  frames: {
    host: 'twitter.com',
    origin: 'https://platform.twitter.com',
    source({ url }) {
      const id = CANONICAL.exec(url)?.[1];
      return id ? `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true` : null;
    },
    shape: () => 'post',
  },
  oembed: {
    endpoint: 'https://publish.x.com/oembed',
    with: { omit_script: '1', dnt: '1' },
    title: null,
    handle: /^https:\/\/(?:twitter|x)\.com\/(\w{1,15})$/,
  },
};
