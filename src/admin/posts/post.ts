import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import * as query from '../../http/query.ts';
import * as drafts from '../../posts/writing/drafts.ts';
import type { PostErrors } from '../../posts/writing/fields.ts';
import { insetErrors, readDescription } from '../../posts/writing/picture-fields.ts';
import { publicationErrors } from '../../posts/writing/publication-errors.ts';
import { save } from '../../posts/writing/save.ts';
import { idByFormKey } from '../../posts/writing/write.ts';
import type { DeskHandler } from '../desk.ts';
import { deskPostPath } from '../paths.ts';
import { overtakenView } from './overtaken.ts';
import { type Shown, sendPostForm } from './post-form.ts';
import { choiceOf, FORM_KEY, isTimeLeft, type PostInput, readInput, timeProblem } from './post-input.ts';
import { inOneLine, noticesAsked, postNotices } from './post-notices.ts';
import { standingInput, take, type Writing, writingOf } from './writing.ts';

/** Writing one post: its form, a look at it, and keeping it. */

const params = z.object({ id: query.id });
/** `timeless`: a time was typed that the button pressed does not use. */
/** `as`: without what was typed and not saved. */
const asked = z.object({
  saved: z.enum(['yes', 'timeless', 'restored']).optional(),
  as: z.enum(['saved']).optional(),
  ...noticesAsked,
});
/** `form`: one that was begun and not saved. */
const askedNew = z.object({ form: z.string().regex(FORM_KEY).optional() });

export const begin: DeskHandler = async (ctx, req, res, me) => {
  const { form } = query.readQuery(askedNew, req.query);
  const made = form === undefined ? null : await idByFormKey(ctx.readDb, form);
  if (made !== null) return res.redirect(303, deskPostPath(made));
  const writing = await writingOf(ctx, me, null);
  const standing = standingInput(writing);
  const formKey = form ?? standing.formKey;
  const draft = await drafts.find(ctx.readDb, { userId: me.id, postId: null, formKey });
  await sendPostForm(ctx, res, writing, filled({ ...standing, formKey }, draft));
};

export const edit: DeskHandler = async (ctx, req, res, me) => {
  const writing = await writingOf(ctx, me, idIn(req));
  const { saved, as, ...notices } = query.readQuery(asked, req.query);
  const { done, kept } = await postNotices(ctx, me, notices, deskPostPath(idIn(req)));
  const said = [...(done ? [inOneLine(done)] : []), ...kept];
  const draft = writing.post && (await drafts.find(ctx.readDb, { userId: me.id, postId: writing.post.id }));
  const input = filled(standingInput(writing), draft, as !== 'saved');
  await sendPostForm(ctx, res, writing, { ...input, saved, done: said });
};

/** What stands, or what was typed over it since. @param shown false: what was typed is only told of */
function filled(standing: PostInput, draft: drafts.Draft | null, shown = true): Pick<Shown, 'input' | 'mine'> {
  if (!draft) return { input: standing };
  if (!shown) return { input: standing, mine: { draft, shown } };
  return { input: { ...readInput(draft.form, standing), base: draft.base, hands: [] }, mine: { draft, shown } };
}

export const create: DeskHandler = async (ctx, req, res, me) => keep(ctx, req, res, await writingOf(ctx, me, null));
export const update: DeskHandler = async (ctx, req, res, me) =>
  keep(ctx, req, res, await writingOf(ctx, me, idIn(req)));

export const previewNew: DeskHandler = async (ctx, req, res, me) =>
  lookAt(ctx, req, res, await writingOf(ctx, me, null));
export const preview: DeskHandler = async (ctx, req, res, me) =>
  lookAt(ctx, req, res, await writingOf(ctx, me, idIn(req)));

const idIn = (req: Request) => query.readParams(params, req.params).id;

async function keep(ctx: Context, req: Request, res: Response, writing: Writing): Promise<void> {
  const { me, post, zone, now } = writing;
  const { input, errors, composed, related } = await take(ctx, req, writing);
  const standing = standingInput(writing);
  const choice = choiceOf(input, zone);
  const wrongTime = timeProblem(input, standing, zone, now);
  const out = choice?.publish === 'now' || choice?.publish === 'at';
  const { pictures } = composed.rendered;
  const written = { fields: input.fields, hasHero: input.pictureId !== null, insets: input.insets, pictures };
  const { errors: wrong, wrongInsets } = publicationErrors(written, zone, out);
  const problems: PostErrors = {
    ...errors,
    ...wrong,
    ...(wrongTime === null ? {} : { publish_at: wrongTime }),
  };
  if (!choice || Object.keys(problems).length > 0)
    return sendPostForm(ctx, res, writing, { input, errors: problems, pictures, wrongInsets, status: 422 });

  const saved = await save(
    ctx.db,
    post?.id ?? null,
    {
      fields: { ...input.fields, body: composed.body },
      format: post?.body_format ?? 'markdown',
      heroId: input.pictureId,
      hero: readDescription(input.fields, zone),
      related,
      choice,
      by: me.id,
      formKey: input.formKey || null,
      base: input.base,
      zone,
      now,
    },
    composed.rendered,
  );
  if (saved.kind === 'overtaken') {
    const overtaken = await overtakenView(ctx, saved.id, { input, related }, saved.by, writing);
    return sendPostForm(ctx, res, writing, { input: { ...input, base: saved.by.id }, overtaken, status: 409 });
  }
  const timeless = choice.publish !== 'at' && !isTimeLeft(input, standing);
  res.redirect(303, `${deskPostPath(saved.id)}?saved=${timeless ? 'timeless' : 'yes'}`);
}

async function lookAt(ctx: Context, req: Request, res: Response, writing: Writing): Promise<void> {
  const { input, errors, composed } = await take(ctx, req, writing);
  const wrongInsets = insetErrors(composed.rendered.pictures, input.insets, writing.zone, false);
  await sendPostForm(ctx, res, writing, { input, errors, wrongInsets, preview: composed.rendered });
}
