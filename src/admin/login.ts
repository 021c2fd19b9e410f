import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { addressKey } from '../http/reader.ts';
import { clearSessionToken, sessionToken, setSessionToken } from '../http/session.ts';
import { keyedHash } from '../secret.ts';
import { frontPath } from '../urls.ts';
import { login } from '../users/login.ts';
import { PASSWORD_LENGTH } from '../users/password.ts';
import * as sessions from '../users/sessions.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { meOf } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { DESK_PATH, homePath, loginPath } from './paths.ts';

export interface LoginPage {
  siteTitle: string;
  front: string;
  action: string;
  email: string;
  /** Where to go afterwards; empty: the desk's own front. */
  next: string;
  problem: string | null;
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
});

export async function show(ctx: Context, req: Request, res: Response): Promise<void> {
  if (meOf(res)) return res.redirect(303, homePath());
  await sendForm(ctx, res, { email: '', next: nextPath.parse(req.query.next), problem: null, status: 200 });
}

export async function create(ctx: Context, req: Request, res: Response): Promise<void> {
  const { email, password, next } = typed.parse(req.body ?? {});
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
      return res.redirect(303, next || homePath());
    case 'wrong': {
      const problem = `That e-mail and password do not go together. You have ${count(outcome.left, 'more try', 'more tries')}.`;
      return sendForm(ctx, res, { email, next, problem, status: 422 });
    }
    case 'throttled': {
      res.set('Retry-After', String(outcome.retryAfter));
      const problem = `Those were too many tries. Wait ${count(outcome.retryAfter, 'second')}, then try again.`;
      return sendForm(ctx, res, { email, next, problem, status: 429 });
    }
  }
}

export async function remove(ctx: Context, req: Request, res: Response): Promise<void> {
  await sessions.close(ctx.db, sessionToken(ctx, req));
  clearSessionToken(ctx, res);
  res.redirect(303, loginPath());
}

type Form = Pick<LoginPage, 'email' | 'next' | 'problem'> & { status: number };

async function sendForm(ctx: Context, res: Response, { status, ...form }: Form): Promise<void> {
  const settings = await settingsOf(ctx);
  await sendDeskPage(ctx, res, settings, {
    status,
    title: 'Log in',
    section: null,
    me: null,
    body: loginPage({ ...form, siteTitle: settings['site.title'], front: frontPath(), action: loginPath() }),
  });
}
