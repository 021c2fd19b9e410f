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
  /** How large the provider draws it, as far as that was told; only the proportion matters. */
  size: Size | null;
}

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

export const NO_WORDS: Words = {
  authorName: null,
  authorHandle: null,
  postedAt: null,
  quote: null,
  mediaDescription: null,
  credit: null,
  token: null,
  size: null,
};

/** Every kind of words that there is. */
export const WORD_KEYS = Object.keys(NO_WORDS) as (keyof Words)[];

/** No longer are the words, in code points. */
export const LONGEST = {
  authorName: 200,
  authorHandle: 100,
  quote: 20_000,
  mediaDescription: 2_000,
  credit: 200,
  token: 500,
} as const;
