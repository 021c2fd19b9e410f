import {
  Renderer,
  type RendererExtensionFunction,
  type Token,
  type TokenizerExtensionFunction,
  type Tokens,
} from 'marked';
import { html, SafeHtml } from '../html.ts';

/** What our Markdown knows of quotations beyond GitHub's: whose words they are, and the ones that hang in the text. */

/** Longer than any line that is worth hanging. It also bounds how far the end of each is looked for. */
const LONGEST_PULL = 2_000;
const PULL = new RegExp(`^ {0,3}::: *pull *\\n([^]{0,${LONGEST_PULL}}?)(?:\\n|(?<=\\n)) {0,3}::: *(?:\\n+|$)`);
/** Lines that begin one, closed or not: more than any post has. For each the text ahead is looked through. */
const MOST_PULLS = 100;
const PULL_BEGINS = /^ {0,3}::: *pull *\n/;
const PULL_LINE = /^ {0,3}::: *pull *$/gm;

/** Gives every `::: pull` a block of its own, also right under a paragraph. */
export function pullsApart(source: string): string {
  let left = MOST_PULLS;
  return source.replace(PULL_LINE, (line) => {
    left -= 1;
    return left >= 0 ? `\n${line}` : line;
  });
}

/** `::: pull`, words, `:::`, a line each; one that is not closed is what it looks like. Made anew for each post, for it counts. */
export function pullTokenizer(): TokenizerExtensionFunction {
  let left = MOST_PULLS;
  return function (src) {
    if (left === 0 || !PULL_BEGINS.test(src)) return undefined;
    left -= 1;
    const [raw, words = ''] = PULL.exec(src) ?? [];
    if (raw === undefined || words.trim() === '') return undefined;
    return { type: 'pull', raw, tokens: this.lexer.blockTokens(words, []) };
  };
}

export const pullHtml: RendererExtensionFunction = function ({ tokens = [] }) {
  return `<div class="pull">\n${this.parser.parse(tokens)}</div>\n`;
};

/** Begins the line that says whose words they are. */
const DASH = /^(?:—|–|--)(?:[ \t]+|$)/;

/** Prints a quotation whose last line begins with a dash with its source: in a footer, and as `cite` where it is a link. */
export class QuoteRenderer extends Renderer {
  override blockquote({ tokens }: Tokens.Blockquote): string {
    const { words, source } = apart(tokens);
    if (!source) return `<blockquote>\n${this.parser.parse(tokens)}</blockquote>\n`;
    const cite = firstLink(source);
    const said = new SafeHtml(this.parser.parse(words));
    const footer = new SafeHtml(this.parser.parseInline(source));
    return html`<blockquote${cite && html` cite="${cite}"`}>
${said}${footer.text.trim() ? html`<footer>${footer}</footer>\n` : null}</blockquote>
`.text;
  }
}

/** @returns source: null where there is none; empty where only its dash has been typed */
function apart(blocks: Token[]): { words: Token[]; source: Token[] | null } {
  const none = { words: blocks, source: null };
  const at = blocks.findLastIndex((block) => block.type !== 'space');
  const last = blocks[at];
  if (last?.type !== 'paragraph' || !last.tokens) return none;
  const [before, line] = lastLine(last.tokens);
  const [first] = line;
  const dash = first?.type === 'text' && DASH.exec(first.text)?.[0];
  const above = blocks.slice(0, at);
  // Lines that all begin with a dash are two people talking.
  const isTalk = [...above, ...before].some((token) => /(?:^|\n)[ \t]*(?:—|–|--)[ \t]/.test(token.raw));
  if (!first || !dash || above.length + before.length === 0 || isTalk) return none;
  const source = [{ ...first, text: first.text.slice(dash.length) }, ...line.slice(1)];
  return { words: before.length > 0 ? [...above, { ...last, tokens: before }] : above, source };
}

/** The inline tokens of a paragraph, and those of its last line. */
function lastLine(tokens: Token[]): [before: Token[], line: Token[]] {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at] as Token;
    if (token.type === 'br') return [tokens.slice(0, at), tokens.slice(at + 1)];
    const end = token.raw.lastIndexOf('\n');
    if (end < 0) continue;
    // A line that begins inside emphasis or a link is no line of its own.
    if (token.type !== 'text') return [tokens, []];
    const words = { ...token, raw: token.raw.slice(0, end), text: token.text.slice(0, token.text.lastIndexOf('\n')) };
    const rest = { ...token, raw: token.raw.slice(end + 1), text: token.text.slice(words.text.length + 1).trimStart() };
    return [
      [...tokens.slice(0, at), words],
      [...(rest.text ? [rest] : []), ...tokens.slice(at + 1)],
    ];
  }
  return [[], tokens];
}

function firstLink(tokens: Token[]): string | null {
  for (const token of tokens) {
    if (token.type === 'link' && /^https:\/\//i.test(token.href)) return token.href;
    const inside = 'tokens' in token && token.tokens ? firstLink(token.tokens) : null;
    if (inside) return inside;
  }
  return null;
}
