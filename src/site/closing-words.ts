import { type Closable, type CommentState, closingMoment } from '../posts/closing.ts';
import type { Settings } from '../settings/settings.ts';
import { longDate } from '../time.ts';
import { spanInWords } from '../words.ts';

/** Above an open thread; null: nothing closes it by itself. */
export function closingSoon(state: CommentState, now: number): string | null {
  return state.open && state.closesAt !== null ? `Comments close in ${spanInWords(now, state.closesAt)}` : null;
}

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
