/** A comment as it was typed, or what of it is selected: for quoting it, a line at a time. */

/** Each line of a text as a quotation. */
export const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line.trim() ? `> ${line}` : '>'))
    .join('\n');

/** What of a comment's words is selected, as typed; empty where nothing is, or where it goes beyond them. */
export function selectedIn(body: Element): string {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return '';
  const words = typed(range.cloneContents(), '');
  const ancestor = range.commonAncestorContainer;
  const hidden = (ancestor instanceof Element ? ancestor : ancestor.parentElement)?.closest('.spoiler');
  return words && hidden ? spoiler(words) : words;
}

/** The words of a comment without what it quotes itself. */
export const wordsOf = (body: Element) => typed(body, 'blockquote') || typed(body, '');

/** Hidden anew, paragraph by paragraph: no mark reaches further. */
const spoiler = (words: string) =>
  words
    .trim()
    .split(/\n\n+/)
    .map((paragraph) => `||${paragraph}||`)
    .join('\n\n');

const MARKS: Record<string, string> = { EM: '*', STRONG: '**' };

function typed(from: Element | DocumentFragment, without: string): string {
  const words = [...from.childNodes].map((node) => typedNode(node, without)).join('');
  return words
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function typedNode(node: Node, without: string): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element) || (without && node.matches(without))) return '';
  const inside = (element: Element) => [...element.childNodes].map((child) => typedNode(child, without)).join('');
  // What hides a spoiler is no part of it.
  if (node.matches('summary')) return '';
  if (node.matches('.spoiler')) return `\n\n${spoiler(inside(node))}\n\n`;
  if (node instanceof HTMLBRElement) return '\n';
  if (node.matches('p, blockquote, ul, ol')) return `\n\n${inside(node)}\n\n`;
  const words = inside(node);
  if (node instanceof HTMLAnchorElement && !words.startsWith('http')) return `[${words}](${node.href})`;
  const mark = MARKS[node.tagName] ?? '';
  return mark + words + mark;
}
