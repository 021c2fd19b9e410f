/**
 * A social post, picture or video that somebody else hosts, as data. Readers get a card made of these words; what an
 * editor pasted is never stored or printed. Plain text throughout.
 */
export interface Embed extends Words {
  /** A provider's key in the registry. */
  provider: string;
  /** Canonical https address; unique within a post. */
  url: string;
}

export interface Words {
  authorName: string | null;
  /** Without the @. */
  authorHandle: string | null;
  /** UTC ms. */
  postedAt: number | null;
  /** The quoted words, line breaks as \n. */
  quote: string | null;
  mediaDescription: string | null;
  credit: string | null;
  /** What the provider's frame asks for beside the address, as `Provider.token` takes it; no hand reads or writes it. */
  token: string | null;
}

export const NO_WORDS: Words = {
  authorName: null,
  authorHandle: null,
  postedAt: null,
  quote: null,
  mediaDescription: null,
  credit: null,
  token: null,
};

export interface Provider {
  /** `instagram`: stored in rows, used in class names. */
  key: string;
  /** `Instagram`: shown. */
  name: string;
  /** Which of the three cards it gets, and what the card calls it. */
  kind: 'post' | 'picture' | 'video';
  /**
   * The canonical address for one this provider owns, tracking gone; null for any other.
   * @param host without `www.`, `m.` or `mobile.`, in lower case
   */
  canonical(host: string, url: URL): string | null;
  /** Reads its embed code where an element begins one; null at any other element. */
  readCode(element: CodeElement): Code | null;
  /** A script that comes with its code and does nothing without it. */
  ownsScript(src: string, inline: string): boolean;
  /** Whose frame a reader asks for, in the reader's words: `instagram.com`, a parent domain of `frameOrigin` or itself. */
  frameHost: string;
  /** The one origin of its frames, for the page's `frame-src`. */
  frameOrigin: string;
  /** The source of the frame that shows an embed; null where its address or token does not do for one. */
  frame(embed: Pick<Embed, 'url' | 'token'>): string | null;
  /** A token as it was stored or came back with a form; null for what is not shaped like the provider's own. */
  token(text: string): string | null;
}

/** What a provider says in the code that editors paste: at least where the thing is, at best the words too. */
export interface Code extends Partial<Words> {
  /** Perhaps http or without a scheme; canonicalised by who asked. */
  address: string;
}

/** An element of pasted HTML, as a provider sees it. */
export interface CodeElement {
  name: string;
  attribs: Readonly<Record<string, string>>;
  /** Its words, a line a paragraph or break. */
  text(): string;
  /** The elements of that name inside it, in order. */
  inside(name: string): CodeElement[];
  /** The text of the script right behind it; empty without one. */
  nextScript(): string;
}
