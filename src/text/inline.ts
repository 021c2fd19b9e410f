import { html, type SafeHtml } from '../html.ts';

/**
 * The forgiving inline subset of comments: *italics*, _italics_, **bold**, __bold__, [words](https://…) and bare
 * addresses. A mark that finds no partner, or stands inside a word, is what it looks like: `5 * 3`, `snake_case`,
 * `¯\_(ツ)_/¯`. One pass over the text, so linear in its length.
 */

const TOKENS = /\[[^\]\n]{1,500}\]\(https?:\/\/[^\s()<>"]{1,2000}\)|https?:\/\/[^\s<>"]{1,2000}|\*{1,3}|_{1,3}|\n/gi;
const MARKS: Record<string, 'strong' | 'em'> = { '**': 'strong', __: 'strong', '*': 'em', _: 'em' };

type Piece = SafeHtml | string;

interface OpenMark {
  mark: string;
  /** Where in the pieces it stands, as text until its partner comes. */
  at: number;
}

export function inline(text: string): SafeHtml {
  const pieces: Piece[] = [];
  const open: OpenMark[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    const token = match[0];
    const at = match.index;
    if (at > from) pieces.push(text.slice(from, at));
    from = at + token.length;
    if (token === '\n') pieces.push(html`<br>`);
    else if (/^[*_]/.test(token))
      for (const each of marksOf(token, open)) mark(pieces, open, each, text[at - 1] ?? ' ', text[from] ?? ' ');
    else from -= link(pieces, token);
  }
  pieces.push(text.slice(from));
  return joined(pieces);
}

/** Three at once open both, and close first what was opened last. */
function marksOf(token: string, open: readonly OpenMark[]): string[] {
  if (token.length < 3) return [token];
  const [one, two] = [token.slice(0, 1), token.slice(0, 2)];
  return open.at(-1)?.mark === one ? [one, two] : [two, one];
}

function mark(pieces: Piece[], open: OpenMark[], token: string, before: string, after: string): void {
  const partner = open.findIndex((candidate) => candidate.mark === token);
  if (partner >= 0 && canClose(before, after)) {
    const { at } = open[partner] as OpenMark;
    // Whatever was opened inside and not closed stays text.
    open.length = partner;
    const inner = joined(pieces.splice(at).slice(1));
    pieces.push(MARKS[token] === 'strong' ? html`<strong>${inner}</strong>` : html`<em>${inner}</em>`);
    return;
  }
  // At most one of each mark is open, so that nesting has a bound.
  if (partner < 0 && canOpen(before, after)) open.push({ mark: token, at: pieces.length });
  pieces.push(token);
}

const canOpen = (before: string, after: string) => /[\s(“"'‘—–*_]/.test(before) && !/[\s]/.test(after);
const canClose = (before: string, after: string) => !/\s/.test(before) && !/[\p{L}\p{N}]/u.test(after);

/** @returns how many characters at the end of the token belong to the sentence and not to the address */
function link(pieces: Piece[], token: string): number {
  const labelled = /^\[([^\]]+)\]\((.+)\)$/.exec(token);
  if (labelled) {
    pieces.push(anchor(labelled[2] ?? '', labelled[1] ?? ''));
    return 0;
  }
  const address = withoutSentenceEnd(token);
  pieces.push(anchor(address, address));
  return token.length - address.length;
}

function withoutSentenceEnd(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    const unopened = last === ')' && !address.slice(0, end - 1).includes('(');
    if (!unopened && !/[.,;:!?'"*_~…”’]/.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function anchor(address: string, words: string): Piece {
  if (!URL.canParse(address)) return words;
  return html`<a href="${new URL(address).href}" rel="nofollow ugc noopener">${words}</a>`;
}

function joined(pieces: Piece[]): SafeHtml {
  return html`${pieces.map((piece) => html`${piece}`)}`;
}
