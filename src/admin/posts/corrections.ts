import { z } from 'zod';
import * as query from '../../http/query.ts';
import * as corrections from '../../posts/writing/corrections.ts';
import type { DeskHandler } from '../desk.ts';
import { sendPostForm } from './post-form.ts';
import { take, writingOf } from './writing.ts';

const params = z.object({ id: query.id, correction: query.id });

/** Takes a correction back. The button stands in the post's form, so the form comes along, and is shown as it was typed. */
export const takeOff: DeskHandler = async (ctx, req, res, me) => {
  const { id, correction } = query.readParams(params, req.params);
  const writing = await writingOf(ctx, me, id);
  await corrections.takeOff(ctx.db, { postId: id, id: correction, userId: me.id }, ctx.now());
  const { input, errors } = await take(ctx, req, writing);
  await sendPostForm(ctx, res, writing, { input, errors, done: ['The correction is off the page.'] });
};
