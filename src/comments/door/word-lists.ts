import { fold } from '../../text/fold.ts';

/** The lists of words that hold or block a comment: an entry a line, whole words, case and accents folded. */

/** A text folded once, for all the lists it is held against. */
export interface SearchedText {
  folded: string;
  words: ReadonlySet<string>;
}

export function searched(text: string): SearchedText {
  const folded = fold(text);
  return { folded, words: new Set(folded.split(NOT_IN_WORDS)) };
}

export const NOTHING_SAID: SearchedText = { folded: '', words: new Set() };

/** @param list as the setting has it */
export function mentions(text: SearchedText, list: string): boolean {
  const { words, phrases } = entriesOf(list);
  return words.some((word) => text.words.has(word)) || phrases.some((phrase) => hasPhrase(text.folded, phrase));
}

const NOT_IN_WORDS = /[^\p{L}\p{N}]+/u;

interface Entries {
  words: string[];
  /** Entries of several words, or with signs in them. */
  phrases: string[];
}

// Lists change once in a while and are asked at every comment.
const parsed = new Map<string, Entries>();
const KEPT = 8;

function entriesOf(list: string): Entries {
  const known = parsed.get(list);
  if (known) return known;
  const entries = [...new Set(list.split('\n').map(fold))].filter((entry) => entry !== '');
  const made = {
    words: entries.filter((entry) => !NOT_IN_WORDS.test(entry)),
    phrases: entries.filter((entry) => NOT_IN_WORDS.test(entry)),
  };
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(list, made);
  return made;
}

function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + phrase.length])) return true;
  }
  return false;
}

const isWordPart = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
