import { html, type SafeHtml } from '../html.ts';
import { inline } from './inline.ts';

/**
 * What readers type is plain text: paragraphs, line breaks, and lines that begin with `>` as quotations. A leading `-`,
 * `#` or `1.` stays what was typed. Built from escaped pieces only, so that nothing typed can become markup.
 */

const MAX_QUOTE_DEPTH = 3;
/** Paragraphs and quotations side by side; what is more runs on in the last. Markup may not outgrow the words. */
const MAX_BLOCKS = 100;
// A quotation mark is followed by space, words or another one; `>:(` is a face.
const QUOTED = /^>(?=\s|$|>|[\p{L}\p{N}“"'‘«*_])[ \t]?/u;

export function renderComment(text: string): SafeHtml {
  return html`${blocks(text.split('\n'), 0, { left: MAX_BLOCKS })}`;
}

interface Budget {
  left: number;
}

function blocks(lines: string[], depth: number, budget: Budget): SafeHtml[] {
  return runs(lines, depth, budget).map(({ kind, lines: run }) =>
    kind === 'quote'
      ? html`<blockquote>${blocks(
          run.map((line) => line.replace(QUOTED, '')),
          depth + 1,
          budget,
        )}</blockquote>`
      : paragraph(run),
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

function paragraph(lines: string[]): SafeHtml {
  // The whole paragraph at once, so that **bold** may run over a line break.
  return html`<p dir="auto">${inline(lines.map((line) => line.trim()).join('\n'))}</p>`;
}
