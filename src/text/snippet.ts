import { html, type SafeHtml } from '../html.ts';
import { flat } from './flat.ts';
import type { Question } from './question.ts';

/** What a search shows of a text, with the words that were looked for marked. */

/** Whether each of the words looked for stands in one of these texts, as readers see them. */
export const holdsAll = ({ terms }: Question, texts: readonly string[]): boolean => {
  const flattened = texts.map((text) => flat(text.normalize()));
  return terms.every((term) => flattened.some((text) => term.test(text)));
};

/** Whether any does. */
export const holdsAny = ({ any }: Question, text: string): boolean => flat(text.normalize()).search(any) >= 0;

/** All of a text. */
export function marked(question: Question, typed: string): SafeHtml {
  const text = typed.normalize();
  const pieces: SafeHtml[] = [];
  let from = 0;
  for (const { 0: words, index } of flat(text).matchAll(question.any)) {
    const end = index + words.length;
    pieces.push(html`${text.slice(from, index)}<mark>${text.slice(index, end)}</mark>`);
    from = end;
  }
  return html`${pieces}${text.slice(from)}`;
}

/** In UTF-16 units, before the first word that is marked. */
const BEFORE = 70;

/** A line around the first of the words looked for, or the beginning where none is there. @param length in UTF-16 units, about */
export function snippet(question: Question, text: string, length = 220): SafeHtml {
  const line = text.normalize().replace(/\s+/g, ' ').trim();
  const first = Math.max(0, flat(line).search(question.any));
  const from = first <= BEFORE || line.length <= length ? 0 : wordAfter(line, first - BEFORE, first);
  const to = line.length - from <= length ? line.length : wordBefore(line, from + length);
  const words = marked(question, line.slice(from, to).toWellFormed());
  return html`${from > 0 ? '… ' : ''}${words}${to < line.length ? ' …' : ''}`;
}

/** Where the first word after a place begins; the place itself where no word does before the end. */
function wordAfter(line: string, place: number, end: number): number {
  const space = line.indexOf(' ', place);
  return space < 0 || space >= end ? place : space + 1;
}

function wordBefore(line: string, place: number): number {
  const space = line.lastIndexOf(' ', place);
  return space < place - 40 ? place : space;
}

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
