import type { Context } from '../context.ts';
import { visibleByOldNumber } from '../posts/reading/imported.ts';
import { postPath, searchPath } from '../urls.ts';
import { ofAuthor, ofTag, type Place } from './places.ts';

/** WordPress's addresses, for who moved in: what stood there stands here, under our names for it. */

/**
 * The list at `/tag/x`, `/category/x`, `/category/a/b` or `/author/x`, as the decoded parts of the path: a tag or category
 * became a person or a topic, and a category below another is known by its own name. Null: none of these, or not here.
 */
export async function fromWordPress(ctx: Context, parts: readonly string[]): Promise<Place | null> {
  const [kind = '', ...names] = parts;
  const name = names.at(-1);
  if (name === undefined) return null;
  switch (kind.toLowerCase()) {
    case 'category':
      return tagOrTopic(ctx, name);
    case 'tag':
      return names.length === 1 ? tagOrTopic(ctx, name) : null;
    case 'author':
      return names.length === 1 ? ofAuthor(ctx, name) : null;
    default:
      return null;
  }
}

const tagOrTopic = async (ctx: Context, name: string) =>
  (await ofTag(ctx, 'topic', name)) ?? (await ofTag(ctx, 'person', name));

/** What the front page's address asks for in WordPress's words; another page than the front page. */
export const ASKED = ['p', 'page_id', 's'] as const;

/** Where `/?p=12`, `/?page_id=12` or `/?s=soup` leads; null: nowhere. */
export async function askedOfFront(ctx: Context, query: URLSearchParams): Promise<string | null> {
  const words = query.get('s');
  if (words !== null) return searchPath(words);
  const number = query.get('p') ?? query.get('page_id') ?? '';
  const post = /^\d{1,15}$/.test(number) ? await visibleByOldNumber(ctx.readDb, number, ctx.now()) : null;
  return post && postPath(post);
}
