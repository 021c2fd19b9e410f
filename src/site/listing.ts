import type { Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { moved } from '../http/moved.ts';
import { page as pageParam, readParams } from '../http/query.ts';
import { company, topicsOf } from '../posts/reading/company.ts';
import { firstOut, listing } from '../posts/reading/listings.ts';
import type { Filter } from '../posts/reading/totals.ts';
import * as tags from '../tags/tags.ts';
import { longDate, monthName } from '../time.ts';
import { archivePath, authorPath, feedOf, listingPage, monthPath, tagPath, topicsPath, yearPath } from '../urls.ts';
import * as users from '../users/users.ts';
import type { PagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import type { ArchiveLink } from './archive.ts';
import { aroundMonth, aroundYear, beside } from './around.ts';
import { type FaceView, faceView } from './faces.ts';
import { feedLinks } from './feeds/links.ts';
import { type About, byDay, type DayView, SIZES } from './headline-view.ts';
import { listKeep } from './keeping.ts';
import { type Head, head, sendPage } from './page.ts';
import { ON_A_LIST, storyPages } from './story-pages.ts';

export interface ListingPage {
  kicker: { words: string; href: string | null };
  title: string;
  /** `4 stories`, and since when. */
  stories: string;
  /** Of an author, for whom no picture is kept. */
  face: FaceView | null;
  /** The feed of this list; null: it has none. */
  feed: string | null;
  /** What stands beside the list, or above it where there is no room. */
  beside: Beside[];
  days: DayView[];
  pages: PagesView | null;
  /** The month or year before and after. */
  older: Neighbour | null;
  newer: Neighbour | null;
}

type Neighbour = Pick<ArchiveLink, 'words' | 'href'>;

interface Beside {
  title: string;
  links: (Neighbour & { stories: string | null; current: boolean })[];
}

interface Listing {
  /** What search engines and shares say of it. */
  description: (stories: string) => string;
  /** It was asked for under another name. */
  isElsewhere?: boolean;
  kicker: ListingPage['kicker'];
  title: string;
  /** The same where no kicker stands above it. */
  called: string;
  path: string;
  filter: Filter;
  section: Head['section'];
  /** What its stories need not say again. */
  about?: About;
  /** What this kind of list has beside its stories; nothing is asked of it where there are none. */
  more: (ctx: Context, now: number, zone: string) => Promise<More>;
}

interface More extends Partial<Pick<ListingPage, 'face' | 'feed' | 'beside' | 'older' | 'newer'>> {
  /** UTC ms. */
  since?: number | null;
}

const BESIDE = 8;
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
    kicker: { words: 'Topics', href: topicsPath() },
    title: tag.name,
    called: `Stories about ${tag.name}`,
    description: (stories) => `${stories} about ${tag.name}, newest first, and what readers made of each.`,
    path: tagPath(tag),
    filter: { by: 'tag', id: tag.id },
    section: 'topics',
    about: { topic: tag.slug },
    more: async (ctx, now) => ({
      feed: feedOf(tagPath(tag)),
      since: await firstOut(ctx.readDb, { by: 'tag', id: tag.id }, now),
      beside: beside('Often in it', await company(ctx.readDb, { tagId: tag.id, now, limit: BESIDE })),
    }),
  });
};

export const author: Handler = async (ctx, req, res) => {
  const { slug, page } = readParams(slugged, req.params);
  const user = await users.bySlug(ctx.readDb, slug);
  if (!user) throw notFound();
  const { id, name } = user;
  await send(ctx, res, page, {
    kicker: { words: 'Stories by', href: null },
    title: name,
    called: `Stories by ${name}`,
    description: (stories) => `${stories} by ${name}, newest first, and what readers made of each.`,
    path: authorPath(slug),
    filter: { by: 'author', id },
    section: null,
    about: { author: slug },
    more: async (ctx, now) => ({
      face: faceView({ name, slug, line: '', picture: null }, SIZES.face),
      feed: feedOf(authorPath(slug)),
      since: await firstOut(ctx.readDb, { by: 'author', id }, now),
      beside: beside('Mostly about', await topicsOf(ctx.readDb, { authorId: id, now, limit: BESIDE })),
    }),
  });
};

export const year: Handler = async (ctx, req, res) => {
  const { year, page } = readParams(yearParams, req.params);
  await send(ctx, res, page, {
    kicker: { words: 'Archive', href: archivePath() },
    title: String(year),
    called: `Stories from ${year}`,
    description: (stories) => gossipOf(String(year), stories),
    path: yearPath(year),
    filter: { by: 'year', year },
    section: null,
    more: (ctx, now) => aroundYear(ctx, now, year),
  });
};

export const month: Handler = async (ctx, req, res) => {
  const { year, month, page } = readParams(monthParams, req.params);
  await send(ctx, res, page, {
    kicker: { words: 'Archive', href: archivePath() },
    title: `${monthName(month)} ${year}`,
    called: `Stories from ${monthName(month)} ${year}`,
    description: (stories) => gossipOf(`${monthName(month)} ${year}`, stories),
    path: monthPath(year, month),
    filter: { by: 'month', year, month },
    section: null,
    more: (ctx, now) => aroundMonth(ctx, now, { year, month }),
  });
};

const gossipOf = (time: string, stories: string) =>
  `What was talked about in ${time}: ${stories}, newest first, and what readers made of each.`;

async function send(ctx: Context, res: Response, page: number, asked: Listing) {
  const { isElsewhere = false, kicker, title, called, path, filter, section } = asked;
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const { posts, total } = await listing(ctx.readDb, filter, now, page, ON_A_LIST);
  if (posts.length === 0) throw notFound();
  if (isElsewhere) return moved(res, listingPage(path, page));
  const stories = count(total, 'story', 'stories');
  const zone = settings['site.timezone'];
  const { since = null, ...more } = await asked.more(ctx, now, zone);
  const body = listingPageView({
    kicker,
    title,
    stories: since === null ? stories : `${stories} since ${longDate(since, zone)}`,
    ...{ face: null, feed: null, beside: [], older: null, newer: null },
    ...more,
    days: byDay(posts, zone, { daily: filter.by === 'month', top: true, about: asked.about }),
    pages: storyPages(path, page, total, ON_A_LIST),
  });
  sendPage(ctx, res, settings, {
    head: head(
      page > 1 ? `${called}, page ${page}` : called,
      listingPage(path, page),
      page > 1 ? `${asked.description(stories)} Page ${page}.` : asked.description(stories),
      { section, feeds: more.feed ? feedLinks(`${settings['site.title']}: ${title}`, path) : [] },
    ),
    body,
    keep: await listKeep(ctx, now),
  });
}
