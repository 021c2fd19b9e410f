import { type NewComment, newestAnywhere, newestOf } from '../../comments/thread/newest.ts';
import { settingsOf } from '../../context.ts';
import type { Handler } from '../../http/handler.ts';
import { moved } from '../../http/moved.ts';
import { maskSpoilers } from '../../text/spoilers.ts';
import {
  absolute,
  commentPath,
  commentsFeedPath,
  type FeedFormat,
  frontPath,
  postFeedPath,
  postPath,
} from '../../urls.ts';
import { indexKeep } from '../keeping.ts';
import { postOf } from '../post.ts';
import type { Item } from './channel.ts';
import { fromElsewhere } from './from-elsewhere.ts';
import { sendFeed } from './send.ts';

/** The newest comments: what is removed is gone from here at once, so nothing of it may be told late. */

const COMMENTS = 50;

export const ofPost =
  (format: FeedFormat): Handler =>
  async (ctx, req, res) => {
    const now = ctx.now();
    const post = await postOf(ctx, req);
    const feed = postFeedPath(post, format);
    if (req.path !== feed) return moved(res, feed);
    const settings = await settingsOf(ctx);
    const { baseUrl } = ctx.config;
    const items = (await newestOf(ctx.readDb, post.id, now, COMMENTS)).map((comment) =>
      item(comment, `By: ${comment.name}`, baseUrl),
    );
    sendFeed(ctx, res, {
      format,
      settings,
      channel: {
        title: `Comments on: ${post.title}`,
        description: `What readers say about “${post.title}”.`,
        site: settings['site.title'],
        link: absolute(baseUrl, postPath(post)),
        self: absolute(baseUrl, feed),
        updated: newestChange(items, post.published_at),
        items,
      },
      keep: { of: [`post:${post.id}`, 'settings'], until: null },
    });
  };

export const ofSite =
  (format: FeedFormat): Handler =>
  async (ctx, req, res) => {
    const feed = commentsFeedPath(format);
    if (req.path !== feed) return moved(res, feed);
    const now = ctx.now();
    const settings = await settingsOf(ctx);
    const { baseUrl } = ctx.config;
    const items = (await newestAnywhere(ctx.readDb, now, COMMENTS)).map((comment) =>
      item(comment, `${comment.name} on “${comment.post.title}”`, baseUrl),
    );
    const site = settings['site.title'];
    const keep = await indexKeep(ctx, now);
    sendFeed(ctx, res, {
      format,
      settings,
      channel: {
        title: `${site}: comments`,
        description: `What readers say on ${site}.`,
        site,
        link: absolute(baseUrl, frontPath()),
        self: absolute(baseUrl, feed),
        updated: items.length > 0 ? newestChange(items, 0) : ctx.now(),
        items,
      },
      // Titles are those of `listing`, and a story that comes out may bring comments with it.
      keep: { ...keep, of: ['talk', ...keep.of] },
    });
  };

const newestChange = (items: readonly Item[], atLeast: number) =>
  Math.max(atLeast, ...items.map(({ updated }) => updated));

/** Its address names it for ever, wherever it stands. */
function item({ id, name, body, createdAt, editedAt, post }: NewComment, title: string, baseUrl: string): Item {
  const link = absolute(baseUrl, commentPath(id));
  return {
    ...{ id: link, link, title, summary: null },
    html: fromElsewhere(maskSpoilers(body).text, absolute(baseUrl, postPath(post))),
    author: { name, link: null },
    published: createdAt,
    updated: Math.max(createdAt, editedAt ?? 0),
    ...{ image: null, tags: [], responses: null },
  };
}
