import { z } from 'zod';
import { like } from '../comments/door/likes.ts';
import { settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { field } from '../http/forms.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { addressKey } from '../http/reader.ts';
import { commentPath, mePath } from '../urls.ts';
import { likerKey } from './liker.ts';
import { keptMark } from './mark-cookie.ts';
import { REFUSALS } from './refusals.ts';

const params = z.object({ id: query.id });
const typed = z.object({
  /** `yes` takes it back. */
  undo: field,
  /** `me`: leads to the page where one's likes stand, else to the comment. */
  back: field,
});

/** Likes a comment; public/js/likes.ts sends the same without leaving the page. */
export const create: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const { undo, back } = typed.parse(req.body ?? {});
  const refused = await like(
    ctx.db,
    await settingsOf(ctx),
    {
      commentId: id,
      likerKey: await likerKey(ctx, req),
      addressKey: addressKey(ctx, req),
      markHash: keptMark(ctx, req),
      undo: undo === 'yes',
    },
    ctx.now(),
  );
  if (refused === 'gone') throw notFound();
  if (refused === 'closed') throw new HttpError(403, 'Comments on this post have closed, and the likes with them.');
  if (refused) throw new HttpError(REFUSALS[refused].status, REFUSALS[refused].words);
  res.redirect(303, back === 'me' ? `${mePath()}#likes` : commentPath(id));
};
