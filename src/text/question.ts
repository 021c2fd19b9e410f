import { eitherWay, flat, writtenOut } from './flat.ts';

/** What a reader types to be found: words and “phrases” in quotation marks, whatever else stands there. */
export interface Question {
  /** Flat, in their order. */
  words: string[];
  /** For the database's own search language, which sees nothing of it but words. */
  match: string;
  /** Each of the words and phrases, for a flat text (flat.ts). */
  terms: RegExp[];
  /** Any of them. */
  any: RegExp;
  /** The same with its last word as the beginning of one, which costs more to look for; null where that is too short. */
  unfinished: Question | null;
}

/** No words: every text has them, and none is marked. */
export const ANYTHING: Question = { words: [], match: '', terms: [], any: /(?!)/gu, unfinished: null };

/** In code points; what is longer is cut. */
export const MOST_TYPED = 200;
/** Words that are common and seldom together make the database look through all comments, the more words the longer. */
const MOST_WORDS = 6;
/** Of beginnings that are shorter there are too many, but where no spaces are written. */
const BEGINNING = /^(?:.{4,}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+)$/u;

/** Of several things, perhaps, where one is spoken of. */
const PLURAL = /^(\w{4,}[^su])s$/;

/** Marks alone are none: an emoji has one that says it is in colour. */
const WORD = /\p{M}*[\p{L}\p{N}\p{Co}][\p{L}\p{M}\p{N}\p{Co}]*/gu;
const PHRASE_OR_WORD = /["“”„«»]([^"“”„«»]+)["“”„«»]|[\p{L}\p{M}\p{N}\p{Co}]+/gu;

/** As it is answered, and stands in the form again. */
export const tidied = (typed: string): string =>
  [...typed.toWellFormed().normalize().replace(/\s+/g, ' ').trim()].slice(0, MOST_TYPED).join('');

/** Null where there is no word in it. @param typed as `tidied` leaves it */
export function question(typed: string): Question | null {
  const terms: string[][] = [];
  let room = MOST_WORDS;
  for (const [whole, phrase] of typed.matchAll(PHRASE_OR_WORD)) {
    const words = (flat(phrase ?? whole).match(WORD) ?? []).slice(0, room).map(writtenOut);
    if (words.length === 0 || terms.some((term) => term.join(' ') === words.join(' '))) continue;
    terms.push(words);
    room -= words.length;
  }
  const last = terms.at(-1);
  if (!last) return null;
  const isBeginning = last.length === 1 && BEGINNING.test(last[0] ?? '');
  const begun = [...terms.slice(0, -1), last.map((word) => word.replace(PLURAL, '$1'))];
  return { ...asked(terms, false), unfinished: isBeginning ? { ...asked(begun, true), unfinished: null } : null };
}

function asked(terms: string[][], isUnfinished: boolean): Omit<Question, 'unfinished'> {
  // Each is quoted, so that none of them is an operator.
  const match = terms.map((words) => `"${words.join(' ')}"`).join(' ');
  const patterns = terms.map((words, i) => {
    const rest = isUnfinished && i === terms.length - 1 ? '[\\p{L}\\p{M}\\p{N}\\p{Co}]*' : '';
    return words.map(eitherWay).join('[^\\p{L}\\p{N}\\p{Co}]+') + rest;
  });
  return {
    words: terms.flat(),
    match: isUnfinished ? `${match}*` : match,
    terms: patterns.map((pattern) => new RegExp(whole(pattern), 'u')),
    any: new RegExp(whole(patterns.join('|')), 'gu'),
  };
}

const whole = (pattern: string) => `(?<![\\p{L}\\p{M}\\p{N}\\p{Co}])(?:${pattern})(?![\\p{L}\\p{M}\\p{N}\\p{Co}])`;
