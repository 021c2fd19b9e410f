import { jsonForScript, type SafeHtml } from '../html.ts';
import { cardHash, photographOf } from '../media/card.ts';
import { CARD } from '../media/card-drawing.ts';
import type { Picture } from '../media/media.ts';
import { changedAt } from '../posts/reading/changed.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tag } from '../tags/tags.ts';
import { isoDateTime } from '../time.ts';
import { absolute, authorPath, cardPath } from '../urls.ts';
import { houseCard, type NamedCard, personCard, postCard } from './card-words.ts';

/** How others show a page when somebody passes its address on (Open Graph), and what machines read of it (JSON-LD). */
export interface Share {
  type: 'website' | 'article' | 'profile';
  /** Its card; null: the house's own. */
  image: { path: string; alt: string } | null;
  /** What else is said of a page of its type. */
  facts: readonly Property[];
  data: object | null;
}

export interface Property {
  property: string;
  content: string;
}

export interface ShareView {
  properties: Property[];
  data: SafeHtml | null;
}

/** Of pages that are neither a story nor a person. */
export const HOUSE: Share = { type: 'website', image: null, facts: [], data: null };

const imageOf = (card: NamedCard, picture: Pick<Picture, 'alt'> | null) => ({
  path: cardPath(card.subject, cardHash(card)),
  alt:
    picture?.alt && photographOf(card.picture) !== null
      ? `“${card.title}”, beside a picture: ${picture.alt}`
      : `“${card.title}”`,
});

/** A story. @param tags of it, in their order */
export function storyShare(
  post: PublishedPost,
  tags: readonly Tag[],
  { baseUrl, settings }: { baseUrl: string; settings: Settings },
) {
  const zone = settings['site.timezone'];
  const card = postCard(post, tags, settings);
  return {
    type: 'article',
    image: imageOf(card, post.picture),
    facts: [
      { property: 'article:published_time', content: isoDateTime(post.published_at, zone) },
      // What is put right counts, and not what is said about it.
      { property: 'article:modified_time', content: isoDateTime(changedAt(post), zone) },
      { property: 'article:author', content: absolute(baseUrl, authorPath(post.author.slug)) },
      ...(card.kicker === null ? [] : [{ property: 'article:section', content: card.kicker }]),
      ...tags.map((tag) => ({ property: 'article:tag', content: tag.name })),
    ],
    data: null,
  } satisfies Share;
}

export const personShare = (
  person: Tag & { id: number },
  picture: Picture | null,
  { settings, data }: { settings: Settings; data: object | null },
): Share => ({ type: 'profile', image: imageOf(personCard(person, picture, settings), picture), facts: [], data });

/** Null for a page without an address. */
export function shareView(
  page: { title: string; description: string | null; path: string | null; share: Share },
  baseUrl: string,
  settings: Settings,
): ShareView | null {
  const { title, description, path, share } = page;
  if (path === null) return null;
  const image = share.image ?? imageOf(houseCard(settings), null);
  const og = (name: string, content: string | number) => ({ property: `og:${name}`, content: String(content) });
  return {
    properties: [
      og('site_name', settings['site.title']),
      og('type', share.type),
      og('title', title),
      ...(description ? [og('description', description)] : []),
      og('url', absolute(baseUrl, path)),
      og('locale', 'en_GB'),
      og('image', absolute(baseUrl, image.path)),
      og('image:type', 'image/jpeg'),
      og('image:width', CARD.width),
      og('image:height', CARD.height),
      og('image:alt', image.alt),
      ...share.facts,
    ],
    data: share.data && jsonForScript(share.data),
  };
}
