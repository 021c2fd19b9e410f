import type { Provider } from '../embed.ts';

const HOSTS = new Set(['threads.com', 'threads.net']);
const POST = /^\/@([\w.]{1,60})\/post\/([\w-]{1,64})(?:\/|$)/;
const CANONICAL = /^https:\/\/www\.threads\.com\/@[\w.]{1,60}\/post\/[\w-]{1,64}$/;

/** A post on Threads, under either of its domains. */
export const threads: Provider = {
  key: 'threads',
  name: 'Threads',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, user, code] = (HOSTS.has(host) && POST.exec(url.pathname)) || [];
    return user && code ? `https://www.threads.com/@${user}/post/${code}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www\.)?threads\.(?:com|net)\//i.test(src),
  token: () => null,
  frames: {
    host: 'threads.com',
    origin: 'https://www.threads.com',
    source: ({ url }) => (CANONICAL.test(url) ? `${url}/embed` : null),
    shape: () => 'post',
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};
