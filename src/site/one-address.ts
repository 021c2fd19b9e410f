import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { moved } from '../http/moved.ts';
import { SLUGS } from '../pages/pages.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import * as urls from '../urls.ts';
import { ASKED, askedOfFront, fromWordPress } from './from-wordpress.ts';
import * as places from './places.ts';

/**
 * One address for each thing. Before we say that there is nothing at an address, we look whether it is another spelling of
 * one where something is: with a slash at the end or too many of them, in capitals, with a month that lacks its zero, as
 * WordPress had it. Then it leads to the one address, at once, however much is odd about it. That is done behind all
 * routes, so that no page waits for it; only paths that Express would take for others are sent there before them.
 */

/** Stands before the routes. */
export const plainAddress: RequestHandler = (req, _res, next) =>
  next(isAsked(req) && !isLeftAlone(req.path) && !isPlain(req) ? notFound() : undefined);

/** Stands behind them. */
export function elsewhere(ctx: Context): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const isNothing = error instanceof HttpError && error.status === 404;
    const address = isNothing && isAsked(req) && !isLeftAlone(req.path) ? await oneAddress(ctx, req) : null;
    // A page that is there and lacks only what was asked of it, such as the ninth page of its thread.
    if (address === null || address.split('?')[0] === req.path) next(error);
    else moved(res, address);
  };
}

const isAsked = ({ method }: Request) => method === 'GET' || method === 'HEAD';

/** Files, the desk, and what is somebody's own errand. */
const LEFT_ALONE = 'admin assets media c me me.json follow unfollow healthz readyz metrics'.split(' ');
const isLeftAlone = (path: string) => LEFT_ALONE.includes(path.split('/')[1]?.toLowerCase() ?? '');

const PLAIN = /^(?:\/|(?:\/[\w.~-]+)+)$/;
const FIRST_PAGE = /\/page\/1$/;
/** WordPress's, with a slash at the end or without: feeds/from-wordpress.ts leads them on. */
const FEED = /\/feed(?:\/|$)/;

function isPlain({ path, originalUrl }: Request): boolean {
  if (FEED.test(path)) return true;
  if (PLAIN.test(path)) return !FIRST_PAGE.test(path) && !(path === '/' && isAskedOfFront(queryOf(originalUrl)));
  const parts = partsOf(path);
  // What cannot be read at all Express refuses.
  return parts === null || `/${parts.map(encodeURIComponent).join('/')}` === path;
}

/** The decoded parts of a path, without empty ones; null: it cannot be decoded. */
function partsOf(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter(Boolean)
      .map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
}

const queryOf = (url: string) => (url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
const isAskedOfFront = (query: string) => query !== '' && ASKED.some((name) => new URLSearchParams(query).has(name));

/** The address of what this one means; null: there is no such thing. Never one of another host. */
async function oneAddress(ctx: Context, { path, originalUrl }: Request): Promise<string | null> {
  const query = queryOf(originalUrl);
  const all = partsOf(path) ?? [];
  const parts = all[0]?.toLowerCase() === 'index.php' ? all.slice(1) : all;
  if (parts.length === 0 && isAskedOfFront(query)) return askedOfFront(ctx, new URLSearchParams(query));
  const last = parts.at(-1)?.toLowerCase() ?? '';
  if (FILES.has(last)) return fileOf(await withFiles(ctx, parts.slice(0, -1)), last);
  const thing = await found(ctx, parts);
  if (thing === SEARCH) return query === '' ? SEARCH : `${SEARCH}?${query}`;
  return isStory(thing) ? urls.postPath(thing) + keptOf(query) : thing;
}

/** What a post's address may say beside where it is; what is so anyway is not said. */
export function keptOf(query: string): string {
  const kept = query.split('&').filter((each) => each !== '' && each !== 'comments=1' && each !== 'sort=oldest');
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/** A story, or the address of anything else. */
type Found = PublishedPost | string | null;
const isStory = (thing: Found): thing is PublishedPost => thing !== null && typeof thing === 'object';

/** What may have files: as below, and what all readers say, which has feeds and no page. */
async function withFiles(ctx: Context, parts: readonly string[]): Promise<Found> {
  return parts.length === 1 && parts[0]?.toLowerCase() === 'comments' ? COMMENTS : found(ctx, parts);
}

async function found(ctx: Context, parts: readonly string[]): Promise<Found> {
  const standing = parts.length === 1 && STANDING.get(parts[0]?.toLowerCase() ?? '');
  if (standing) return standing;
  const [word = '', number = ''] = parts.slice(-2);
  const isPage = word.toLowerCase() === 'page' && /^[1-9]\d{0,5}$/.test(number);
  const [names, page] = isPage ? [parts.slice(0, -2), Number(number)] : [parts, 1];
  const list = await listOf(ctx, names);
  if (list) return places.pageOf(ctx, list, page);
  const brought = await fromWordPress(ctx, names);
  // Its pages were not as long as ours.
  if (brought) return (await places.pageOf(ctx, brought, page)) ?? places.pageOf(ctx, brought, 1);
  const slug = isPage ? null : slugIn(names);
  return slug === null ? null : places.ofPost(ctx, slug);
}

const SEARCH = urls.searchPath();
const COMMENTS = '/comments';

/** Addresses that are what they are; some have other names elsewhere. */
const STANDING = new Map([
  ['people', urls.peoplePath()],
  ['topics', urls.topicsPath()],
  ['archive', urls.archivePath()],
  ['search', SEARCH],
  ['index.html', urls.frontPath()],
  ...SLUGS.map((slug) => [slug, urls.standingPath(slug)] as const),
  ['robots.txt', urls.robotsPath()],
  ['sitemap.xml', urls.sitemapPath()],
  ...(['wp-sitemap.xml', 'sitemap_index.xml'] as const).map((name) => [name, urls.sitemapPath()] as const),
  ['news-sitemap.xml', urls.newsSitemapPath()],
]);

const YEAR = /^\d{4}$/;
const MONTH = /^(?:0?[1-9]|1[0-2])$/;
const DAY = /^\d{1,2}$/;

async function listOf(ctx: Context, names: readonly string[]): Promise<places.Place | null> {
  const [first, second = '', ...rest] = names;
  if (first === undefined) return places.front;
  if (rest.length > 0) return null;
  if (YEAR.test(first) && second === '') return places.inYear(Number(first));
  if (YEAR.test(first) && MONTH.test(second)) return places.inMonth(Number(first), Number(second));
  switch (second && first.toLowerCase()) {
    case 'people':
      return places.ofTag(ctx, 'person', second);
    case 'topics':
      return places.ofTag(ctx, 'topic', second);
    case 'authors':
      return places.ofAuthor(ctx, second);
    default:
      return null;
  }
}

/** Where the slug of a story stands in WordPress's permalinks and in ours; a page of its comments is the story's too. */
function slugIn(names: readonly string[]): string | null {
  const last = names.at(-1) ?? '';
  const [first = '', second = '', third = '', ...rest] = /^comment-page-\d+$/.test(last) ? names.slice(0, -1) : names;
  if (second === '') return first;
  if (!(YEAR.test(first) && MONTH.test(second)) || rest.length > 1) return null;
  return rest[0] === undefined ? third : DAY.test(third) ? rest[0] : null;
}

const FILES = new Map<string, urls.FeedFormat | 'thread'>([
  ['feed.xml', 'rss'],
  ['atom.xml', 'atom'],
  ['feed.json', 'json'],
  ['comments.txt', 'thread'],
]);
const HAS_FEEDS = /^\/(?:comments|(?:people|topics|authors)\/[^/]+)?$/;

function fileOf(thing: Found, name: string): string | null {
  const file = FILES.get(name);
  if (thing === null || file === undefined) return null;
  if (file === 'thread') return isStory(thing) ? urls.threadTextPath(thing) : null;
  if (isStory(thing)) return urls.postFeedPath(thing, file);
  return HAS_FEEDS.test(thing) ? urls.feedOf(thing, file) : null;
}
