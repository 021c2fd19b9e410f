import type { RefusalReason } from '../comments/door/moderation.ts';

/** What is said, and with which status, where the rules do not take something (comments/door/moderation.ts). */
export const REFUSALS: Record<RefusalReason, { status: number; words: string }> = {
  closed: { status: 403, words: 'Comments on this post have closed, so this was not taken.' },
  gone: {
    status: 422,
    words: 'The comment that you answered is not there any more. You can still say it to everybody.',
  },
  not_yours: {
    status: 403,
    words: 'This does not look like a comment of yours. Whoever posted it can change it, on the same device.',
  },
  too_late: { status: 403, words: 'The time for changing this comment is over.' },
  answered: {
    status: 403,
    words: 'Somebody has answered this comment, so it stays as it was. You can add to it in a reply.',
  },
  blocked: { status: 403, words: 'This is not taken from here at the moment. If that is a mistake, write to us.' },
  duplicate: { status: 409, words: 'You have said exactly this here already.' },
  flood: { status: 429, words: 'That was quick. Wait a few seconds, then send it again.' },
  editors_name: { status: 403, words: 'That name belongs to one of our editors. Pick another one.' },
  reserved_name: {
    status: 403,
    words: 'Somebody keeps that name with a secret phrase. If it is you, add the phrase; if not, pick another name.',
  },
  name_in_use: {
    status: 403,
    words: 'Others speak under that name here, so it cannot be kept for you. Pick another, or untick “Keep this name”.',
  },
  phrases: {
    status: 429,
    words: 'That is a lot of phrases for one name. Wait a minute, then send it again.',
  },
  blocked_words: { status: 403, words: 'There is a word in this that we do not take here. Say it another way.' },
};
