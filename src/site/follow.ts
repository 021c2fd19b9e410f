import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { confirm, end, endAll, type Subscription, subscription } from '../notices/follow.ts';
import { isKeyFor, linkFor, type Purpose } from '../notices/links.ts';
import { titlesOf } from '../posts/titles.ts';
import { postPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { sendPage, unlisted } from './page.ts';

/** Where the links in our mail lead. They work without cookies, on whatever device the mail is read. */

export interface FollowPage {
  heading: string;
  lede: string;
  /** What the comment in question stands under; null where nobody knows any more. */
  post: { title: string; href: string | null } | null;
  /** Where the buttons send; null: nothing is left to stop. */
  action: string | null;
  /** Offer to stop this one too, not only everything. */
  thisOne: boolean;
}

const followPage = view<FollowPage>('site/follow');
const params = z.object({ id: query.id, key: z.string().max(100) });

/** One click in the first mail. */
export const confirmed: Handler = async (ctx, req, res) => {
  const id = subscriptionIn(ctx, req, 'follow');
  // What only looks at links before a person does, asks for their heads.
  if (req.method === 'GET') await confirm(ctx.db, ctx.secret, id, ctx.now());
  const found = await subscription(ctx.db, id);
  if (!found) throw new HttpError(404, 'This link has run out. You can ask again with your next comment.');
  await send(
    ctx,
    res,
    found,
    found.state === 'ended'
      ? { heading: 'You have stopped this', lede: 'To hear of answers again, ask for it with your next comment.' }
      : {
          heading: 'We will write',
          lede: 'As soon as somebody answers you. Each of our mails has a link that ends this.',
        },
  );
};

export const ask: Handler = async (ctx, req, res) => {
  const found = await subscription(ctx.readDb, subscriptionIn(ctx, req, 'unfollow'));
  const heading = found && found.state !== 'ended' ? 'Heard enough?' : 'Nothing more about this';
  await send(ctx, res, found, { heading, lede: 'One click is enough, and we do not ask why.' });
};

/** A button on that page, or a mail program by itself (RFC 8058), which sends `List-Unsubscribe=One-Click`. */
export const stop: Handler = async (ctx, req, res) => {
  const id = subscriptionIn(ctx, req, 'unfollow');
  const everything = req.body?.all === 'yes';
  await (everything ? endAll : end)(ctx.db, id, ctx.now());
  const found = await subscription(ctx.db, id);
  await send(ctx, res, found && { ...found, state: 'ended' }, {
    heading: everything ? 'No more mail' : 'Nothing more about this',
    lede: everything ? 'You will not hear from us again unless you ask.' : 'No hard feelings.',
    action: null,
  });
};

/** @throws 404 where the key is not of our making */
function subscriptionIn(ctx: Context, req: Request, purpose: Purpose): number {
  const { id, key } = query.readParams(params, req.params);
  if (!isKeyFor(ctx.secret, purpose, id, key)) throw notFound();
  return id;
}

async function send(
  ctx: Context,
  res: Response,
  found: Subscription | null,
  words: Pick<FollowPage, 'heading' | 'lede'> & { action?: null },
): Promise<void> {
  const post = found && (await titlesOf(ctx.readDb, [found.postId], ctx.now())).get(found.postId);
  const action = found && linkFor(ctx.secret, 'unfollow', found.id);
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, await settingsOf(ctx), {
    head: unlisted(words.heading),
    body: followPage({
      post: post ? { title: post.title, href: post.permalink && postPath(post.permalink) } : null,
      action,
      thisOne: found !== null && found.state !== 'ended',
      ...words,
    }),
  });
}
