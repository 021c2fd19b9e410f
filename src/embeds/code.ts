import { isTooDeep } from '../text/depth.ts';
import { localMoment } from '../time.ts';
import { canonicalAddress, secured } from './address.ts';
import { type CodeNode, type ElementNode, isElement, type Pasted, parse, scriptText } from './code-dom.ts';
import { type Embed, NO_WORDS, type Words } from './embed.ts';
import type { Code, Provider, Said } from './provider.ts';
import { providers } from './registry.ts';
import { tidy } from './tidy.ts';

/** An embed code found in HTML: `source.slice(start, end)` is the code with the scripts that belong to it. */
export interface EmbedCode {
  start: number;
  end: number;
  embed: Embed;
}

/**
 * The embed codes in what an editor pasted or an old blog kept, in order and apart from one another. HTML that is
 * nested absurdly deep has none.
 * @param zone the site's: of a day that a code names it is noon there, as of one that an editor types
 */
export function findCodes(source: string, zone: string): EmbedCode[] {
  if (isTooDeep(source)) return [];
  const found: EmbedCode[] = [];
  const pasted = parse(source);
  collect(pasted.children, pasted, { source, zone, found });
  return found;
}

/** The source with every embed code replaced by what `stand` makes of it. */
export function replaceCodes(source: string, zone: string, stand: (embed: Embed) => string): string {
  let rest = '';
  let from = 0;
  for (const { start, end, embed } of findCodes(source, zone)) {
    rest += source.slice(from, start) + stand(embed);
    from = end;
  }
  return rest + source.slice(from);
}

interface Search {
  source: string;
  zone: string;
  found: EmbedCode[];
}

function collect(siblings: CodeNode[], pasted: Pasted, search: Search): void {
  const { source, zone, found } = search;
  for (const node of siblings) {
    if (!isElement(node)) continue;
    const read = readCode(node, pasted);
    const end = read && endOf(node, source);
    if (!read || end === null) {
      collect(node.children, pasted, search);
      continue;
    }
    const { provider, url, words } = read;
    found.push({
      start: startWithScripts(node, provider, found.at(-1)?.end ?? 0),
      end: endWithScripts(node, provider, end),
      embed: { provider: provider.key, url, ...NO_WORDS, ...tidy(timed(words(), zone)) },
    });
  }
}

/** Nobody knows the hour of a day that is only named: it is kept as its noon. */
function timed({ day = null, ...words }: Said, zone: string): Partial<Words> {
  return { ...words, postedAt: words.postedAt ?? (day === null ? null : localMoment(`${day}T12:00`, zone)) };
}

function readCode(
  node: ElementNode,
  { element }: Pasted,
): { provider: Provider; url: string; words: Code['words'] } | null {
  for (const provider of providers) {
    const code = provider.readCode(element(node));
    const url = code && canonicalAddress(provider, secured(code.address));
    if (url) return { provider, url, words: code.words };
  }
  return null;
}

/** What ends an element, with all the blanks that anybody leaves in it. */
const LONGEST_END = 100;

/**
 * Where an element ends; null where it was never closed, as then it would take the words behind it along. Of a frame
 * only the tag counts: nothing in it is ever shown.
 */
function endOf(node: ElementNode, source: string): number | null {
  const end = (node.endIndex ?? 0) + 1;
  const from = source.lastIndexOf('<', end - 1);
  const tag = end - from > LONGEST_END ? '' : source.slice(from, end).toLowerCase();
  if (tag.replace(/>$/, '').trimEnd() !== `</${node.name}`)
    return ['iframe', 'embed'].includes(node.name) ? endOfTag(node) : null;
  // With a blank before its bracket the parser stops short of that.
  return tag.endsWith('>') ? end : source.indexOf('>', end) + 1 || end;
}

const endOfTag = (node: ElementNode) => node.children[0]?.startIndex ?? (node.endIndex ?? 0) + 1;

/** Codes end with scripts that the provider's own look needs. */
function endWithScripts(node: ElementNode, provider: Provider, end: number): number {
  let last = end;
  for (let next = node.next; next; next = next.next) {
    if (isBlank(next)) continue;
    if (!isOwnScript(next, provider)) break;
    last = (next.endIndex ?? 0) + 1;
  }
  return last;
}

/**
 * Some bring such a script along before them, with an empty box for it to fill.
 * @param from where the code before ends
 */
function startWithScripts(node: ElementNode, provider: Provider, from: number): number {
  let first = node.startIndex ?? 0;
  for (let before = node.prev; before && (before.startIndex ?? 0) >= from; before = before.prev) {
    if (isBlank(before)) continue;
    if (!isOwnScript(before, provider) && !(first !== node.startIndex && isEmptyBox(before))) break;
    first = before.startIndex ?? 0;
  }
  return first;
}

const isBlank = (node: CodeNode) => node.type === 'text' && node.data.trim() === '';
const isEmptyBox = (node: CodeNode) => isElement(node) && node.name === 'div' && node.children.every(isBlank);

function isOwnScript(node: CodeNode, provider: Provider): boolean {
  const script = scriptText(node);
  return script !== null && provider.ownsScript(script.src, script.text);
}
