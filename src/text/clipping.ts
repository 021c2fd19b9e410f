import type TurndownService from 'turndown';
import { plainHtml } from './clipboard.ts';
import { sanitizePost } from './sanitize.ts';

/** As long as a post may be, in UTF-16 units: of plain HTML, and of Markdown. */
const LONGEST = 200_000;
/** Word says five times as much about looks. */
const LONGEST_SOURCE = 1_000_000;
/** Documents have a few thousand. What makes Markdown of them looks at each many times. */
const MOST_TAGS = 10_000;

/** Whether it would keep the server busy for too long. Ask before anything else is made of it. */
export const isTooMuch = (source: string) =>
  source.length > LONGEST_SOURCE || source.split('<', MOST_TAGS + 2).length > MOST_TAGS + 1;

/**
 * HTML from somebody's clipboard as the Markdown that an editor would have typed: clean, and nothing in it but what a post
 * may have. Null where it is too long.
 * @param site our own address, whose pictures stay
 */
export async function clippingMarkdown(source: string, site: string): Promise<string | null> {
  const plain = plainHtml(source, site);
  if (plain.length > LONGEST) return null;
  turndown ??= import('turndown').then(({ default: Turndown }) => withOurRules(new Turndown(OPTIONS)));
  const markdown = (await turndown)
    .turndown(sanitizePost(plain).text)
    .replace(/(?<!\\)!(?=\[(?:\\.|[^[\]\\\n])*\]\((?!\/media\/))/g, '\\!')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
  // A line says again how deep it stands.
  return markdown.length > LONGEST ? null : markdown;
}

/** Loaded with the first clipping: it brings a DOM of its own. */
let turndown: Promise<TurndownService> | undefined;

const OPTIONS: TurndownService.Options = {
  headingStyle: 'atx',
  hr: '---',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  br: '\\',
};

function withOurRules(service: TurndownService): TurndownService {
  service.escape = escapeMarks;
  const mark = (name: string, sign: string) =>
    service.addRule(name, { filter: [name as 'em'], replacement: (said, node) => marked(said, node, name, sign) });
  mark('strong', '**');
  mark('em', '*');
  mark('del', '~~');
  service.addRule('paragraph', { filter: 'p', replacement: (said) => `\n\n${escapeStarts(said)}\n\n` });
  service.addRule('item', { filter: 'li', replacement: item });
  service.addRule('link', { filter: 'a', replacement: link });
  return service;
}

/** The little of a DOM that the rules look at. */
interface Node {
  nodeName: string;
  textContent: string;
  parentNode: Node;
  previousSibling: Node | null;
  nextSibling: Node | null;
  children: ArrayLike<Node>;
  getAttribute(name: string): string | null;
}

const MARKS =
  /https?:\/\/[^\s<>\\`]+|[\\`*~]|!(?=\[)|\](?=[(:[])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w{1,32};)/giu;

/** What would be a mark in Markdown, and was none. Addresses stay as they are. */
const escapeMarks = (text: string) => text.replace(MARKS, (found) => (found.length > 1 ? found : `\\${found}`));

/** What would begin a heading, a list, a quotation or a line where a line begins. */
const escapeStarts = (lines: string) =>
  lines
    .replace(/^(?:[-+](?=[\s-]|$)|#{1,6}(?=\s|$)|>|=+[ \t]*$|:::|\[(?=[ x]\]))/gim, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');

/** Signs where Markdown sees them as such: not between a letter and a full stop, nor where others stand already. */
function marked(said: string, node: Node, name: string, sign: string): string {
  if (!said.trim()) return said;
  const own = node.textContent;
  const before = /^\s/.test(own) ? ' ' : charBeside(node.previousSibling, -1);
  const after = /\s$/.test(own) ? ' ' : charBeside(node.nextSibling, 0);
  const [first = '', last = ''] = [said.replace(/^\*+/, '')[0], said.replace(/(?<!\*)\*+$/, '').at(-1)];
  const isSeen = (inner: string, outer: string) => outer !== '*' && (isWordChar(inner) || !isWordChar(outer));
  return isSeen(first, before) && isSeen(last, after) ? sign + said + sign : `<${name}>${said}</${name}>`;
}

const isWordChar = (char: string) => /[\p{L}\p{N}]/u.test(char);

/** What stands there; a star where emphasis does. */
function charBeside(node: Node | null, at: number): string {
  const char = node?.textContent.at(at) ?? '';
  return char.trim() && /^(?:STRONG|EM|DEL)$/.test(node?.nodeName ?? '') ? '*' : char;
}

function item(said: string, node: Node): string {
  const { parentNode: list } = node;
  const sign = list.nodeName === 'OL' ? `${numberOf(node)}. ` : '- ';
  const lines = said.trim().replace(/\n{2,}(?=(?:- |\d+\. ))/g, '\n');
  return `${sign}${lines.replaceAll('\n', `\n${' '.repeat(sign.length)}`)}\n`;
}

const numbers = new WeakMap<Node, number>();

/** Counted from the item before, which has just been written. */
function numberOf(node: Node): number {
  const before = node.previousSibling;
  const number = (before ? (numbers.get(before) ?? 0) : 0) + 1;
  numbers.set(node, number);
  return number;
}

function link(said: string, node: Node): string {
  const href = (node.getAttribute('href') ?? '').replace(/[\s<>\\]/g, encodeURIComponent).replace(/[()]/g, '\\$&');
  const isItself = node.textContent.trim() === node.getAttribute('href');
  if (!href || !said.trim()) return said;
  if (isItself && !/[\\]/.test(href)) {
    const isApart = /^\s?$/.test(charBeside(node.previousSibling, -1) + charBeside(node.nextSibling, 0));
    return isApart ? href : `<${href}>`;
  }
  return `[${said.replace(/(?<!\\)[[\]]/g, '\\$&')}](${href})`;
}
