import { isUndoable } from '../comments/undo.ts';
import type { CommentStatus } from '../db/schema.ts';
import type { LogEntry } from '../runs/log.ts';
import { count } from '../words.ts';
import { deskCommentPath, reversalPath } from './paths.ts';

/** What was decided last, on the way back from it. */
export interface DoneNotice {
  words: string;
  /** The one comment that it was about. */
  comment: { name: string; href: string } | null;
  undo: string | null;
}

/** With the page to come back to. */
export interface DoneView {
  done: DoneNotice;
  back: string;
}

/** @param nameOfOne whose comment it was, where it was one */
export function doneNotice(decision: LogEntry, nameOfOne: string | null): DoneNotice {
  const [first] = decision.comments;
  const one = decision.commentCount === 1 && first && nameOfOne !== null ? first : null;
  const verb = verbOf(decision);
  return {
    words: one ? verb : `${verb} ${count(decision.commentCount, 'comment')}`,
    comment: one && { name: nameOfOne ?? '', href: deskCommentPath(one.id) },
    undo: isUndoable({ action: decision.action, undone_at: decision.undone?.at ?? null })
      ? reversalPath(decision.id)
      : null,
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

/** What was taken back. @param left comments that stay, as somebody has changed them since */
export const undoneWords = (decision: LogEntry, left: number): string =>
  left === 0
    ? `Undone: ${count(decision.commentCount, 'comment')}.`
    : `Undone, except for ${count(left, 'comment')} that somebody has decided about since.`;
