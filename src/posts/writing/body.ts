import type { BodyFormat } from '../../db/schema.ts';
import { embedCard } from '../../embeds/card.ts';
import type { Embed } from '../../embeds/embed.ts';
import { bareEmbed, matchUrl, providerOf, thingAt } from '../../embeds/registry.ts';
import { SafeHtml } from '../../html.ts';
import type { Picture } from '../../media/media.ts';
import { renderMarkdown } from '../../text/markdown.ts';
import { plainText } from '../../text/plain.ts';
import { sanitizePost } from '../../text/sanitize.ts';
import { localDay, longDate } from '../../time.ts';
import { drawPictures } from './figure.ts';
import { isQuote, withQuoteMarks } from './quote-marks.ts';

/** A line that holds nothing but an address. */
const ADDRESS_LINE = /^ {0,3}(https:\/\/\S+|\/c\/\d+)[ \t]*$/gm;
/** A paragraph of one word, linked or not, as the sanitiser writes it; and where boxes begin and end, as a paragraph in one is another thing. */
const ONE_WORD =
  /<(\/?)(?:blockquote|[uod]l|table|figure|details)\b[^<>]*>|<p>\s*(?:<a href="([^"<>]*)"[^<>]*>)?([^<>\s]+)(?:<\/a>)?\s*<\/p>/g;

/** More than any story has; the addresses behind them stay links, so that its form can still be sent. */
const MOST_EMBEDS = 200;

/** Before a word that HTML would take for a letter, as in `?a=1&section=2`. */
const LOOSE_AMPERSAND = /&(?!#?\w{1,32};)/g;

export interface RenderedBody {
  html: SafeHtml;
  /** Its words without the cards and the captions, for excerpts. */
  text: string;
  /** What stands in it as cards, in order, each once. */
  embeds: Embed[];
  /** What stands in it as pictures, each once. */
  pictures: Picture[];
}

/** What is known of the things that a body names by their addresses. */
export interface Hung {
  embeds: readonly Embed[];
  pictures: readonly Picture[];
}

/**
 * Counts up whenever this file or a card draws the same body in another way: stored bodies of a lower number are drawn
 * anew by themselves (rerender.ts).
 */
export const DRAWING = 1;

/**
 * A post's body as it is stored for printing. Where a paragraph is only an https address, a card stands for what it
 * leads to: with the words of the embed, or with the link alone when no embed has that address. Where it is only a picture
 * that is known, that stands as a figure; where it is only the address of a comment, that comment's place is left
 * (quote-marks.ts).
 * @param zone the site's, for the dates on cards
 */
export function renderBody(body: string, format: BodyFormat, { embeds, pictures }: Hung, zone: string): RenderedBody {
  const safe =
    format === 'markdown'
      ? renderMarkdown(apart(body, (address) => `\n${address}\n`))
      : sanitizePost(apart(body, (address) => `<p>${address.replace(LOOSE_AMPERSAND, '&amp;')}</p>`));
  const marked = withQuoteMarks(safe.text);
  const formatDate = (ms: number) => ({ iso: localDay(ms, zone), words: longDate(ms, zone) });
  // Once more under their things, as an address may have been written in another way since, or begin at another second.
  const known = new Map([
    ...embeds.map((embed) => [thingAt(embed), embed] as const),
    ...embeds.map((embed) => [embed.url, embed] as const),
  ]);
  const found = new Map<string, Embed>();
  const replaceWith = (print: (embed: Embed) => string) => {
    let boxes = 0;
    return marked.replace(ONE_WORD, (all, end?: string, href?: string, word?: string) => {
      if (word === undefined) boxes += end ? -1 : 1;
      const embed = word === undefined ? null : embedAt(plainText(href ?? word), plainText(word), known);
      // Inside a quotation an address is its source, and in a list one of several.
      if (!embed || (boxes > 0 && providerOf(embed.provider)?.kind === 'link')) return all;
      if (found.size >= MOST_EMBEDS && !found.has(embed.url)) return all;
      found.set(embed.url, embed);
      return print(embed);
    });
  };
  const drawn = drawPictures(
    replaceWith((embed) => embedCard(embed, formatDate).text),
    pictures,
  );
  return {
    html: new SafeHtml(drawn.text),
    text: plainText(replaceWith(() => '\n')),
    embeds: [...found.values()],
    pictures: drawn.found,
  };
}

/** Addresses with a line of their own get a paragraph of their own: by blank lines in Markdown, by a tag in HTML. */
const apart = (body: string, paragraph: (address: string) => string) =>
  body.replace(ADDRESS_LINE, (line, address: string) =>
    matchUrl(address) || isQuote(address) ? paragraph(address) : line,
  );

/** A link counts when its words are its address, however written; `[look](https://…)` is an ordinary link. */
function embedAt(href: string, word: string, known: ReadonlyMap<string, Embed>): Embed | null {
  const match = matchUrl(href);
  if (!match || matchUrl(word)?.url !== match.url) return null;
  const bare = bareEmbed(match);
  const like = known.get(bare.url) ?? known.get(thingAt(bare));
  return like ? { ...like, url: bare.url } : bare;
}
