import type { Response } from 'express';
import type { Context } from '../../context.ts';
import type { SafeHtml } from '../../html.ts';
import * as media from '../../media/media.ts';
import { isSettled, postState } from '../../posts/publication.ts';
import type { RenderedBody } from '../../posts/writing/body.ts';
import type { DeskPost } from '../../posts/writing/desk-post.ts';
import { namesIn, type PostErrors, type TypedPost } from '../../posts/writing/fields.ts';
import type { RevisionLine } from '../../posts/writing/revisions.ts';
import { clockTime } from '../../time.ts';
import { absolute, monthPath } from '../../urls.ts';
import { type PictureView, pictureView } from '../../views/picture.ts';
import { view } from '../../views/view.ts';
import { count } from '../../words.ts';
import { sendDeskPage } from '../page.ts';
import { deskPostPath, postsPath, previewPath } from '../paths.ts';
import { type CommentsPanel, commentsPanel } from './comments-panel.ts';
import { type EmbedView, type EmbedViews, embedViews } from './embed-view.ts';
import { type InsetView, insetViews } from './inset-view.ts';
import type { PostInput } from './post-input.ts';
import { readersPath, type StateView, stateView } from './post-state.ts';
import { BUTTONS, type PublishButtons, SAVED } from './publish-buttons.ts';
import { type TextTools, textTools } from './text-tools.ts';
import { standingInput, type Writing } from './writing.ts';

export interface PostFormPage {
  heading: string;
  state: StateView | null;
  /** Said after saving: that it is, and what might be missed. */
  saved: string[];
  action: string;
  /** Where readers see it. */
  seeIt: string | null;
  publish: PublishButtons;
  values: TypedPost & { publishAt: string };
  /** Of a new post's form, so that a second click makes no second post. */
  formKey: string;
  /** Id of the revision that it was drawn from. */
  base: number;
  /** What the enter key sends: the post stays as much in or out of sight as it is. */
  enter: PostInput['publish'];
  /** The body is HTML, as an import left it. */
  isHtml: boolean;
  /** What stands before the slug in the address. */
  addressBefore: string;
  /** Readers have met it at its address, so that stays. */
  isSettled: boolean;
  /** Somebody else saved it first, so that it was not saved. */
  overtaken: Overtaken | null;
  errors: { [Field in keyof Required<PostErrors>]: string | null };
  /** The same in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  zone: string;
  picture: { id: number; view: PictureView } | null;
  insets: InsetView[];
  embeds: EmbedView[];
  embedsSum: EmbedViews['sum'];
  embedsGone: EmbedViews['gone'];
  tools: TextTools;
  /** How readers will see it. */
  look: Look | null;
  comments: CommentsPanel | null;
}

export interface Overtaken {
  words: string;
}

export interface Look {
  /** The first topic; empty without one. */
  kicker: string;
  title: string;
  lede: string;
  picture: PictureView | null;
  credit: string;
  body: SafeHtml;
}

/** A field with its label, and what is wrong with it. */
export interface TextField {
  name: string;
  label: string;
  value: string;
  error: string | null;
  hint: string;
  kind: 'line' | 'lines' | 'day';
}

/** What the form is shown with. */
export interface Shown {
  input: PostInput;
  errors?: PostErrors;
  preview?: RenderedBody;
  saved?: 'yes' | 'timeless' | undefined;
  /** Somebody else's save, which came first. */
  overtaken?: RevisionLine;
  status?: number;
}

const postForm = view<PostFormPage>('admin/post');

/** The form of a post, filled, with whatever is wrong with it and, where asked for, a look at the page. */
export async function sendPostForm(ctx: Context, res: Response, writing: Writing, shown: Shown): Promise<void> {
  const { me, post, settings, zone, now } = writing;
  const { input, errors = {}, preview, saved, overtaken, status = 200 } = shown;
  const state = post ? postState(post, now) : 'draft';
  const found = input.pictureId === null ? undefined : await media.byId(ctx.readDb, input.pictureId);
  const picture = found ? { id: found.id, view: pictureView(found, '20rem') } : null;
  const { shown: embeds, sum, gone } = embedViews(input.embeds, preview?.embeds ?? null, input.fields.body, zone);
  const insets = await insetViews(ctx, input.insets, preview?.pictures ?? null, zone);
  const model: PostFormPage = {
    heading: post ? 'Edit post' : 'New post',
    state: post && stateView(post, zone, now),
    saved: saved ? [SAVED[state], ...notes({ saved, picture: found, embeds })] : [],
    action: post ? deskPostPath(post.id) : postsPath(),
    seeIt: post && readersPath(post, now),
    publish: { preview: previewPath(post?.id ?? null), buttons: BUTTONS[state] },
    values: { ...input.fields, publishAt: input.publishAt },
    formKey: input.formKey,
    base: input.base ?? writing.base,
    enter: standingInput(writing).publish,
    isHtml: post?.body_format === 'html',
    addressBefore: absolute(ctx.config.baseUrl, `${addressOf(post)}/`),
    isSettled: post !== null && isSettled(post, now),
    overtaken: overtaken ? overtakenView(overtaken, zone) : null,
    errors: { ...NO_ERRORS, ...errors },
    wrong: FIELDS.flatMap((field) => (errors[field] ? [{ field, message: errors[field] }] : [])),
    zone,
    picture,
    insets,
    embeds,
    embedsSum: sum,
    embedsGone: gone,
    tools: textTools(post?.body_format === 'html'),
    look: preview ? { ...lookOf(input, preview, picture?.view ?? null), kicker: kickerOf(input, post) } : null,
    comments: post && state === 'live' ? commentsPanel(post, settings, now) : null,
  };
  await sendDeskPage(ctx, res, settings, {
    status,
    title: post ? `Edit: ${post.title}` : 'New post',
    section: 'posts',
    me,
    scripts: ['desk', 'toolbar', 'autosave', 'pictures', 'completion'],
    body: postForm(model),
  });
}

const FIELDS = [
  ...(['title', 'slug', 'body', 'insets', 'embeds', 'publish_at', 'correction', 'picture'] as const),
  ...(['alt', 'caption', 'credit', 'licence', 'rights_end', 'people', 'topics', 'excerpt', 'related'] as const),
];
const NO_ERRORS = Object.fromEntries(FIELDS.map((field) => [field, null])) as PostFormPage['errors'];

const overtakenView = ({ by, at }: RevisionLine, zone: string): Overtaken => ({
  words: `${by ?? 'Somebody'} saved this post at ${clockTime(at, zone)}, after you opened it. Saving now puts yours in its place.`,
});

const lookOf = ({ fields }: PostInput, { html }: RenderedBody, picture: PictureView | null) => ({
  title: fields.title,
  lede: fields.excerpt,
  picture,
  credit: fields.credit,
  body: html,
});

const kickerOf = ({ fields }: PostInput, post: DeskPost | null) =>
  namesIn(
    fields.topics,
    post?.tags.map((tag) => tag.name),
  )[0] ?? '';

/** What does not stop a post, but an editor would like to know. */
function notes(about: { saved: Shown['saved']; picture: media.Picture | undefined; embeds: EmbedView[] }): string[] {
  const { saved, picture, embeds } = about;
  const wordless = embeds.filter((embed) => embed.lacks !== null).length;
  return [
    ...(saved === 'timeless' ? ['The time you typed was not used; there is a button of its own for that.'] : []),
    ...(picture && !picture.alt ? ['The picture has no description yet.'] : []),
    ...(wordless > 0 ? [`${count(wordless, 'embed')} would not read well if the original went.`] : []),
  ];
}

const addressOf = (post: DeskPost | null) =>
  post === null || post.year === null || post.month === null ? '/…' : monthPath(post.year, post.month);
