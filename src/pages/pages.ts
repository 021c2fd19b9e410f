import type { Db } from '../db/schema.ts';
import { SafeHtml } from '../html.ts';
import { record } from '../runs/decisions.ts';
import type { Settings } from '../settings/settings.ts';
import { cleanLine, cleanText, codePoints, hasVisible } from '../text/clean.ts';
import { renderMarkdown } from '../text/markdown.ts';
import { number } from '../words.ts';
import * as defaults from './defaults.ts';

/** The four pages that stand: what an editor wrote, or else the house's own words. */

export const SLUGS = ['about', 'comment-policy', 'privacy', 'contact'] as const;
export type PageSlug = (typeof SLUGS)[number];
export const isPage = (slug: string): slug is PageSlug => (SLUGS as readonly string[]).includes(slug);

const HOUSE: Record<PageSlug, { title: string; body: (settings: Settings) => string }> = {
  about: { title: 'About', body: defaults.about },
  'comment-policy': { title: 'Comment policy', body: defaults.commentPolicy },
  privacy: { title: 'Privacy', body: defaults.privacy },
  contact: { title: 'Contact and takedown', body: defaults.contact },
};

export interface StandingPage {
  slug: PageSlug;
  title: string;
  /** Markdown. */
  body: string;
  html: SafeHtml;
  /** Null: the house's own words. */
  changed: Change | null;
}

export interface Change {
  /** UTC ms. */
  at: number;
  /** Null: somebody who is not at the desk any more. */
  by: string | null;
}

/** What the house says by itself; it follows the settings, as what an editor writes does not. */
function houseWords(slug: PageSlug, settings: Settings): StandingPage {
  const body = HOUSE[slug].body(settings).trim();
  return { slug, title: HOUSE[slug].title, body, html: renderMarkdown(body), changed: null };
}

export async function bySlug(db: Db, slug: PageSlug, settings: Settings): Promise<StandingPage> {
  const row = await written(db)
    .select(['page.body', 'page.body_html'])
    .where('page.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return houseWords(slug, settings);
  return {
    slug,
    title: row.title,
    body: row.body,
    html: new SafeHtml(row.body_html),
    changed: { at: row.updated_at, by: row.by },
  };
}

/** All four, in the order in which they are always listed. */
export async function list(db: Db): Promise<Pick<StandingPage, 'slug' | 'title' | 'changed'>[]> {
  const rows = new Map((await written(db).execute()).map((row) => [row.slug, row]));
  return SLUGS.map((slug) => {
    const row = rows.get(slug);
    return {
      slug,
      title: row?.title ?? HOUSE[slug].title,
      changed: row ? { at: row.updated_at, by: row.by } : null,
    };
  });
}

export interface TypedPage {
  title: string;
  body: string;
}

export type PageErrors = Partial<Record<keyof TypedPage, string>>;

/** In code points. */
const LIMITS = { title: 300, body: 200_000 };

/** Keeps what an editor wrote. @returns what is wrong with it, in words for the editor; empty: it is kept */
export async function save(
  db: Db,
  { slug, userId, ...typed }: TypedPage & { slug: PageSlug; userId: number },
  now: number,
): Promise<PageErrors> {
  const page = { title: cleanLine(typed.title), body: cleanText(typed.body) };
  const errors = errorsIn(page);
  if (Object.keys(errors).length > 0) return errors;
  const row = { ...page, body_html: renderMarkdown(page.body).text, updated_at: now, updated_by: userId };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('standing_pages')
      .values({ slug, ...row })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
    await record(trx, { action: 'edit_page', userId, note: slug }, now);
  });
  return {};
}

/** Back to the house's own words; what an editor wrote is forgotten. */
export async function restore(
  db: Db,
  { slug, userId }: { slug: PageSlug; userId: number },
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('standing_pages')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await record(trx, { action: 'edit_page', userId, note: slug }, now);
  });
}

/** Renders what editors wrote again, after the rules of text/ have changed. @returns how many pages */
export async function rerenderAll(db: Db): Promise<number> {
  const rows = await db.selectFrom('standing_pages').select(['slug', 'body']).execute();
  for (const { slug, body } of rows)
    await db
      .updateTable('standing_pages')
      .set({ body_html: renderMarkdown(body).text })
      .where('slug', '=', slug)
      .where('body', '=', body)
      .execute();
  return rows.length;
}

function errorsIn(page: TypedPage): PageErrors {
  const errors: PageErrors = {};
  if (!hasVisible(page.title)) errors.title = 'Give it a title';
  if (!hasVisible(page.body)) errors.body = 'Write something, or go back to the house’s own words below';
  for (const field of ['title', 'body'] as const) {
    const length = codePoints(page[field]);
    if (length > LIMITS[field])
      errors[field] = `Shorten it to ${number(LIMITS[field])} characters; it has ${number(length)}`;
  }
  return errors;
}

const written = (db: Db) =>
  db
    .selectFrom('standing_pages as page')
    .leftJoin('users', 'users.id', 'page.updated_by')
    .select(['page.slug', 'page.title', 'page.updated_at', 'users.name as by']);
