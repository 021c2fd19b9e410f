import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import type { RefusalReason } from '../comments/door/moderation.ts';
import { type Outcome, submit } from '../comments/door/submit.ts';
import { onPage, placeOf } from '../comments/thread/read.ts';
import { threadSizes } from '../comments/thread/sizes.ts';
import { type Context, settingsOf } from '../context.ts';
import { field } from '../http/forms.ts';
import type { Handler } from '../http/handler.ts';
import { addressKey, knownReader, readerOf, rememberReader } from '../http/reader.ts';
import { ticketFor } from '../http/same-origin.ts';
import { sessionOf } from '../http/session.ts';
import { SECOND } from '../time.ts';
import { commentPath, postCommentPath } from '../urls.ts';
import { count } from '../words.ts';
import type { FormState } from './comment-form.ts';
import { heldPath } from './comment-link.ts';
import { givingBack } from './giving-back.ts';
import { forgetMark, keepMark, keptMark, markHash } from './mark-cookie.ts';
import { postIdOf, postOf } from './post.ts';
import { sendPostPage } from './post-page.ts';
import { REFUSALS } from './refusals.ts';
import { forget, remember } from './remembered.ts';

const typed = z.object({
  name: field,
  body: field,
  email: field,
  parent: field,
  phrase: field,
  /** The honeypot: people do not see it. */
  website: field,
  /** `on`: fill in name and e-mail next time, and keep the mark. */
  remember: field,
  /** `on`: keep the name for the mark. */
  reserve: field,
  /** `on`: write when somebody answers. */
  notify: field,
});
type Typed = z.infer<typeof typed>;

/** A second click comes this soon; who sends the same later is perhaps somebody else, and gets nobody's cookie. */
const DOUBLE_CLICK = 10 * SECOND;

export const create: Handler = async (ctx, req, res) => {
  const post = { id: await postIdOf(ctx, req) };
  const settings = await settingsOf(ctx);
  const said = typed.parse(req.body ?? {});
  const { name, email, body, parent, website, phrase } = said;
  const now = ctx.now();
  const reader = readerOf(ctx, req, now);
  const mark = markHash(ctx, phrase) ?? (said.remember === 'on' ? keptMark(ctx, req) : null);
  const outcome = await submit(
    ctx.db,
    settings,
    {
      name,
      email,
      body,
      phrase,
      post,
      parentId: parent === '' ? null : parentId(parent),
      honeypot: website.trim() !== '',
      readerKey: reader.key,
      addressKey: addressKey(ctx, req),
      markHash: mark,
      reserve: said.reserve === 'on',
      notify: said.notify === 'on',
      user: (await sessionOf(ctx, req))?.user ?? null,
    },
    now,
  );
  if (outcome.kind !== 'stored') return sendRefusal(ctx, req, res, outcome, said);
  // Words can be repeated by anybody: what the first sender may do is for the first sender.
  const author = outcome.createdAt === now ? reader : readerOf(ctx, req, outcome.createdAt);
  const isRecognised = now - outcome.createdAt <= DOUBLE_CLICK || knownReader(ctx, req) !== null;
  const isTheirs = isRecognised && author.key === outcome.readerKey;
  if (isTheirs) rememberReader(ctx, res, author);
  if (said.remember === 'on') remember(ctx, res, said);
  else forget(ctx, res);
  if (said.remember === 'on' && mark !== null) keepMark(ctx, res, mark);
  else if (keptMark(ctx, req) !== null) forgetMark(ctx, res);
  res.set('Cache-Control', 'private, no-store');
  const { id, status } = outcome;
  res.location(status === 'approved' ? commentPath(id) : heldPath(ctx, id, isTheirs));
  res.status(303).end();
};

export const refused = (ctx: Context): ErrorRequestHandler =>
  givingBack({
    event: 'comment not taken',
    read: (body) => {
      const said = typed.parse(body);
      return said.body === '' ? null : said;
    },
    send: (req, res, said, problem) => sendForm(ctx, req, res, { ...problem, errors: {} }, said),
  });

type Refused = Exclude<Outcome, { kind: 'stored' }>;

async function sendRefusal(ctx: Context, req: Request, res: Response, outcome: Refused, said: Typed): Promise<void> {
  if (outcome.kind === 'invalid')
    return sendForm(ctx, req, res, { status: 422, problem: null, errors: outcome.errors }, said);
  const { status, words: always } = REFUSALS[outcome.reason];
  const wait = outcome.reason === 'flood' && outcome.retryAfter !== null ? count(outcome.retryAfter, 'second') : null;
  const words = wait === null ? always : `That was quick. Wait ${wait}, then send it again.`;
  if (outcome.retryAfter !== null) res.set('Retry-After', String(outcome.retryAfter));
  const problem = ABOUT_THE_NAME.has(outcome.reason)
    ? { problem: null, errors: { name: words } }
    : { problem: words, errors: {} };
  await sendForm(ctx, req, res, { status, ...problem }, said);
}

const ABOUT_THE_NAME: ReadonlySet<RefusalReason> = new Set(['editors_name', 'reserved_name', 'name_in_use']);

interface Problem extends Pick<FormState, 'problem' | 'errors'> {
  status: number;
}

/** The same page with the form filled, under the comment that it answers where that still stands. */
async function sendForm(
  ctx: Context,
  req: Request,
  res: Response,
  { status, problem, errors }: Problem,
  said: Typed,
): Promise<void> {
  const { name, email, body, parent, phrase } = said;
  // Read anew: it may have been closed since the comment was sent, and the page must say so.
  const post = await postOf(ctx, req);
  const reply = parent === '' ? null : await onPage(ctx.readDb, post.id, parentId(parent));
  const threads = await threadSizes(ctx.readDb, post.id);
  // Without its comment an answer can still be said to everybody, but not without being told so.
  const gone = parent !== '' && !reply ? REFUSALS.gone.words : null;
  res.set('Cache-Control', 'private, no-store');
  await sendPostPage(ctx, res, {
    post,
    settings: await settingsOf(ctx),
    threads,
    place: reply ? await placeOf(ctx.readDb, threads, reply) : { of: 'post', page: 1 },
    reply,
    form: {
      values: { name, email, body, phrase },
      remember: said.remember === 'on',
      reserve: said.reserve === 'on',
      notify: said.notify === 'on',
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
