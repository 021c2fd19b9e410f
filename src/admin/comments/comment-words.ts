import { CAUSES } from '../../comments/causes.ts';
import type { Shelf } from '../../comments/desk/queue-filter.ts';
import type { HoldReason } from '../../comments/door/moderation.ts';
import type { CommentStatus } from '../../db/schema.ts';

/** How the desk says what became of a comment, and why. */

export const SHELF_WORDS: Record<Shelf, string> = {
  held: 'Waiting',
  reported: 'Reported',
  approved: 'Approved',
  rejected: 'Rejected',
  removed: 'Removed',
  spam: 'Spam',
};

export const STATUS_WORDS: Record<CommentStatus, string> = {
  held: 'waiting',
  approved: 'on the page',
  rejected: 'rejected',
  removed: 'taken off the page',
  deleted: 'deleted by its author',
  spam: 'spam',
};

/** What a button says, by what becomes of the comment. */
export const BUTTON_WORDS: Record<CommentStatus, string> = {
  held: 'Hold',
  approved: 'Approve',
  rejected: 'Reject',
  removed: 'Take off',
  deleted: 'Delete',
  spam: 'Spam',
};

/** The same where only the readers' reports of it are settled. */
export const SETTLE_WORDS: Record<CommentStatus, string> = {
  ...BUTTON_WORDS,
  approved: 'Let it stand',
  rejected: 'Still rejected',
  removed: 'Stays off',
  spam: 'Still spam',
};

/** Why a comment was held, in a moderator's words; of codes that are not here the code itself. */
const REASONS: Record<HoldReason | 'honeypot', string> = {
  hold_all: 'everything is held',
  first_comment: 'first comment',
  links: 'links',
  words: 'word on the list',
  reported: 'reported by readers',
  honeypot: 'filled the hidden field',
};

export const reasonWords = (code: string) => REASONS[code as keyof typeof REASONS] ?? code;

/** To choose from; the first is none. */
export const CAUSE_CHOICES = [
  { code: '', words: 'without saying why' },
  ...Object.entries(CAUSES).map(([code, { removed }]) => ({ code, words: removed })),
];

export const EMPTY: Record<Shelf, string> = {
  held: 'Nobody is waiting. Put the kettle on.',
  reported: 'Nobody has complained. Enjoy it while it lasts.',
  approved: 'Nobody has said anything yet.',
  rejected: 'Nothing was turned away.',
  removed: 'Nothing had to be taken off a page.',
  spam: 'No spam. Somebody must have forgotten us.',
};
