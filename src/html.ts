/**
 * HTML that may be printed as it stands. Everything else is escaped by the views; this type is the only way around.
 * Made by `html`, by the compiled views, by the sanitiser in text/, and by nouns for their stored `*_html` columns
 * (a house test keeps the list).
 */
export class SafeHtml {
  // Private, so that the compiler takes nothing else with a `text` for it.
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  get text(): string {
    return this.#text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Printable = string | number | null | SafeHtml;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text without what neither HTML nor XML may hold; tab and line ends may stand. */
export const printable = (text: string) => text.replace(UNPRINTABLE, '');

/** Most of what is printed has none of what is replaced, and looking costs less than replacing. */
const SUSPECT = new RegExp(`[&<>"']|${UNPRINTABLE.source}`);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/**
 * What `<%= %>` prints. Throws on `undefined` and on objects, so that a missing field is an error with the view's name
 * and line instead of a hole in the page.
 */
export function escapeHtml(value: unknown): string {
  if (value instanceof SafeHtml) return value.text;
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (!SUSPECT.test(value)) return value;
    return printable(value).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
  }
  throw new TypeError(`a view may not print ${value === undefined ? 'undefined' : typeof value}`);
}

/**
 * Data for machines, within `<script type="application/ld+json">`: JSON in which nothing that anybody has typed can end the
 * element, begin a comment in it, or end a line where scripts are read.
 */
export const jsonForScript = (data: object): SafeHtml =>
  new SafeHtml(JSON.stringify(data).replace(/[<>&\u2028\u2029\ufffe\uffff]/g, asEscape));

const asEscape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A template tag: what is interpolated is escaped unless it is SafeHtml; lists are joined without a separator. */
export function html(strings: TemplateStringsArray, ...values: (Printable | SafeHtml[])[]): SafeHtml {
  const print = (value: Printable | SafeHtml[]) =>
    Array.isArray(value) ? value.map(escapeHtml).join('') : escapeHtml(value);
  return new SafeHtml(strings.reduce((out, string, i) => out + print(values[i - 1] ?? null) + string));
}
