/** A feed before it is printed in one of its formats: texts are plain, addresses whole, times UTC ms. */
export interface Channel {
  title: string;
  description: string;
  /** Of whom it comes. */
  site: string;
  /** The page that it tells of, and its own address. */
  link: string;
  self: string;
  /** The newest change in it. */
  updated: number;
  items: Item[];
}

export interface Item {
  /** An IRI that stays, whatever becomes of the address; where it is the address, that is one that stays. */
  id: string;
  link: string;
  title: string;
  /** In a sentence or two; null: there is only the whole. */
  summary: string | null;
  /** Readable anywhere: nothing in it leads to a path of ours. */
  html: string;
  author: { name: string; link: string | null };
  published: number;
  updated: number;
  /** The address of a picture. */
  image: string | null;
  tags: { name: string; scheme: string }[];
  /** What is said about it: the number, the page, the feed; null: nothing can be. */
  responses: { count: number; page: string; feed: string } | null;
}

/** What the language of the house is called. */
export const LANGUAGE = 'en';
