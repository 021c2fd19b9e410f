import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import * as query from '../http/query.ts';
import * as media from '../media/media.ts';
import { type PictureRefusal, store } from '../media/store.ts';
import { type Composed, compose } from '../posts/compose.ts';
import * as desk from '../posts/desk.ts';
import { embedError, readEmbed } from '../posts/embed-fields.ts';
import { clean, fieldErrors, type PostErrors } from '../posts/fields.ts';
import { publicationTime } from '../posts/publication.ts';
import { save } from '../posts/save.ts';
import type { SessionUser } from '../users/sessions.ts';
import type { DeskHandler } from './desk.ts';
import { settingsOf } from './page.ts';
import { deskPostPath } from './paths.ts';
import { sendPostForm } from './post-form.ts';
import { choiceOf, inputOf, type PostInput, readInput } from './post-input.ts';

/** Writing one post: its form, a look at it, and keeping it. */

const params = z.object({ id: query.id });
const asked = z.object({ saved: z.string().max(20).optional() });

export const begin: DeskHandler = async (ctx, _req, res, me) => {
  const { zone, now } = await place(ctx);
  await sendPostForm(ctx, res, { me, post: null, input: inputOf(null, zone, now) });
};

export const edit: DeskHandler = async (ctx, req, res, me) => {
  const { zone, now } = await place(ctx);
  const post = await postOf(ctx, req);
  const { saved } = query.readQuery(asked, req.query);
  await sendPostForm(ctx, res, { me, post, input: inputOf(post, zone, now), saved: saved !== undefined });
};

export const create: DeskHandler = (ctx, req, res, me) => keep(ctx, req, res, me, null);
export const update: DeskHandler = async (ctx, req, res, me) => keep(ctx, req, res, me, await postOf(ctx, req));

export const previewNew: DeskHandler = (ctx, req, res, me) => lookAt(ctx, req, res, me, null);
export const preview: DeskHandler = async (ctx, req, res, me) => lookAt(ctx, req, res, me, await postOf(ctx, req));

async function keep(ctx: Context, req: Request, res: Response, me: SessionUser, post: desk.DeskPost | null) {
  const { zone, now } = await place(ctx);
  const { input, errors, composed } = await take(ctx, req, me, post);
  const choice = choiceOf(input, zone);
  const problems: PostErrors = {
    ...errors,
    ...fieldErrors(input.fields, choice?.publish !== 'draft'),
    ...(choice ? {} : { publish_at: 'Say when: a day and a time' }),
  };
  if (!choice || Object.keys(problems).length > 0)
    return sendPostForm(ctx, res, { me, post, input, errors: problems, status: 422 });

  const id = await save(
    ctx.db,
    post?.id ?? null,
    {
      fields: { ...input.fields, body: composed.body },
      format: post?.body_format ?? 'markdown',
      heroId: input.pictureId,
      publishedAt: publicationTime(choice, post?.published_at ?? null, now),
      by: me.id,
      zone,
      now,
    },
    composed.rendered,
  );
  res.redirect(303, `${deskPostPath(id)}?saved=yes`);
}

async function lookAt(ctx: Context, req: Request, res: Response, me: SessionUser, post: desk.DeskPost | null) {
  const { input, errors, composed } = await take(ctx, req, me, post);
  await sendPostForm(ctx, res, { me, post, input, errors, preview: composed.rendered });
}

interface Taken {
  input: PostInput;
  /** Of what was only just found out: the picture, the embeds. */
  errors: PostErrors;
  composed: Composed;
}

/** What the form sent, cleaned, with its picture already kept, so that no refusal of the rest can lose it. */
async function take(ctx: Context, req: Request, me: SessionUser, post: desk.DeskPost | null): Promise<Taken> {
  const { zone, now } = await place(ctx);
  const sent = readInput(req.body, inputOf(post, zone, now));
  const fields = clean(sent.fields);
  const errors: PostErrors = {};
  let { pictureId } = sent;
  if (pictureId !== null && !(await media.byId(ctx.readDb, pictureId))) pictureId = null;
  if (req.file && req.file.size > 0) {
    const about = { alt: fields.alt, credit: fields.credit, by: me.id, now };
    const stored = await store(ctx.db, ctx.config.mediaDir, req.file.buffer, about);
    if (stored.kind === 'stored') pictureId = stored.id;
    else errors.picture = REFUSED[stored.reason];
  }
  const wrongEmbed = embedError(sent.embeds, zone);
  if (wrongEmbed) errors.embeds = wrongEmbed;
  const embeds = sent.embeds.flatMap((typed) => readEmbed(typed, zone) ?? []);
  const composed = compose(fields.body, post?.body_format ?? 'markdown', embeds, zone);
  return { input: { ...sent, fields, pictureId }, errors, composed };
}

const REFUSED: Record<PictureRefusal, string> = {
  not_a_picture: 'That is not a picture we can use. Send a JPEG, PNG, WebP, GIF or AVIF',
  too_many_pixels: 'That picture has too many pixels. Make it smaller than 64 megapixels first',
  broken: 'That picture is broken, or not what it says it is. Save it again and send that',
};

async function place(ctx: Context): Promise<{ zone: string; now: number }> {
  const settings = await settingsOf(ctx);
  return { zone: settings['site.timezone'], now: ctx.now() };
}

async function postOf(ctx: Context, req: Request): Promise<desk.DeskPost> {
  const { id } = query.readParams(params, req.params);
  const post = await desk.byId(ctx.readDb, id);
  if (!post) throw notFound();
  return post;
}
