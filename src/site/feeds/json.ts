import { printable } from '../../html.ts';
import { type Channel, type Item, LANGUAGE } from './channel.ts';

/** JSON Feed 1.1 (https://jsonfeed.org/version/1.1). The package prints 1.0, and is no help where JSON prints itself. */
export function json({ title, description, link, self, items }: Channel): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: link,
    feed_url: self,
    language: LANGUAGE,
    items: items.map(entry),
  };
  // JSON could say what is not printable; who reads it puts it into pages.
  return JSON.stringify(feed, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value));
}

const entry = ({ id, link, title, summary, html, author, published, updated, image, tags }: Item) => ({
  id,
  url: link,
  title,
  content_html: html,
  ...(summary !== null && { summary }),
  ...(image !== null && { image }),
  date_published: new Date(published),
  date_modified: new Date(updated),
  authors: [{ name: author.name, ...(author.link !== null && { url: author.link }) }],
  ...(tags.length > 0 && { tags: tags.map((tag) => tag.name) }),
});
