/** What people typed, made storable; nothing that shows is changed: emoji with joiners and right-to-left names stay. */

// Control characters, and what XML 1.0 forbids, which would break a whole feed. Tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes.
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
// Overrides of direction reach beyond the name they stand in; the letters of a right-to-left name need none.
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text of several lines: well-formed, line ends as \n, no space around it. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').trim();
}

/** A name or title: one line, white space collapsed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(OVERRIDES, '').replace(/\s+/g, ' ').trim();
}

/** Length in code points, as limits are told. */
export const codePoints = (text: string) => [...text].length;

/** Whether anything of it shows: a zero-width space does not. */
export const hasVisible = (text: string) =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u3164\u115f\u1160\uffa0\u2800\ufffc\u{1d159}]/gu, ''));
