import { DomUtils, parseDocument } from 'htmlparser2';
import { plainText } from '../text/plain.ts';
import type { CodeElement } from './embed.ts';

/** Pasted HTML as a tree; the little of a DOM that reading embed codes needs. */

export type CodeNode = ReturnType<typeof parseDocument>['children'][number];
type ElementNode = Extract<CodeNode, { attribs: object }>;

/** Nodes know where in the source they begin and end. */
export const parse = (source: string): CodeNode[] =>
  parseDocument(source, { withStartIndices: true, withEndIndices: true }).children;

export const isElement = (node: CodeNode): node is ElementNode => 'attribs' in node;

export function codeElement(node: ElementNode, source: string): CodeElement {
  const own = () => source.slice(node.startIndex ?? 0, (node.endIndex ?? 0) + 1);
  return {
    name: node.name,
    attribs: node.attribs,
    text: () => plainText(own()),
    lines: () => plainText(own().replace(/<[^<>]*>|\n/g, (part) => (part === '\n' ? '<br>' : part))),
    inside: (name) => DomUtils.getElementsByTagName(name, node.children).map((inner) => codeElement(inner, source)),
    nextScript: () => scriptText(DomUtils.nextElementSibling(node))?.text ?? '',
  };
}

/** What a script loads or says, also where WordPress has put a paragraph around it; null for any other node. */
export function scriptText(node: CodeNode | null): { src: string; text: string } | null {
  if (!node || !isElement(node)) return null;
  if (node.name === 'p' && node.children.length === 1) return scriptText(node.children[0] ?? null);
  return node.name === 'script' ? { src: node.attribs.src ?? '', text: DomUtils.textContent(node) } : null;
}
