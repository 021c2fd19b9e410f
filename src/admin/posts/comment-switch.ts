import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { closeByEditor, keepOpen } from '../../posts/closing/comment-switch.ts';
import { closable } from '../../posts/reading/read.ts';
import { record } from '../../runs/decisions.ts';
import type { DeskHandler } from '../desk.ts';
import { backPath, postsPath } from '../paths.ts';

/** *Close now*, *Reopen* and *Keep open*: the comments of one post. */

const params = z.object({ id: query.id });
const typed = z.object({ back: z.string().optional().catch(undefined) });

export const close: DeskHandler = async (ctx, req, res, me) => {
  const id = await postId(ctx, req);
  await closeByEditor(ctx.db, id, ctx.now());
  await record(ctx.db, { action: 'close_comments', userId: me.id, postId: id }, ctx.now());
  goBack(req, res);
};

/** Also *Keep open*: what is open by an editor's word stays open. */
export const reopen: DeskHandler = async (ctx, req, res, me) => {
  const id = await postId(ctx, req);
  await keepOpen(ctx.db, id);
  await record(ctx.db, { action: 'reopen_comments', userId: me.id, postId: id }, ctx.now());
  goBack(req, res);
};

async function postId(ctx: Context, req: Request): Promise<number> {
  const { id } = query.readParams(params, req.params);
  if (!(await closable(ctx.readDb, id))) throw notFound();
  return id;
}

const goBack = (req: Request, res: Response) =>
  res.redirect(303, backPath(typed.parse(req.body ?? {}).back, postsPath()));
