import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type Context, settingsOf } from '../context.ts';
import { asHttpError, type HttpError, notFound } from '../http/errors.ts';
import { months } from '../posts/reading/totals.ts';
import { monthName } from '../time.ts';
import { monthPath } from '../urls.ts';
import { asset } from '../views/assets.ts';
import { view } from '../views/view.ts';
import { sendPage, unlisted } from './page.ts';

export interface ErrorPage {
  status: number;
  heading: string;
  message: string;
  /** Its address. */
  picture: string;
  /** Nothing stands there: a form to look for it, and where else there is something. */
  lost: { newest: { words: string; href: string } | null } | null;
}

const errorPage = view<ErrorPage>('site/error');

export const nothingHere: RequestHandler = (_req, _res, next) => next(notFound());

/** The one place where what was thrown becomes an answer. What we did not expect is logged here, once. */
export function showError(ctx: Context): ErrorRequestHandler {
  return async (error, req, res, _next) => {
    const answer = asHttpError(error);
    if (answer.status >= 500) req.log.error({ err: error }, 'request failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    res.set('Cache-Control', 'private, no-store');
    if (answer.retryAfter !== null) res.set('Retry-After', String(answer.retryAfter));
    try {
      await sendErrorPage(ctx, res, answer);
    } catch (second) {
      req.log.error({ err: second }, 'the error page failed too');
      res.status(answer.status).type('text').send(`${answer.message}\n`);
    }
  };
}

async function sendErrorPage(ctx: Context, res: Response, { status, message }: HttpError): Promise<void> {
  const heading = HEADINGS[status] ?? (status < 500 ? 'That did not work' : 'Something broke');
  sendPage(ctx, res, await settingsOf(ctx), {
    status,
    head: unlisted(heading),
    body: errorPage({
      ...{ status, heading, message },
      picture: asset('img/blind.svg'),
      lost: LOST.has(status) ? { newest: await newestMonth(ctx) } : null,
    }),
  });
}

const LOST = new Set([404, 410]);

async function newestMonth(ctx: Context) {
  const [newest] = await months(ctx.readDb, ctx.now());
  return newest
    ? { words: `Everything from ${monthName(newest.month)}`, href: monthPath(newest.year, newest.month) }
    : null;
}

const HEADINGS: Record<number, string> = {
  400: 'Come again?',
  403: 'Not from there',
  404: 'Nobody has heard of this',
  410: 'Gone, as agreed',
  413: 'Too much at once',
  415: 'We cannot read that',
  429: 'One at a time, please',
  503: 'One moment, please',
};
