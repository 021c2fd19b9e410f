import { onLogin, onPassingLink, onProfile } from '../advice.ts';
import type { Provider } from '../provider.ts';

const HOSTS = new Set(['threads.com', 'threads.net']);
const POST = /^\/(?:@([\w.]{1,60})\/post|t)\/([\w-]{1,64})(?:\/|$)/;
const CANONICAL = /^https:\/\/www\.threads\.com\/(?:@[\w.]{1,60}\/post|t)\/[\w-]{1,64}$/;

/** A post on Threads, under either of its domains. */
export const threads: Provider = {
  key: 'threads',
  name: 'Threads',
  kind: 'post',
  noun: () => 'post',
  canonical(host, url) {
    const [, user, code] = (HOSTS.has(host) && POST.exec(url.pathname)) || [];
    if (!code) return null;
    return `https://www.threads.com/${user ? `@${user.toLowerCase()}/post` : 't'}/${code}`;
  },
  handleIn: /\/@([\w.]{1,60})\//,
  advice(host, url) {
    if (!HOSTS.has(host)) return null;
    const example = 'threads.com/@name/post/…';
    if (/^\/share\//.test(url.pathname)) return onPassingLink(example);
    if (/^\/login\b/.test(url.pathname)) return onLogin(example);
    return /^\/@[\w.]+\/?(?:(?:replies|media|reposts)\/?)?$/.test(url.pathname) ? onProfile(example) : null;
  },
  /** Its codes hold nobody's words, only whose post it is. */
  readCode(element) {
    const { class: classes = '', src = '', 'data-text-post-permalink': permalink } = element.attribs;
    const isCode = element.name === 'blockquote' && (permalink || /\btext-post-media\b/.test(classes));
    if (!isCode && element.name !== 'iframe') return null;
    const address = isCode ? (permalink ?? element.first('a')?.attribs.href ?? '') : src;
    return { address, words: () => ({ authorHandle: /\/@([\w.]{1,60})\//.exec(address)?.[1] ?? null }) };
  },
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www\.)?threads\.(?:com|net)\//i.test(src),
  token: () => null,
  frames: {
    host: 'threads.com',
    origin: 'https://www.threads.com',
    source: ({ url }) => (CANONICAL.test(url) ? `${url}/embed` : null),
    shape: ({ mediaDescription }) => (mediaDescription ? 'post' : 'words'),
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};
