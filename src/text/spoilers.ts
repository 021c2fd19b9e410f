import { html, SafeHtml } from '../html.ts';

/**
 * `||words||` in a comment hide until a reader asks for them. Elsewhere than on the page, in feeds, mails, excerpts,
 * they are not told at all.
 */

export interface Piece {
  text: string;
  hidden: boolean;
}

const MARKS = /\|{2,}/g;
/** What ends a sentence goes with the words it ends, so that no line is left with a full stop alone. */
const SENTENCE_END = /[.,;:!?…)\]”’»]*/y;

/**
 * A paragraph in its visible and its hidden pieces. The marks stand close to the words they hide: in `a || b` they are
 * what they look like, as is one without a partner. One pass, so linear in the length.
 * @param most how many may be hidden
 */
export function splitSpoilers(text: string, most: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let open = -1;
  let left = most;
  const show = (to: number) => {
    const visible = text.slice(from, to).trim();
    if (visible) pieces.push({ text: visible, hidden: false });
  };
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark.length > 2 || left === 0) continue;
    const end = index + 2;
    if (open >= 0 && isWord(text[index - 1])) {
      show(open);
      SENTENCE_END.lastIndex = end;
      const [after = ''] = SENTENCE_END.exec(text) ?? [];
      pieces.push({ text: text.slice(open + 2, index) + after, hidden: true });
      from = end + after.length;
      open = -1;
      left -= 1;
    } else if (isWord(text[end])) open = index;
  }
  show(text.length);
  return pieces;
}

const isWord = (char: string | undefined) => char !== undefined && !/\s/.test(char);

const BEFORE = '<details class="spoiler"><summary>Spoiler</summary>';
const AFTER = '</details>';

/** @param inner a block */
export const spoiler = (inner: SafeHtml): SafeHtml => html`${new SafeHtml(BEFORE)}${inner}${new SafeHtml(AFTER)}`;

/** The same comment for those who must read all of it. Exact as `maskSpoilers` is. */
export const openSpoilers = (comment: SafeHtml): SafeHtml =>
  new SafeHtml(comment.text.replaceAll(BEFORE, BEFORE.replace('>', ' open>')));

/** What stands where a spoiler is not told. */
export const MASK = '[spoiler]';

/** The same comment for where nothing can be opened. Exact for what `renderComment` makes, where no spoiler holds another. */
export function maskSpoilers(comment: SafeHtml): SafeHtml {
  return new SafeHtml(
    comment.text
      .split(BEFORE)
      .map((part, i) => (i === 0 ? part : `<p>${MASK}</p>${part.slice(part.indexOf(AFTER) + AFTER.length)}`))
      .join(''),
  );
}
