import type { Response } from 'express';
import { Feed } from 'feed';
import { newest } from '../comments/thread/read.ts';
import { type Context, settingsOf } from '../context.ts';
import { withoutFrames } from '../embeds/card.ts';
import { UNPRINTABLE } from '../html.ts';
import type { Handler } from '../http/handler.ts';
import { type Keep, sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import { newestWithText, type PublishedPost } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import { maskSpoilers } from '../text/spoilers.ts';
import { absolute, commentPath, feedPath, frontPath, postFeedPath, postPath } from '../urls.ts';
import { storiesKeep } from './keeping.ts';
import { postOf } from './post.ts';
import { storyText } from './story-text.ts';

const POSTS = 20;
const COMMENTS = 50;

export const posts: Handler = async (ctx, _req, res) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const recent = await newestWithText(ctx.readDb, now, POSTS);
  const printing = { now, zone: settings['site.timezone'], baseUrl: ctx.config.baseUrl };
  const feed = newFeed(ctx, settings, {
    title: settings['site.title'],
    path: frontPath(),
    feed: feedPath(),
    updated: Math.max(0, ...recent.map(changedAt)),
  });
  for (const post of recent) {
    const link = absolute(ctx.config.baseUrl, postPath(post));
    feed.addItem({
      title: post.title,
      id: link,
      link,
      description: post.excerpt,
      // Only what it quotes from comments hides anything.
      content: fromAnywhere(withoutFrames(maskSpoilers(await storyText(ctx, post, printing)).text), ctx.config.baseUrl),
      author: [{ name: post.author.name }],
      published: new Date(post.published_at),
      date: new Date(changedAt(post)),
    });
  }
  sendRss(ctx, res, settings, feed, await storiesKeep(ctx, recent, now));
};

const changedAt = ({ published_at, corrected_at }: PublishedPost) => Math.max(published_at, corrected_at ?? 0);

export const comments: Handler = async (ctx, req, res) => {
  const post = await postOf(ctx, req);
  if (req.path !== postFeedPath(post)) return res.redirect(301, postFeedPath(post));
  const settings = await settingsOf(ctx);
  const recent = await newest(ctx.readDb, post.id, COMMENTS);
  const feed = newFeed(ctx, settings, {
    title: `Comments on: ${post.title}`,
    path: postPath(post),
    feed: postFeedPath(post),
    updated: recent[0]?.createdAt ?? post.published_at,
  });
  for (const comment of recent) {
    const link = absolute(ctx.config.baseUrl, commentPath(comment.id));
    feed.addItem({
      title: `By: ${comment.name}`,
      id: link,
      link,
      content: maskSpoilers(comment.body).text,
      author: [{ name: comment.name }],
      date: new Date(comment.createdAt),
    });
  }
  sendRss(ctx, res, settings, feed, { of: [`post:${post.id}`, 'settings'], until: null });
};

/** WordPress's addresses of feeds. */
export const redirect: Handler = async (ctx, req, res) =>
  res.redirect(301, req.params.slug ? postFeedPath(await postOf(ctx, req)) : feedPath());

/** A text as it is read elsewhere: its pictures and links lead here. */
const fromAnywhere = (html: string, baseUrl: string) =>
  html.replace(/ (src|srcset|href)="([^"]*)"/g, (_, name: string, value: string) => {
    const paths = name === 'srcset' ? /(^|, )\/(?!\/)/g : /^()\/(?!\/)/g;
    return ` ${name}="${value.replace(paths, `$1${baseUrl}/`)}"`;
  });

interface Channel {
  title: string;
  path: string;
  feed: string;
  updated: number;
}

function newFeed(ctx: Context, settings: Settings, { title, path, feed, updated }: Channel): Feed {
  const { baseUrl } = ctx.config;
  return new Feed({
    title,
    description: settings['site.tagline'],
    id: absolute(baseUrl, path),
    link: absolute(baseUrl, path),
    feedLinks: { rss: absolute(baseUrl, feed) },
    language: 'en',
    copyright: settings['site.title'],
    generator: 'Hearsay',
    updated: new Date(updated),
  });
}

/** The last wall before readers' machines: one forbidden character anywhere would break the whole feed. */
function sendRss(ctx: Context, res: Response, settings: Settings, feed: Feed, keep: Keep): void {
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.type('application/rss+xml; charset=utf-8'), feed.rss2().replace(UNPRINTABLE, ''), keep);
}
