import type { Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { HttpError } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import * as drafts from '../../posts/writing/drafts.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import { idByFormKey } from '../../posts/writing/write.ts';
import { clockOrDate, clockTime } from '../../time.ts';
import type { SessionUser } from '../../users/sessions.ts';
import type { DeskHandler } from '../desk.ts';
import { deskPostPath, newPostPath } from '../paths.ts';
import { type SaveWords, saveWords } from './history-view.ts';
import { FORM_KEY, formOf, isSame, readInput } from './post-input.ts';
import { standingInput, type Writing, writingOf } from './writing.ts';

/** What somebody types and has not saved: a script sends it here every few seconds, and a button throws it away. */

/** What the script (public/js/autosave.ts) is told. */
interface DraftAnswer {
  /** UTC ms. */
  savedAt: number;
  /** `Draft saved 9:46` */
  words: string;
  /** Somebody has saved the post since the form was drawn. */
  newer: SaveWords | null;
  /** The names of those who are at this post too. */
  others: string[];
}

const params = z.object({ id: query.id });

export const keepNew: DeskHandler = async (ctx, req, res, me) => {
  const form = formOf(req.body);
  await keep(ctx, res, await begunWriting(ctx, me, form), form);
};

export const keepOf: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  await keep(ctx, res, await writingOf(ctx, me, id), formOf(req.body));
};

export const removeNew: DeskHandler = async (ctx, req, res, me) => {
  const { formKey } = readInput(formOf(req.body), standingInput(await writingOf(ctx, me, null)));
  await drafts.drop(ctx.db, { userId: me.id, postId: null, formKey });
  res.redirect(303, newPostPath());
};

export const removeOf: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  await drafts.drop(ctx.db, { userId: me.id, postId: id });
  res.redirect(303, deskPostPath(id));
};

/** Of a new post's form, which may have become a post meanwhile, saved from another tab. */
export async function begunWriting(ctx: Context, me: SessionUser, form: drafts.Form): Promise<Writing> {
  const key = [form.form_key].flat()[0] ?? '';
  return writingOf(ctx, me, FORM_KEY.test(key) ? await idByFormKey(ctx.readDb, key) : null);
}

/** Keeps a form's words as a draft, whatever is wrong with them. */
export async function keepWords(ctx: Context, writing: Writing, form: drafts.Form): Promise<drafts.Kept> {
  const standing = standingInput(writing);
  const input = readInput(form, standing);
  const { me, post, base, now } = writing;
  const of = { userId: me.id, ...(post ? { postId: post.id } : { postId: null, formKey: input.formKey }) };
  return drafts.keep(ctx.db, of, { form, base: input.base ?? base, stands: isSame(input, standing) }, now);
}

async function keep(ctx: Context, res: Response, writing: Writing, form: drafts.Form): Promise<void> {
  const { me, post, zone, now } = writing;
  const kept = await keepWords(ctx, writing, form);
  if (kept.kind === 'too_large')
    throw new HttpError(413, 'That is more than a draft can hold. Save it, or shorten it.');
  if (kept.kind === 'elsewhere') {
    const at = clockOrDate(kept.draft.savedAt, now, zone);
    const problem = `You typed other words here at ${at}, in another tab or on another device.`;
    res.status(409).json({ problem, hand: drafts.handOf(kept.draft) });
    return;
  }
  const answer: DraftAnswer = {
    savedAt: now,
    words: kept.kind === 'kept' ? `Draft saved ${clockTime(now, zone)}` : 'Nothing here is unsaved',
    newer: await newerThan(ctx, writing, readInput(form, standingInput(writing)).base),
    others: post ? await drafts.others(ctx.readDb, post.id, me.id, now) : [],
  };
  res.json(answer);
}

/** Who has saved the post since a revision, and when; null: nobody. */
export async function newerThan(ctx: Context, writing: Writing, base: number | null): Promise<DraftAnswer['newer']> {
  const { me, post, zone, now } = writing;
  if (!post || base === null || base === writing.base) return null;
  const newest = await revisions.newest(ctx.readDb, post.id);
  if (!newest) return null;
  return saveWords(newest, me, now, zone);
}
