import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import type { RefusalReason } from '../comments/moderation.ts';
import { onPage, placeOf, threadSizes } from '../comments/read.ts';
import { type Outcome, submit } from '../comments/submit.ts';
import { type Context, settingsOf } from '../context.ts';
import { asHttpError } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { addressKey, readerOf, rememberReader } from '../http/reader.ts';
import { ticketFor } from '../http/same-origin.ts';
import { commentPath, postCommentPath } from '../urls.ts';
import type { FormState } from './comment-form.ts';
import { heldPath } from './comment-link.ts';
import { postOf } from './post.ts';
import { sendPostPage } from './post-page.ts';
import { forget, remember } from './remembered.ts';

/** A field that was sent twice counts once; what is missing is empty. */
const typedText = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')])
  .default('')
  .catch('');
const typed = z.object({
  name: typedText,
  body: typedText,
  email: typedText,
  parent: typedText,
  /** The honeypot: people do not see it. */
  website: typedText,
  /** `on`: fill in name and e-mail next time. */
  remember: typedText,
});
type Typed = z.infer<typeof typed>;

export const create: Handler = async (ctx, req, res) => {
  const post = await postOf(ctx, req);
  const settings = await settingsOf(ctx);
  const said = typed.parse(req.body ?? {});
  const { name, email, body, parent, website } = said;
  const reader = readerOf(ctx, req);
  const outcome = await submit(
    ctx.db,
    settings,
    {
      name,
      email,
      body,
      post,
      parentId: parent === '' ? null : parentId(parent),
      honeypot: website.trim() !== '',
      readerKey: reader.key,
      addressKey: addressKey(ctx, req),
    },
    ctx.now(),
  );
  if (outcome.kind !== 'stored') return sendRefusal(ctx, req, res, outcome, said);
  rememberReader(ctx, res, reader);
  if (said.remember === 'on') remember(ctx, res, said);
  else forget(ctx, res);
  res.set('Cache-Control', 'private, no-store');
  res.redirect(303, outcome.status === 'approved' ? commentPath(outcome.id) : heldPath(ctx, outcome.id));
};

/** Whatever else stops a comment (another origin, a locked database) gives the words back just the same. */
export function refused(ctx: Context): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const { status, message, retryAfter } = asHttpError(error);
    const said = typed.parse(req.body ?? {});
    if (req.method !== 'POST' || (status >= 500 && status !== 503) || !said.body) return next(error);
    if (status >= 500) req.log.error({ err: error }, 'comment not taken');
    if (retryAfter !== null) res.set('Retry-After', String(retryAfter));
    await sendForm(ctx, req, res, { status, problem: message, errors: {} }, said);
  };
}

type Refused = Exclude<Outcome, { kind: 'stored' }>;

async function sendRefusal(ctx: Context, req: Request, res: Response, outcome: Refused, said: Typed): Promise<void> {
  if (outcome.kind === 'invalid')
    return sendForm(ctx, req, res, { status: 422, problem: null, errors: outcome.errors }, said);
  const { status, words } = REFUSALS[outcome.reason];
  if (outcome.retryAfter !== null) res.set('Retry-After', String(outcome.retryAfter));
  const problem =
    outcome.reason === 'reserved_name' ? { problem: null, errors: { name: words } } : { problem: words, errors: {} };
  await sendForm(ctx, req, res, { status, ...problem }, said);
}

const REFUSALS: Record<RefusalReason, { status: number; words: string }> = {
  closed: { status: 403, words: 'Comments on this post have closed, so this was not taken.' },
  parent_gone: {
    status: 422,
    words: 'The comment that you answered is not there any more. You can still say it to everybody.',
  },
  reserved_name: { status: 403, words: 'That name belongs to one of our editors. Pick another one.' },
  blocked_words: { status: 403, words: 'There is a word in this that we do not take here. Say it another way.' },
  duplicate: { status: 409, words: 'You have said exactly this here already.' },
  flood: { status: 429, words: 'That was quick. Wait a few seconds, then send it again.' },
};

interface Problem extends Pick<FormState, 'problem' | 'errors'> {
  status: number;
}

/** The same page with the form filled, under the comment that it answers where that still stands. */
async function sendForm(
  ctx: Context,
  req: Request,
  res: Response,
  { status, problem, errors }: Problem,
  { name, email, body, parent, remember: ticked }: Typed,
): Promise<void> {
  // Read anew: it may have been closed since the comment was sent, and the page must say so.
  const post = await postOf(ctx, req);
  const reply = parent === '' ? null : await onPage(ctx.readDb, post.id, parentId(parent));
  const threads = await threadSizes(ctx.readDb, post.id);
  // Without its comment an answer can still be said to everybody, but not without being told so.
  const gone = parent !== '' && !reply ? REFUSALS.parent_gone.words : null;
  res.set('Cache-Control', 'private, no-store');
  await sendPostPage(ctx, res, {
    post,
    settings: await settingsOf(ctx),
    threads,
    place: reply ? await placeOf(ctx.readDb, threads, reply) : { of: 'post', page: 1 },
    reply,
    form: {
      values: { name, email, body },
      remember: ticked === 'on',
      errors,
      problem: problem ?? gone,
      ticket: ticketFor(ctx, req, postCommentPath(post)),
    },
    status,
    index: false,
  });
}

/** No comment has id 0, so that a parent that is not a number is one that is gone. */
const parentId = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0);
