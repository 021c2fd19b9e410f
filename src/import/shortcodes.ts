import { secured } from '../embeds/address.ts';
import { matchKnown } from '../embeds/registry.ts';

/**
 * WordPress' square brackets. Only what cannot be prose goes: a shortcode has attributes, or a closing partner, or a
 * name that WordPress itself gave it. `[come out]` and `[sic]` are what an editor wrote.
 */
export function withoutShortcodes(source: string): string {
  const closed = new Set([...source.matchAll(/\[\/([a-z][\w-]{0,40})\]/gi)].map(([, name = '']) => name.toLowerCase()));
  return source
    .replace(CAPTION, (_, inner: string) => figure(inner))
    .replace(SHORTCODE, (all, slash: string, name: string, rest: string) => {
      const address = slash ? '' : addressIn(name.toLowerCase(), rest);
      if (matchKnown(address)) return `\n\n${address}\n\n`;
      const isCode = slash || ATTRIBUTES.test(rest) || (rest.trim() === '' && isKnown(name, closed));
      if (!isCode) return all;
      return name.toLowerCase() === 'embed' ? '\n\n' : '';
    });
}

/** What a shortcode names by its address, or by the id that is enough in its name; a word alone is prose. */
function addressIn(name: string, rest: string): string {
  const told = /https?:\/\/[^\s"'<>“”″]+/i.exec(rest)?.[0];
  const id = /^\s+(\d{8,20})(?=\s+[\w-]+=|\s*$)/.exec(rest) ?? /\s(?:id|src)=["'“”″]?([\w:-]{1,80})/.exec(rest);
  return readAddress(told ?? BY_ID.get(name)?.(id?.[1] ?? '') ?? '');
}

const BY_ID = new Map<string, (id: string) => string>([
  ['tweet', (id) => `https://x.com/i/status/${id}`],
  ['youtube', (id) => `https://youtu.be/${id}`],
  ['spotify', (id) => `https://open.spotify.com/${id.replace(/^spotify:/, '').replace(':', '/')}`],
  ['getty', (id) => `https://gty.im/${id}`],
]);

/** An address as HTML writes it, as one that the registry may know. */
export const readAddress = (written: string) => secured(written.replace(/&(?:amp|#0?38);/g, '&'));

const CAPTION = /\[(?:wp_)?caption\b[^\]]{0,1000}\]((?:(?!\[(?:wp_)?caption)[\s\S])*?)\[\/(?:wp_)?caption\]/gi;
const SHORTCODE = /\[(\/?)([a-z][\w-]{0,40})((?:[\s=][^[\]]{0,2000})?)\]/gi;
const ATTRIBUTES = /^(?:\s+[\w-]{1,60}=(?:"[^"]*"|'[^']*'|[^\s"'=]+))+\s*\/?$/;
const OWN = new Set(['gallery', 'playlist', 'audio', 'video', 'embed', 'caption', 'wp_caption']);

const isKnown = (name: string, closed: Set<string>) => OWN.has(name.toLowerCase()) || closed.has(name.toLowerCase());

/** The picture first, perhaps in a link, then the words about it. */
function figure(inner: string): string {
  const [, picture = '', words = inner] =
    /^\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner) ?? [];
  return `\n\n<figure>${picture}<figcaption>${words.trim()}</figcaption></figure>\n\n`;
}
