import type { Embed, Words } from './embed.ts';

/** What a file of `providers/` says of one provider, and what it is shown of pasted HTML. */
export interface Provider {
  /** `instagram`: stored in rows, used in class names. */
  key: string;
  /** `Instagram`: shown. */
  name: string;
  kind: Kind;
  /** What the card calls the thing at a canonical address: `post`, `video`, `album`. */
  noun(url: string): string;
  /**
   * The canonical address for one this provider owns, tracking gone; null for any other.
   * @param host without `www.`, `m.` or `mobile.`, in lower case
   */
  canonical(host: string, url: URL): string | null;
  /** The author's handle in a canonical address, as its first group; none: the address tells of nobody. */
  handleIn?: RegExp;
  /** What canonical addresses of one thing have in common, as its first group; none: each is a thing of its own. */
  thing?: RegExp;
  /**
   * What an editor should paste instead of an address that leads to this provider but can never be kept, as a story that
   * is gone tomorrow or a link that only passes on: a sentence. Null for any other. It is asked only about addresses that
   * no provider but the last can keep, so nobody need look whether `canonical` takes this one.
   * @param host as for `canonical`
   */
  advice(host: string, url: URL): string | null;
  /** Reads its embed code where an element begins one; null at any other element. */
  readCode(element: CodeElement): Code | null;
  /** A script that comes with its code and does nothing without it. */
  ownsScript(src: string, inline: string): boolean;
  /** A token as it was stored or came back with a form; null for what is not shaped like the provider's own. */
  token(text: string): string | null;
  /** Null: there is no frame to ask for, only the link. */
  frames: Frames | null;
  /** Null: it may not be asked, or has nothing to say. */
  oembed: Oembed | null;
}

/** Which card stands for it: somebody's words, a picture, a film, something to hear, or a page elsewhere. */
export type Kind = 'post' | 'picture' | 'video' | 'audio' | 'link';

export interface Frames {
  /** Whose frame a reader asks for, in the reader's words: `instagram.com`, a parent domain of `origin` or itself. */
  host: string;
  /** The one origin of its frames, for the page's `frame-src`. */
  origin: string;
  /** The source of the frame that shows an embed; null where its address or token does not do for one. */
  source(embed: Pick<Embed, 'url' | 'token'>): string | null;
  /** The room that is kept for it. */
  shape(embed: Pick<Embed, 'url' | 'size' | 'mediaDescription'>): Shape;
}

/**
 * The room of a frame: `post` is as high as posts with a picture mostly are, `words` as those without; `wide` 16:9, `landscape` 3:2, `square`, `portrait` 2:3 and
 * `tall` 9:16 go with the width; `bar` and `list` are the two heights of a player for sound.
 */
export type Shape = 'post' | 'words' | 'wide' | 'landscape' | 'square' | 'portrait' | 'tall' | 'bar' | 'list';

/** Where a provider tells about its things (https://oembed.com), and what of its answer may be kept. */
export interface Oembed {
  /** Without a query. */
  endpoint: string;
  /** What it is asked about, where that is not the canonical address. */
  about?(url: string): string;
  /** What it is asked beside that. */
  with?: Readonly<Record<string, string>>;
  /** Which words the answer's title is; null: none. */
  title: 'quote' | 'mediaDescription' | null;
  /** The author's handle: where it stands in the address that the answer gives for them, or the name is it; null: untold. */
  handle: RegExp | 'name' | null;
}

/** What a provider says in the code that editors paste: at least where the thing is, at best the words too. */
export interface Code {
  /** Perhaps http or without a scheme; canonicalised by who asked. */
  address: string;
  /** Read only once the address has turned out to be the provider's: in hostile HTML every element may look like a code. */
  words(): Said;
}

export interface Said extends Partial<Words> {
  /** `2026-06-03`, where it names the day and not the moment. */
  day?: string | null;
}

/** An element of pasted HTML, as a provider sees it. */
export interface CodeElement {
  name: string;
  attribs: Readonly<Record<string, string>>;
  /** Its words, a line a paragraph or break, and an empty one where breaks stand in a row. */
  text(): string;
  /** The same, where the line ends of the source are its author's too. */
  lines(): string;
  /** The elements of that name inside it, in order. */
  inside(name: string): CodeElement[];
  first(name: string): CodeElement | undefined;
  /** The text of the script right behind it; empty without one. */
  nextScript(): string;
}
