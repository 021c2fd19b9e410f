import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { field } from '../http/forms.ts';
import { addressKey } from '../http/reader.ts';
import { clearSessionToken, sessionToken, setSessionToken } from '../http/session.ts';
import { keyedHash } from '../secret.ts';
import { frontPath } from '../urls.ts';
import { login } from '../users/login.ts';
import { PASSWORD_LENGTH } from '../users/password.ts';
import * as sessions from '../users/sessions.ts';
import { asset } from '../views/assets.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { meOf } from './desk.ts';
import { type Labelled, labelled } from './kept-fields.ts';
import { type KeptWords, wordsCarried } from './kept-words.ts';
import { sendDeskPage } from './page.ts';
import { DESK_PATH, homePath, loginPath } from './paths.ts';
import { bringWords } from './posts/bringing.ts';

export interface LoginPage {
  siteTitle: string;
  front: string;
  action: string;
  email: string;
  /** Where to go afterwards; empty: the desk's own front. */
  next: string;
  problem: string | null;
  /** The words of a post that were sent by somebody logged out: as the form carries them, and to copy. */
  kept: { field: string; words: Labelled[] } | null;
  /** Its address. */
  picture: string;
}

const loginPage = view<LoginPage>('admin/login');

/** Only pages of the desk, so that no link can use the login to lead elsewhere. */
const nextPath = z.string().regex(DESK_PATH).catch('');
const typed = z.object({
  email: z.string().max(300).trim().catch(''),
  // Twice, as some characters count double.
  password: z
    .string()
    .max(2 * PASSWORD_LENGTH.max)
    .catch(''),
  next: nextPath,
  kept: field.transform(wordsCarried),
});

export async function show(ctx: Context, req: Request, res: Response): Promise<void> {
  if (meOf(res)) return res.redirect(303, homePath());
  await sendLogin(ctx, res, {
    email: '',
    next: nextPath.parse(req.query.next),
    problem: null,
    kept: null,
    status: 200,
  });
}

export async function create(ctx: Context, req: Request, res: Response): Promise<void> {
  const { email, password, next, kept } = typed.parse(req.body ?? {});
  const outcome = await login(
    ctx.db,
    {
      email,
      password,
      accountKey: keyedHash(ctx.secret, 'login', email.toLowerCase()),
      addressKey: addressKey(ctx, req),
    },
    ctx.now(),
  );
  switch (outcome.kind) {
    case 'in':
      // Whoever may have planted or read the old session has no part in the new one.
      await sessions.close(ctx.db, sessionToken(ctx, req));
      setSessionToken(ctx, res, outcome.token, sessions.SESSION_LIFETIME);
      if (kept) return bring(ctx, res, outcome.token, kept);
      return res.redirect(303, next || homePath());
    case 'wrong': {
      const problem = `That e-mail and password do not go together. You have ${count(outcome.left, 'more try', 'more tries')}.`;
      return sendLogin(ctx, res, { email, next, problem, kept, status: 422 });
    }
    case 'throttled': {
      res.set('Retry-After', String(outcome.retryAfter));
      const problem = `Those were too many tries. Wait ${count(outcome.retryAfter, 'second')}, then try again.`;
      return sendLogin(ctx, res, { email, next, problem, kept, status: 429 });
    }
  }
}

export async function remove(ctx: Context, req: Request, res: Response): Promise<void> {
  await sessions.close(ctx.db, sessionToken(ctx, req));
  clearSessionToken(ctx, res);
  res.redirect(303, loginPath());
}

/** They are at the desk from here on, and what they see is for them. */
async function bring(ctx: Context, res: Response, token: string, kept: KeptWords): Promise<void> {
  const session = await sessions.find(ctx.db, token, ctx.now());
  if (!session) throw new Error('a session that was just opened is not there');
  res.locals.me = session.user;
  await bringWords(ctx, res, session.user, kept);
}

type Form = Pick<LoginPage, 'email' | 'next' | 'problem'> & { kept: KeptWords | null; status: number };

/** The form, with whatever was said wrong before. Passwords are never repeated. */
export async function sendLogin(ctx: Context, res: Response, { status, kept, ...form }: Form): Promise<void> {
  const settings = await settingsOf(ctx);
  await sendDeskPage(ctx, res, settings, {
    status,
    title: 'Log in',
    section: null,
    me: null,
    body: loginPage({
      ...form,
      kept: kept && { field: JSON.stringify(kept), words: labelled(kept.form) },
      siteTitle: settings['site.title'],
      front: frontPath(),
      action: loginPath(),
      picture: asset('img/listening.svg'),
    }),
  });
}
