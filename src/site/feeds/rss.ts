import { type Extension, Feed } from 'feed';
import { escapeHtml } from '../../html.ts';
import { type Channel, type Item, LANGUAGE } from './channel.ts';
import { itemOf, optionsOf, text } from './xml.ts';

/** RSS 2.0. */
export function rss(channel: Channel): string {
  const feed = new Feed({ ...optionsOf(channel), feedLinks: { rss: channel.self }, language: LANGUAGE });
  for (const item of channel.items)
    feed.addItem({
      ...itemOf(item),
      title: item.title,
      // A description is read as HTML, a title as words.
      ...(item.summary !== null && { description: escapeHtml(item.summary) }),
      category: item.tags.map(({ name, scheme }) => ({ name: text(name), domain: scheme })),
      extensions: extensionsOf(item),
    });
  return feed.rss2();
}

/** What the package has no word for, or another than we; an extension takes the place of an element of its name. */
function extensionsOf({ title, id, link, author, responses }: Item): Extension[] {
  const element = (name: string, words: string, attributes: Record<string, string> = {}): Extension => ({
    name,
    objects: { _text: text(words), _attributes: attributes },
  });
  return [
    element('title', title),
    element('guid', id, { isPermaLink: String(id === link) }),
    // Its `<author>` would have to be an e-mail address.
    element('dc:creator', author.name),
    ...(responses
      ? [
          element('comments', responses.page),
          element('wfw:commentRss', responses.feed, { 'xmlns:wfw': 'http://wellformedweb.org/CommentAPI/' }),
          element('slash:comments', String(responses.count), {
            'xmlns:slash': 'http://purl.org/rss/1.0/modules/slash/',
          }),
        ]
      : []),
  ];
}
