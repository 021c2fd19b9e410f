import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../../context.ts';
import type { TagKind } from '../../db/schema.ts';
import { notFound } from '../../http/errors.ts';
import type { Handler } from '../../http/handler.ts';
import { moved } from '../../http/moved.ts';
import { readParams } from '../../http/query.ts';
import { newestWithText } from '../../posts/reading/read.ts';
import type { Settings } from '../../settings/settings.ts';
import * as tags from '../../tags/tags.ts';
import { absolute, authorPath, type FeedFormat, feedOf, frontPath, tagPath } from '../../urls.ts';
import * as users from '../../users/users.ts';
import { storiesKeep } from '../keeping.ts';
import { sendFeed } from './send.ts';
import { storyItems } from './story-items.ts';

/** The newest stories of all, of a person, a topic or an author, with their whole text. */

const STORIES = 20;
const params = z.object({ slug: z.string().max(200) });

interface Asked {
  format: FeedFormat;
  /** What is listed at a path, and what that is called; null: everything. */
  of: string | null;
  description: string;
  path: string;
  filter: Parameters<typeof newestWithText>[1];
}

export const ofSite =
  (format: FeedFormat): Handler =>
  async (ctx, req, res) => {
    const settings = await settingsOf(ctx);
    const description = settings['site.tagline'].trim() || `Stories on ${settings['site.title']}.`;
    await send(ctx, req, res, settings, { format, of: null, description, path: frontPath(), filter: { by: 'all' } });
  };

const ofTag =
  (kind: TagKind) =>
  (format: FeedFormat): Handler =>
  async (ctx, req, res) => {
    const tag = await tags.atAddress(ctx.readDb, kind, readParams(params, req.params).slug);
    if (!tag) throw notFound();
    await send(ctx, req, res, await settingsOf(ctx), {
      format,
      of: tag.name,
      description: tag.bio || `Stories about ${tag.name}.`,
      path: tagPath(tag),
      filter: { by: 'tag', id: tag.id },
    });
  };

export const ofPerson = ofTag('person');
export const ofTopic = ofTag('topic');

export const ofAuthor =
  (format: FeedFormat): Handler =>
  async (ctx, req, res) => {
    const author = await users.bySlug(ctx.readDb, readParams(params, req.params).slug);
    if (!author) throw notFound();
    await send(ctx, req, res, await settingsOf(ctx), {
      format,
      of: author.name,
      description: `Stories by ${author.name}.`,
      path: authorPath(author.slug),
      filter: { by: 'author', id: author.id },
    });
  };

async function send(ctx: Context, req: Request, res: Response, settings: Settings, asked: Asked): Promise<void> {
  const { format, of, description, path, filter } = asked;
  const now = ctx.now();
  const stories = await newestWithText(ctx.readDb, filter, now, STORIES);
  // As their pages: nobody hears of somebody without stories.
  if (stories.length === 0 && of !== null) throw notFound();
  const feed = feedOf(path, format);
  if (req.path !== feed) return moved(res, feed);
  const items = await storyItems(ctx, stories, { now, zone: settings['site.timezone'] });
  const site = settings['site.title'];
  sendFeed(ctx, res, {
    format,
    settings,
    channel: {
      title: of === null ? site : `${site}: ${of}`,
      description,
      site,
      link: absolute(ctx.config.baseUrl, path),
      self: absolute(ctx.config.baseUrl, feed),
      updated: items.length > 0 ? Math.max(...items.map((item) => item.updated)) : ctx.now(),
      items,
    },
    keep: await storiesKeep(ctx, stories, now),
  });
}
