import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import { notFound } from '../http/errors.ts';
import * as query from '../http/query.ts';
import * as pages from '../pages/pages.ts';
import type { Settings } from '../settings/settings.ts';
import { shortDateTime } from '../time.ts';
import { standingPath } from '../urls.ts';
import type { SessionUser } from '../users/sessions.ts';
import { view } from '../views/view.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { deskPagePath, originalPath } from './paths.ts';

/** About, comment policy, privacy, contact: the list of them, and the form of one. */

export interface StandingList {
  pages: { title: string; href: string; address: string; changed: string }[];
}

export interface StandingForm {
  heading: string;
  changed: string;
  saved: string | null;
  action: string;
  seeIt: string;
  values: pages.TypedPage;
  errors: { title: string | null; body: string | null };
  /** The same in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  /** Where it goes back to the house's own words; null where those stand. */
  original: string | null;
  /** What readers see now, whatever the fields hold. */
  look: { title: string; body: SafeHtml };
}

const standingList = view<StandingList>('admin/standing-list');
const standingForm = view<StandingForm>('admin/standing-form');
const params = z.object({ slug: z.string() });
const asked = z.object({ saved: z.enum(['yes', 'original']).optional() });
const text = z.string().optional().catch(undefined);
const typed = z.object({ title: text, body: text });

export const list: DeskHandler = async (ctx, _req, res, me) => {
  const settings = await settingsOf(ctx);
  const all = await pages.list(ctx.readDb);
  await sendDeskPage(ctx, res, settings, {
    title: 'Pages',
    section: 'pages',
    me,
    body: standingList({
      pages: all.map((page) => ({
        title: page.title,
        href: deskPagePath(page.slug),
        address: standingPath(page.slug),
        changed: changedWords(page.changed, settings),
      })),
    }),
  });
};

export const edit: DeskHandler = async (ctx, req, res, me) => {
  const { saved } = query.readQuery(asked, req.query);
  await sendForm(ctx, res, me, slugIn(req), { saved: saved ? SAVED[saved] : null });
};

export const update: DeskHandler = async (ctx, req, res, me) => {
  const slug = slugIn(req);
  const sent = typed.parse(req.body ?? {});
  const standing = await pages.bySlug(ctx.readDb, slug, await settingsOf(ctx));
  const values = { title: sent.title ?? standing.title, body: sent.body ?? standing.body };
  const errors = await pages.save(ctx.db, { ...values, slug, userId: me.id }, ctx.now());
  if (Object.keys(errors).length > 0) return sendForm(ctx, res, me, slug, { values, errors });
  res.redirect(303, `${deskPagePath(slug)}?saved=yes`);
};

export const restore: DeskHandler = async (ctx, req, res, me) => {
  const slug = slugIn(req);
  await pages.restore(ctx.db, { slug, userId: me.id }, ctx.now());
  res.redirect(303, `${deskPagePath(slug)}?saved=original`);
};

const SAVED = {
  yes: 'Saved, and on the page.',
  original: 'The house’s own words stand there again.',
};

function slugIn(req: Request): pages.PageSlug {
  const { slug } = query.readParams(params, req.params);
  if (!pages.isPage(slug)) throw notFound();
  return slug;
}

interface Shown {
  values?: pages.TypedPage;
  errors?: pages.PageErrors;
  saved?: string | null;
}

async function sendForm(
  ctx: Context,
  res: Response,
  me: SessionUser,
  slug: pages.PageSlug,
  { values, errors = {}, saved = null }: Shown,
): Promise<void> {
  const settings = await settingsOf(ctx);
  const page = await pages.bySlug(ctx.readDb, slug, settings);
  const wrong = (['title', 'body'] as const).flatMap((field) =>
    errors[field] ? [{ field, message: errors[field] }] : [],
  );
  await sendDeskPage(ctx, res, settings, {
    status: wrong.length > 0 ? 422 : 200,
    title: `Edit: ${page.title}`,
    section: 'pages',
    me,
    body: standingForm({
      heading: page.title,
      changed: changedWords(page.changed, settings),
      saved,
      action: deskPagePath(slug),
      seeIt: standingPath(slug),
      values: values ?? { title: page.title, body: page.body },
      errors: { title: errors.title ?? null, body: errors.body ?? null },
      wrong,
      original: page.changed && originalPath(slug),
      look: { title: page.title, body: page.html },
    }),
  });
}

function changedWords(changed: pages.Change | null, settings: Settings): string {
  if (!changed) return 'The house’s own words';
  const at = shortDateTime(changed.at, settings['site.timezone']);
  return changed.by === null ? `Changed ${at}` : `Changed ${at} by ${changed.by}`;
}
