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
      const address = secure(/https?:\/\/[^\s"']+/i.exec(rest)?.[0] ?? '');
      if (!slash && matchKnown(address)) return `\n\n${address}\n\n`;
      const isCode = slash || ATTRIBUTES.test(rest) || (rest.trim() === '' && isKnown(name, closed));
      if (!isCode) return all;
      return name.toLowerCase() === 'embed' ? '\n\n' : '';
    });
}

/** An address as old content writes it: what has long been served by https only stands there as http. */
export const secure = (address: string) => address.replace(/^http:\/\//i, 'https://').replace(/&(?:amp|#0?38);/g, '&');

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
