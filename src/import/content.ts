import { replaceCodes } from '../embeds/code.ts';
import { type Embed, NO_WORDS } from '../embeds/embed.ts';
import { matchKnown } from '../embeds/registry.ts';
import { paragraphs } from './paragraphs.ts';
import { readAddress, withoutShortcodes } from './shortcodes.ts';

/** Notes to WordPress: `<!--more-->`, and where its editor's blocks begin and end. */
const COMMENT = /<!--(?:(?!<!--)[\s\S])*?-->/g;
/** Boxes for looks only; what stands in them is set apart by blank lines. */
const BOX = /<\/?(?:div|center|section|article)(?=[\s>])[^<>]*>/gi;
/** What WordPress' editor puts around an address, perhaps with a caption. */
const EMBED_BLOCK = /<figure\b[^<>]{0,300}\bwp-block-embed\b[^<>]{0,300}>((?:(?!<figure\b)[\s\S])*?)<\/figure>/gi;
const CAPTION = /<figcaption\b[^<>]*>((?:(?!<figcaption\b)[\s\S])*?)<\/figcaption>/gi;
/** An address alone on its line, perhaps linked and in a paragraph of its own. */
const ADDRESS =
  /^(?:<p\b[^<>]*>)?\s*(?:<a\b[^<>]*>)?(https?:\/\/[^\s<>]{1,2000})(?:<\/a>)?\s*(?:<br\s*\/?>)?(?:<\/p>)?$/i;

/**
 * The content of a WordPress post as a body of ours: paragraphs made, and whatever it embeds (a pasted code, a
 * shortcode, an address on a line of its own) as a paragraph with the canonical address beside the embed's words.
 * Not sanitised: that is done whenever a body is rendered.
 * @param zone the site's, for the days that codes name
 */
export function readContent(content: string, zone: string): { body: string; embeds: Embed[] } {
  const embeds = new Map<string, Embed>();
  const stand = (embed: Embed) => {
    if (!embeds.has(embed.url)) embeds.set(embed.url, embed);
    return `\n\n${embed.url}\n\n`;
  };
  const unblocked = replaceCodes(content, zone, stand).replace(COMMENT, '').replace(EMBED_BLOCK, unblock);
  const plain = withoutShortcodes(unblocked).replace(BOX, '\n\n');
  const lines = plain.split(/\r\n?|\n/).map((line) => {
    // Only of those that are known is it sure that https leads to the same: any other address stays as it was written.
    const match = matchKnown(readAddress(ADDRESS.exec(line.trim())?.[1] ?? ''));
    return match ? stand({ ...NO_WORDS, provider: match.provider.key, url: match.url }) : line;
  });
  return { body: paragraphs(lines.join('\n')), embeds: [...embeds.values()] };
}

const unblock = (_: string, inner: string) => `\n\n${inner.replace(CAPTION, '\n\n<p>$1</p>\n\n')}\n\n`;
