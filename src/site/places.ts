import type { Context } from '../context.ts';
import type { TagKind } from '../db/schema.ts';
import { type PublishedPost, visibleByOldSlug, visibleBySlug } from '../posts/reading/read.ts';
import { type Filter, total } from '../posts/reading/totals.ts';
import * as tags from '../tags/tags.ts';
import { authorPath, frontPath, listingPage, monthPath, tagPath, yearPath } from '../urls.ts';
import * as users from '../users/users.ts';
import { ON_A_LIST, ON_FRONT } from './story-pages.ts';

/** Where things stand, by what somebody calls them; for addresses that are not quite right. */

/** A list of stories. */
export interface Place {
  path: string;
  filter: Filter;
}

/** The address of the n-th page of a list; null where it has no story. */
export async function pageOf(ctx: Context, { path, filter }: Place, page: number): Promise<string | null> {
  const before = (page - 1) * (filter.by === 'all' ? ON_FRONT : ON_A_LIST);
  return (await total(ctx.readDb, filter, ctx.now())) > before ? listingPage(path, page) : null;
}

export const front: Place = { path: frontPath(), filter: { by: 'all' } };
export const inYear = (year: number): Place => ({ path: yearPath(year), filter: { by: 'year', year } });
export const inMonth = (year: number, month: number): Place => ({
  path: monthPath(year, month),
  filter: { by: 'month', year, month },
});

/** A person or topic, by any address that it has or had. */
export async function ofTag(ctx: Context, kind: TagKind, name: string): Promise<Place | null> {
  const tag = await firstOf(name, (slug) => tags.atAddress(ctx.readDb, kind, slug));
  return tag && { path: tagPath(tag), filter: { by: 'tag', id: tag.id } };
}

export async function ofAuthor(ctx: Context, name: string): Promise<Place | null> {
  const author = await firstOf(name, (slug) => users.bySlug(ctx.readDb, slug));
  return author && { path: authorPath(author.slug), filter: { by: 'author', id: author.id } };
}

/** A story that readers see, by a slug that it has or had; `soup.html` is looked for as `soup` too. */
export function ofPost(ctx: Context, name: string): Promise<PublishedPost | null> {
  const now = ctx.now();
  const found = async (slug: string) =>
    (await visibleBySlug(ctx.readDb, slug, now)) ?? (await visibleByOldSlug(ctx.readDb, slug, now));
  return firstOf(name, async (slug) => (await found(slug)) ?? (await found(slug.replace(/\.html?$/, ''))));
}

/** As it is written, then in lower case: what was brought from elsewhere may have capitals. */
async function firstOf<T>(name: string, find: (slug: string) => Promise<T | null | undefined>): Promise<T | null> {
  for (const slug of new Set([name, name.toLowerCase()])) {
    const found = await find(slug);
    if (found) return found;
  }
  return null;
}
