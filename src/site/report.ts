import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { CAUSE_CODES, CAUSES } from '../comments/causes.ts';
import { readReport } from '../comments/door/report-fields.ts';
import { isReportedBy, report } from '../comments/door/reports.ts';
import { byId, type FoundComment } from '../comments/thread/read.ts';
import { type Context, settingsOf } from '../context.ts';
import type { Cause } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { notFound } from '../http/errors.ts';
import { field } from '../http/forms.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { addressKey } from '../http/reader.ts';
import { ticketFor } from '../http/same-origin.ts';
import { type PublishedPost, visibleById } from '../posts/reading/read.ts';
import { commentPath, frontPath, postPath, reportPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { givingBack } from './giving-back.ts';
import { likerKey } from './liker.ts';
import { keptMark } from './mark-cookie.ts';
import { sendPage, unlisted } from './page.ts';
import { REFUSALS } from './refusals.ts';

/** Telling the desk what is wrong with a comment. */
export interface ReportPage {
  action: string;
  name: string;
  body: SafeHtml;
  causes: { code: Cause; words: string; chosen: boolean }[];
  note: string;
  errors: { cause: string | null; note: string | null };
  problem: string | null;
  ticket: string | null;
  back: string;
}

export interface ReportedPage {
  back: { href: string; words: string };
}

const reportPage = view<ReportPage>('site/report');
const reportedPage = view<ReportedPage>('site/reported');
const params = z.object({ id: query.id });
const asked = z.object({ done: z.enum(['yes']).optional() });
const typed = z.object({ cause: field, note: field, website: field });
type Typed = z.infer<typeof typed>;

const NOTHING_TYPED: Typed = { cause: '', note: '', website: '' };
const FINE: Problem = { status: 200, problem: null, errors: { cause: null, note: null } };

export const show: Handler = async (ctx, req, res) => {
  const { done } = query.readQuery(asked, req.query);
  if (!done) return sendForm(ctx, req, res, NOTHING_TYPED, FINE);
  // Whatever has become of the comment, perhaps by this very report, and whether or not there ever was one.
  const back = await wayBack(ctx, req);
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, await settingsOf(ctx), { head: unlisted('Thank you'), body: reportedPage({ back }) });
};

/** To the conversation, where somebody knows of it: the comment stands there, or it was they who reported it. */
async function wayBack(ctx: Context, req: Request): Promise<ReportedPage['back']> {
  const found = await commentOf(ctx, req);
  const words = 'Back to the conversation';
  if (found?.comment.status === 'approved') return { href: commentPath(found.comment.id), words };
  const isTheirs = found !== null && (await isReportedBy(ctx.readDb, found.comment.id, await likerKey(ctx, req)));
  return isTheirs
    ? { href: `${postPath(found.post)}#comments`, words }
    : { href: frontPath(), words: 'Back to the front page' };
}

export const create: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const said = typed.parse(req.body ?? {});
  const read = readReport(said);
  if ('errors' in read) {
    const { cause = null, note = null } = read.errors;
    return sendForm(ctx, req, res, said, { status: 422, problem: null, errors: { cause, note } });
  }
  const done = `${reportPath(id)}?done=yes`;
  // What readers do not see, or never was there, needs no report, and whoever sent one is thanked all the same.
  if ((await commentOf(ctx, req))?.comment.status !== 'approved') return res.redirect(303, done);
  const refused = await report(
    ctx.db,
    await settingsOf(ctx),
    {
      commentId: id,
      ...read.report,
      reporterKey: await likerKey(ctx, req),
      addressKey: addressKey(ctx, req),
      markHash: keptMark(ctx, req),
      honeypot: said.website.trim() !== '',
    },
    ctx.now(),
  );
  if (refused === 'flood') res.set('Retry-After', '3600');
  if (refused && refused !== 'gone')
    return sendForm(ctx, req, res, said, {
      ...FINE,
      status: REFUSALS[refused].status,
      problem:
        refused === 'flood' ? 'That is a lot of reports for one hour. Send this one later.' : REFUSALS[refused].words,
    });
  res.redirect(303, done);
};

export const refused = (ctx: Context): ErrorRequestHandler =>
  givingBack({
    event: 'report not taken',
    read: (body) => {
      const said = typed.parse(body);
      return said.cause === '' ? null : said;
    },
    send: (req, res, said, problem) => sendForm(ctx, req, res, said, { ...FINE, ...problem }),
  });

/** Whatever its status; null where readers do not see the post either. */
async function commentOf(ctx: Context, req: Request): Promise<{ comment: FoundComment; post: PublishedPost } | null> {
  const { id } = query.readParams(params, req.params);
  const comment = await byId(ctx.readDb, id);
  const post = comment && (await visibleById(ctx.readDb, comment.postId, ctx.now()));
  return comment && post && { comment, post };
}

interface Problem extends Pick<ReportPage, 'problem' | 'errors'> {
  status: number;
}

async function sendForm(ctx: Context, req: Request, res: Response, said: Typed, wrong: Problem): Promise<void> {
  const { comment } = (await commentOf(ctx, req)) ?? {};
  if (comment?.status !== 'approved') throw notFound();
  const { status, problem, errors } = wrong;
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, await settingsOf(ctx), {
    status,
    head: unlisted('Report a comment', { scripts: status === 200 ? [] : ['refused'] }),
    body: reportPage({
      action: reportPath(comment.id),
      name: comment.name,
      body: comment.body,
      causes: CAUSE_CODES.map((code) => ({ code, words: CAUSES[code].report, chosen: code === said.cause })),
      note: said.note,
      errors,
      problem,
      ticket: ticketFor(ctx, req, reportPath(comment.id)),
      back: commentPath(comment.id),
    }),
  });
}
