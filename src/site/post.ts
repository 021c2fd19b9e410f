import type { Request } from 'express';
import { z } from 'zod';
import { onPage, placeOf, threadSizes } from '../comments/read.ts';
import { type Context, settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { type PublishedPost, visibleBySlug } from '../posts/read.ts';
import { postPath } from '../urls.ts';
import { type PostPageRequest, sendPostPage } from './post-page.ts';

const permalink = z.object({
  year: z.string().regex(/^\d{4}$/),
  month: z.string().regex(/^\d{2}$/),
  slug: z.string().max(2_000),
});

const asked = z.object({
  comments: query.page.optional(),
  thread: query.id.optional(),
  reply: query.id.optional(),
});

export const show: Handler = async (ctx, req, res) => {
  const post = await postOf(ctx, req);
  const { comments: page = 1, thread, reply } = query.readQuery(asked, req.query);
  // One address for a post: the stored year and month, no slash at the end.
  if (req.path !== postPath(post)) return res.redirect(301, postPath(post) + search(req));
  if (req.query.comments === '1' && thread === undefined && reply === undefined) return res.redirect(301, req.path);

  const settings = await settingsOf(ctx);
  const threads = await threadSizes(ctx.readDb, post.id);
  const place: PostPageRequest['place'] =
    thread === undefined ? { of: 'post', page } : { of: 'thread', rootId: thread, page };
  // The first page of a thread alone repeats what stands on the post's own page.
  const index = thread === undefined || page > 1;
  if (reply === undefined) return sendPostPage(ctx, res, { post, settings, threads, place, reply: null, index });

  const answered = await onPage(ctx.readDb, post.id, reply);
  if (!answered) throw new HttpError(404, 'The comment that you want to answer is not here, or not any more.');
  await sendPostPage(ctx, res, {
    post,
    settings,
    threads,
    place: await placeOf(ctx.readDb, threads, answered),
    reply: answered,
    index: false,
  });
};

/** The post that an address names; its year and month may be wrong, slugs are unique over all posts. */
export async function postOf(ctx: Context, req: Request): Promise<PublishedPost> {
  const { slug } = query.readParams(permalink, req.params);
  const post = await visibleBySlug(ctx.readDb, slug, ctx.now());
  if (!post) throw notFound();
  return post;
}

const search = ({ originalUrl }: Request) =>
  originalUrl.includes('?') ? originalUrl.slice(originalUrl.indexOf('?')) : '';
