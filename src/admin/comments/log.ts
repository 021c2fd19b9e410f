import { z } from 'zod';
import { isUndoable } from '../../comments/desk/undo.ts';
import { settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import * as log from '../../runs/log.ts';
import { isoDateTime, shortDateTime } from '../../time.ts';
import { may } from '../../users/duties.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { number } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskCommentPath, deskPostPath, logPath, queuePath, reversalPath } from '../paths.ts';
import { STATUS_WORDS } from './comment-words.ts';
import { undoneBy } from './done.ts';

export interface LogPage {
  queue: string;
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
  post: { title: string; href: string | null } | null;
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
  const { id, at, action, note, by, post, comments, commentCount, undone } = entry;
  return {
    time: shortDateTime(at, zone),
    iso: isoDateTime(at, zone),
    who: by ?? (action === 'reported' ? 'readers’ reports' : 'somebody who has left'),
    what: note === '' ? actionWords(entry) : `${actionWords(entry)}: ${note}`,
    post: post && { title: post.title, href: writes ? deskPostPath(post.id) : null },
    comments: comments.map((comment) => ({
      words: `#${comment.id}`,
      href: deskCommentPath(comment.id),
      became: comment.before === comment.after ? '' : STATUS_WORDS[comment.after],
    })),
    more: commentCount > comments.length ? `and ${number(commentCount - comments.length)} more` : null,
    undone: undone && `undone by ${undone.by ?? 'somebody who has left'}, ${shortDateTime(undone.at, zone)}`,
    undo: isUndoable(entry) ? reversalPath(id) : null,
  };
}

const ACTIONS: Record<string, string> = {
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
  change_address: 'Changed the address',
  correct: 'Published a correction',
  take_off_correction: 'Took off a correction',
  change_setting: 'Changed a setting',
};

function actionWords({ action, comments }: log.LogEntry): string {
  const tookOff = action === 'reject' && comments.length > 0 && comments.every(({ after }) => after === 'removed');
  if (tookOff) return 'Took off the page';
  return (Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined) ?? action;
}
