import type { Response } from 'express';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import * as media from '../media/media.ts';
import type { RenderedBody } from '../posts/body.ts';
import type { DeskPost } from '../posts/desk.ts';
import type { PostErrors, TypedPost } from '../posts/fields.ts';
import { isSettled, type PostState, postState } from '../posts/publication.ts';
import { absolute, monthPath, type Permalink, postPath } from '../urls.ts';
import type { SessionUser } from '../users/sessions.ts';
import { type PictureView, pictureView } from '../views/picture.ts';
import { view } from '../views/view.ts';
import { type CommentsPanel, commentsPanel } from './comments-panel.ts';
import { type EmbedView, embedViews } from './embed-view.ts';
import { sendDeskPage, settingsOf } from './page.ts';
import { deskPostPath, postsPath, previewPath } from './paths.ts';
import { inputOf, type PostInput } from './post-input.ts';
import { type StateView, stateView } from './post-state.ts';

export interface PostFormPage {
  heading: string;
  state: StateView | null;
  /** Said after saving. */
  saved: string | null;
  action: string;
  /** Where readers see it. */
  seeIt: string | null;
  publish: PublishButtons;
  values: TypedPost & { publishAt: string };
  /** What the enter key sends: the post stays as much in or out of sight as it is. */
  enter: PostInput['publish'];
  /** The body is HTML, as an import left it. */
  isHtml: boolean;
  /** What stands before the slug in the address. */
  addressBefore: string;
  /** Readers have met it at its address, so that stays. */
  isSettled: boolean;
  errors: { [Field in keyof Required<PostErrors>]: string | null };
  /** The same in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  zone: string;
  picture: { id: number; view: PictureView } | null;
  embeds: EmbedView[];
  /** How readers will see it. */
  look: { title: string; lede: string; body: SafeHtml } | null;
  comments: CommentsPanel | null;
}

/** The ways to send the form, above and below it. */
export interface PublishButtons {
  /** Where *Preview* leads. */
  preview: string;
  buttons: { words: string; value: PostInput['publish']; hot: boolean }[];
}

/** A field of one line, or of several where `rows` is not 0. */
export interface TextField {
  name: string;
  label: string;
  value: string;
  error: string | null;
  hint: string;
  rows: number;
}

export interface PostFormRequest {
  me: SessionUser;
  /** Null: a new one. */
  post: DeskPost | null;
  input: PostInput;
  errors?: PostErrors;
  preview?: RenderedBody;
  saved?: boolean;
  status?: number;
}

const postForm = view<PostFormPage>('admin/post');

/** The form of a post, filled, with whatever is wrong with it and, where asked for, a look at the page. */
export async function sendPostForm(ctx: Context, res: Response, request: PostFormRequest): Promise<void> {
  const { me, post, input, errors = {}, preview, saved = false, status = 200 } = request;
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const state = post ? postState(post, now) : 'draft';
  const picture = input.pictureId === null ? undefined : await media.byId(ctx.readDb, input.pictureId);
  const permalink = post && withPermalink(post);
  const model: PostFormPage = {
    heading: post ? 'Edit post' : 'New post',
    state: post && stateView(post, zone, now),
    saved: saved ? SAVED[state] : null,
    action: post ? deskPostPath(post.id) : postsPath(),
    seeIt: permalink && state === 'live' ? postPath(permalink) : null,
    publish: { preview: previewPath(post?.id ?? null), buttons: BUTTONS[state] },
    values: { ...input.fields, publishAt: input.publishAt },
    enter: inputOf(post, zone, now).publish,
    isHtml: post?.body_format === 'html',
    addressBefore: absolute(ctx.config.baseUrl, permalink ? `${monthPath(permalink.year, permalink.month)}/` : '/…/'),
    isSettled: post !== null && isSettled(post, now),
    errors: { ...NO_ERRORS, ...errors },
    wrong: FIELDS.flatMap((field) => (errors[field] ? [{ field, message: errors[field] }] : [])),
    zone,
    picture: picture ? { id: picture.id, view: pictureView(picture, '20rem') } : null,
    embeds: embedViews(input.embeds, preview?.embeds ?? null, zone),
    look: preview ? { title: input.fields.title, lede: input.fields.excerpt, body: preview.html } : null,
    comments: post && state === 'live' ? commentsPanel(post, settings, now) : null,
  };
  await sendDeskPage(ctx, res, settings, {
    status,
    title: post ? `Edit: ${post.title}` : 'New post',
    section: 'posts',
    me,
    scripts: ['desk'],
    body: postForm(model),
  });
}

const BUTTONS: Record<PostState, PublishButtons['buttons']> = {
  draft: [
    { words: 'Save draft', value: 'draft', hot: false },
    { words: 'Publish', value: 'now', hot: true },
  ],
  scheduled: [
    { words: 'Back to draft', value: 'draft', hot: false },
    { words: 'Publish now', value: 'now', hot: false },
    { words: 'Save', value: 'at', hot: true },
  ],
  live: [
    { words: 'Back to draft', value: 'draft', hot: false },
    { words: 'Update', value: 'now', hot: true },
  ],
};

const SAVED: Record<PostState, string> = {
  draft: 'Saved. Nobody but the desk sees it yet.',
  scheduled: 'Saved. It comes out by itself.',
  live: 'Saved, and out.',
};

const FIELDS = [
  ...(['title', 'slug', 'body', 'embeds', 'publish_at', 'picture'] as const),
  ...(['alt', 'credit', 'people', 'topics', 'excerpt'] as const),
];
const NO_ERRORS = Object.fromEntries(FIELDS.map((field) => [field, null])) as PostFormPage['errors'];

const withPermalink = ({ year, month, slug }: DeskPost): Permalink | null =>
  year === null || month === null ? null : { year, month, slug };
