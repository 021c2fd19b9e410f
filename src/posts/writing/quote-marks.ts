import { plainText } from '../../text/plain.ts';

/**
 * Comments in a post: a paragraph that holds only the address of one, `/c/12`, is its place. What it says is not stored
 * with the post but put there whenever the post is printed (comments/quoted.ts).
 */

/** The place of a comment in a stored body, its id first. No editor's HTML can hold one: the sanitiser leaves neither class nor data. */
export const QUOTE_MARK = /<figure class="said" data-comment="(\d+)"><\/figure>/g;

/** A comment's address as it stands in Markdown or HTML; ids are whole numbers from 1. */
const ADDRESS = '/c/([1-9]\\d{0,14})';
const PARAGRAPH = new RegExp(`<p>\\s*(?:<a href="([^"<>]*)"[^<>]*>)?(${ADDRESS})(?:</a>)?\\s*</p>`, 'g');

/** Whether that is the address of a comment and nothing else. */
export const isQuote = (address: string) => new RegExp(`^${ADDRESS}$`).test(address);

/** Places in a post. More than any story has; every reading of it fills each anew. */
export const MOST_QUOTES = 100;

/** Beyond the last place an address is an address. @param safe what the sanitiser left, before anything of ours stands in it */
export function withQuoteMarks(safe: string): string {
  let places = 0;
  return safe.replace(PARAGRAPH, (paragraph, href: string | undefined, address: string, id: string) => {
    if (href !== undefined && plainText(href) !== address) return paragraph;
    places += 1;
    if (places > MOST_QUOTES) return `<p><a href="${address}">${address}</a></p>`;
    return `<figure class="said" data-comment="${id}"></figure>`;
  });
}

/** What an editor copied from the address bar, alone on its line or in its paragraph, as the path that means the same. */
export function shortenQuotes(body: string, baseUrl: string): string {
  const { host } = new URL(baseUrl);
  const own = new RegExp(
    `(^ {0,3}|<p>\\s*)https?://${host.replace(/[.[\]]/g, '\\$&')}(${ADDRESS})(?=[ \\t]*(?:$|</p>))`,
    'gm',
  );
  return body.replace(own, '$1$2');
}
