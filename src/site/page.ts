import type { Response } from 'express';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import { type Keep, sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import type { Settings } from '../settings/settings.ts';
import { absolute, feedPath } from '../urls.ts';
import { type HeadView, headView, scriptAddress } from '../views/head.ts';
import { view } from '../views/view.ts';

/** What a page says about itself, around its body. */
export interface Head {
  title: string;
  description: string | null;
  /** Its one address, without the host; null where it has none (errors). */
  path: string | null;
  /** False keeps it out of search engines. */
  index: boolean;
  /** Which entry of the menu it belongs to. */
  section: 'latest' | 'people' | 'topics' | 'search' | null;
  feeds: Feed[];
  /** A second skip link. */
  skipToComments: string | null;
  /** Names of the small scripts, in public/js, that this page has a use for. */
  scripts: readonly string[];
  /** The same, for what must be done before the page is painted; the page waits for these. */
  firstScripts: readonly string[];
}

export interface Feed {
  title: string;
  path: string;
}

export interface Menu {
  menu: { words: string; href: string; current: boolean }[];
}

/** What stands beside the big nameplate. */
export interface Plate {
  day: string;
  /** Of the last day; null: none. */
  responses: string | null;
}

export interface SitePage extends Menu {
  title: string;
  siteTitle: string;
  tagline: string;
  description: string | null;
  canonical: string | null;
  robots: string | null;
  feeds: Feed[];
  /** Too long for the nameplate's full size. */
  longTitle: boolean;
  /** The front page has the big nameplate in place of the label. */
  plate: Plate | null;
  skipToComments: string | null;
  assets: HeadView;
  /** Addresses. */
  firstScripts: readonly string[];
  body: SafeHtml;
}

const layout = view<SitePage>('site/layout');

/** A head with nothing special about it. */
export const head = (title: string, path: string | null, more: Partial<Head> = {}): Head => ({
  title,
  description: null,
  path,
  index: true,
  section: null,
  feeds: [],
  skipToComments: null,
  scripts: [],
  firstScripts: [],
  ...more,
});

export interface Answer {
  status?: number;
  head: Head;
  body: SafeHtml;
  plate?: Plate | null;
  /** What it is made of, where it is the same for everybody; without it it is made for each who asks. */
  keep?: Keep;
}

/** Sends a page in the site's clothes. */
export function sendPage(ctx: Context, res: Response, settings: Settings, answer: Answer): void {
  const { status = 200, head, body, plate = null, keep = null } = answer;
  const siteTitle = settings['site.title'];
  const model: SitePage = {
    title: head.title === siteTitle ? siteTitle : `${head.title} | ${siteTitle}`,
    siteTitle,
    longTitle: siteTitle.length > 7,
    tagline: settings['site.tagline'],
    description: head.description,
    canonical: head.path === null ? null : absolute(ctx.config.baseUrl, head.path),
    robots: head.index ? null : 'noindex',
    feeds: [{ title: `${siteTitle}: stories`, path: feedPath() }, ...head.feeds],
    menu: MENU.map(({ section, words, href }) => ({ words, href, current: section === head.section })),
    plate,
    skipToComments: head.skipToComments,
    assets: headView('readers', head.scripts),
    firstScripts: head.firstScripts.map(scriptAddress),
    body,
  };
  tellCaches(ctx, res, { status, index: head.index, seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.status(status).type('html'), layout(model).text, keep);
}

const MENU = [
  { section: 'latest', words: 'Latest', href: '/' },
  { section: 'people', words: 'People', href: '/people' },
  { section: 'topics', words: 'Topics', href: '/topics' },
  { section: 'search', words: 'Search', href: '/search' },
] as const;
