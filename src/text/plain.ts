import { Parser } from 'htmlparser2';
import { printable, type SafeHtml } from '../html.ts';
import { flatten, isTooDeep } from './depth.ts';
import { MASK } from './spoilers.ts';

/** White space that is not one space already: nearly all is, and replacing it by itself costs most of the reading. */
const WHITE = /\s{2,}|[^\S ]/g;

/** All on one line, without space at its ends. */
export const oneLine = (text: string) => text.replace(WHITE, ' ').trim();

/** Where a line of words ends, and so does the text on both sides. */
const BLOCKS = new Set(
  'p br div li ul ol dl dt dd blockquote h1 h2 h3 h4 h5 h6 tr td pre hr figure figcaption footer section article'.split(
    ' ',
  ),
);
const NOT_TEXT = new Set('script style template svg math textarea title noscript iframe'.split(' '));

/**
 * The words of HTML: a line a block, entities decoded, other white space collapsed. Nothing of it is markup any more,
 * and what a comment hides as a spoiler is not told.
 * @param quotations false leaves out what is quoted
 * @param spoilers true tells what is hidden too, for rules that must see everything
 */
export function plainText(html: SafeHtml | string, { quotations = true, spoilers: told = false } = {}): string {
  const source = String(html);
  const easily = quotations ? easyText(source) : null;
  if (easily !== null) return inLines(easily);
  const isHidden = (name: string) => NOT_TEXT.has(name) || (name === 'blockquote' && !quotations);
  let text = '';
  let hidden = 0;
  /** How many details are open from the outermost spoiler on. */
  let spoilers = 0;
  const parser = new Parser({
    onopentag(name, { class: className }) {
      if (BLOCKS.has(name)) text += '\n';
      if (isHidden(name)) hidden += 1;
      if (told || name !== 'details' || (spoilers === 0 && className !== 'spoiler')) return;
      if (spoilers === 0 && hidden === 0) text += `\n${MASK}\n`;
      spoilers += 1;
    },
    ontext(words) {
      if (hidden === 0 && spoilers === 0) text += words.replace(WHITE, ' ');
    },
    onclosetag(name) {
      if (BLOCKS.has(name)) text += '\n';
      if (isHidden(name)) hidden -= 1;
      if (name === 'details' && spoilers > 0) spoilers -= 1;
    },
  });
  parser.end(isTooDeep(source) ? flatten(source) : source);
  return inLines(text);
}

const inLines = (text: string) => printable(text).split('\n').map(oneLine).filter(Boolean).join('\n');

const EASY = /<\/?(?:br|blockquote)(?: dir="auto")?>|<p>/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'" };

/** Of most comments, a page of which is read each time it is made: no parser is needed. Null: one is. */
function easyText(source: string): string | null {
  let text = source.replace(WHITE, ' ').replaceAll('<p dir="auto">', '\n').replaceAll('</p>', '\n');
  if (text.includes('<')) text = text.replace(EASY, '\n');
  if (text.includes('<')) return null;
  if (!text.includes('&')) return text;
  if (/&(?!(?:amp|lt|gt|#34|#39);)/.test(text)) return null;
  return text.replace(/&([\w#]+);/g, (_, name) => ENTITIES[name] ?? '');
}

/** What a comment says itself, as plain text: who quotes somebody has not said that, unless it is all there is. */
export const ownWords = (html: SafeHtml | string) => plainText(html, { quotations: false }) || plainText(html);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The beginning of a text on one line: whole where it fits, else cut at a word and ended by `…`; a word longer than all
 * of it is cut between characters as a reader sees them.
 * @param maxChars length in UTF-16 units, `…` included
 */
export function excerpt(text: string, maxChars = 240): string {
  const line = oneLine(text);
  if (line.length <= maxChars) return line;
  const room = line.slice(0, maxChars);
  const lastSpace = room.lastIndexOf(' ');
  const kept = lastSpace > 0 ? room.slice(0, lastSpace) : wholeGraphemes(line, maxChars - 1);
  return `${kept.replace(/[\s,;:.…–—-]+$/, '')}…`;
}

/** As much of the beginning as fits without cutting an emoji or an accent from its letter. */
function wholeGraphemes(text: string, maxChars: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, maxChars + 100))) {
    if (index + segment.length > maxChars) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
