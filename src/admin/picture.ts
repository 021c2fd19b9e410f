import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { field } from '../http/forms.ts';
import * as query from '../http/query.ts';
import * as media from '../media/media.ts';
import { isUsed, remove as removePicture } from '../media/remove.ts';
import { usesOf } from '../media/uses.ts';
import {
  cleanDescription,
  type DescriptionErrors,
  type TypedDescription,
  typedDescription,
} from '../posts/writing/picture-fields.ts';
import { redescribe } from '../posts/writing/pictures.ts';
import type { SessionUser } from '../users/sessions.ts';
import type { PictureView } from '../views/picture.ts';
import { view } from '../views/view.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { deskPicturePath, pictureRemovalPath, picturesPath } from './paths.ts';
import { deskPicture, markdownOf, rightsWords, type UseLink, useLinks } from './picture-words.ts';

/** What is known of one picture, for all posts that show it. */
export interface PicturePage {
  action: string;
  all: string;
  /** Null: it may not be shown any more. */
  picture: PictureView | null;
  size: string;
  values: TypedDescription;
  errors: { [Field in keyof TypedDescription]: string | null };
  wrong: { field: string; message: string }[];
  rights: string;
  done: string | null;
  uses: UseLink[];
  markdown: string;
  /** Null while something uses it. */
  removal: string | null;
}

const picturePage = view<PicturePage>('admin/picture');
const params = z.object({ id: query.id });
const asked = z.object({ done: z.enum(['added', 'saved', 'used']).optional() });
const FIELDS = ['alt', 'caption', 'credit', 'licence', 'rights_end'] as const;
const NO_ERRORS = { alt: null, caption: null, credit: null, licence: null, rights_end: null };

export const edit: DeskHandler = async (ctx, req, res, me) => {
  const { done } = query.readQuery(asked, req.query);
  await sendPicture(ctx, res, me, await pictureOf(ctx, req), { done });
};

export const update: DeskHandler = async (ctx, req, res, me) => {
  const picture = await pictureOf(ctx, req);
  const { 'site.timezone': zone } = await settingsOf(ctx);
  const values = cleanDescription(readOver(req.body, typedDescription(picture, zone)));
  const said = await redescribe(ctx.db, { id: picture.id, values, userId: me.id, zone }, ctx.now());
  if (said.kind === 'refused') return sendPicture(ctx, res, me, picture, { values, errors: said.errors, status: 422 });
  res.redirect(303, `${deskPicturePath(picture.id)}?done=saved`);
};

export const remove: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const removal = await removePicture(ctx.db, ctx.config.mediaDir, { id, userId: me.id }, ctx.now());
  if (removal === 'unknown') throw notFound();
  res.redirect(303, removal === 'in_use' ? `${deskPicturePath(id)}?done=used` : `${picturesPath()}?done=removed`);
};

/** What was sent, over what stands: a field that is not sent stays as it is. */
function readOver(sent: Record<string, unknown> | undefined, standing: TypedDescription): TypedDescription {
  const told = FIELDS.filter((name) => sent !== undefined && Object.hasOwn(sent, name));
  return { ...standing, ...Object.fromEntries(told.map((name) => [name, field.parse(sent?.[name])])) };
}

async function pictureOf(ctx: Context, req: Request): Promise<media.Picture> {
  const { id } = query.readParams(params, req.params);
  const picture = await media.byId(ctx.readDb, id);
  if (!picture) throw notFound();
  return picture;
}

interface Shown {
  values?: TypedDescription;
  errors?: DescriptionErrors;
  done?: keyof typeof DONE | undefined;
  status?: number;
}

async function sendPicture(ctx: Context, res: Response, me: SessionUser, picture: media.Picture, shown: Shown) {
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const now = ctx.now();
  const { values = typedDescription(picture, zone), errors = {}, done, status = 200 } = shown;
  const uses = (await usesOf(ctx.readDb, [picture.id])).get(picture.id) ?? [];
  await sendDeskPage(ctx, res, settings, {
    status,
    title: 'A picture',
    section: 'pictures',
    me,
    body: picturePage({
      action: deskPicturePath(picture.id),
      all: picturesPath(),
      picture: deskPicture(picture, '(min-width: 75rem) 40rem, 100vw', now),
      size: `${picture.width} by ${picture.height} pixels`,
      values,
      errors: { ...NO_ERRORS, ...errors },
      wrong: FIELDS.flatMap((name) => (errors[name] ? [{ field: name, message: errors[name] }] : [])),
      rights: rightsWords(picture.expires_at, now) ?? 'The last day on which it may be shown; empty: for ever.',
      done: done ? DONE[done] : null,
      uses: useLinks(uses),
      markdown: markdownOf(picture.key),
      removal: (await isUsed(ctx.readDb, picture)) ? null : pictureRemovalPath(picture.id),
    }),
  });
}

const DONE = {
  added: 'Kept. Now say what it shows, and whose it is.',
  saved: 'Saved, and every post that shows it says so.',
  used: 'Not removed: something uses it.',
};
