import type { FeedOptions, Item as XmlItem } from 'feed';
import { printable } from '../../html.ts';
import type { Channel, Item } from './channel.ts';

/**
 * What RSS and Atom share of how the package `feed` is told things. One forbidden character would break a whole feed, so
 * every text passes one of these three on its way in: in what comes out, taking away a character could make another
 * end of a CDATA section.
 */

/** Of an element. The package takes `&amp;` for an escaped `&` before it escapes, and would lose one that somebody wrote. */
export const text = (words: string) => printable(words).replaceAll('&', '&amp;');

/** Of a CDATA section that holds HTML. The package divides only the first `]]>`. */
export const markup = (html: string) => printable(html).replaceAll(']]>', ']]&gt;');

/** Of an attribute. The package leaves `<` as it is there; nothing but its likeness comes through. */
export const attribute = (words: string) => printable(words).replaceAll('<', '＜');

export const optionsOf = ({ title, description, site, link, self, updated }: Channel): FeedOptions => ({
  title: text(title),
  description: text(description),
  // One page may have several feeds: stories, and what is said of them.
  id: self,
  link,
  copyright: text(site),
  generator: 'Hearsay',
  updated: new Date(updated),
});

/** What means the same in both. */
export const itemOf = ({ id, link, html, published, updated, image }: Item): Omit<XmlItem, 'title'> => ({
  id,
  link,
  content: markup(html),
  published: new Date(published),
  date: new Date(updated),
  // How many bytes it has nobody needs to know before.
  ...(image !== null && { image: { url: image, length: 0 } }),
});
