import type { ErrorRequestHandler, Request } from 'express';
import { type Context, settingsOf } from '../context.ts';
import { asHttpError } from '../http/errors.ts';
import { ticketFor } from '../http/same-origin.ts';
import { sessionToken } from '../http/session.ts';
import { view } from '../views/view.ts';
import { meOf } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { homePath, loginPath } from './paths.ts';

export interface DeskErrorPage {
  status: number;
  heading: string;
  message: string;
  /** The words of a form that was not taken, to copy. */
  kept: { label: string; value: string }[];
  /** Sends the same form again, from a browser that does not say where its forms come from. */
  again: { action: string; fields: { name: string; value: string }[] } | null;
  way: { words: string; href: string };
}

const errorPage = view<DeskErrorPage>('admin/error');

/** What was thrown at the desk, as a page of the desk; what somebody typed comes back with it. */
export function showDeskError(ctx: Context): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const { status, message, retryAfter } = asHttpError(error);
    if (res.headersSent) return next(error);
    if (status >= 500) req.log.error({ err: error }, 'the desk failed');
    if (retryAfter !== null) res.set('Retry-After', String(retryAfter));
    const me = meOf(res);
    await sendDeskPage(ctx, res, await settingsOf(ctx), {
      status,
      title: HEADINGS[status] ?? 'That did not work',
      section: null,
      me,
      body: errorPage({
        status,
        heading: HEADINGS[status] ?? 'That did not work',
        message,
        kept: keptWords(req),
        again: status === 403 ? sendAgain(ctx, req) : null,
        way: me ? { words: 'Back to the desk', href: homePath() } : { words: 'Log in, in this tab', href: loginPath() },
      }),
    });
  };
}

const HEADINGS: Record<number, string> = {
  401: 'Who’s asking?',
  403: 'Not from here',
  404: 'Nothing here',
  413: 'That is too much at once',
  500: 'Something broke',
  503: 'Not just now',
};

/** Whatever somebody wrote into a post's form; of other forms there is nothing to keep. */
function keptWords(req: Request): DeskErrorPage['kept'] {
  const sent: Record<string, unknown> = req.body ?? {};
  if (typeof sent.body !== 'string' && typeof sent.title !== 'string') return [];
  return Object.entries(LABELS).flatMap(([name, label]) =>
    [sent[name]].flat().flatMap((value) => (typeof value === 'string' && value !== '' ? [{ label, value }] : [])),
  );
}

const LABELS: Record<string, string> = {
  title: 'Title',
  body: 'Story',
  excerpt: 'Standfirst',
  people: 'People',
  topics: 'Topics',
  alt: 'Description of the picture',
  credit: 'Credit of the picture',
  embed_url: 'Embed',
  embed_quote: 'Quoted text',
  embed_author: 'Author',
  embed_handle: 'Handle',
  embed_media: 'What it shows',
  embed_credit: 'Credit',
};

/** A login is quickly typed again, and passwords are never repeated. */
function sendAgain(ctx: Context, req: Request): DeskErrorPage['again'] {
  const action = req.baseUrl + req.path;
  const ticket = ticketFor(ctx, req, action, sessionToken(ctx, req));
  if (ticket === null || Object.hasOwn(req.body ?? {}, 'password')) return null;
  const fields = Object.entries({ ...req.body, ticket }).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: String(each) })),
  );
  return { action, fields };
}
