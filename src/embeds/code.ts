import { isTooDeep } from '../text/depth.ts';
import { canonicalAddress } from './address.ts';
import { type CodeNode, codeElement, isElement, parse, scriptText } from './code-dom.ts';
import { type Embed, NO_WORDS, type Provider } from './embed.ts';
import { providers } from './registry.ts';

/** An embed code found in HTML: `source.slice(start, end)` is the code with the scripts that belong to it. */
export interface EmbedCode {
  start: number;
  end: number;
  embed: Embed;
}

/**
 * The embed codes in what an editor pasted or an old blog kept, in order and apart from one another. HTML that is
 * nested absurdly deep has none.
 */
export function findCodes(source: string): EmbedCode[] {
  return isTooDeep(source) ? [] : among(parse(source), source);
}

/** The source with every embed code replaced by what `stand` makes of it. */
export function replaceCodes(source: string, stand: (embed: Embed) => string): string {
  let rest = '';
  let from = 0;
  for (const { start, end, embed } of findCodes(source)) {
    rest += source.slice(from, start) + stand(embed);
    from = end;
  }
  return rest + source.slice(from);
}

function among(siblings: CodeNode[], source: string): EmbedCode[] {
  const found: EmbedCode[] = [];
  for (const node of siblings) {
    if (!isElement(node)) continue;
    const read = readCode(node, source);
    if (!read) for (const code of among(node.children, source)) found.push(code);
    else found.push({ start: node.startIndex ?? 0, end: endWithScripts(node, read.provider), embed: read.embed });
  }
  return found;
}

function readCode(node: CodeNode, source: string): { provider: Provider; embed: Embed } | null {
  for (const provider of providers) {
    const code = isElement(node) ? provider.readCode(codeElement(node, source)) : null;
    if (!code) continue;
    const url = canonicalAddress(provider, code.address.trim().replace(/^(?:http:)?\/\//i, 'https://'));
    if (url) return { provider, embed: { provider: provider.key, url, ...NO_WORDS, ...code.words() } };
  }
  return null;
}

/** Codes end with scripts that the provider's own look needs. */
function endWithScripts(node: CodeNode, provider: Provider): number {
  let end = (node.endIndex ?? 0) + 1;
  for (let next = node.next; next; next = next.next) {
    if (next.type === 'text' && next.data.trim() === '') continue;
    const script = scriptText(next);
    if (!script || !provider.ownsScript(script.src, script.text)) break;
    end = (next.endIndex ?? 0) + 1;
  }
  return end;
}
