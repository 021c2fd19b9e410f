import type { Request } from 'express';
import { z } from 'zod';
import { changes, ownComments, ownOnPost } from '../comments/author/own.ts';
import * as marks from '../comments/door/marks.ts';
import { shownSince } from '../comments/thread/fresh.ts';
import { likedOnPost } from '../comments/thread/liked.ts';
import { type Context, settingsOf } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { knownReader } from '../http/reader.ts';
import { sessionOf } from '../http/session.ts';
import { likerKey } from './liker.ts';
import { keptMark } from './mark-cookie.ts';
import { rememberedOf } from './remembered.ts';

/** All that is told of who is asking, since pages are the same for everybody; public/js/me.ts asks. Sets no cookie. */

const asked = z.object({
  post: query.id.optional(),
  /** UTC ms of what was seen last. */
  since: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
});

/** Of each list; who has more on one post is told of the newest. */
const AT_MOST = 500;
const CHANGEABLE_AT_MOST = 50;

export const show: Handler = async (ctx, req, res) => {
  const { post, since } = query.readQuery(asked, req.query);
  const { name, email } = rememberedOf(ctx, req) ?? { name: null, email: null };
  const editor = (await sessionOf(ctx, req))?.user.name ?? null;
  const hash = keptMark(ctx, req);
  const mark = hash === null ? null : ((await marks.byHash(ctx.readDb, hash))?.words ?? null);
  const onPost = post === undefined ? {} : await ofPost(ctx, req, post, since ?? null);
  res.set('Cache-Control', 'private, no-store').json({ name, email, editor, mark, ...onPost });
};

/** What this reader has to do with one post. */
async function ofPost(ctx: Context, req: Request, postId: number, since: number | null) {
  const reader = knownReader(ctx, req);
  const { shown, waiting, last } =
    reader === null ? { shown: [], waiting: 0, last: 0 } : await ownOnPost(ctx.readDb, reader, postId, AT_MOST);
  return {
    /** UTC ms; the device's own clock may be wrong, and `until` is by this one. */
    now: ctx.now(),
    mine: reader === null || last === 0 ? [] : await changeable(ctx, reader, postId),
    own: shown,
    waiting,
    last,
    liked: await likedOnPost(ctx.readDb, await likerKey(ctx, req), postId, AT_MOST),
    fresh: since === null ? [] : await shownSince(ctx.readDb, postId, since, reader, AT_MOST),
  };
}

/** Own comments that may still be deleted, up to when, and whether they may be edited too. */
async function changeable(ctx: Context, reader: string, postId: number) {
  const settings = await settingsOf(ctx);
  const own = await ownComments(ctx.readDb, reader, { postId, limit: CHANGEABLE_AT_MOST });
  return own.flatMap((comment) => {
    const { edit, remove } = changes(comment, settings, ctx.now());
    return remove === null ? [] : [{ id: comment.id, until: remove, edit: edit !== null }];
  });
}
