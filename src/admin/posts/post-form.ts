import type { Response } from 'express';
import type { Context } from '../../context.ts';
import * as media from '../../media/media.ts';
import { isSettled, postState } from '../../posts/publication.ts';
import type { RenderedBody } from '../../posts/writing/body.ts';
import type { DeskPost } from '../../posts/writing/desk-post.ts';
import type { PostErrors, TypedPost } from '../../posts/writing/fields.ts';
import { type InsetErrors, readDescription } from '../../posts/writing/picture-fields.ts';
import { storiesIn } from '../../posts/writing/related-choice.ts';
import { absolute, monthPath } from '../../urls.ts';
import type { PictureView } from '../../views/picture.ts';
import { view } from '../../views/view.ts';
import { sendDeskPage } from '../page.ts';
import { binPath, deskPostPath, postsPath, previewPath } from '../paths.ts';
import { deskPicture, rightsWords } from '../picture-words.ts';
import { CROP, type CropFields } from '../sent-crop.ts';
import { type CommentsPanel, commentsPanel } from './comments-panel.ts';
import { type CorrectionLine, correctionLines } from './correction-lines.ts';
import { type DraftView, draftView, type ShownDraft } from './draft-view.ts';
import type { EmbedViews } from './embed-view.ts';
import { embedsPanel } from './embeds-panel.ts';
import { type LastSaves, lastSaves } from './history-view.ts';
import { type InsetView, insetProblems, insetViews } from './inset-view.ts';
import { type Look, lookAt } from './look.ts';
import type { Overtaken } from './overtaken.ts';
import type { PostInput } from './post-input.ts';
import { readersPath, type StateView, stateView } from './post-state.ts';
import { BUTTONS, type PublishButtons } from './publish-buttons.ts';
import { type HowSaved, notes } from './save-notes.ts';
import { type TextTools, textTools } from './text-tools.ts';
import { type Tray, tray } from './tray.ts';
import { standingInput, type Writing } from './writing.ts';

export interface PostFormPage {
  heading: string;
  state: StateView | null;
  /** Said after saving: that it is, and what might be missed; and what else was done. */
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
  /** What is typed and not saved. */
  draft: DraftView;
  /** What the enter key sends: the post stays as much in or out of sight as it is. */
  enter: PostInput['publish'];
  /** The body is HTML, as an import left it. */
  isHtml: boolean;
  /** What stands before the slug in the address. */
  addressBefore: string;
  /** Readers have met it at its address, so that stays unless somebody means to change it. */
  isSettled: boolean;
  /** The one that it has, whatever the field holds; empty: none yet. */
  slug: string;
  /** Somebody else saved it first, so that it was not saved. */
  overtaken: Overtaken | null;
  errors: { [Field in keyof Required<PostErrors>]: string | null };
  /** The same in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  zone: string;
  /** Without a view where it may not be shown any more. */
  picture: { id: number; view: PictureView | null } | null;
  /** What is kept of one that is uploaded. */
  crop: CropFields;
  rightsHint: string;
  insets: InsetView[];
  embeds: EmbedViews;
  tools: TextTools;
  tray: Tray;
  /** Those that readers are shown; null: readers have not met the post, so nothing is to be corrected. */
  corrections: CorrectionLine[] | null;
  /** What the related stories that were chosen are called. */
  related: { slug: string; title: string }[];
  /** How readers will see it. */
  look: Look | null;
  comments: CommentsPanel | null;
  /** The last saves; null: it was never saved here. */
  history: LastSaves | null;
  /** Where *To the bin* goes; null where it lies there, or is not yet. */
  bin: string | null;
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
  /** What the editor has typed and not saved, where the form is opened anew. */
  mine?: ShownDraft;
  errors?: PostErrors;
  /** With what is wrong with them, the pictures in the text. */
  wrongInsets?: InsetErrors;
  pictures?: readonly media.Picture[];
  preview?: RenderedBody;
  saved?: HowSaved | undefined;
  /** What was done beside saving, a sentence each. */
  done?: readonly string[];
  /** Somebody else's save, which came first. */
  overtaken?: Overtaken;
  status?: number;
}

const postForm = view<PostFormPage>('admin/post');

/** The form of a post, filled, with whatever is wrong with it and, where asked for, a look at the page. */
export async function sendPostForm(ctx: Context, res: Response, writing: Writing, shown: Shown): Promise<void> {
  const { me, post, settings, zone, now } = writing;
  const { input, mine = null, errors = {}, wrongInsets = new Map(), preview, saved, done = [] } = shown;
  const { overtaken, status = 200 } = shown;
  const state = post ? postState(post, now) : 'draft';
  const found = input.pictureId === null ? undefined : await media.byId(ctx.readDb, input.pictureId);
  const picture = found ? { id: found.id, view: deskPicture(found, '20rem', now) } : null;
  const embeds = await embedsPanel(ctx, writing, input, preview?.embeds ?? null);
  const insets = await insetViews(ctx, input, preview?.pictures ?? shown.pictures ?? null, wrongInsets, zone);
  const model: PostFormPage = {
    heading: post ? 'Edit post' : 'New post',
    state: post && stateView(post, zone, now),
    saved: [...(saved ? notes({ saved, state, picture: found, embeds }) : []), ...done],
    action: post ? deskPostPath(post.id) : postsPath(),
    seeIt: post && readersPath(post, now),
    publish: { preview: previewPath(post?.id ?? null), buttons: BUTTONS[state] },
    values: { ...input.fields, publishAt: input.publishAt },
    formKey: input.formKey,
    base: input.base ?? writing.base,
    draft: await draftView(ctx, writing, input, mine),
    enter: standingInput(writing).publish,
    isHtml: post?.body_format === 'html',
    addressBefore: absolute(ctx.config.baseUrl, `${addressOf(post)}/`),
    isSettled: post !== null && isSettled(post, now),
    slug: post?.slug ?? '',
    overtaken: overtaken ?? null,
    errors: { ...NO_ERRORS, ...errors },
    wrong: FIELDS.flatMap((field) =>
      field === 'insets' ? insetProblems(insets) : errors[field] ? [{ field, message: errors[field] }] : [],
    ),
    zone,
    picture,
    crop: CROP,
    rightsHint:
      rightsWords(readDescription(input.fields, zone).expires_at, now) ?? 'The last day on which it may be shown.',
    insets,
    embeds,
    tools: textTools(post?.body_format === 'html'),
    tray: await tray(ctx, now),
    corrections: await correctionLines(ctx, writing),
    related: await storiesIn(ctx.readDb, input.fields.related),
    look: preview ? await lookAt(ctx, writing, input, preview, picture?.view ?? null) : null,
    history: post && (await lastSaves(ctx, post.id, zone)),
    comments: post && state === 'live' ? commentsPanel(post, settings, now) : null,
    bin: post && state !== 'bin' ? binPath(post.id) : null,
  };
  await sendDeskPage(ctx, res, settings, {
    status,
    title: post ? `Edit: ${post.title}` : 'New post',
    section: 'posts',
    me,
    scripts: ['desk', 'toolbar', 'autosave', 'pictures', 'completion', 'tray', 'corrections'],
    body: postForm(model),
  });
}

const FIELDS = [
  ...(['title', 'slug', 'body', 'insets', 'embeds', 'publish_at', 'correction', 'picture'] as const),
  ...(['alt', 'caption', 'credit', 'licence', 'rights_end', 'people', 'topics', 'excerpt', 'related'] as const),
];
const NO_ERRORS = Object.fromEntries(FIELDS.map((field) => [field, null])) as PostFormPage['errors'];

const addressOf = (post: DeskPost | null) =>
  post === null || post.year === null || post.month === null ? '/…' : monthPath(post.year, post.month);
