import type { PostRow } from '../../db/schema.ts';
import { type Closable, closingMoment, commentState } from '../../posts/closing/closing.ts';
import { postState, type Whereabouts } from '../../posts/publication.ts';
import type { Settings } from '../../settings/settings.ts';
import { longDate, shortDateTime } from '../../time.ts';
import { postPath } from '../../urls.ts';

/** How the desk says what state a post is in. */

/** A word with a shape beside it, so that colour is not the only sign. */
export interface StateView {
  kind: 'good' | 'warn' | 'idle';
  words: string;
}

/** What decides about a post's state. */
export type Placed = Whereabouts & Pick<PostRow, 'first_published_at'>;

export function stateView(post: Placed, zone: string, now: number): StateView {
  const { published_at: at } = post;
  switch (postState(post, now)) {
    case 'draft':
      return { kind: 'idle', words: 'Draft' };
    case 'review':
      return { kind: 'warn', words: 'In review' };
    case 'unpublished':
      return { kind: 'idle', words: 'Taken off the site' };
    case 'bin':
      return { kind: 'idle', words: 'In the bin' };
    case 'scheduled':
      return { kind: 'warn', words: `Out at ${shortDateTime(at ?? now, zone)}` };
    case 'live':
      return { kind: 'good', words: `Live since ${shortDateTime(at ?? now, zone)}` };
  }
}

/** Where readers see a post; null while they do not. */
export function readersPath(
  { year, month, slug, published_at }: Pick<PostRow, 'year' | 'month' | 'slug' | 'published_at'>,
  now: number,
): string | null {
  const isOut = published_at !== null && published_at <= now && year !== null && month !== null;
  return isOut ? postPath({ year, month, slug }) : null;
}

/** Whether and until when a post takes comments: `close on 24 November 2026`. */
export function commentsWords(post: Closable, settings: Settings, now: number): string {
  const days = settings['comments.close_after_days'];
  const zone = settings['site.timezone'];
  const state = commentState(post, days, now);
  const closesAt = closingMoment(post, days);
  if (!state.open && state.reason === 'age') return 'closed by age';
  if (!state.open && state.reason === 'editor') return 'closed by an editor';
  if (post.comments_keep_open) return 'kept open';
  if (closesAt === null) return state.open ? 'stay open' : 'open once it is out';
  return `close on ${longDate(closesAt, zone)}`;
}
