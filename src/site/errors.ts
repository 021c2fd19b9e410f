import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type Context, settingsOf } from '../context.ts';
import { asHttpError, type HttpError, notFound } from '../http/errors.ts';
import { asset } from '../views/assets.ts';
import { view } from '../views/view.ts';
import { head, sendPage } from './page.ts';

export interface ErrorPage {
  status: number;
  heading: string;
  message: string;
  /** Its address. */
  picture: string;
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
    head: head(heading, null, { index: false }),
    body: errorPage({ status, heading, message, picture: asset('img/blind.svg') }),
  });
}

const HEADINGS: Record<number, string> = {
  403: 'Not from there',
  404: 'Nobody has heard of this',
  410: 'Gone, as agreed',
  413: 'Too much at once',
  503: 'One moment, please',
};
