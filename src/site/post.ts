import type { Request } from 'express';
import { z } from 'zod';
import { intoPages, SORTS } from '../comments/thread/pages.ts';
import { onPage, placeOf, wordsOf } from '../comments/thread/read.ts';
import { threadSizes } from '../comments/thread/sizes.ts';
import { type Context, settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { moved } from '../http/moved.ts';
import * as query from '../http/query.ts';
import { type PublishedPost, visibleByOldSlug, visibleBySlug, visibleIdBySlug } from '../posts/reading/read.ts';
import { quotation } from '../text/comment.ts';
import { commentAnchor, commentsPath, postPath, type Reading } from '../urls.ts';
import { EMPTY_FORM } from './comment-form.ts';
import { keptOf } from './one-address.ts';
import { type PostPageRequest, sendPostPage } from './post-page.ts';

const permalink = z.object({
  year: z.string().regex(/^\d{4}$/),
  month: z.string().regex(/^\d{2}$/),
  slug: z.string().max(2_000),
});

const asked = z.object({
  comments: query.page.optional(),
  sort: z.enum(SORTS).optional(),
  since: query.id.optional(),
  thread: query.id.optional(),
  reply: query.id.optional(),
  quote: z.literal('yes').optional(),
});

export const show: Handler = async (ctx, req, res) => {
  const now = ctx.now();
  const post = await postOf(ctx, req);
  const { comments: page = 1, sort = 'oldest', since = null, thread, reply, quote } = query.readQuery(asked, req.query);
  // One address for a post: the stored year and month, no slash at the end.
  if (req.path !== postPath(post)) return moved(res, postPath(post) + keptOf(queryOf(req)));
  const settings = await settingsOf(ctx);
  const threads = await threadSizes(ctx.readDb, post.id);
  const request = { post, settings, threads };

  if (reply !== undefined) {
    const answered = await onPage(ctx.readDb, post.id, reply);
    if (!answered) throw new HttpError(404, 'The comment that you want to answer is not here, or not any more.');
    const place = await placeOf(ctx.readDb, threads, answered);
    const form = quote
      ? { ...EMPTY_FORM, values: { ...EMPTY_FORM.values, body: await quoted(ctx, reply) } }
      : EMPTY_FORM;
    return sendPostPage(ctx, res, { ...request, place, reply: answered, form, index: false });
  }

  const reading = { ...(sort !== 'oldest' && { sort }), ...(since !== null && { since }) };
  if (thread !== undefined) {
    const place = { of: 'thread', rootId: thread, page } as const;
    if (page === 1) return moved(res, beginningOf(request, thread, since === null ? {} : { since }));
    const keptFrom = since === null ? now : null;
    return sendPostPage(ctx, res, { ...request, place, since, reply: null, index: since === null, keptFrom });
  }
  if (req.query.comments === '1' || req.query.sort === 'oldest') return moved(res, commentsPath(post, page, reading));
  // What is new is marked where it stands, so in the order of time.
  const order = since === null ? sort : 'oldest';
  const index = since === null && order === 'oldest';
  await sendPostPage(ctx, res, {
    ...request,
    ...{ place: { of: 'post', page }, sort: order, since, reply: null, index },
    keptFrom: since === null ? now : null,
  });
};

/** The first page of a long thread is the post's own, where it begins. */
function beginningOf({ post, threads }: Pick<PostPageRequest, 'post' | 'threads'>, rootId: number, reading: Reading) {
  const at = intoPages(threads).findIndex((page) => page.threads.some(({ id }) => id === rootId));
  if (at < 0) throw notFound();
  return `${commentsPath(post, at + 1, reading)}#${commentAnchor(rootId)}`;
}

const quoted = async (ctx: Context, id: number) => quotation(await wordsOf(ctx.readDb, id));

/** The id of the post that an address names, or named once, for who does not show it. */
export async function postIdOf(ctx: Context, req: Request): Promise<number> {
  const id = await visibleIdBySlug(ctx.readDb, query.readParams(permalink, req.params).slug, ctx.now());
  if (id === null) throw notFound();
  return id;
}

/** The post that an address names, or named once; its year and month may be wrong, slugs are unique over all posts. */
export async function postOf(ctx: Context, req: Request): Promise<PublishedPost> {
  const { slug } = query.readParams(permalink, req.params);
  const now = ctx.now();
  const post = (await visibleBySlug(ctx.readDb, slug, now)) ?? (await visibleByOldSlug(ctx.readDb, slug, now));
  if (!post) throw notFound();
  return post;
}

const queryOf = ({ originalUrl }: Request) => originalUrl.split('?').slice(1).join('?');
