import { z } from 'zod';
import { replyFromDesk } from '../../comments/desk/reply.ts';
import type { RefusalReason } from '../../comments/door/moderation.ts';
import { settingsOf } from '../../context.ts';
import { notFound } from '../../http/errors.ts';
import { field } from '../../http/forms.ts';
import * as query from '../../http/query.ts';
import { addressKey, readerOf, rememberReader } from '../../http/reader.ts';
import type { DeskHandler } from '../desk.ts';
import { backPath, deskCommentPath, donePath, repliedPath } from '../paths.ts';
import { sendCommentPage } from './comment.ts';

const params = z.object({ id: query.id });
const typed = z.object({ body: field, back: field });

/** An answer from the desk; what is refused comes back on the comment's own page, with the words. */
export const create: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const { body, back } = typed.parse(req.body ?? {});
  const reader = readerOf(ctx, req, ctx.now());
  const reply = { id, body, user: me, readerKey: reader.key, addressKey: addressKey(ctx, req) };
  const done = await replyFromDesk(ctx.db, await settingsOf(ctx), reply, ctx.now());
  if (!done) throw notFound();
  const { outcome, decisionId } = done;
  if (outcome.kind === 'stored') {
    rememberReader(ctx, res, reader);
    return res.redirect(303, repliedPath(donePath(backPath(back, deskCommentPath(id)), decisionId), outcome.id));
  }
  const { status, words } =
    outcome.kind === 'invalid'
      ? { status: 422, words: Object.values(outcome.errors).join('. ') }
      : (REFUSALS[outcome.reason] ?? { status: 403, words: 'This is not taken.' });
  if (outcome.kind === 'refused' && outcome.retryAfter !== null) res.set('Retry-After', String(outcome.retryAfter));
  const approved = decisionId === null ? '' : 'The comment is approved, but your reply is not sent yet. ';
  await sendCommentPage(ctx, res, me, id, { status, reply: { body, problem: approved + words } });
};

const REFUSALS: Partial<Record<RefusalReason, { status: number; words: string }>> = {
  closed: { status: 403, words: 'Comments on this post are closed. Reopen them first, then send it.' },
  gone: { status: 422, words: 'This comment does not stand on the page, so nothing can be answered to it.' },
  blocked: { status: 403, words: 'Your own address is among those the desk keeps out.' },
  duplicate: { status: 409, words: 'You have said exactly this here already.' },
  blocked_words: { status: 403, words: 'There is a word in this that the desk has blocked.' },
};
