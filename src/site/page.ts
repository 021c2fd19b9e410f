import type { Response } from 'express';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import { type Keep, sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import type { Settings } from '../settings/settings.ts';
import { localDay } from '../time.ts';
import { absolute, commentsFeedPath, feedOf, frontPath, peoplePath, searchPath, topicsPath } from '../urls.ts';
import { type HeadView, headView, scriptAddress } from '../views/head.ts';
import { view } from '../views/view.ts';
import { type FeedLink, feedLinks } from './feeds/links.ts';
import { HOUSE, type Share, type ShareView, shareView } from './share.ts';

/** What a page says about itself, around its body. */
export interface Head {
  title: string;
  /** In a sentence or two, for search engines and shares; null only where it has no address. */
  description: string | null;
  /** Its one address, without the host; null where it has none (errors, what is one reader's own). */
  path: string | null;
  /** False keeps it out of search engines. */
  index: boolean;
  /** Which entry of the menu it belongs to. */
  section: 'latest' | 'people' | 'topics' | 'search' | null;
  /** Its own, beside those of the whole site. */
  feeds: readonly FeedLink[];
  /** How others show it, and what machines are told, where an address leads to it. */
  share: Share;
  /** A second skip link. */
  skipToComments: string | null;
  /** Names of the small scripts, in public/js, that this page has a use for. */
  scripts: readonly string[];
  /** The same, for what must be done before the page is painted; the page waits for these. */
  firstScripts: readonly string[];
}

export interface Menu {
  menu: { section: string; words: string; href: string; current: boolean }[];
}

/** What stands beside the big nameplate. */
export interface Plate {
  day: string;
  /** Of the last day; null: none. */
  responses: string | null;
  /** The comment of the week; null: none was good and short enough. */
  quote: Quote | null;
}

/** What a reader said, and where. */
export interface Quote {
  words: string;
  name: string;
  href: string;
}

export interface SitePage extends Menu {
  title: string;
  siteTitle: string;
  tagline: string;
  description: string | null;
  canonical: string | null;
  robots: string | null;
  feeds: readonly FeedLink[];
  /** Null where it is not to be found. */
  share: ShareView | null;
  /** Too long for the nameplate's full size. */
  longTitle: boolean;
  /** The front page has the big nameplate in place of the label. */
  plate: Plate | null;
  skipToComments: string | null;
  assets: HeadView;
  /** Addresses. */
  firstScripts: readonly string[];
  foot: Foot;
  body: SafeHtml;
}

/** What the foot of every page leads to. */
interface Foot {
  follow: { words: string; href: string }[];
  year: string;
}

const layout = view<SitePage>('site/layout');

/** The head of a page that everybody may come to. */
export const head = (title: string, path: string, description: string, more: Partial<Head> = {}): Head => ({
  ...PLAIN,
  title,
  path,
  description,
  ...more,
});

/** The head of an error, or of a page that is somebody's own: nothing leads others there. */
export const unlisted = (title: string, more: Pick<Partial<Head>, 'scripts'> = {}): Head => ({
  ...PLAIN,
  title,
  index: false,
  ...more,
});

const PLAIN = {
  description: null,
  path: null,
  index: true,
  section: null,
  feeds: [],
  share: HOUSE,
  skipToComments: null,
  scripts: [],
  firstScripts: [],
} satisfies Omit<Head, 'title'>;

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
    // Shown beside what they find, our pictures may be as large as they like.
    robots: head.index ? 'max-image-preview:large' : 'noindex',
    feeds: [...feedLinks(siteTitle, frontPath()), ...head.feeds],
    share: head.index ? shareView(head, ctx.config.baseUrl, settings) : null,
    menu: MENU.map((entry) => ({ ...entry, current: entry.section === head.section })),
    plate,
    skipToComments: head.skipToComments,
    assets: headView('readers', head.scripts),
    firstScripts: head.firstScripts.map(scriptAddress),
    foot: { follow: FOLLOW, year: localDay(ctx.now(), settings['site.timezone']).slice(0, 4) },
    body,
  };
  tellCaches(ctx, res, { status, index: head.index, seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.status(status).type('html'), layout(model).text, keep);
}

const FOLLOW = [
  { words: 'RSS, all stories', href: feedOf(frontPath()) },
  { words: 'RSS, all responses', href: commentsFeedPath() },
  { words: 'Atom', href: feedOf(frontPath(), 'atom') },
  { words: 'JSON Feed', href: feedOf(frontPath(), 'json') },
];

const MENU = [
  { section: 'latest', words: 'Latest', href: frontPath() },
  { section: 'people', words: 'People', href: peoplePath() },
  { section: 'topics', words: 'Topics', href: topicsPath() },
  { section: 'search', words: 'Search', href: searchPath() },
] as const;
