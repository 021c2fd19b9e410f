import type { Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { page as pageParam, readParams } from '../http/query.ts';
import { listing } from '../posts/reading/listings.ts';
import type { Filter } from '../posts/reading/totals.ts';
import * as tags from '../tags/tags.ts';
import { monthName } from '../time.ts';
import { authorPath, listingPage, monthPath, tagPath, yearPath } from '../urls.ts';
import * as users from '../users/users.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { byDay, type DayView } from './headline-view.ts';
import { listKeep } from './keeping.ts';
import { type Head, head, sendPage } from './page.ts';

export interface ListingPage {
  kicker: string;
  title: string;
  stories: string;
  days: DayView[];
  pages: PagesView | null;
}

interface Listing {
  /** It was asked for under another name. */
  isElsewhere?: boolean;
  kicker: string;
  title: string;
  path: string;
  filter: Filter;
  section: Head['section'];
}

const STORIES = 30;
const listingPageView = view<ListingPage>('site/listing');

const slugged = z.object({ slug: z.string().max(200), page: pageParam.default(1) });
const yearParam = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number);
const monthParam = z
  .string()
  .regex(/^(0[1-9]|1[0-2])$/)
  .transform(Number);
const yearParams = z.object({ year: yearParam, page: pageParam.default(1) });
const monthParams = z.object({ year: yearParam, month: monthParam, page: pageParam.default(1) });

export const topic: Handler = async (ctx, req, res) => {
  const { slug, page } = readParams(slugged, req.params);
  const tag = await tags.atAddress(ctx.readDb, 'topic', slug);
  if (!tag) throw notFound();
  await send(ctx, res, page, {
    isElsewhere: slug !== tag.slug,
    kicker: 'Topics',
    title: tag.name,
    path: tagPath(tag),
    filter: { by: 'tag', id: tag.id },
    section: 'topics',
  });
};

export const author: Handler = async (ctx, req, res) => {
  const { slug, page } = readParams(slugged, req.params);
  const user = await users.bySlug(ctx.readDb, slug);
  if (!user) throw notFound();
  const { id, name } = user;
  await send(ctx, res, page, {
    kicker: 'Stories by',
    title: name,
    path: authorPath(slug),
    filter: { by: 'author', id },
    section: null,
  });
};

export const year: Handler = async (ctx, req, res) => {
  const { year, page } = readParams(yearParams, req.params);
  await send(ctx, res, page, {
    kicker: 'Archive',
    title: String(year),
    path: yearPath(year),
    filter: { by: 'year', year },
    section: null,
  });
};

export const month: Handler = async (ctx, req, res) => {
  const { year, month, page } = readParams(monthParams, req.params);
  await send(ctx, res, page, {
    kicker: 'Archive',
    title: `${monthName(month)} ${year}`,
    path: monthPath(year, month),
    filter: { by: 'month', year, month },
    section: null,
  });
};

async function send(ctx: Context, res: Response, page: number, asked: Listing) {
  const { isElsewhere = false, kicker, title, path, filter, section } = asked;
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const { posts, total } = await listing(ctx.readDb, filter, now, page, STORIES);
  if (posts.length === 0) throw notFound();
  if (isElsewhere) return res.redirect(301, listingPage(path, page));
  const body = listingPageView({
    kicker,
    title,
    stories: count(total, 'story', 'stories'),
    days: byDay(posts, settings['site.timezone']),
    pages: pagesView('Pages of stories', page, Math.ceil(total / STORIES), (n) => listingPage(path, n), {
      previous: 'Newer',
      next: 'Older stories',
    }),
  });
  sendPage(ctx, res, settings, {
    head: head(page > 1 ? `${title}, page ${page}` : title, listingPage(path, page), { section }),
    body,
    keep: await listKeep(ctx, now),
  });
}
