import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Choice, postState } from '../../posts/publication.ts';
import type { DeskPost } from '../../posts/writing/desk-post.ts';
import { type Form, handsIn } from '../../posts/writing/drafts.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';
import { clean, NO_FIELDS, type TypedPost, typedPost } from '../../posts/writing/fields.ts';
import { type TypedDescription, type TypedInset, typedDescription } from '../../posts/writing/picture-fields.ts';
import { localInput, localMoment } from '../../time.ts';

/** What the form of a post sends. A field that it does not send stays as it is, so that a short form loses nothing. */
export interface PostInput {
  fields: TypedPost;
  embeds: TypedEmbed[];
  /** The pictures in the text. */
  insets: TypedInset[];
  publish: 'draft' | 'review' | 'now' | 'at';
  /** `YYYY-MM-DDTHH:mm` in the site's zone. */
  publishAt: string;
  /** The picture it has, whether stored with the post or just uploaded; null: none. */
  pictureId: number | null;
  /** Of a new post's form; empty for one that is there. */
  formKey: string;
  /** Id of the revision that the form was drawn from, 0 where there was none; null: not told. */
  base: number | null;
  /** Whose unsaved words it has been shown, its own among them (drafts.ts). */
  hands: string[];
  /** The address of an embed whose empty fields are to take what is offered for it; null: of none. */
  offerFor: string | null;
}

export const FORM_KEY = /^[\w-]{16}$/;
const MOST_HANDS = 20;

/** The form of a post as it stands; of a new one when there is none. */
/** @param base id of its newest revision; 0: none */
export function inputOf(post: DeskPost | null, base: number, zone: string, now: number): PostInput {
  if (!post)
    return {
      fields: NO_FIELDS,
      embeds: [],
      insets: [],
      publish: 'draft',
      publishAt: '',
      pictureId: null,
      formKey: randomBytes(12).toString('base64url'),
      base,
      hands: [],
      offerFor: null,
    };
  return {
    fields: typedPost(post, zone),
    embeds: post.embeds.map((embed) => typedEmbed(embed, zone)),
    insets: post.insets.map((picture) => ({ key: picture.key, ...typedDescription(picture, zone) })),
    publish: STAYS[postState(post, now)],
    publishAt: post.published_at === null ? '' : localInput(post.published_at, zone),
    pictureId: post.hero?.id ?? null,
    formKey: '',
    base,
    hands: [],
    offerFor: null,
  };
}

/** What leaves a post as much in or out of sight as it is. */
const STAYS = {
  ...({ draft: 'draft', review: 'review', bin: 'draft', unpublished: 'draft' } as const),
  ...({ scheduled: 'at', live: 'now' } as const),
};

const form = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({});

/** The words of a form, as they can be kept and read again; without what is about one sending of it. */
export function formOf(body: unknown): Form {
  const { publish: _button, use: _other, ticket: _ticket, ...words } = form.parse(body ?? {});
  return words;
}

/** Whether a form says what stands already. */
export function isSame(input: PostInput, standing: PostInput): boolean {
  const said = ({ fields, embeds, insets, publishAt, pictureId }: PostInput) =>
    JSON.stringify([clean(fields), embeds, insets, publishAt, pictureId]).replaceAll('\\r\\n', '\\n');
  return said(input) === said(standing);
}

/** What was sent, over what stands. */
export function readInput(body: unknown, standing: PostInput): PostInput {
  const sent = form.parse(body ?? {});
  const all = (name: string) => (Object.hasOwn(sent, name) ? [sent[name] ?? []].flat() : []);
  const one = (name: string, fallback: string) => all(name)[0] ?? fallback;
  const fields = Object.fromEntries(
    Object.entries(standing.fields).map(([name, value]) => [name, one(name, value)]),
  ) as unknown as TypedPost;
  const embeds = all('embed_url').map((url, i) => ({ url, ...embedWords((field) => all(`embed_${field}`)[i] ?? '') }));
  const insets = all('inset_key').map((key, i) => ({ key, ...insetWords((field) => all(`inset_${field}`)[i] ?? '') }));
  const pictureId = one('picture_id', String(standing.pictureId ?? ''));
  return {
    fields,
    embeds: embeds.length > 0 ? embeds : standing.embeds,
    offerFor: one('use', '') || null,
    insets: insets.length > 0 ? insets : standing.insets,
    publish: z.enum(['draft', 'review', 'now', 'at']).catch(standing.publish).parse(one('publish', standing.publish)),
    publishAt: one('publish_at', standing.publishAt),
    formKey: z.string().regex(FORM_KEY).catch(standing.formKey).parse(one('form_key', '')),
    base: /^\d{1,15}$/.test(one('base', '')) ? Number(one('base', '')) : null,
    hands: [...new Set(handsIn(sent))].filter((hand) => /^[\w-]{1,30}$/.test(hand)).slice(-MOST_HANDS),
    pictureId: /^[1-9]\d{0,14}$/.test(pictureId) && all('picture_remove').length === 0 ? Number(pictureId) : null,
  };
}

/** When it is to be out; null where a time is asked for and none was told. */
export function choiceOf({ publish, publishAt }: PostInput, zone: string): Choice | null {
  if (publish !== 'at') return { publish };
  const at = localMoment(publishAt, zone);
  return at === null ? null : { publish, at };
}

/**
 * What is wrong with the time; null: nothing. What is out cannot be taken back from those who have met it, so a post does
 * not go out at once beside a time still to come: one of the two was not meant. The time that a scheduled post has
 * anyway was not typed, and to one that is out the time says nothing.
 */
export function timeProblem(input: PostInput, standing: PostInput, zone: string, now: number): string | null {
  if (choiceOf(input, zone) === null) return 'Say when: a day and a time';
  if (input.publish !== 'now' || standing.publish === 'now' || isTimeLeft(input, standing)) return null;
  const isToCome = (localMoment(input.publishAt, zone) ?? now) > now;
  return isToCome
    ? 'The time typed is still to come: press “Publish at that time” under it, or empty it to publish at once'
    : null;
}

/** Nobody has typed another time than there was. */
export const isTimeLeft = ({ publishAt }: PostInput, standing: PostInput) =>
  publishAt === '' || publishAt === standing.publishAt;

function embedWords(word: (field: Exclude<keyof TypedEmbed, 'url'>) => string): Omit<TypedEmbed, 'url'> {
  return {
    author: word('author'),
    handle: word('handle'),
    date: word('date'),
    quote: word('quote'),
    media: word('media'),
    credit: word('credit'),
    token: word('token'),
    size: word('size'),
  };
}

const insetWords = (word: (field: keyof TypedDescription) => string): TypedDescription => ({
  alt: word('alt'),
  caption: word('caption'),
  credit: word('credit'),
  licence: word('licence'),
  rights_end: word('rights_end'),
});
