import { z } from 'zod';
import type { Context } from '../../context.ts';
import * as query from '../../http/query.ts';
import { POST_DECISIONS, type PostDecision, whyNot } from '../../posts/desk/bulk.ts';
import { isUndoable } from '../../posts/desk/undo.ts';
import { byId } from '../../posts/writing/desk-post.ts';
import * as log from '../../runs/log.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { count, number } from '../../words.ts';
import { type DoneNotice, undoneBy } from '../comments/done.ts';
import { deskPostPath, reversalPath } from '../paths.ts';

/** What was done about posts on the way to a page, what was taken back, and what stays as it was. */
export interface PostNotices {
  done: DoneNotice | null;
  undone: string | null;
  kept: string[];
  /** The page itself, to come back to. */
  back: string;
}

/** How the address says it (paths.ts). */
export const noticesAsked = {
  done: query.id.optional(),
  undone: query.id.optional(),
  left: query.id.optional(),
  asked: z.enum(POST_DECISIONS).optional(),
  kept: z
    .string()
    .regex(/^[1-9]\d{0,14}(?:\.[1-9]\d{0,14}){0,199}$/)
    .transform((ids) => ids.split('.').map(Number))
    .optional(),
};
export interface NoticesAsked {
  done?: number | undefined;
  undone?: number | undefined;
  left?: number | undefined;
  asked?: PostDecision | undefined;
  kept?: number[] | undefined;
}

/** Posts that are named; of more it is said how many there are. */
const NAMED = 8;

export async function postNotices(
  ctx: Context,
  me: SessionUser,
  { done, undone, left, asked, kept = [] }: NoticesAsked,
  back: string,
): Promise<PostNotices> {
  const words = asked ? await Promise.all(kept.slice(0, NAMED).map((id) => keptWords(ctx, id, asked))) : [];
  const unnamed = asked ? kept.length - NAMED : 0;
  return {
    done: done === undefined ? null : await doneBy(ctx, me, done),
    undone: undone === undefined ? null : await undoneBy(ctx, undone, left),
    kept: [...words.filter((each) => each !== null), ...(unnamed > 0 ? [`And ${number(unnamed)} more.`] : [])],
    back,
  };
}

/** The same as one sentence, where there is no room for a button. */
export const inOneLine = ({ words, about }: DoneNotice) => `${words}${about ? ` “${about.words}”` : ''}.`;

async function doneBy(ctx: Context, me: SessionUser, id: number): Promise<DoneNotice | null> {
  const decision = await log.entry(ctx.readDb, id);
  if (!decision || decision.undone || decision.postCount === 0) return null;
  const writes = may(me.role, 'write');
  const [one] = decision.postCount === 1 ? decision.posts : [];
  const verb = verbOf(decision);
  return {
    words: one ? verb : `${verb} ${count(decision.postCount, 'post')}`,
    about: one ? { words: one.title, href: writes ? deskPostPath(one.id) : null } : null,
    undo: writes && isUndoable(decision) ? reversalPath(id) : null,
  };
}

const VERBS: Partial<Record<string, string>> = {
  publish: 'Published',
  schedule: 'Scheduled',
  unschedule: 'Took off the schedule:',
  unpublish: 'Took off the site:',
  send_to_review: 'Sent to review:',
  bin: 'Put in the bin:',
  close_comments: 'Closed the comments on',
  reopen_comments: 'Comments stay open on',
};

function verbOf({ action, posts }: log.LogEntry): string {
  if (action !== 'back_to_draft') return VERBS[action] ?? 'Done:';
  return posts.every(({ before }) => before.stage === 'bin') ? 'Took out of the bin:' : 'Made drafts again:';
}

/** Null: it is not there any more. */
async function keptWords(ctx: Context, id: number, asked: PostDecision): Promise<string | null> {
  const post = await byId(ctx.readDb, id);
  if (!post) return null;
  const why = whyNot(post, asked, ctx.now());
  return `“${post.title}” stays as it is${why === null ? '' : `: ${why}`}.`;
}
