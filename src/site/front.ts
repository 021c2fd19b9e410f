import { z } from 'zod';
import { commentsSince } from '../comments/thread/talking.ts';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { page as pageParam, readParams } from '../http/query.ts';
import type { Headline } from '../posts/reading/headlines.ts';
import { listing } from '../posts/reading/listings.ts';
import { months } from '../posts/reading/totals.ts';
import type { Settings } from '../settings/settings.ts';
import { DAY, dayHeading, monthName, nextMidnight } from '../time.ts';
import { frontPath, listingPage } from '../urls.ts';
import * as users from '../users/users.ts';
import type { PagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { type ArchiveLink, monthLink, yearLinks } from './archive.ts';
import { type FrontBoxes, frontBoxes, loudest, NO_BOXES, trioOf } from './front-boxes.ts';
import { byDay, type DayView, type HeadlineView, headlineView, SIZES } from './headline-view.ts';
import { A_WHILE, listKeep } from './keeping.ts';
import { head, type Plate, type Quote, sendPage } from './page.ts';
import { HOUSE } from './share.ts';
import { ON_FRONT, storyPages } from './story-pages.ts';
import { siteData } from './structured-data.ts';

export interface FrontPage extends FrontBoxes {
  /** The newest story, on the first page. */
  lead: HeadlineView | null;
  /** The next three that have pictures, or none. */
  trio: HeadlineView[];
  days: DayView[];
  pages: PagesView | null;
  /** The newest twelve months, and the years before them. */
  months: ArchiveLink[];
  years: ArchiveLink[];
  /** Nobody can log in yet: say how to add somebody. */
  needsUser: boolean;
  empty: boolean;
  page: number;
}

const MONTHS = 12;
const frontPage = view<FrontPage>('site/front');
const params = z.object({ page: pageParam.default(1) });

export const show: Handler = async (ctx, req, res) => {
  const { page } = readParams(params, req.params);
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const { posts, total } = await listing(ctx.readDb, { by: 'all' }, now, page, ON_FRONT);
  if (posts.length === 0 && page > 1) throw notFound();

  const { lead, trio, others } = page === 1 ? arrange(posts) : { lead: null, trio: [], others: posts };
  const boxes = lead ? await frontBoxes(ctx, now, settings['comments.close_after_days'], zone) : NO_BOXES;
  const body = frontPage({
    ...boxes,
    lead: lead && headlineView(lead, zone, { sizes: SIZES.lead, eager: true, now }),
    trio: trio.map((post) => headlineView(post, zone, { sizes: SIZES.trio, now })),
    days: byDay(others, zone, { now, loud: page === 1 ? loudest(others) : undefined, top: page > 1 }),
    pages: storyPages(frontPath(), page, total, ON_FRONT),
    ...archive(await months(ctx.readDb, now)),
    needsUser: page === 1 && !(await users.anybody(ctx.readDb)),
    empty: total === 0,
    page,
  });
  const title = settings['site.title'];
  sendPage(ctx, res, settings, {
    head: head(
      page === 1 ? title : `${title}, page ${page}`,
      listingPage(frontPath(), page),
      description(settings, page),
      {
        section: 'latest',
        ...(page === 1 && { share: { ...HOUSE, data: siteData({ baseUrl: ctx.config.baseUrl, settings }) } }),
      },
    ),
    body,
    plate: page === 1 ? await plate(ctx, now, zone, boxes.ofTheWeek) : null,
    // Days are called by how long ago they were; what the first page counts goes back a day or a week from this moment.
    keep: await listKeep(ctx, now, nextMidnight(now, zone), ...(page === 1 ? [now + A_WHILE] : [])),
  });
};

function description(settings: Settings, page: number): string {
  const title = settings['site.title'];
  if (page > 1) return `Older stories on ${title}, page ${page}: who was in them, and what readers said.`;
  const tagline = settings['site.tagline'].replace(/[.\s]+$/, '');
  if (tagline === '') return `Stories on ${title}: the newest, who is in them, and what readers say.`;
  return `${title}: ${tagline}. The newest stories, who is in them, and what readers say.`;
}

async function plate(ctx: Context, now: number, zone: string, quote: Quote | null): Promise<Plate> {
  const said = await commentsSince(ctx.readDb, now - DAY);
  const responses = said > 0 ? `${count(said, 'response')} since yesterday` : null;
  return { day: dayHeading(now, zone), responses, quote };
}

/** The first page's stories: each stands once. */
function arrange([lead, ...rest]: Headline[]) {
  return { lead: lead ?? null, ...trioOf(rest) };
}

/** The newest months, and the years before them. */
function archive(all: Awaited<ReturnType<typeof months>>): { months: ArchiveLink[]; years: ArchiveLink[] } {
  return {
    months: all.slice(0, MONTHS).map((month) => ({ ...monthLink(month), words: monthAndYear(month) })),
    years: yearLinks(all.slice(MONTHS)),
  };
}

const monthAndYear = ({ year, month }: { year: number; month: number }) => `${monthName(month)} ${year}`;
