import { html, type SafeHtml } from '../html.ts';
import { inline } from './inline.ts';
import { splitSpoilers, spoiler } from './spoilers.ts';

/**
 * What readers type is plain text: paragraphs, line breaks, lines that begin with `>` as quotations, and `||spoilers||`.
 * A leading `-`, `#` or `1.` stays what was typed. Built from escaped pieces only, so that nothing typed can become
 * markup.
 */

const MAX_QUOTE_DEPTH = 3;
/** Paragraphs and quotations side by side; what is more runs on in the last. Markup may not outgrow the words. */
const MAX_BLOCKS = 100;
const MAX_SPOILERS = 50;
// A quotation mark is followed by space, words or another one; `>:(` is a face.
const QUOTED = /^>(?=\s|$|>|[\p{L}\p{N}“"'‘«*_])[ \t]?/u;

export function renderComment(text: string): SafeHtml {
  return html`${blocks(text.split('\n'), 0, { left: MAX_BLOCKS, spoilers: MAX_SPOILERS })}`;
}

interface Budget {
  left: number;
  spoilers: number;
}

function blocks(lines: string[], depth: number, budget: Budget): SafeHtml[] {
  return runs(lines, depth, budget).flatMap(({ kind, lines: run }) =>
    kind === 'quote'
      ? html`<blockquote>${blocks(
          run.map((line) => line.replace(QUOTED, '')),
          depth + 1,
          budget,
        )}</blockquote>`
      : paragraphs(run, budget),
  );
}

interface Run {
  kind: 'quote' | 'text';
  lines: string[];
}

/** Neighbouring lines of one kind; a blank line ends a paragraph. */
function runs(lines: string[], depth: number, budget: Budget): Run[] {
  const found: Run[] = [];
  let open: Run | undefined;
  for (const line of lines) {
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    const kind = depth < MAX_QUOTE_DEPTH && QUOTED.test(line) ? 'quote' : 'text';
    if (open?.kind !== kind) {
      const last: Run | undefined = found.at(-1);
      open = budget.left > 0 || !last ? { kind, lines: [] } : last;
      if (open !== last) found.push(open);
      budget.left -= 1;
    }
    open.lines.push(line);
  }
  return found;
}

/** One, or where it hides something, the blocks that this cuts it into. */
function paragraphs(lines: string[], budget: Budget): SafeHtml[] {
  // The whole paragraph at once, so that **bold** may run over a line break.
  const pieces = splitSpoilers(lines.map((line) => line.trim()).join('\n'), budget.spoilers);
  return pieces.map(({ text, hidden }) => {
    const paragraph = html`<p dir="auto">${inline(text)}</p>`;
    if (!hidden) return paragraph;
    budget.spoilers -= 1;
    return spoiler(paragraph);
  });
}

const MAX_QUOTATION = 1_000;

/**
 * What somebody typed, as a quotation to answer: what they quoted themselves is left out, and what they hid stays
 * hidden. Ends with an empty line to go on from.
 */
export function quotation(text: string): string {
  const own = text
    .split('\n')
    .map((line) => (QUOTED.test(line) ? '' : line.trim()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!own) return '';
  const lines = shortened(own).split('\n');
  return `${lines.map((line) => (line ? `> ${line}` : '>')).join('\n')}\n\n`;
}

/** Cut at a word; a spoiler that is cut is closed again. */
function shortened(text: string): string {
  if (text.length <= MAX_QUOTATION) return text;
  const room = text.slice(0, MAX_QUOTATION).toWellFormed();
  const cut = `${room.replace(/\s\S*$/, '')}…`;
  const paragraph = cut.slice(cut.lastIndexOf('\n\n') + 1);
  const hidden = (words: string) => splitSpoilers(words, words.length).filter((piece) => piece.hidden).length;
  return hidden(`${paragraph}||`) > hidden(paragraph) ? `${cut}||` : cut;
}
