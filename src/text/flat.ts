import { LETTERS } from './fold.ts';

/** Words compared as an index of words compares them, in a text that keeps its length, so that places stay places. */

// By code units, which is ten times as fast as by code points: letters beyond the first 65,536 keep their case.
const OTHERS = /[\u0080-\uffff]/g;

/** @param text composed, as `normalize()` leaves it. Case and accents away, each character in its place. */
export const flat = (text: string): string => text.replace(OTHERS, bare).toLowerCase();

const known = new Map<string, string>();

function bare(char: string): string {
  const flattened = known.get(char) ?? flatten(char);
  if (known.size < 5_000) known.set(char, flattened);
  return flattened;
}

/** A letter without its accents; whatever would become longer or shorter stays what it is. */
function flatten(char: string): string {
  const small = char.toLowerCase();
  const [, letter] = /^(\P{M})\p{M}+$/u.exec(small.normalize('NFD')) ?? [];
  const flattened = asOne(letter ?? small);
  return flattened.length === char.length && flattened.toLowerCase() === flattened ? flattened : char;
}

/** `ø` is compared as `o`; what is written as two letters, like `ß`, stays one. */
function asOne(letter: string): string {
  const written = LETTERS[letter];
  return written?.length === 1 ? written : letter;
}

const PAIRS = Object.entries(LETTERS).filter(([, written]) => written.length === 2);

/** A flat word as the index has it, where each letter that is written as two is written so: `straße` is `strasse` there. */
export const writtenOut = (flatWord: string): string =>
  PAIRS.reduce((word, [letter, two]) => word.replaceAll(letter, two), flatWord);

/** What finds a word that is written out in a flat text, for a pattern. @param word without signs */
export const eitherWay = (word: string): string =>
  PAIRS.reduce((pattern, [letter, two]) => pattern.replaceAll(two, `(?:${two}|${letter})`), word);
