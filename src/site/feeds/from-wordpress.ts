import type { Request } from 'express';
import { notFound } from '../../http/errors.ts';
import type { Handler } from '../../http/handler.ts';
import { moved } from '../../http/moved.ts';
import { total } from '../../posts/reading/totals.ts';
import { commentsFeedPath, type FeedFormat, feedOf, frontPath, postFeedPath } from '../../urls.ts';
import { fromWordPress } from '../from-wordpress.ts';
import { postOf } from '../post.ts';

/** Where feeds were while the blog was WordPress's, and where they are now: their subscribers come along unasked. */

/** What WordPress calls a format. RDF and the RSS of old are read by whoever reads RSS 2.0. */
const KINDS = new Map<string, FeedFormat>([
  ['feed', 'rss'],
  ['rss', 'rss'],
  ['rss2', 'rss'],
  ['rdf', 'rss'],
  ['atom', 'atom'],
]);

/** Of the last part of a path: `feed`, or what stands after it. */
function formatOf({ params }: Request): FeedFormat {
  const format = KINDS.get(String(params.kind ?? 'feed'));
  if (!format) throw notFound();
  return format;
}

export const ofSite: Handler = (_ctx, req, res) => moved(res, feedOf(frontPath(), formatOf(req)));
export const ofComments: Handler = (_ctx, req, res) => moved(res, commentsFeedPath(formatOf(req)));

export const ofPost: Handler = async (ctx, req, res) => {
  const format = formatOf(req);
  moved(res, postFeedPath(await postOf(ctx, req), format));
};

/** Of a tag, a category or an author, as the decoded parts of the path without what asks for the feed. */
const ofPlace =
  (kind: 'tag' | 'category' | 'author'): Handler =>
  async (ctx, req, res) => {
    const format = formatOf(req);
    const place = await fromWordPress(ctx, [kind, String(req.params.slug)]);
    if (!place || (await total(ctx.readDb, place.filter, ctx.now())) === 0) throw notFound();
    moved(res, feedOf(place.path, format));
  };

export const ofAuthor = ofPlace('author');
export const ofTag = ofPlace('tag');
export const ofCategory = ofPlace('category');

/** Where `/?feed=…` leads; null: it is no feed that is asked for, or none that we know. */
export function feedAskedFor(feed: unknown): string | null {
  if (typeof feed !== 'string') return null;
  const [, comments, kind = ''] = /^(comments-)?(\w+)$/.exec(feed) ?? [];
  const format = KINDS.get(kind);
  if (!format) return null;
  return comments ? commentsFeedPath(format) : feedOf(frontPath(), format);
}
