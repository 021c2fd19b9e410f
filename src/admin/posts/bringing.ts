import type { Response } from 'express';
import type { Context } from '../../context.ts';
import { handOf } from '../../posts/writing/drafts.ts';
import { clockOrDate } from '../../time.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { labelled } from '../kept-fields.ts';
import type { KeptWords } from '../kept-words.ts';
import { deskPostPath, homePath, newPostPath } from '../paths.ts';
import { type ProblemPage, sendProblem } from '../problem.ts';
import { begunWriting, keepWords } from './draft.ts';
import { FORM_KEY } from './post-input.ts';
import { standingInput, writingOf } from './writing.ts';

/**
 * Makes the words that a login carried the draft of who logged in, and leads to the form, which shows them. Where they
 * have typed other words meanwhile, the newer ones become (or stay) the draft, and the older are shown once, to copy.
 */
export async function bringWords(ctx: Context, res: Response, me: SessionUser, brought: KeptWords): Promise<void> {
  const giveBack = (status: number, heading: string, message: string, way: ProblemPage['way'], form = brought.form) =>
    sendProblem(ctx, res, { status, heading, message, kept: labelled(form), again: null, way });
  const home = { words: 'Back to the desk', href: homePath() };
  if (!may(me.role, 'write'))
    return giveBack(
      403,
      'Not yours to write',
      `Posts are not for a ${me.role} to write, so these were not kept.`,
      home,
    );

  const writing = await (brought.id === null ? begunWriting(ctx, me, brought.form) : writingOf(ctx, me, brought.id));
  const [key = ''] = [brought.form.form_key].flat();
  const formKey = FORM_KEY.test(key) ? key : standingInput(writing).formKey;
  // A form without scripts does not say which page it is, and must not write over what was typed elsewhere either.
  const tab = [brought.form.tab].flat()[0] || `login-${brought.at}`;
  const form = { ...brought.form, form_key: formKey, tab };
  const page = writing.post ? deskPostPath(writing.post.id) : newPostPath(formKey);

  const kept = await keepWords(ctx, writing, form);
  if (kept.kind === 'too_large')
    return giveBack(413, 'That is too much at once', 'This is more than a draft can hold.', home);
  if (kept.kind !== 'elsewhere') return res.redirect(303, page);

  const { draft } = kept;
  const broughtIsNewer = brought.at > draft.savedAt;
  if (broughtIsNewer) await keepWords(ctx, writing, { ...form, after: handOf(draft) });
  const [newer, older] = broughtIsNewer ? [brought.at, draft.savedAt] : [draft.savedAt, brought.at];
  const hour = (at: number) => clockOrDate(at, writing.now, writing.zone);
  return giveBack(
    409,
    'Two sets of words',
    `You have typed into this form in two places. The newer words, of ${hour(newer)}, are in the form. The older, of ${hour(older)}, stand here only.`,
    { words: 'On to the form', href: page },
    broughtIsNewer ? draft.form : brought.form,
  );
}
