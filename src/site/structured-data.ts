import { changedAt } from '../posts/reading/changed.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tag } from '../tags/tags.ts';
import { excerpt, plainText } from '../text/plain.ts';
import { isoDateTime } from '../time.ts';
import { absolute, authorPath, commentPath, frontPath, picturePath, postPath, searchPath, tagPath } from '../urls.ts';
import { asset } from '../views/assets.ts';
import type { CommentView } from './thread-view.ts';

/** What machines are told of a page, in the words of schema.org; only what a reader of the page is told too. */

const CONTEXT = { '@context': 'https://schema.org' } as const;
/** Characters that searches show of a headline. */
const HEADLINE = 110;
const COMMENTS = 50;
/** Characters of each; who wants to read on comes to the page. */
const WORDS = 500;

interface Site {
  baseUrl: string;
  settings: Settings;
}

const publisher = ({ baseUrl, settings }: Site) => ({
  '@type': 'Organization',
  name: settings['site.title'],
  url: absolute(baseUrl, frontPath()),
  logo: { '@type': 'ImageObject', url: absolute(baseUrl, asset('icons/icon-512.png')), width: 512, height: 512 },
});

const person = ({ name, path }: { name: string; path: string }, baseUrl: string) => ({
  '@type': 'Person',
  name,
  url: absolute(baseUrl, path),
});

/**
 * A story, with what stands under it on the first page of its thread.
 * @param card the path of its card
 */
export function storyData(
  { post, tags, card, thread }: { post: PublishedPost; tags: readonly Tag[]; card: string; thread: CommentView[] },
  site: Site,
): object {
  const { baseUrl, settings } = site;
  const zone = settings['site.timezone'];
  const people = tags.filter((tag) => tag.kind === 'person');
  const section = tags.find((tag) => tag.kind === 'topic')?.name;
  const picture = post.picture && absolute(baseUrl, picturePath(post.picture.key, 1600));
  const comments = commentsData(thread, baseUrl, { left: COMMENTS });
  return {
    ...CONTEXT,
    '@type': 'NewsArticle',
    mainEntityOfPage: absolute(baseUrl, postPath(post)),
    headline: excerpt(post.title, HEADLINE),
    description: post.excerpt,
    image: [absolute(baseUrl, card), ...(picture === null ? [] : [picture])],
    datePublished: isoDateTime(post.published_at, zone),
    dateModified: isoDateTime(changedAt(post), zone),
    author: [person({ name: post.author.name, path: authorPath(post.author.slug) }, baseUrl)],
    publisher: publisher(site),
    isAccessibleForFree: true,
    ...(section !== undefined && { articleSection: section }),
    ...(people.length > 0 && {
      about: people.map((tag) => person({ name: tag.name, path: tagPath(tag) }, baseUrl)),
    }),
    commentCount: post.comment_count,
    ...(comments.length > 0 && { comment: comments }),
  };
}

/** Nested as on the page. Of what is gone nothing is told, and what answered it stands in its place. */
function commentsData(thread: readonly CommentView[], baseUrl: string, room: { left: number }): object[] {
  return thread.flatMap(({ id, name, iso, body, replies }) => {
    if (body === null) return commentsData(replies, baseUrl, room);
    if (room.left === 0) return [];
    room.left -= 1;
    const comment = {
      '@type': 'Comment',
      url: absolute(baseUrl, commentPath(id)),
      author: { '@type': 'Person', name },
      datePublished: iso,
      // Spoilers stay hidden.
      text: excerpt(plainText(body), WORDS),
    };
    const answers = replies.length > 0 ? commentsData(replies, baseUrl, room) : [];
    return [answers.length > 0 ? { ...comment, comment: answers } : comment];
  });
}

/** The front page: what this is, and how it is searched. */
export const siteData = ({ baseUrl, settings }: Site): object => ({
  ...CONTEXT,
  '@type': 'WebSite',
  name: settings['site.title'],
  url: absolute(baseUrl, frontPath()),
  ...(settings['site.tagline'] && { description: settings['site.tagline'] }),
  publisher: publisher({ baseUrl, settings }),
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(baseUrl, searchPath())}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});

/** A list of stories about somebody. No profile: that would say that they are one of the house. */
export const personData = (
  { tag, aliases, portrait }: { tag: Tag & { bio: string }; aliases: readonly string[]; portrait: string | null },
  { baseUrl }: Site,
): object => ({
  ...CONTEXT,
  '@type': 'CollectionPage',
  url: absolute(baseUrl, tagPath(tag)),
  about: {
    '@type': 'Person',
    name: tag.name,
    ...(aliases.length > 0 && { alternateName: aliases }),
    ...(tag.bio && { description: tag.bio }),
    ...(portrait !== null && { image: absolute(baseUrl, portrait) }),
  },
});
