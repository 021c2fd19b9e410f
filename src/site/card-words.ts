import type { Card } from '../media/card.ts';
import type { Picture } from '../media/media.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tag } from '../tags/tags.ts';

/** What stands on a card, and the name under which it is kept: the same for the page that names it and for who draws it. */
export interface NamedCard extends Card {
  subject: string;
}

/** @param tags of the post, in their order */
export const postCard = (post: PublishedPost, tags: readonly Tag[], settings: Settings): NamedCard => ({
  subject: `post-${post.id}`,
  label: settings['site.title'],
  kicker: tags.find((tag) => tag.kind === 'topic')?.name ?? null,
  title: post.title,
  line: `By ${post.author.name}`,
  picture: post.picture,
});

export const personCard = (person: Tag & { id: number }, picture: Picture | null, settings: Settings): NamedCard => ({
  subject: `person-${person.id}`,
  label: settings['site.title'],
  kicker: null,
  title: person.name,
  line: 'Everything we heard',
  picture,
});

/** Of all pages that have none of their own. */
export const houseCard = (settings: Settings): NamedCard => ({
  subject: 'site',
  label: settings['site.title'],
  kicker: null,
  title: settings['site.tagline'] || settings['site.title'],
  line: null,
  picture: null,
});
