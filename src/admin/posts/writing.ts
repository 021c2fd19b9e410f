import type { Request } from 'express';
import { type Context, settingsOf } from '../../context.ts';
import { mentionsIn } from '../../embeds/mentions.ts';
import { matchUrl } from '../../embeds/registry.ts';
import { notFound } from '../../http/errors.ts';
import * as media from '../../media/media.ts';
import { type Composed, compose } from '../../posts/writing/compose.ts';
import * as desk from '../../posts/writing/desk-post.ts';
import { embedError, offeredFields, readEmbed, type TypedEmbed, typedOver } from '../../posts/writing/embed-fields.ts';
import * as embedRows from '../../posts/writing/embeds.ts';
import { clean, fieldErrors, isTooLong, type PostErrors } from '../../posts/writing/fields.ts';
import { keysIn } from '../../posts/writing/figure.ts';
import * as lookups from '../../posts/writing/lookups.ts';
import { readDescription } from '../../posts/writing/picture-fields.ts';
import { shortenQuotes } from '../../posts/writing/quote-marks.ts';
import { MOST_RELATED, readChoice } from '../../posts/writing/related-choice.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { takeUpload } from '../upload.ts';
import { inputOf, type PostInput, readInput } from './post-input.ts';

/** One post on somebody's desk: what is stored and what the clock says, read once for a request. */
export interface Writing {
  me: SessionUser;
  /** Null: a new one. */
  post: desk.DeskPost | null;
  /** Id of its newest revision; 0: none is kept. */
  base: number;
  settings: Settings;
  zone: string;
  now: number;
}

/** @param id null: a new post; of one that is not there: 404 */
export async function writingOf(ctx: Context, me: SessionUser, id: number | null): Promise<Writing> {
  const settings = await settingsOf(ctx);
  const post = id === null ? null : await desk.byId(ctx.readDb, id);
  if (id !== null && !post) throw notFound();
  const newest = id === null ? null : await revisions.newest(ctx.readDb, id);
  return { me, post, base: newest?.id ?? 0, settings, zone: settings['site.timezone'], now: ctx.now() };
}

/** The form as it stands. */
export const standingInput = ({ post, base, zone, now }: Writing) => inputOf(post, base, zone, now);

export interface Taken {
  input: PostInput;
  /** What taking it found wrong: with the pictures, the embeds, the stories it names. */
  errors: PostErrors;
  composed: Composed;
  /** Ids of the related stories that were chosen. */
  related: number[];
}

/**
 * What the form sent, cleaned, with its picture already kept, so that no refusal of the rest can lose it. What providers
 * could tell about its embeds is written down as a question.
 */
export async function take(ctx: Context, req: Request, writing: Writing): Promise<Taken> {
  const { me, post, zone, now } = writing;
  const sent = await withOffer(ctx, readInput(req.body, standingInput(writing)), writing);
  const fields = clean(sent.fields);
  const errors: PostErrors = isTooLong(fields) ? fieldErrors(fields, false) : {};
  let { pictureId } = sent;
  if (pictureId !== null && !(await media.byId(ctx.readDb, pictureId))) pictureId = null;
  const upload = await takeUpload(ctx, req, me, readDescription(fields, zone));
  if (upload.kind === 'stored') pictureId = upload.id;
  if (upload.kind === 'refused') errors.picture = upload.problem;
  const wrongEmbed = embedError(sent.embeds, zone);
  if (wrongEmbed) errors.embeds = wrongEmbed;
  const choice = await readChoice(ctx.readDb, fields.related);
  if (choice.unknown.length > 0) errors.related = `There is no story “${choice.unknown[0]}” here`;
  else if (choice.ids.length > MOST_RELATED) errors.related = `At most ${MOST_RELATED}, please`;

  const embeds = sent.embeds.flatMap((typed) => readEmbed(typed, zone) ?? []);
  const format = post?.body_format ?? 'markdown';
  // A body that is refused for its length is not made into anything first.
  const body = isTooLong(fields) ? '' : shortenQuotes(fields.body, ctx.config.baseUrl);
  const pictures = await picturesIn(ctx, body, sent, zone);
  const remembered = await embedRows.remembered(ctx.readDb, [...mentionsIn(body).keys()]);
  const standing = post?.embeds ?? [];
  const composed = compose({ body, format, typed: embeds, standing, remembered, pictures, zone });
  await lookups.want(ctx.readDb, ctx.db, composed.rendered.embeds, now);
  return { input: { ...sent, fields, pictureId }, errors, composed, related: choice.ids };
}

/** Where somebody asked for the words that a provider offers, they stand in the fields that were empty. */
async function withOffer(ctx: Context, sent: PostInput, { now }: Writing): Promise<PostInput> {
  const url = matchUrl(sent.offerFor ?? '')?.url;
  if (!url) return sent;
  const lookUp = (await lookups.lookUpsOf(ctx.readDb, [url], now)).get(url);
  if (lookUp?.kind !== 'offer') return sent;
  const fill = (typed: TypedEmbed) => typedOver(offeredFields(lookUp.offer, typed.url), typed);
  return { ...sent, embeds: sent.embeds.map((typed) => (matchUrl(typed.url)?.url === url ? fill(typed) : typed)) };
}

/** The pictures that a text names, described as the fields under it say, else as they are known. */
async function picturesIn(ctx: Context, body: string, { insets }: PostInput, zone: string): Promise<media.Picture[]> {
  const known = await media.byKeys(ctx.readDb, keysIn(body));
  return known.map((picture) => {
    const typed = insets.find((inset) => inset.key === picture.key);
    return typed ? { ...picture, ...readDescription(typed, zone) } : picture;
  });
}
