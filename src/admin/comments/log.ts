import { z } from 'zod';
import { isUndoable } from '../../comments/desk/undo.ts';
import { settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import { isUndoable as canMoveBack } from '../../posts/desk/undo.ts';
import type { DecisionAction } from '../../runs/decisions.ts';
import * as log from '../../runs/log.ts';
import { isoDateTime, shortDateTime } from '../../time.ts';
import { may } from '../../users/duties.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { number } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskCommentPath, deskPostPath, logPath, postsPath, queuePath, reversalPath } from '../paths.ts';
import { STATUS_WORDS } from './comment-words.ts';
import { undoneBy } from './done.ts';

export interface LogPage {
  queue: string;
  posts: string;
  lines: LogLine[];
  /** What was taken back on the way here. */
  undone: string | null;
  back: string;
  pages: PagesView | null;
}

/** Some of them, and the page to come back to. */
export interface LogLines {
  lines: LogLine[];
  back: string;
}

export interface LogLine {
  time: string;
  iso: string;
  who: string;
  what: string;
  /** What it was about, without being moved by it. */
  post: { title: string; href: string | null } | null;
  posts: { title: string; href: string | null }[];
  comments: { words: string; href: string; became: string }[];
  /** How many more there are than those named. */
  more: string | null;
  undone: string | null;
  undo: string | null;
}

const ENTRIES = 50;
const logPage = view<LogPage>('admin/log');
const asked = z.object({
  page: query.page.default(1),
  undone: query.id.optional(),
  left: query.id.optional(),
});

export const show: DeskHandler = async (ctx, req, res, me) => {
  const { page, undone, left } = query.readQuery(asked, req.query);
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const entries = await log.entries(ctx.readDb, { page, size: ENTRIES });
  await sendDeskPage(ctx, res, settings, {
    title: 'Log',
    section: 'comments',
    me,
    body: logPage({
      queue: queuePath(),
      posts: postsPath(),
      lines: entries.slice(0, ENTRIES).map((entry) => logLine(entry, { zone, writes: may(me.role, 'write') })),
      undone: undone === undefined ? null : await undoneBy(ctx, undone, left),
      back: logPath(page),
      pages: pagesView('Pages of the log', page, entries.length > ENTRIES ? page + 1 : page, logPath, {
        previous: 'Newer',
        next: 'Older',
      }),
    }),
  });
};

/** @param writes whether who reads it may open a post's form */
export function logLine(entry: log.LogEntry, { zone, writes }: { zone: string; writes: boolean }): LogLine {
  const { id, at, action, note, by, post, posts, postCount, comments, commentCount, undone } = entry;
  const link = ({ id, title }: { id: number; title: string }) => ({ title, href: writes ? deskPostPath(id) : null });
  const unnamed = commentCount - comments.length + postCount - posts.length;
  return {
    time: shortDateTime(at, zone),
    iso: isoDateTime(at, zone),
    who: by ?? BY_ITSELF[action] ?? 'somebody who has left',
    what: note === '' ? actionWords(entry) : `${actionWords(entry)}: ${note}`,
    post: post && postCount === 0 ? link(post) : null,
    posts: posts.map(link),
    comments: comments.map((comment) => ({
      words: `#${comment.id}`,
      href: deskCommentPath(comment.id),
      became: comment.before === comment.after ? '' : STATUS_WORDS[comment.after],
    })),
    more: unnamed > 0 ? `and ${number(unnamed)} more` : null,
    undone: undone && `undone by ${undone.by ?? 'somebody who has left'}, ${shortDateTime(undone.at, zone)}`,
    undo: isUndoable(entry) || (writes && canMoveBack(entry)) ? reversalPath(id) : null,
  };
}

/** Who did what nobody at the desk did. */
const BY_ITSELF: Partial<Record<DecisionAction, string>> = { reported: 'readers’ reports', came_out: 'the clock' };

const ACTIONS: Record<DecisionAction, string> = {
  approve: 'Approved',
  reject: 'Rejected',
  spam: 'Called spam',
  hide_person: 'Hid everything by one person',
  reported: 'Hidden until somebody looks',
  pick: 'Made it an editor’s pick',
  unpick: 'No editor’s pick any more',
  block: 'Blocked',
  lift_block: 'Lifted a block',
  close_comments: 'Closed the comments',
  reopen_comments: 'Opened the comments',
  export_person: 'Handed over personal data',
  erase_person: 'Erased personal data',
  edit_page: 'Edited a page',
  publish: 'Published',
  schedule: 'Scheduled',
  unschedule: 'Took off the schedule',
  unpublish: 'Took off the site',
  send_to_review: 'Asked for review',
  back_to_draft: 'Made a draft again',
  bin: 'Put in the bin',
  came_out: 'Came out at its hour',
  change_address: 'Changed the address',
  correct: 'Added a correction',
  take_off_correction: 'Took off a correction',
  describe_picture: 'Described a picture',
  remove_picture: 'Removed a picture',
  edit_tag: 'Edited a person or topic',
  merge_tags: 'Made one of two people or topics',
  change_setting: 'Changed a setting',
};

function actionWords({ action, comments, posts }: log.LogEntry): string {
  const tookOff = action === 'reject' && comments.length > 0 && comments.every(({ after }) => after === 'removed');
  if (tookOff) return 'Took off the page';
  const isFromBin =
    action === 'back_to_draft' && posts.length > 0 && posts.every(({ before }) => before.stage === 'bin');
  if (isFromBin) return 'Took out of the bin';
  // A later version of Hearsay may have logged what this one has no words for.
  return ACTIONS[action] ?? 'Did something';
}
