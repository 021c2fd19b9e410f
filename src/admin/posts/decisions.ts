import type { Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../../context.ts';
import { HttpError, notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { AT_ONCE, decide, POST_DECISIONS, type PostDecision } from '../../posts/desk/bulk.ts';
import type { SessionUser } from '../../users/sessions.ts';
import type { DeskHandler } from '../desk.ts';
import { backPath, donePath, keptPath, postsPath } from '../paths.ts';
import { sendPostsAgain } from './posts.ts';

/** What is decided about posts without opening them; every answer leads back and says what was done, and what was not. */

const params = z.object({ id: query.id });
const back = z.string().optional().catch(undefined);
const single = z.object({ back });
const several = z.object({
  ids: z
    .union([query.id.transform((id) => [id]), z.array(query.id)])
    .default([])
    .transform((ids) => [...new Set(ids)]),
  decision: z.enum(POST_DECISIONS),
  back,
});

/** Those that were ticked. */
export const decideSeveral: DeskHandler = async (ctx, req, res, me) => {
  const parsed = several.safeParse(req.body ?? {});
  if (!parsed.success) throw new HttpError(422, 'That form makes no sense to us, so nothing was done.');
  const { ids, decision, back } = parsed.data;
  if (ids.length === 0) return sendPostsAgain(ctx, res, me, backPath(back, postsPath()), NONE_TICKED);
  if (ids.length > AT_ONCE) throw new HttpError(422, `At most ${AT_ONCE} posts can be changed at once.`);
  await decideAndGoBack(ctx, res, me, { ids, decision, back: backPath(back, postsPath()) });
};

const NONE_TICKED = 'No post was ticked, so nothing was done. Tick those that you mean, then press again.';

/** From the post's own form. */
export const bin: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const { back } = single.parse(req.body ?? {});
  await decideAndGoBack(ctx, res, me, { ids: [id], decision: 'bin', back: backPath(back, postsPath()) });
};

export async function decideAndGoBack(
  ctx: Context,
  res: Response,
  me: SessionUser,
  { ids, decision, back }: { ids: readonly number[]; decision: PostDecision; back: string },
): Promise<void> {
  const { 'site.timezone': zone } = await settingsOf(ctx);
  const decided = await decide(ctx.db, { ids, decision, userId: me.id, zone }, ctx.now());
  if (!decided) throw notFound();
  res.redirect(303, keptPath(donePath(back, decided.decisionId), decision, decided.kept));
}
