import { namesOf } from '../../tags/tags.ts';
import { cleanLine, cleanText, codePoints, hasVisible } from '../../text/clean.ts';
import { number } from '../../words.ts';
import type { DeskPost } from './desk-post.ts';
import { cleanDescription, NOTHING_TYPED, type TypedDescription, typedDescription } from './picture-fields.ts';

/** What an editor typed about a post and the picture above it, as it came. */
export interface TypedPost extends TypedDescription {
  title: string;
  slug: string;
  body: string;
  excerpt: string;
  /** Names, comma separated. */
  people: string;
  topics: string;
  /** Stories by their slugs or addresses, a line each. */
  related: string;
  /** To be shown to readers below the text, beside those that are. */
  correction: string;
}

export const NO_FIELDS: TypedPost = {
  ...{ title: '', slug: '', body: '', excerpt: '', people: '', topics: '', related: '', correction: '' },
  ...NOTHING_TYPED,
};

/** What would have been typed for a post to be as it is. */
export const typedPost = (post: DeskPost, zone: string): TypedPost => ({
  title: post.title,
  slug: post.slug,
  body: post.body,
  excerpt: post.excerpt ?? '',
  people: namesOf(post.tags, 'person').join(', '),
  topics: namesOf(post.tags, 'topic').join(', '),
  related: post.related.map(({ slug }) => slug).join('\n'),
  correction: '',
  ...(post.hero ? typedDescription(post.hero, zone) : NOTHING_TYPED),
});

export type PostErrors = Partial<Record<keyof TypedPost | 'publish_at' | 'picture' | 'embeds' | 'insets', string>>;

/** In code points. */
const LIMITS = { title: 300, slug: 200, body: 200_000, excerpt: 1_000, tag: 60, related: 2_000, correction: 1_000 };
const TAGS = 40;

/** The fields as they will be stored. */
export function clean(typed: TypedPost): TypedPost {
  return {
    title: cleanLine(typed.title),
    slug: cleanLine(typed.slug),
    body: cleanText(typed.body),
    excerpt: cleanLine(typed.excerpt),
    people: cleanLine(typed.people),
    topics: cleanLine(typed.topics),
    related: cleanText(typed.related),
    correction: cleanLine(typed.correction),
    ...cleanDescription(typed),
  };
}

/** Asked before anything is made of a body: that takes time. */
export const isTooLong = ({ body }: TypedPost) => codePoints(body) > LIMITS.body;

/**
 * `Odalys Finch, Bram` as names, each once, empty ones left out.
 * @param known names that may stand in the list and have commas of their own, as an import can bring them
 */
export function namesIn(list: string, known: readonly string[] = []): string[] {
  const whole = known.filter((name) => name.includes(',')).map((name) => ({ name, parts: partsOf(name) }));
  const parts = partsOf(list);
  const names: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const found = whole.find((each) => each.parts.every((part, i) => part === parts[at + i]));
    names.push(found?.name ?? parts[at] ?? '');
    at += found?.parts.length ?? 1;
  }
  return [...new Set(names.filter(hasVisible))];
}

const partsOf = (list: string) => list.split(',').map((part) => part.trim());

/** What is wrong with cleaned fields, in words for the editor; empty when nothing is. @param out for readers to see, now or later */
export function fieldErrors(post: TypedPost, out: boolean): PostErrors {
  const errors: PostErrors = {};
  if (!hasVisible(post.title)) errors.title = 'Give it a title';
  if (out && !hasVisible(post.body)) errors.body = 'Write the story before you publish it';
  for (const field of ['title', 'slug', 'body', 'excerpt', 'related', 'correction'] as const) {
    const length = codePoints(post[field]);
    if (length > LIMITS[field])
      errors[field] = `Shorten it to ${number(LIMITS[field])} characters; it has ${number(length)}`;
  }
  for (const field of ['people', 'topics'] as const) {
    const names = namesIn(post[field]);
    const long = names.find((name) => codePoints(name) > LIMITS.tag);
    if (long)
      errors[field] = `“${long.slice(0, 40)}…” is longer than ${LIMITS.tag} characters; are there commas missing?`;
    else if (names.length > TAGS) errors[field] = `At most ${TAGS}, please`;
  }
  return errors;
}
