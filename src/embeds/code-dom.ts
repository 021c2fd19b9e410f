import { DomUtils, parseDocument } from 'htmlparser2';
import { plainText } from '../text/plain.ts';
import type { CodeElement } from './provider.ts';

/** Pasted HTML as a tree; the little of a DOM that reading embed codes needs. */

export type CodeNode = ReturnType<typeof parseDocument>['children'][number];
export type ElementNode = Extract<CodeNode, { attribs: object }>;

export interface Pasted {
  /** They know where in the source they begin and end. */
  children: CodeNode[];
  /** An element as a provider sees it. */
  element(node: ElementNode): CodeElement;
}

/** @param source not nested too deep (text/depth.ts) */
export function parse(source: string): Pasted {
  const { children } = parseDocument(source, { withStartIndices: true, withEndIndices: true });
  const elements = new Map<ElementNode, CodeElement>();
  const named = byName(children);
  const element = (node: ElementNode): CodeElement => {
    const own = () => source.slice(node.startIndex ?? 0, (node.endIndex ?? 0) + 1);
    const known = elements.get(node) ?? {
      name: node.name,
      attribs: node.attribs,
      text: () => textOf(own()),
      lines: () => textOf(own().replace(/<[^<>]*>|\n/g, (part) => (part === '\n' ? '<br>' : part))),
      inside: (name) => within(named, node, name).map(element),
      first(name) {
        const [first] = within(named, node, name);
        return first && element(first);
      },
      nextScript: () => scriptText(DomUtils.nextElementSibling(node))?.text ?? '',
    };
    elements.set(node, known);
    return known;
  };
  return { children, element };
}

/** Breaks in a row, and what stands for the empty line between them: nothing that anybody writes. */
const BREAKS = /(?:<br\b[^<>]*>\s*){2,}/gi;
const EMPTY_LINE = '\ue000';

const textOf = (html: string) =>
  plainText(html.replaceAll(EMPTY_LINE, '').replace(BREAKS, `<br>${EMPTY_LINE}<br>`))
    .replaceAll(EMPTY_LINE, '')
    .trim();

export const isElement = (node: CodeNode): node is ElementNode => 'attribs' in node;

/** What a script loads or says, also where WordPress has put a paragraph around it; null for any other node. */
export function scriptText(node: CodeNode | null): { src: string; text: string } | null {
  if (!node || !isElement(node)) return null;
  if (node.name === 'p' && node.children.length === 1) return scriptText(node.children[0] ?? null);
  return node.name === 'script' ? { src: node.attribs.src ?? '', text: DomUtils.textContent(node) } : null;
}

interface Named {
  /** The elements of a name, in order, and the number of each. */
  elements: Map<string, { nodes: ElementNode[]; numbers: number[] }>;
  /** Of each element its number in the document and that of the last element inside it. */
  spans: Map<ElementNode, [own: number, last: number]>;
}

/** Made once, so that asking every element of a deep nest what is inside it does not walk the nest as often. */
function byName(children: CodeNode[]): Named {
  const named: Named = { elements: new Map(), spans: new Map() };
  let count = 0;
  const walk = (nodes: CodeNode[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const own = count;
      count += 1;
      const alike = named.elements.get(node.name) ?? { nodes: [], numbers: [] };
      alike.nodes.push(node);
      alike.numbers.push(own);
      named.elements.set(node.name, alike);
      walk(node.children);
      named.spans.set(node, [own, count - 1]);
    }
  };
  walk(children);
  return named;
}

function within({ elements, spans }: Named, node: ElementNode, name: string): ElementNode[] {
  const [own, last] = spans.get(node) ?? [0, -1];
  const { nodes, numbers } = elements.get(name) ?? { nodes: [], numbers: [] };
  return nodes.slice(firstAbove(numbers, own), firstAbove(numbers, last));
}

/** Where in ascending numbers those begin that are larger. */
function firstAbove(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) > limit) to = middle;
    else from = middle + 1;
  }
  return from;
}
