import { z } from 'zod';
import { byId, type FoundComment, placeOf, threadSizes } from '../comments/read.ts';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { type PublishedPost, visibleById } from '../posts/read.ts';
import { isSigned, signUntil } from '../secret.ts';
import { MINUTE } from '../time.ts';
import { commentAnchor, commentPath, postPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { head, sendPage } from './page.ts';
import { placePath } from './post-page.ts';
import { type CommentView, heldView } from './thread-view.ts';

export interface HeldPage {
  comment: CommentView;
  title: string;
  postHref: string;
}

const heldPage = view<HeldPage>('site/held');
const params = z.object({ id: query.id });
const asked = z.object({ key: z.string().max(200).optional() });

const PURPOSE = 'held-comment';
const SHOWN_FOR = 10 * MINUTE;

/** Where the author of a comment that waits is sent: a page that works with or without cookies, for ten minutes. */
export function heldPath(ctx: Context, id: number): string {
  return `${commentPath(id)}?key=${signUntil(ctx.secret, PURPOSE, String(id), ctx.now() + SHOWN_FOR)}`;
}

export const show: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const { key } = query.readQuery(asked, req.query);
  const comment = await byId(ctx.readDb, id);
  const post = comment && (await visibleById(ctx.readDb, comment.postId, ctx.now()));
  if (!comment || !post) throw notFound();
  if (comment.status === 'approved') return res.redirect(302, await whereItStands(ctx, post, comment));
  if (!key || !isSigned(ctx.secret, PURPOSE, String(id), key, ctx.now())) throw notFound();

  const settings = await settingsOf(ctx);
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, settings, {
    head: head('Your comment is waiting', null, { index: false }),
    body: heldPage({
      comment: heldView(comment, settings['site.timezone']),
      title: post.title,
      postHref: postPath(post),
    }),
  });
};

async function whereItStands(ctx: Context, post: PublishedPost, comment: FoundComment): Promise<string> {
  const place = await placeOf(ctx.readDb, await threadSizes(ctx.readDb, post.id), comment);
  return `${placePath(post, place)}#${commentAnchor(comment.id)}`;
}
