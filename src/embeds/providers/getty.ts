import type { Code, Provider } from '../provider.ts';
import { shapeOf } from '../shape.ts';
import { sizeOf } from '../size.ts';

const GETTY =
  /^gettyimages\.(?:com|ae|at|be|ca|ch|de|dk|es|fi|fr|hk|ie|in|it|nl|no|pt|se|co\.(?:jp|nz|uk)|com\.(?:au|be|br|ca|de|mx))$/;
// Old pictures have a number of two parts.
const NUMBER = '(\\d{1,12}(?:-\\d{1,3})?)';
const DETAIL = new RegExp(`^/(?:detail/(?:.+/)?|license/)${NUMBER}/?$`);
const SHORT = new RegExp(`^/${NUMBER}/?$`);
const FRAME = new RegExp(`^/embed/${NUMBER}/?$`);
const ITEMS = new RegExp(`\\bitems:\\s*['"]${NUMBER}(,?)`);
const CANONICAL = new RegExp(`^https://www\\.gettyimages\\.com/detail/${NUMBER}$`);
/** What Getty signs a frame with, in its own alphabet: all up to `sig`, in the order in which Getty wrote it. */
const TOKEN = /^et=[\w-]{1,64}={0,2}(?:&(?:tld|viewMoreLink|similar)=[a-z.]{2,8}){0,3}&sig=[\w-]{1,128}={0,2}$/;

/** A picture by its number; titles and countries in an address are decoration. */
export const getty: Provider = {
  key: 'getty',
  name: 'Getty Images',
  kind: 'picture',
  noun: () => 'picture',
  canonical(host, url) {
    // The frame of several names them in its query.
    const [first = ''] = (url.searchParams.get('assets') ?? '').split(',');
    const path = url.pathname === '/embed' ? `/embed/${first}` : url.pathname;
    const id = shape(host)?.exec(path)?.[1];
    return id ? addressOf(id) : null;
  },
  readCode(element) {
    const { class: classes = '' } = element.attribs;
    if (element.name === 'a' && /\bgie-(?:single|slideshow)\b/.test(classes))
      return readScript(element.nextScript(), element.attribs.href ?? '');
    if (element.name === 'iframe') return readFrame(element.attribs);
    // The frame in a box, with a link above it.
    const isBox = element.name === 'div' && /^getty\s+embed\b/.test(classes.trim());
    const frame = isBox ? element.first('iframe') : undefined;
    return frame ? readFrame(frame.attribs) : null;
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
    handle: null,
  },
};

const addressOf = (id: string) => `https://www.gettyimages.com/detail/${id}`;

function shape(host: string): RegExp | null {
  if (host === 'gty.im') return SHORT;
  if (host === 'embed.gettyimages.com') return FRAME;
  return GETTY.test(host) ? DETAIL : null;
}

/** A slideshow's link leads to any of its pictures; its script lists them, and its signature is not for one alone. */
function readScript(script: string, href: string): Code {
  const [, id, more] = ITEMS.exec(script) ?? [];
  if (!id) return { address: href, words: () => ({}) };
  const word = (key: string) => new RegExp(`\\b${key}:\\s*['"]([^'"]*)['"]`).exec(script)?.[1];
  // Getty's own script asks for its frame in this order.
  const token = `et=${word('id') ?? ''}&tld=${word('tld') ?? 'com'}&sig=${word('sig') ?? ''}`;
  return {
    address: addressOf(id),
    words: () => ({ token: more ? null : getty.token(token), size: sizeOf(word('w'), word('h')) }),
  };
}

function readFrame({ src = '', width, height }: Readonly<Record<string, string>>): Code {
  const asked = [...new URLSearchParams(src.split('?')[1])];
  const signed = asked.slice(0, asked.findIndex(([key]) => key === 'sig') + 1);
  const token = signed.map(([key, value]) => `${key}=${value}`).join('&');
  return { address: src, words: () => ({ token: getty.token(token), size: sizeOf(width, height) }) };
}
