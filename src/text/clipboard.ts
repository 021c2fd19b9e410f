import { DomUtils, parseDocument } from 'htmlparser2';
import { escapeHtml } from '../html.ts';
import { flatten, isTooDeep } from './depth.ts';
import { block, blocks, list, type Part, paragraphs, put, words } from './parts.ts';
import { cleanAddress } from './tracking.ts';

/**
 * What word processors, mail and web pages put on the clipboard, as the plain HTML they mean by it: their looks become
 * strong and em, their boxes paragraphs, Word's paragraphs with a dot before them lists, tracked addresses plain ones.
 * Pictures go, but for our own. Still to be sanitised.
 * @param site our own address, to know our pictures by
 */
export function plainHtml(source: string, site: string): string {
  const shallow = isTooDeep(source) ? flatten(source) : source;
  return blocks(tidyAll(parseDocument(shallow).children, { ...NOTHING, site }))
    .replace(/<\/strong>(\s*)<strong>/g, '$1')
    .replace(/<\/em>(\s*)<em>/g, '$1')
    .replace(/<\/del>(\s*)<del>/g, '$1');
}

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: object }>;

/** What a node stands in, so that nothing is said twice. */
interface Around {
  site: string;
  strong: boolean;
  em: boolean;
  struck: boolean;
  link: boolean;
  /** A figure with a picture in it. */
  pictured: boolean;
}
const NOTHING = { strong: false, em: false, struck: false, link: false, pictured: false };

const UNSEEN = new Set(
  'script style head title meta link xml template noscript iframe object svg math select textarea input'.split(' '),
);
/** Where words end on both sides. */
const BOXES = new Set(
  'html body div p section article header footer main aside nav figure figcaption table tbody thead tr td th dl dt dd center form'.split(
    ' ',
  ),
);

const isElement = (node: Node): node is Element => 'attribs' in node;
const tidyAll = (nodes: Node[], around: Around): Part[] => nodes.flatMap((node) => tidy(node, around));

function tidy(node: Node, around: Around): Part[] {
  if (node.type === 'text') return [words(escapeHtml(node.data.replace(/\s+/g, ' ')))];
  if (!isElement(node) || UNSEEN.has(node.name) || isUnseen(node)) return [];
  const { name } = node;
  if (/^(?:cite|footer)$/.test(name) && isIn(node, 'blockquote')) return sourceOf(node, around);
  if (BOXES.has(name)) return box(node, around);
  if (/^h[1-6]$/.test(name)) return heading(node, around);
  switch (name) {
    case 'br':
      return [words('<br>')];
    case 'hr':
      return [block('<hr>')];
    case 'img':
      return picture(node, around);
    case 'pre':
      return preformatted(node);
    case 'code':
      return [words(`<code>${escapeHtml(DomUtils.textContent(node).replace(/\s+/g, ' '))}</code>`)];
    case 'blockquote':
      return [block(`<blockquote>${blocks(tidyAll(node.children, around))}</blockquote>`)];
    case 'ul':
    case 'ol':
      return [block(list(tidyAll(node.children, around), name))];
    case 'li':
      return [{ kind: 'item', html: blocks(tidyAll(node.children, around)) }];
    case 'a':
      return link(node, around);
    default:
      return looks(node, around);
  }
}

/** What an element's style says, by property, in small letters. Of a style that is longer than any program writes, its beginning. */
function styleOf({ attribs: { style = '' } }: Element): Map<string, string> {
  const said = style.slice(0, LONGEST_STYLE).toLowerCase().split(';');
  return new Map(said.map((each) => cut(each, ':')));
}
const LONGEST_STYLE = 2_000;

function cut(text: string, sign: string): [before: string, after: string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** Also the dot or number that Word draws before an item. */
function isUnseen(node: Element): boolean {
  const style = styleOf(node);
  const says = (name: string, value: string) => style.get(name)?.startsWith(value) ?? false;
  return says('mso-list', 'ignore') || says('mso-hide', 'all') || says('display', 'none');
}

function box(node: Element, around: Around): Part[] {
  const { name, children } = node;
  // A picture's caption says nothing without it, and of those of ours we know the words.
  if (name === 'figcaption' && around.pictured) return [];
  const pictured =
    around.pictured || (name === 'figure' && DomUtils.getElementsByTagName('img', children, true, 1).length > 0);
  const parts = paragraphs(tidyAll(children, { ...around, pictured }));
  const [, level] = /^l\d+\s+level(\d)/.exec(styleOf(node).get('mso-list') ?? '') ?? [];
  if (!level) return parts;
  const drawn = { level: Number(level), ordered: /^\s*[\da-z]{1,3}[.)]/i.test(DomUtils.textContent(node)) };
  return parts.map((part) => (part.kind === 'paragraph' ? { ...part, drawn } : part));
}

const isIn = ({ parent }: Element, name: string) => parent !== null && 'name' in parent && parent.name === name;

/** Whose words a quotation is, on a line that begins with a dash. */
function sourceOf(node: Element, around: Around): Part[] {
  const [first, ...rest] = paragraphs(tidyAll(node.children, around));
  if (first?.kind !== 'paragraph' || /^(?:—|–|-)/.test(first.html)) return first ? [first, ...rest] : [];
  return [{ ...first, html: `— ${first.html}` }, ...rest];
}

/** Nobody indents as far. What makes Markdown of it looks through each gap once for every character of it. */
const LONG_GAP = /(\s{100})\s+/g;

/** Code, or a mail that was written as plain text. */
function preformatted(node: Element): Part[] {
  const text = escapeHtml(DomUtils.textContent(node).replace(LONG_GAP, '$1').trimEnd());
  const isCode = DomUtils.getElementsByTagName('code', node.children, true, 1).length > 0;
  return isCode
    ? [block(`<pre><code>${text}</code></pre>`)]
    : paragraphs([words(text.trim().replace(/\r?\n/g, '<br>'))]);
}

function heading(node: Element, around: Around): Part[] {
  const inside = paragraphs(tidyAll(node.children, { ...around, strong: true }));
  // The first kind is the title of a page or a document; a post has one.
  const name = node.name < 'h3' ? 'h2' : 'h3';
  return inside.map((part) => (part.kind === 'paragraph' ? block(`<${name}>${oneLine(part.html)}</${name}>`) : part));
}

const oneLine = (html: string) => html.replaceAll('<br>', ' ');

function picture({ attribs: { src = '' } }: Element, { site }: Around): Part[] {
  const [, host, path] = /^(.*?)(\/media\/[\w-]{16}\/\d+\.webp)$/.exec(src) ?? [];
  return path && (host === '' || host === site) ? [block(`<p><img src="${path}" alt=""></p>`)] : [];
}

function link(node: Element, around: Around): Part[] {
  const href = cleanAddress(node.attribs.href ?? '');
  const inside = tidyAll(node.children, { ...around, link: true });
  if (!href || around.link) return inside;
  const isItself = DomUtils.textContent(node).trim() === (node.attribs.href ?? '').trim();
  return put(inside, (said) => `<a href="${escapeHtml(href)}">${isItself ? escapeHtml(href) : said}</a>`);
}

/** Elements for looks, and styles that mean one. */
function looks(node: Element, around: Around): Part[] {
  const { name } = node;
  const style = styleOf(node);
  const [weight, slant] = [style.get('font-weight'), style.get('font-style')];
  const strong = weight ? /^(?:bold|[6-9]00)/.test(weight) : name === 'b' || name === 'strong';
  const em = slant ? /^(?:italic|oblique)/.test(slant) : ['i', 'em', 'cite', 'dfn'].includes(name);
  const isStruck = ([property, value]: [string, string]) =>
    property.startsWith('text-decoration') && value.includes('line-through');
  const struck = [...style].some(isStruck) || ['s', 'del', 'strike'].includes(name);
  const within = { ...around, strong: around.strong || strong, em: around.em || em, struck: around.struck || struck };
  let parts = tidyAll(node.children, within);
  if (em && !around.em) parts = put(parts, (said) => `<em>${said}</em>`);
  if (strong && !around.strong) parts = put(parts, (said) => `<strong>${said}</strong>`);
  return struck && !around.struck ? put(parts, (said) => `<del>${said}</del>`) : parts;
}
