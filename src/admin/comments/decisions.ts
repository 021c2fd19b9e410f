import { z } from 'zod';
import { CAUSE_CODES } from '../../comments/causes.ts';
import { AT_ONCE, type Decision, decide } from '../../comments/desk/decide.ts';
import { hidePerson } from '../../comments/desk/hide-person.ts';
import { pick } from '../../comments/desk/pick.ts';
import { HttpError, notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import type { DeskHandler } from '../desk.ts';
import { backPath, deskCommentPath, donePath, queuePath } from '../paths.ts';
import { sendQueueAgain } from './comments.ts';

/** What a moderator does about comments; every answer leads back, and says what was done and how to take it back. */

const params = z.object({ id: query.id });
const cause = z
  .enum(['', ...CAUSE_CODES])
  .default('')
  .transform((code) => code || null);
const back = z.string().optional().catch(undefined);
/** When the page was drawn, so that nobody approves what came after it. */
const seen = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .optional()
  .catch(undefined);
const single = z.object({ cause, back, seen });
const several = z.object({
  ids: z
    .union([query.id.transform((id) => [id]), z.array(query.id)])
    .default([])
    .transform((ids) => [...new Set(ids)]),
  decision: z.enum(['approve', 'reject', 'spam']),
  cause,
  back,
  seen,
});

export const approve: DeskHandler = (...request) => decideAs('approve', ...request);
export const reject: DeskHandler = (...request) => decideAs('reject', ...request);
export const markAsSpam: DeskHandler = (...request) => decideAs('spam', ...request);

async function decideAs(decision: Decision, ...[ctx, req, res, me]: Parameters<DeskHandler>): Promise<void> {
  const { id } = query.readParams(params, req.params);
  const { cause, back, seen = null } = readForm(single, req.body);
  const decided = await decide(ctx.db, { ids: [id], decision, userId: me.id, cause, seenAt: seen }, ctx.now());
  if (!decided) throw notFound();
  if (decided.overlooked > 0) throw overlooked();
  res.redirect(303, donePath(backPath(back, queuePath()), decided.decisionId));
}

/** Those that were ticked. */
export const decideSeveral: DeskHandler = async (ctx, req, res, me) => {
  const { ids, decision, cause, back, seen = null } = readForm(several, req.body);
  if (ids.length === 0) return sendQueueAgain(ctx, res, me, backPath(back, queuePath()), NONE_TICKED);
  if (ids.length > AT_ONCE) throw new HttpError(422, `At most ${AT_ONCE} comments are decided about at once.`);
  const decided = await decide(ctx.db, { ids, decision, userId: me.id, cause, seenAt: seen }, ctx.now());
  if (!decided) throw notFound();
  // The others of them wait as before, and the notice tells how many were decided about.
  if (decided.overlooked > 0 && decided.changed === 0) throw overlooked();
  res.redirect(303, donePath(backPath(back, queuePath()), decided.decisionId));
};

const NONE_TICKED = 'No comment was ticked, so nothing was decided. Tick those that you mean, then press again.';

const overlooked = () =>
  new HttpError(409, 'Its author has changed it since you looked, so nothing was decided. Read it again first.');

export const addPick: DeskHandler = (...request) => setPick(true, ...request);
export const removePick: DeskHandler = (...request) => setPick(false, ...request);

async function setPick(picked: boolean, ...[ctx, req, res, me]: Parameters<DeskHandler>): Promise<void> {
  const { id } = query.readParams(params, req.params);
  const done = await pick(ctx.db, { id, userId: me.id, picked }, ctx.now());
  if (!done) throw notFound();
  res.redirect(303, donePath(backPath(readForm(single, req.body).back, deskCommentPath(id)), done.decisionId));
}

const sure = single.extend({ sure: z.literal('yes').optional().catch(undefined) });

export const hideAll: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const { cause, back, sure: isSure } = readForm(sure, req.body);
  if (!isSure) throw new HttpError(422, 'Tick the box to say that you mean all of them. Nothing was hidden.');
  const hidden = await hidePerson(ctx.db, { commentId: id, userId: me.id, cause }, ctx.now());
  if (!hidden) throw notFound();
  res.redirect(303, donePath(backPath(back, deskCommentPath(id)), hidden.decisionId));
};

/** A form of ours that makes no sense was not sent by ours. */
function readForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new HttpError(
    422,
    `There is a mistake in “${parsed.error.issues[0]?.path.join('.')}”, so nothing was decided.`,
  );
}
