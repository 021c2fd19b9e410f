import { type Closable, type CommentState, closingMoment, commentState } from '../posts/closing/closing.ts';
import type { Settings } from '../settings/settings.ts';
import { longDate, longDateTime } from '../time.ts';
import { spanChangesAt, spanInWords } from '../words.ts';

/** Above an open thread; null: nothing closes it by itself. */
export const closesIn = (state: CommentState, now: number): string | null =>
  state.open && state.closesAt !== null ? inWords(state.closesAt, now) : null;

/** The same as a sentence with the moment, at the form; null: it is closed. */
export function closesOn(state: CommentState, now: number, zone: string): string | null {
  if (!state.open) return null;
  if (state.closesAt === null) return 'Comments stay open.';
  return `${inWords(state.closesAt, now)}, on ${longDateTime(state.closesAt, zone)}.`;
}

/** When the clock next changes what is said about closing, UTC ms: the words above, or that it has closed. Null: it does not. */
export function closingWordsChangeAt(post: Closable, settings: Settings, now: number): number | null {
  const state = commentState(post, settings['comments.close_after_days'], now);
  return state.open && state.closesAt !== null ? spanChangesAt(now, state.closesAt) : null;
}

const inWords = (closesAt: number, now: number) => `Comments close in ${spanInWords(now, closesAt)}`;

/** In place of the form: why comments are closed, and since when. */
export function closedWords(
  post: Closable,
  reason: Exclude<CommentState, { open: true }>['reason'],
  settings: Settings,
): string {
  if (reason === 'unpublished') return 'Comments open when the post does.';
  const zone = settings['site.timezone'];
  const writtenDown = post.comments_closed_at;
  if (reason === 'editor')
    return `An editor has closed the comments on this post${writtenDown === null ? '' : `, on ${longDate(writtenDown, zone)}`}.`;
  // The rule closes them; the job writes it down some time later.
  const byRule = closingMoment(post, settings['comments.close_after_days']);
  const moments = [writtenDown, byRule].filter((moment) => moment !== null);
  const when = moments.length > 0 ? ` These closed on ${longDate(Math.min(...moments), zone)}.` : '';
  return `We close comments on older posts to fight comment spam.${when}`;
}
