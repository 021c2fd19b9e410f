import { z } from 'zod';
import * as comments from '../comments/desk/undo.ts';
import { type Context, settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import * as query from '../http/query.ts';
import * as posts from '../posts/desk/undo.ts';
import { entry } from '../runs/log.ts';
import { may } from '../users/duties.ts';
import type { SessionUser } from '../users/sessions.ts';
import type { DeskHandler } from './desk.ts';
import { backPath, postsPath, queuePath, undonePath } from './paths.ts';

/** Taking a decision back, be it about comments or posts. */

const params = z.object({ id: query.id });
const typed = z.object({ back: z.string().optional().catch(undefined) });

export const create: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const decision = await entry(ctx.readDb, id);
  const isAboutPosts = decision !== null && decision.postCount > 0;
  const undone = isAboutPosts ? await movePostsBack(ctx, id, me) : await comments.undo(ctx.db, id, me.id, ctx.now());
  if (undone.kind === 'unknown') throw notFound();
  if (undone.kind !== 'undone') throw new HttpError(409, NOT_UNDONE[undone.kind]);
  const { back } = typed.parse(req.body ?? {});
  res.redirect(303, undonePath(backPath(back, isAboutPosts ? postsPath() : queuePath()), id, undone.left));
};

async function movePostsBack(ctx: Context, id: number, me: SessionUser): Promise<posts.Undone> {
  if (!may(me.role, 'write')) throw new HttpError(403, `This is not for a ${me.role} to do. Ask an editor.`);
  const { 'site.timezone': zone } = await settingsOf(ctx);
  return posts.undo(ctx.db, id, { userId: me.id, zone, now: ctx.now() });
}

const NOT_UNDONE = {
  undone_before: 'Somebody has undone this already.',
  not_undoable: 'This cannot be undone; decide the opposite instead.',
  overtaken: 'All that this was about was changed since, so there is nothing left to undo.',
};
