import type { SafeHtml } from '../html.ts';

/**
 * A social post, picture or video that somebody else hosts, as data. Readers get a card made of these words; what an
 * editor pasted is never stored or printed. Plain text throughout.
 */
export interface Embed {
  /** A provider's key in the registry. */
  provider: string;
  /** Canonical https address; unique within a post. */
  url: string;
  authorName: string | null;
  /** Without the @. */
  authorHandle: string | null;
  /** UTC ms. */
  postedAt: number | null;
  /** The quoted words, line breaks as \n. */
  quote: string | null;
  mediaDescription: string | null;
  credit: string | null;
}

export interface Provider {
  /** `instagram`: stored in rows, used in class names. */
  key: string;
  /** `Instagram`: shown. */
  name: string;
  /** What the thing is called on its card: `A post`, `A picture`, `A video`. */
  what: string;
  /** The canonical address for one this provider owns, tracking gone; null for any other. */
  canonical(url: URL): string | null;
}

export type Card = (embed: Embed) => SafeHtml;
