import { Feed } from 'feed';
import { escapeHtml } from '../../html.ts';
import type { Channel } from './channel.ts';
import { attribute, itemOf, optionsOf, text } from './xml.ts';

/** Atom 1.0, as RFC 4287 has it. */
export function atom(channel: Channel): string {
  const feed = new Feed({ ...optionsOf(channel), feedLinks: { atom: channel.self } });
  for (const item of channel.items)
    feed.addItem({
      ...itemOf(item),
      // The package says of both that they are HTML.
      title: escapeHtml(item.title),
      ...(item.summary !== null && { description: escapeHtml(item.summary) }),
      author: [{ name: text(item.author.name), ...(item.author.link !== null && { link: item.author.link }) }],
      category: item.tags.map(({ name, scheme }) => ({ term: attribute(name), scheme })),
    });
  return feed.atom1();
}
