import type { Request } from 'express';
import { type Context, settingsOf } from '../../context.ts';
import { notFound } from '../../http/errors.ts';
import * as media from '../../media/media.ts';
import { type PictureRefusal, store } from '../../media/store.ts';
import * as desk from '../../posts/desk/desk.ts';
import { type Composed, compose } from '../../posts/writing/compose.ts';
import { embedError, readEmbed } from '../../posts/writing/embed-fields.ts';
import { clean, fieldErrors, isTooLong, type PostErrors } from '../../posts/writing/fields.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { inputOf, type PostInput, readInput } from './post-input.ts';

/** One post on somebody's desk: what is stored and what the clock says, read once for a request. */
export interface Writing {
  me: SessionUser;
  /** Null: a new one. */
  post: desk.DeskPost | null;
  settings: Settings;
  zone: string;
  now: number;
}

/** @param id null: a new post; of one that is not there: 404 */
export async function writingOf(ctx: Context, me: SessionUser, id: number | null): Promise<Writing> {
  const settings = await settingsOf(ctx);
  const post = id === null ? null : await desk.byId(ctx.readDb, id);
  if (id !== null && !post) throw notFound();
  return { me, post, settings, zone: settings['site.timezone'], now: ctx.now() };
}

export interface Taken {
  input: PostInput;
  /** What taking it found wrong: with the picture, with the embeds. */
  errors: PostErrors;
  composed: Composed;
}

/** What the form sent, cleaned, with its picture already kept, so that no refusal of the rest can lose it. */
export async function take(ctx: Context, req: Request, { me, post, zone, now }: Writing): Promise<Taken> {
  const sent = readInput(req.body, inputOf(post, zone, now));
  const fields = clean(sent.fields);
  const errors: PostErrors = isTooLong(fields) ? fieldErrors(fields, false) : {};
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
  const format = post?.body_format ?? 'markdown';
  // A body that is refused for its length is not made into anything first.
  const body = isTooLong(fields) ? '' : fields.body;
  const composed = compose({ body, format, typed: embeds, standing: post?.embeds ?? [], zone });
  return { input: { ...sent, fields, pictureId }, errors, composed };
}

const REFUSED: Record<PictureRefusal, string> = {
  not_a_picture: 'That is not a picture we can use. Send a JPEG, PNG, WebP, GIF or AVIF',
  too_many_frames: 'That picture moves too much. Send a still one',
  too_many_pixels: 'That picture has too many pixels. A JPEG may have 64 megapixels, others 36, AVIF 16',
  broken: 'That picture is broken, or not what it says it is. Save it again as a JPEG and send that',
};
