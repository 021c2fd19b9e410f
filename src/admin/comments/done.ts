import { comments } from '../../comments/desk/queue.ts';
import { isUndoable } from '../../comments/desk/undo.ts';
import type { Context } from '../../context.ts';
import type { CommentStatus } from '../../db/schema.ts';
import type { LogEntry } from '../../runs/log.ts';
import * as log from '../../runs/log.ts';
import { count } from '../../words.ts';
import { deskCommentPath, reversalPath } from '../paths.ts';
import { nameOf } from './comment-line.ts';

/** What was decided last, on the way back from it. */
export interface DoneNotice {
  words: string;
  /** The one comment or post that it was about; without an address where it may not be opened. */
  about: { words: string; href: string | null } | null;
  undo: string | null;
}

/** With the page to come back to. */
export interface DoneView {
  done: DoneNotice;
  back: string;
}

/** The notice of a decision; null where there is none such. */
export async function doneBy(ctx: Context, decisionId: number): Promise<DoneNotice | null> {
  const decision = await log.entry(ctx.readDb, decisionId);
  if (!decision || decision.undone || decision.commentCount === 0) return null;
  const [one] = decision.commentCount === 1 ? await comments(ctx.readDb, [decision.comments[0]?.id ?? 0], 0) : [];
  return doneNotice(decision, one ? nameOf(one) : null);
}

/** @param nameOfOne whose comment it was, where it was one */
function doneNotice(decision: LogEntry, nameOfOne: string | null): DoneNotice {
  const [first] = decision.comments;
  const one = decision.commentCount === 1 && first && nameOfOne !== null ? first : null;
  const verb = verbOf(decision);
  return {
    words: one ? verb : `${verb} ${count(decision.commentCount, 'comment')}`,
    about: one && { words: nameOfOne ?? '', href: deskCommentPath(one.id) },
    undo: isUndoable(decision) ? reversalPath(decision.id) : null,
  };
}

function verbOf({ action, comments }: LogEntry): string {
  const all = (status: CommentStatus) => comments.length > 0 && comments.every((comment) => comment.after === status);
  switch (action) {
    case 'approve':
      return comments.every((comment) => comment.before === 'approved') ? 'Let stand' : 'Approved';
    case 'reject':
      return all('removed') ? 'Took off the page' : 'Rejected';
    case 'spam':
      return 'Called spam';
    case 'hide_person':
      return 'Hid everything by one person:';
    case 'pick':
      return 'Picked';
    case 'unpick':
      return 'Not a pick any more:';
    default:
      return 'Done:';
  }
}

/** What was taken back; null where it was not. @param left comments or posts that stay as they are */
export async function undoneBy(ctx: Context, decisionId: number, left = 0): Promise<string | null> {
  const decision = await log.entry(ctx.readDb, decisionId);
  return decision?.undone ? undoneWords(decision, left) : null;
}

function undoneWords({ commentCount, postCount }: LogEntry, left: number): string {
  const [subjects, noun] = postCount > 0 ? [postCount, 'post'] : [commentCount, 'comment'];
  if (left === 0) return `Undone: ${count(subjects, noun)}.`;
  const since = postCount > 0 ? 'changed' : 'decided about';
  return `Undone, except for ${count(left, noun)} that somebody has ${since} since.`;
}
