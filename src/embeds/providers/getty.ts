import type { Code, Provider } from '../embed.ts';
import { shapeOf } from '../shape.ts';

const GETTY = /^gettyimages\.(?:com|ca|de|es|fr|in|it|pt|nl|ae|ie|hk|co\.(?:uk|jp|nz)|com\.(?:au|br|mx))$/;
const DETAIL = /^\/detail\/(?:.+\/)?(\d{1,12})\/?$/;
const SHORT = /^\/(\d{1,12})\/?$/;
const FRAME = /^\/embed\/(\d{1,12})\/?$/;
const CANONICAL = /^https:\/\/www\.gettyimages\.com\/detail\/(\d{1,12})$/;
/** The two words that Getty signs a code with, in its own alphabet. */
const TOKEN = /^et=[\w-]{1,64}={0,2}&sig=[\w-]{1,128}={0,2}$/;

/** A picture by its number; titles and countries in an address are decoration. */
export const getty: Provider = {
  key: 'getty',
  name: 'Getty Images',
  kind: 'picture',
  noun: 'picture',
  canonical(host, url) {
    const id = shape(host)?.exec(url.pathname)?.[1];
    return id ? `https://www.gettyimages.com/detail/${id}` : null;
  },
  readCode(element) {
    if (element.name === 'a' && /\bgie-(?:single|slideshow)\b/.test(element.attribs.class ?? ''))
      return readScript(element.nextScript(), element.attribs.href ?? '');
    if (element.name === 'iframe') return readFrame(element.attribs.src ?? '');
    return null;
  },
  ownsScript: (src, inline) =>
    src
      ? /^(?:https?:)?\/\/embed-cdn\.gettyimages\.com\//i.test(src)
      : /\bgie\.widgets\.load\b|\bwindow\.gie\b/.test(inline),
  advice: () => null,
  token: (text) => (TOKEN.test(text) ? text : null),
  frames: {
    host: 'gettyimages.com',
    origin: 'https://embed.gettyimages.com',
    source({ url, token }) {
      const id = CANONICAL.exec(url)?.[1];
      const signed = getty.token(token ?? '');
      return id && signed ? `https://embed.gettyimages.com/embed/${id}?${signed}&caption=true` : null;
    },
    shape: ({ size }) => shapeOf(size) ?? 'landscape',
  },
  oembed: {
    endpoint: 'https://embed.gettyimages.com/oembed',
    about: (url) => url.replace('https://www.gettyimages.com/detail/', 'https://gty.im/'),
    // It wants to hear who asks.
    with: { caller: 'hearsay' },
    title: 'mediaDescription',
  },
};

function shape(host: string): RegExp | null {
  if (host === 'gty.im') return SHORT;
  if (host === 'embed.gettyimages.com') return FRAME;
  return GETTY.test(host) ? DETAIL : null;
}

/** A slideshow's link leads to any of its pictures; its script lists them, and its signature is not for one alone. */
function readScript(script: string, href: string): Code {
  const [, id, more] = /\bitems:\s*['"](\d{1,12})(,?)/.exec(script) ?? [];
  if (!id) return { address: href, words: () => ({}) };
  const word = (key: 'id' | 'sig') => new RegExp(`\\b${key}:\\s*['"]([^'"]*)['"]`).exec(script)?.[1];
  const token = more ? null : signature(word('id'), word('sig'));
  return { address: `https://www.gettyimages.com/detail/${id}`, words: () => ({ token }) };
}

function readFrame(src: string): Code {
  const asked = new URLSearchParams(src.split('?')[1]);
  return { address: src, words: () => ({ token: signature(asked.get('et'), asked.get('sig')) }) };
}

const signature = (et?: string | null, sig?: string | null) => getty.token(`et=${et ?? ''}&sig=${sig ?? ''}`);
