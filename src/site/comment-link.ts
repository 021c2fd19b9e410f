import { z } from 'zod';
import { toChange } from '../comments/author/authorship.ts';
import { changes } from '../comments/author/own.ts';
import { byId, type FoundComment, placeOf, signedAs } from '../comments/thread/read.ts';
import { threadSizes } from '../comments/thread/sizes.ts';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { type PublishedPost, visibleById } from '../posts/reading/read.ts';
import { isSigned, signUntil } from '../secret.ts';
import { clockTime, MINUTE } from '../time.ts';
import { commentAnchor, commentPath, postPath, revisionPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { sendPage, unlisted } from './page.ts';
import { placePath } from './post-head.ts';
import { type CommentView, heldView } from './thread-view.ts';

export interface HeldPage {
  comment: CommentView;
  title: string;
  postHref: string;
  /** Where it can be changed, and until when; null: not, or not any more. */
  revision: { href: string; until: string } | null;
  /** Which draft has arrived: post and parent, for public/js/drafts.ts. */
  taken: string;
}

const heldPage = view<HeldPage>('site/held');
const params = z.object({ id: query.id });
const asked = z.object({ key: z.string().max(200).optional() });

const SHOWN_FOR = 10 * MINUTE;

/**
 * Where the author of a comment that waits is sent: a page that works with or without cookies, for ten minutes.
 * @param isTheirs it is sure that this is the author, who may change it from there
 */
export function heldPath(ctx: Context, id: number, isTheirs: boolean): string {
  const purpose = isTheirs ? OWN : SEEN;
  return `${commentPath(id)}?key=${signUntil(ctx.secret, purpose, String(id), ctx.now() + SHOWN_FOR)}`;
}

const SEEN = 'held-comment';
const OWN = 'own-held-comment';
const AUTHOR = 'author';

/** Proves without a cookie that somebody wrote a comment. @param until UTC ms */
const authorsKey = (ctx: Context, id: number, until: number): string =>
  signUntil(ctx.secret, AUTHOR, String(id), until);

export const isAuthorsKey = (ctx: Context, id: number, key: string): boolean =>
  isSigned(ctx.secret, AUTHOR, String(id), key, ctx.now());

export const show: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const { key = '' } = query.readQuery(asked, req.query);
  const comment = await byId(ctx.readDb, id);
  const post = comment && (await visibleById(ctx.readDb, comment.postId, ctx.now()));
  if (!comment || !post) throw notFound();
  if (comment.status === 'approved') return res.redirect(302, await whereItStands(ctx, post, comment));
  const isSignedFor = (purpose: string) => isSigned(ctx.secret, purpose, String(id), key, ctx.now());
  const isTheirs = isSignedFor(OWN);
  if (!(isTheirs || isSignedFor(SEEN)) || comment.status === 'deleted') throw notFound();

  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const row = isTheirs ? await toChange(ctx.readDb, id) : undefined;
  const until = row && changes(row, settings, ctx.now()).remove;
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, settings, {
    head: unlisted('Your comment is waiting', { scripts: ['respond'] }),
    body: heldPage({
      comment: heldView(comment, await signedAs(ctx.readDb, id), zone),
      title: post.title,
      postHref: postPath(post),
      revision: until ? { href: revisionPath(id, authorsKey(ctx, id, until)), until: clockTime(until, zone) } : null,
      taken: `${post.id}:${comment.parentId ?? ''}`,
    }),
  });
};

/** The page and the anchor of a comment that stands there, be it as a line that says it is gone. */
export async function whereItStands(ctx: Context, post: PublishedPost, comment: FoundComment): Promise<string> {
  const place = await placeOf(ctx.readDb, await threadSizes(ctx.readDb, post.id), comment);
  return `${placePath(post, place)}#${commentAnchor(comment.id)}`;
}
