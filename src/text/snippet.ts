import { html, type SafeHtml } from '../html.ts';
import { flat } from './flat.ts';
import { oneLine } from './plain.ts';
import type { Question } from './question.ts';

/** What a search shows of a text, with the words that were looked for marked. */

/** A text on one line, beside itself as it is compared. */
export interface Line {
  text: string;
  flat: string;
}

export function lineOf(typed: string): Line {
  const text = oneLine(typed.normalize());
  return { text, flat: flat(text) };
}

/** Whether each of the words looked for stands in one of these, as readers see them. */
export const holdsAll = ({ terms }: Question, lines: readonly Line[]): boolean =>
  terms.every((term) => lines.some((line) => term.test(line.flat)));

/** Whether any does. */
export const holdsAny = ({ any }: Question, line: Line): boolean => line.flat.search(any) >= 0;

/** All of a text. */
export const marked = (question: Question, line: Line): SafeHtml => markedPart(question, line, 0, line.text.length);

function markedPart({ any }: Question, { text, flat }: Line, start: number, end: number): SafeHtml {
  const pieces: SafeHtml[] = [];
  let from = start;
  for (const { 0: words, index } of flat.slice(start, end).matchAll(any)) {
    const at = start + index;
    pieces.push(html`${text.slice(from, at)}<mark>${text.slice(at, at + words.length)}</mark>`);
    from = at + words.length;
  }
  return html`${pieces}${text.slice(from, end)}`;
}

/** In UTF-16 units, before the first word that is marked. */
const BEFORE = 70;
/** Of a snippet, in UTF-16 units, about. */
const LENGTH = 220;

/** The part around the first of the words looked for, or the beginning where none is there. */
export function snippet(question: Question, line: Line): SafeHtml {
  const { text } = line;
  const first = Math.max(0, line.flat.search(question.any));
  const from = first <= BEFORE || text.length <= LENGTH ? 0 : wordAfter(text, first - BEFORE, first);
  const to = text.length - from <= LENGTH ? text.length : wordBefore(text, from + LENGTH);
  return html`${from > 0 ? '… ' : ''}${markedPart(question, line, from, to)}${to < text.length ? ' …' : ''}`;
}

/** Where the first word after a place begins; the place itself where no word does before the end. */
function wordAfter(text: string, place: number, end: number): number {
  const space = text.indexOf(' ', place);
  return space < 0 || space >= end ? whole(text, place) : space + 1;
}

function wordBefore(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place);
  return space < place - 40 ? whole(text, place) : space;
}

/** The same place, or the one before it where it would cut an emoji. */
const whole = (text: string, place: number) => (/[\ud800-\udbff]/.test(text[place - 1] ?? '') ? place - 1 : place);

const WITHIN_WORDS = /<\/?(?:em|strong|b|i|u|s|del|a|cite|q|code|sup|sub|small|span)\b[^>]*>/g;
const TAGS = /<[^>]*>/g;
const ENTITIES: Record<string, string> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' },
};
const ENTITY = /&(?:[a-z]+|#\d+);/g;

/**
 * The words of HTML that we have stored ourselves, on one line. A tenth of what `plainText` costs, and for nothing else: it
 * relies on attributes and text having their `<` and `>` escaped.
 */
export const storedWords = (stored: SafeHtml): string =>
  stored.text
    .replace(WITHIN_WORDS, '')
    .replace(TAGS, ' ')
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity);
