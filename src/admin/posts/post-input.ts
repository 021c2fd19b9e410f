import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { DeskPost } from '../../posts/desk/desk.ts';
import { type Choice, postState } from '../../posts/publication.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';
import type { TypedPost } from '../../posts/writing/fields.ts';
import { localInput, localMoment } from '../../time.ts';

/** What the form of a post sends. A field that it does not send stays as it is, so that a short form loses nothing. */
export interface PostInput {
  fields: TypedPost;
  embeds: TypedEmbed[];
  publish: 'draft' | 'now' | 'at';
  /** `YYYY-MM-DDTHH:mm` in the site's zone. */
  publishAt: string;
  /** The picture it has, whether stored with the post or just uploaded; null: none. */
  pictureId: number | null;
  /** Of a new post's form; empty for one that is there. */
  formKey: string;
}

/** The form of a post as it stands; of a new one when there is none. */
export function inputOf(post: DeskPost | null, zone: string, now: number): PostInput {
  if (!post)
    return {
      fields: EMPTY,
      embeds: [],
      publish: 'draft',
      publishAt: '',
      pictureId: null,
      formKey: randomBytes(12).toString('base64url'),
    };
  const names = (kind: 'person' | 'topic') => post.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
  return {
    fields: {
      title: post.title,
      slug: post.slug,
      body: post.body,
      excerpt: post.excerpt ?? '',
      people: names('person').join(', '),
      topics: names('topic').join(', '),
      alt: post.hero?.alt ?? '',
      credit: post.hero?.credit ?? '',
    },
    embeds: post.embeds.map((embed) => typedEmbed(embed, zone)),
    publish: ({ draft: 'draft', scheduled: 'at', live: 'now' } as const)[postState(post, now)],
    publishAt: post.published_at === null ? '' : localInput(post.published_at, zone),
    pictureId: post.hero?.id ?? null,
    formKey: '',
  };
}

/** What was sent, over what stands. */
export function readInput(body: unknown, standing: PostInput): PostInput {
  const sent = z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .catch({})
    .parse(body ?? {});
  const all = (name: string) => (Object.hasOwn(sent, name) ? [sent[name] ?? []].flat() : []);
  const one = (name: string, fallback: string) => all(name)[0] ?? fallback;
  const fields = Object.fromEntries(
    Object.entries(standing.fields).map(([name, value]) => [name, one(name, value)]),
  ) as unknown as TypedPost;
  const embeds = all('embed_url').map((url, i) => ({ url, ...embedWords((field) => all(`embed_${field}`)[i] ?? '') }));
  const pictureId = one('picture_id', String(standing.pictureId ?? ''));
  return {
    fields,
    embeds: embeds.length > 0 ? embeds : standing.embeds,
    publish: z.enum(['draft', 'now', 'at']).catch(standing.publish).parse(one('publish', standing.publish)),
    publishAt: one('publish_at', standing.publishAt),
    formKey: z
      .string()
      .regex(/^[\w-]{16}$/)
      .catch(standing.formKey)
      .parse(one('form_key', '')),
    pictureId: /^[1-9]\d{0,14}$/.test(pictureId) && all('picture_remove').length === 0 ? Number(pictureId) : null,
  };
}

/** When it is to be out; null where a time is asked for and none was told. */
export function choiceOf({ publish, publishAt }: PostInput, zone: string): Choice | null {
  if (publish !== 'at') return { publish };
  const at = localMoment(publishAt, zone);
  return at === null ? null : { publish, at };
}

const EMPTY: TypedPost = { title: '', slug: '', body: '', excerpt: '', people: '', topics: '', alt: '', credit: '' };

function embedWords(word: (field: Exclude<keyof TypedEmbed, 'url'>) => string): Omit<TypedEmbed, 'url'> {
  return {
    author: word('author'),
    handle: word('handle'),
    date: word('date'),
    quote: word('quote'),
    media: word('media'),
    credit: word('credit'),
    token: word('token'),
  };
}
