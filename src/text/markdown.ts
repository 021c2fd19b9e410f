import { getDefaults, Lexer, Parser, Tokenizer, type TokenizerExtensionFunction, type TokenizerThis } from 'marked';
import { type SafeHtml, html as safe } from '../html.ts';
import { beginsWithTag } from './elements.ts';
import { pullHtml, pullsApart, pullTokenizer, QuoteRenderer } from './quotes.ts';
import { sanitizePost } from './sanitize.ts';

/**
 * An editor's Markdown (GitHub's flavour without tables, with sources of quotations and pull quotes; HTML passes and is
 * sanitised like the rest) as HTML. Never throws: what the parser cannot do is shown as it was typed.
 *
 * marked recurses for every level of nesting and looks for the end of every emphasis through the whole paragraph, so
 * that 60,000 characters of `> `, `1. ` or `_*a` overflow its stack or keep it busy for a minute. Hence the bounds.
 */
export function renderMarkdown(source: string): SafeHtml {
  const text = pullsApart(source.replace(LONG_WORD, '$& '));
  const { tokenizer, pull } = boundedTokenizer(text.length);
  const options = {
    ...getDefaults(),
    gfm: true,
    tokenizer,
    renderer: new QuoteRenderer(),
    extensions: { block: [pull], renderers: { pull: pullHtml }, childTokens: {} },
  };
  try {
    const lexer = new Lexer(options);
    if (lexer.options.tokenizer) lexer.options.tokenizer.rules.block = BLOCKS;
    return sanitizePost(Parser.parse(lexer.lex(text), options));
  } catch {
    return safe`<pre>${source}</pre>`;
  }
}

/** Quotes and lists in one another; deeper markers stand as text. */
const BLOCK_DEPTH = 12;
/** Emphasis and links in one another; likewise. */
const INLINE_DEPTH = 10;
/** No word and no address is this long; the searches for e-mail addresses and for the ends of links are quadratic in it. */
const LONG_WORD = /\S{2000}(?=\S)/gu;
/** Characters that the search for ends of emphasis may pass over: a multiple of the text's own, and a least sum. */
const SCANS = 100;
const LEAST_SCAN = 500_000;

const { gfm, normal } = Lexer.rules.block;
/** Without tables: posts have none, and a thousand columns by a thousand empty rows make 100 MB of cells. */
const BLOCKS = { ...gfm, paragraph: normal.paragraph, table: normal.table };

/** Tokenizers that stop seeing structure where the bounds are; what they no longer see stays text. */
function boundedTokenizer(length: number): { tokenizer: Tokenizer; pull: TokenizerExtensionFunction } {
  const tokenizer = new Tokenizer();
  const block = nesting(BLOCK_DEPTH);
  const inline = nesting(INLINE_DEPTH);
  tokenizer.blockquote = block(tokenizer.blockquote.bind(tokenizer));
  tokenizer.list = block(tokenizer.list.bind(tokenizer));
  tokenizer.link = inline(tokenizer.link.bind(tokenizer));
  tokenizer.reflink = inline(tokenizer.reflink.bind(tokenizer));
  // What is no tag stays as it was typed; comments and the like go, as they do in HTML.
  const [tag, html] = [tokenizer.tag.bind(tokenizer), tokenizer.html.bind(tokenizer)];
  tokenizer.tag = (src) => (isMarkup(src) ? tag(src) : undefined);
  tokenizer.html = (src) => (isMarkup(src.trimStart()) ? html(src) : undefined);
  let left = Math.max(LEAST_SCAN, SCANS * length);
  const mayScan = (src: string) => {
    left -= src.length;
    return left >= 0;
  };
  const emphasis = inline(tokenizer.emStrong.bind(tokenizer));
  tokenizer.emStrong = (src, masked, before) => (mayScan(src) ? emphasis(src, masked, before) : undefined);
  const struck = inline(tokenizer.del.bind(tokenizer));
  tokenizer.del = (...args) => (mayScan(args[0]) ? struck(...args) : undefined);
  const pullToken = pullTokenizer();
  const pullOf = block((lexer: TokenizerThis, src: string) => pullToken.call(lexer, src, []));
  return {
    tokenizer,
    pull(src) {
      return pullOf(this, src);
    },
  };
}

const isMarkup = (src: string) => beginsWithTag(src) || /^<[!?]/.test(src);

/** Wraps parsers that call one another, so that together they go `limit` levels deep. */
function nesting(limit: number) {
  let depth = 0;
  return <Args extends unknown[], Token>(parse: (...args: Args) => Token | undefined) =>
    (...args: Args): Token | undefined => {
      if (depth >= limit) return undefined;
      depth += 1;
      try {
        return parse(...args);
      } finally {
        depth -= 1;
      }
    };
}
