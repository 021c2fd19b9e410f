import { Readable, type Transform } from 'node:stream';
import type { Response } from 'express';
import { ErrorLevel, SitemapIndexStream, type SitemapItemLoose, SitemapStream, streamToPromise } from 'sitemap';
import { type Context, settingsOf } from '../context.ts';
import { printable } from '../html.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { type Keep, sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import { list } from '../pages/pages.ts';
import { newStories, STORIES_A_FILE, storiesOfMonth } from '../posts/reading/for-engines.ts';
import { authorsWithStories, type MonthOfStories, months, tagsWithStories } from '../posts/reading/totals.ts';
import type { Settings } from '../settings/settings.ts';
import { DAY, HOUR } from '../time.ts';
import * as urls from '../urls.ts';
import { LANGUAGE } from './feeds/channel.ts';
import { indexKeep } from './keeping.ts';

/** What search engines are told of: an index, a file of pages, the people and topics A to Z, and the stories month by month. */

/** Of a list of names: to write so many takes a moment in which nobody else is answered. */
const NAMES_A_FILE = 5_000;

export const index: Handler = async (ctx, _req, res) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const files = [
    urls.pagesSitemapPath(),
    ...(await filesOfNames(ctx, 'people', now)),
    ...(await filesOfNames(ctx, 'topics', now)),
    ...(await months(ctx.readDb, now)).flatMap(filesOf),
  ];
  const items = files.map((path) => ({ url: absolute(ctx, path) }));
  const text = await written(items, new SitemapIndexStream({ level: ErrorLevel.SILENT }));
  send(ctx, res, settings, text, await indexKeep(ctx, now));
};

const filesOf = ({ year, month, stories }: MonthOfStories) =>
  Array.from({ length: Math.ceil(stories / STORIES_A_FILE) }, (_, i) => urls.monthSitemapPath(year, month, i + 1));

const KINDS = { people: 'person', topics: 'topic' } as const;

async function filesOfNames(ctx: Context, kind: keyof typeof KINDS, now: number): Promise<string[]> {
  const { length } = await tagsWithStories(ctx.readDb, KINDS[kind], now);
  return Array.from({ length: Math.ceil(length / NAMES_A_FILE) }, (_, i) => urls.namesSitemapPath(kind, i + 1));
}

const names =
  (kind: keyof typeof KINDS): Handler =>
  async (ctx, req, res) => {
    const file = /^[1-9]\d{0,5}$/.test(String(req.params.file)) ? Number(req.params.file) : 0;
    const now = ctx.now();
    const settings = await settingsOf(ctx);
    const all = await tagsWithStories(ctx.readDb, KINDS[kind], now);
    const some = all.slice((file - 1) * NAMES_A_FILE, file * NAMES_A_FILE);
    if (file === 0 || some.length === 0) throw notFound();
    const keep = await indexKeep(ctx, now);
    const items = some.map((tag) => entry(urls.tagPath(tag)));
    send(ctx, res, settings, await written(items, urlset(ctx, {})), keep);
  };

export const people = names('people');
export const topics = names('topics');

/** Lists, authors, the archive, and what stands. */
export const pages: Handler = async (ctx, _req, res) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const archive = await months(ctx.readDb, now);
  const standing = await list(ctx.readDb);
  const authors = await authorsWithStories(ctx.readDb, now);
  const items: SitemapItemLoose[] = [
    ...[urls.frontPath(), urls.peoplePath(), urls.topicsPath()].map(entry),
    ...standing.map(({ slug, changed }) => ({
      ...entry(urls.standingPath(slug)),
      ...(changed && { lastmod: moment(changed.at) }),
    })),
    entry(urls.archivePath()),
    ...[...new Set(archive.map(({ year }) => year))].map((year) => entry(urls.yearPath(year))),
    ...archive.map(({ year, month }) => entry(urls.monthPath(year, month))),
    ...authors.map(({ slug }) => entry(urls.authorPath(slug))),
  ];
  const keep = await indexKeep(ctx, now);
  const text = await written(items, urlset(ctx, {}));
  send(ctx, res, settings, text, { ...keep, of: [...keep.of, 'pages'] });
};

const FILE = /^(\d{4})-(\d{2})-([1-9]\d{0,5})\.xml$/;

/** Some of the stories of a month, with their pictures. */
export const month: Handler = async (ctx, req, res) => {
  const [year, month, file] = (FILE.exec(String(req.params.file)) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || file === undefined) throw notFound();
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const stories = await storiesOfMonth(ctx.readDb, { year, month, file }, now);
  if (stories.length === 0) throw notFound();
  const items = stories.map((story) => ({
    ...entry(urls.postPath(story)),
    lastmod: moment(story.changed_at),
    img: story.pictures.slice(0, MOST_PICTURES).map((key) => ({ url: urls.picturePath(key, WIDEST) })),
  }));
  // A correction is no change of the listing, and may be an hour behind.
  const keep = await indexKeep(ctx, now, now + HOUR);
  send(ctx, res, settings, await written(items, urlset(ctx, { image: true })), keep);
};

/** Of one story; with 1,000 stories a file stays within 50 MB. */
const MOST_PICTURES = 100;
const WIDEST = urls.PICTURE_WIDTHS[2];

/** Google takes news of two days, and so many of them. */
const NEWS = 2 * DAY;
const MOST_NEWS = 1_000;

export const news: Handler = async (ctx, _req, res) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const stories = await newStories(ctx.readDb, { since: now - NEWS, now, limit: MOST_NEWS });
  const publication = { name: printable(settings['site.title']), language: LANGUAGE };
  const items = stories.map((story) => ({
    ...entry(urls.postPath(story)),
    news: { publication, publication_date: moment(story.published_at), title: printable(story.title) },
  }));
  // The package makes no file without an address, and this one may have none.
  const text = items.length > 0 ? await written(items, urlset(ctx, { news: true })) : NO_NEWS;
  const oldest = stories.at(-1);
  send(ctx, res, settings, text, await indexKeep(ctx, now, oldest ? oldest.published_at + NEWS : null));
};

const NO_NEWS =
  '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"></urlset>';

const absolute = (ctx: Context, path: string) => urls.absolute(ctx.config.baseUrl, path);
const entry = (path: string) => ({ url: path });
const moment = (at: number) => new Date(at).toISOString();

/** Complains of nothing: it would do so on the console. */
const urlset = (ctx: Context, xmlns: { image?: boolean; news?: boolean }) =>
  new SitemapStream({
    hostname: ctx.config.baseUrl,
    level: ErrorLevel.SILENT,
    xmlns: { news: false, image: false, xhtml: false, video: false, ...xmlns },
  });

async function written(items: readonly SitemapItemLoose[], stream: Transform): Promise<string> {
  return (await streamToPromise(Readable.from(items).pipe(stream))).toString();
}

/** It is for engines to read, and not to be found by anybody. */
function send(ctx: Context, res: Response, settings: Settings, text: string, keep: Keep): void {
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.type('application/xml; charset=utf-8').set('X-Robots-Tag', 'noindex'), text, keep);
}
