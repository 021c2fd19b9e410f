import { BIN_KEPT } from '../../posts/desk/bin.ts';
import type { DeskLine } from '../../posts/desk/lines.ts';
import { isSettled, postState } from '../../posts/publication.ts';
import type { Settings } from '../../settings/settings.ts';
import { longDate } from '../../time.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { count, spanInWords } from '../../words.ts';
import { deskPostPath } from '../paths.ts';
import { type CommentsPanel, commentsPanel } from './comments-panel.ts';
import { readersPath, type StateView, stateView } from './post-state.ts';

/** A list of posts; `back` is the page that it stands on. */
export interface PostLines {
  lines: PostLine[];
  back: string;
  /** With the buttons that open and close comments. */
  switches: boolean;
}

/** A post in a list of the desk. */
export interface PostLine {
  id: number;
  title: string;
  /** To its form for those who write, to the page for others; null where neither may be seen. */
  href: string | null;
  state: StateView;
  author: string;
  /** Who is in it; null: nobody. */
  people: string | null;
  /** Null where readers have never met it. */
  responses: string | null;
  /** What happened to it last, and what will by itself. */
  fate: string;
  comments: CommentsPanel | null;
}

const NAMES = 3;

export function postLine(post: DeskLine, settings: Settings, me: SessionUser, now: number): PostLine {
  const path = readersPath(post, now);
  const more = post.people.length - NAMES;
  const names = [post.people.slice(0, NAMES).join(', '), ...(more > 0 ? [`${more} more`] : [])].join(' and ');
  return {
    id: post.id,
    title: post.title,
    href: may(me.role, 'write') ? deskPostPath(post.id) : path,
    state: stateView(post, settings['site.timezone'], now),
    author: post.author,
    people: names || null,
    responses: isSettled(post, now) ? count(post.comment_count, 'response') : null,
    fate: fate(post, settings['site.timezone'], now),
    comments: path === null ? null : commentsPanel(post, settings, now),
  };
}

function fate(post: DeskLine, zone: string, now: number): string {
  const { stage_at, created_at, worked } = post;
  const since = spanInWords(stage_at ?? created_at, now);
  const by = worked.by === null ? '' : ` by ${worked.by}`;
  switch (postState(post, now)) {
    case 'review':
      return `waits for ${since}${by && `, sent${by}`}`;
    case 'bin':
      if (isSettled(post, now)) return `${since} in the bin, and kept, as readers have met it`;
      return `${since} in the bin, gone on ${longDate((stage_at ?? now) + BIN_KEPT, zone)}`;
    default:
      return `saved ${spanInWords(worked.at, now)} ago${by}`;
  }
}
