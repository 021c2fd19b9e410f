import { FEED_FORMATS, type FeedFormat, feedOf } from '../../urls.ts';

/** What a page's head says of a feed. */
export interface FeedLink {
  title: string;
  type: string;
  href: string;
}

export const FEED_TYPES: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

const NAMES: Record<FeedFormat, string> = { rss: '', atom: ' (Atom)', json: ' (JSON Feed)' };

/** @param path the page that it is the feed of */
export const feedLink = (title: string, path: string, format: FeedFormat = 'rss'): FeedLink => ({
  title: title + NAMES[format],
  type: FEED_TYPES[format],
  href: feedOf(path, format),
});

/** In each format, the one first that most can read. */
export const feedLinks = (title: string, path: string): FeedLink[] =>
  FEED_FORMATS.map((format) => feedLink(title, path, format));
