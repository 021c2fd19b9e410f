import type { ErrorRequestHandler, Request } from 'express';
import type { Context } from '../context.ts';
import { asHttpError } from '../http/errors.ts';
import { ticketFor } from '../http/same-origin.ts';
import { sessionToken } from '../http/session.ts';
import { meOf } from './desk.ts';
import { labelled } from './kept-fields.ts';
import { wordsCarried, wordsSent } from './kept-words.ts';
import { sendLogin } from './login.ts';
import { homePath, loginPath } from './paths.ts';
import { type ProblemPage, sendProblem } from './problem.ts';

/** What was thrown at the desk, as a page of the desk; what somebody typed comes back with it. */
export function showDeskError(ctx: Context): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const { status, message, retryAfter } = asHttpError(error);
    if (res.headersSent) return next(error);
    if (status >= 500) req.log.error({ err: error }, 'the desk failed');
    if (retryAfter !== null) res.set('Retry-After', String(retryAfter));
    if (req.accepts(['html', 'json']) === 'json') {
      res.status(status).json({ problem: message });
      return;
    }
    const kept = status === 401 ? wordsSent(req, ctx.now()) : null;
    if (kept) return sendLogin(ctx, res, { email: '', next: '', problem: LOGGED_OUT, kept, status });
    await sendProblem(ctx, res, {
      status,
      heading: HEADINGS[status] ?? 'That did not work',
      message,
      kept: labelled(wordsCarried(req.body?.kept)?.form ?? req.body ?? {}),
      again: status === 403 ? sendAgain(ctx, req) : null,
      way: meOf(res)
        ? { words: 'Back to the desk', href: homePath() }
        : { words: 'Log in, in this tab', href: loginPath() },
    });
  };
}

const LOGGED_OUT =
  'You are not logged in, or not any more, so nothing was saved yet. Your words are safe: log in, and they are back in the form.';

const HEADINGS: Record<number, string> = {
  401: 'Who’s asking?',
  403: 'Not from here',
  404: 'Nothing here',
  413: 'That is too much at once',
  500: 'Something broke',
  503: 'Not just now',
};

/** A login is quickly typed again, and passwords are never repeated. */
function sendAgain(ctx: Context, req: Request): ProblemPage['again'] {
  const action = req.baseUrl + req.path;
  const ticket = ticketFor(ctx, req, action, sessionToken(ctx, req));
  if (ticket === null || Object.hasOwn(req.body ?? {}, 'password')) return null;
  const fields = Object.entries({ ...req.body, ticket }).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: String(each) })),
  );
  return { action, fields };
}
