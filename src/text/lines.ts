import { Parser } from 'htmlparser2';
import { printable, type SafeHtml } from '../html.ts';
import { oneLine } from './plain.ts';
import { MASK } from './spoilers.ts';

/** All the blocks that a comment has; an empty line stands between two. */
const BLOCKS = new Set(['p', 'blockquote', 'details']);

/**
 * A comment as plain text for reading: its lines as they were typed, an empty one between paragraphs, `> ` before what it
 * quotes, as often as that is quoted itself; `[spoiler]` where it hides something. No line begins with a space.
 * @param html as `renderComment` made it, or as it was brought from elsewhere and sanitised
 */
export function readableLines(html: SafeHtml): string[] {
  const lines: string[] = [];
  let line = '';
  let quotes = 0;
  let isHidden = false;
  let isApart = false;
  const end = () => {
    const words = oneLine(line);
    line = '';
    if (words === '') return;
    const before = lines.length > 0 && isApart ? [gap(lines.at(-1) ?? '', quotes)] : [];
    lines.push(...before, '> '.repeat(quotes) + words);
    isApart = false;
  };
  const edge = (name: string) => {
    if (name === 'br' || BLOCKS.has(name)) end();
    if (BLOCKS.has(name)) isApart = true;
  };
  const parser = new Parser({
    onopentag(name) {
      edge(name);
      if (name === 'blockquote') quotes += 1;
      if (name !== 'details') return;
      line = MASK;
      end();
      isHidden = true;
    },
    ontext(words) {
      if (!isHidden) line += words;
    },
    onclosetag(name) {
      edge(name);
      if (name === 'blockquote') quotes -= 1;
      if (name === 'details') isHidden = false;
    },
  });
  parser.end(printable(html.text));
  end();
  return lines;
}

/** The empty line between two, inside a quotation where both are. */
function gap(above: string, quotes: number): string {
  const [marks = ''] = /^(?:> )*/.exec(above) ?? [];
  return '> '.repeat(Math.min(quotes, marks.length / 2)).trimEnd();
}
