import { z } from 'zod';
import { type Decision, decide, nextStatus } from '../comments/decide.ts';
import type { HoldReason } from '../comments/moderation.ts';
import { type QueuedComment, queue, statusCounts } from '../comments/queue.ts';
import { byId } from '../comments/read.ts';
import { settingsOf } from '../context.ts';
import type { CommentStatus } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { notFound } from '../http/errors.ts';
import * as query from '../http/query.ts';
import { isoDateTime, shortDateTime } from '../time.ts';
import { commentPath } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count, number, spanInWords } from '../words.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { backPath, decisionPath, donePath, queuePath } from './paths.ts';
import { readersPath } from './post-state.ts';

export interface QueuePage {
  summary: string;
  tabs: { words: string; href: string; comments: string; current: boolean }[];
  /** What was decided last, on the way back from it. */
  done: { words: string; name: string; href: string | null } | null;
  comments: QueueLine[];
  /** This page, to come back to. */
  back: string;
  empty: string;
  pages: PagesView | null;
}

export interface QueueLine {
  id: number;
  name: string;
  time: string;
  iso: string;
  /** `new here`, `204 approved` */
  standing: string;
  hasEmail: boolean;
  post: { title: string; href: string | null };
  answers: { name: string; href: string | null } | null;
  body: SafeHtml;
  reasons: string[];
  /** Where it stands, for readers. */
  href: string | null;
  decisions: { words: string; action: string; hot: boolean }[];
}

const COMMENTS = 30;
const queuePage = view<QueuePage>('admin/comments');
const STATUSES = ['held', 'approved', 'rejected', 'removed', 'spam'] as const;
const status = z.enum(STATUSES);
const asked = z.object({ status: status.default('held'), page: query.page.default(1), done: query.id.optional() });
const params = z.object({ id: query.id });
const typed = z.object({ back: z.string().optional().catch(undefined) });

export const list: DeskHandler = async (ctx, req, res, me) => {
  const { status, page, done } = query.readQuery(asked, req.query);
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const counts = await statusCounts(ctx.readDb);
  const comments = await queue(ctx.readDb, { status, page, size: COMMENTS });
  const decided = done === undefined ? null : await byId(ctx.readDb, done);
  await sendDeskPage(ctx, res, settings, {
    title: 'Comments',
    section: 'comments',
    me,
    body: queuePage({
      summary: counts.held === 0 ? 'Nobody is waiting.' : `${count(counts.held, 'comment')} waiting.`,
      tabs: STATUSES.map((each) => ({
        words: TABS[each],
        href: queuePath(each),
        comments: number(counts[each]),
        current: each === status,
      })),
      done: decided && {
        words: DONE[decided.status],
        name: decided.name,
        href: decided.status === 'approved' ? commentPath(decided.id) : null,
      },
      comments: comments.map((comment) => line(comment, { now, zone })),
      back: queuePath(status, page),
      empty: EMPTY[status],
      pages: pagesView('Pages of comments', page, Math.ceil(counts[status] / COMMENTS), (n) => queuePath(status, n), {
        previous: 'Before',
        next: 'More',
      }),
    }),
  });
};

export const approve: DeskHandler = (...request) => decideAs('approve', ...request);
export const reject: DeskHandler = (...request) => decideAs('reject', ...request);
export const markAsSpam: DeskHandler = (...request) => decideAs('spam', ...request);

async function decideAs(decision: Decision, ...[ctx, req, res]: Parameters<DeskHandler>): Promise<void> {
  const { id } = query.readParams(params, req.params);
  if (!(await decide(ctx.db, id, decision, ctx.now()))) throw notFound();
  res.redirect(303, donePath(backPath(typed.parse(req.body ?? {}).back, queuePath()), id));
}

function line(comment: QueuedComment, { now, zone }: { now: number; zone: string }): QueueLine {
  const { id, name, status, post, answers } = comment;
  const path = readersPath(post, now);
  const standsAt = (found: { id: number; status: CommentStatus }) =>
    path !== null && found.status === 'approved' ? commentPath(found.id) : null;
  return {
    id,
    name,
    time: status === 'held' ? `${spanInWords(comment.createdAt, now)} ago` : shortDateTime(comment.createdAt, zone),
    iso: isoDateTime(comment.createdAt, zone),
    standing: comment.approved === 0 ? 'new here' : `${number(comment.approved)} approved`,
    hasEmail: comment.hasEmail,
    post: { title: post.title, href: path },
    answers: answers && { name: answers.name, href: standsAt(answers) },
    body: comment.body,
    reasons: comment.reasons.map((reason) => REASONS[reason as keyof typeof REASONS] ?? reason),
    href: standsAt(comment),
    decisions: DECISIONS.filter(({ decision }) => nextStatus(status, decision) !== status).map(
      ({ decision, noun }) => ({
        words: WORDS[nextStatus(status, decision)],
        action: decisionPath(id, noun),
        hot: decision === 'approve' && status === 'held',
      }),
    ),
  };
}

const DECISIONS = [
  { decision: 'approve', noun: 'approval' },
  { decision: 'reject', noun: 'rejection' },
  { decision: 'spam', noun: 'spam' },
] as const;

/** What a button says, by what becomes of the comment. */
const WORDS: Record<CommentStatus, string> = {
  held: 'Hold',
  approved: 'Approve',
  rejected: 'Reject',
  removed: 'Take off the page',
  deleted: 'Delete',
  spam: 'Spam',
};

/** Why a comment was held, in a moderator's words (codes of comments/moderation.ts). */
const REASONS: Record<HoldReason | 'honeypot', string> = {
  hold_all: 'everything is held',
  first_comment: 'first comment',
  links: 'links',
  words: 'word on the list',
  reported: 'reported by readers',
  honeypot: 'filled the hidden field',
};

const TABS: Record<CommentStatus, string> = {
  held: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  removed: 'Removed',
  deleted: 'Deleted',
  spam: 'Spam',
};

const DONE: Record<CommentStatus, string> = {
  held: 'Still waiting:',
  approved: 'Approved:',
  rejected: 'Rejected:',
  removed: 'Taken off the page:',
  deleted: 'Deleted by its author:',
  spam: 'Marked as spam:',
};

const EMPTY: Record<CommentStatus, string> = {
  held: 'Nobody is waiting. Put the kettle on.',
  approved: 'Nobody has said anything yet.',
  rejected: 'Nothing was turned away.',
  removed: 'Nothing had to be taken off a page.',
  deleted: 'Nobody has taken anything back.',
  spam: 'No spam. Enjoy it while it lasts.',
};
