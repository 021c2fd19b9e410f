import { Parser } from 'htmlparser2';

/** More than any hand or word processor nests, few enough for every parser that recurses. */
const DEEPEST = 50;
/** Blocks and breaks, where words of one line end. */
const LINE_END = /<\/?(?:p|div|br|li|ul|ol|blockquote|h[1-6]|tr|pre|hr|figure|section|article)\b[^<>]*>/gi;

/**
 * HTML that is nested deeper than 50 elements. Costs little however deep it is: it stops at the first that is too deep.
 * Ask before giving HTML from elsewhere to anything that recurses or keeps a stack.
 */
export function isTooDeep(source: string): boolean {
  let depth = 0;
  let tooDeep = false;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      if (depth <= DEEPEST) return;
      tooDeep = true;
      parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.write(source);
  if (!tooDeep) parser.end();
  return tooDeep;
}

/** What is kept of HTML that is too deep: its words, in paragraphs. Still to be sanitised. */
export function flatten(source: string): string {
  const words = source
    .replace(LINE_END, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('<', '&lt;');
  const lines = words.split('\n').map((line) => line.trim());
  return lines
    .filter(Boolean)
    .map((line) => `<p>${line}</p>`)
    .join('\n');
}
