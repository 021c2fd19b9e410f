import { z } from 'zod';
import { type Decision, decide } from '../comments/decide.ts';
import { type QueuedComment, queue, statusCounts } from '../comments/queue.ts';
import { byId } from '../comments/read.ts';
import type { CommentStatus } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { notFound } from '../http/errors.ts';
import * as query from '../http/query.ts';
import { isoDateTime, shortDateTime } from '../time.ts';
import { commentPath, postPath } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count, number, spanInWords } from '../words.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage, settingsOf } from './page.ts';
import { decisionPath, queuePath } from './paths.ts';

export interface QueuePage {
  summary: string;
  tabs: { words: string; href: string; comments: string; current: boolean }[];
  /** What was decided last, on the way back from it. */
  done: { words: string; name: string; href: string | null } | null;
  comments: QueueLine[];
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
  answers: { name: string; href: string } | null;
  body: SafeHtml;
  reasons: string[];
  /** Where it stands, for readers. */
  href: string | null;
  decisions: { words: string; action: string; hot: boolean }[];
  /** The page of the queue to come back to. */
  status: CommentStatus;
}

const COMMENTS = 30;
const queuePage = view<QueuePage>('admin/comments');
const STATUSES = ['held', 'approved', 'rejected', 'removed', 'spam'] as const;
const status = z.enum(STATUSES);
const asked = z.object({ status: status.default('held'), page: query.page.default(1), done: query.id.optional() });
const params = z.object({ id: query.id });
const typed = z.object({ status: status.catch('held') });

export const list: DeskHandler = async (ctx, req, res, me) => {
  const { status, page, done } = query.readQuery(asked, req.query);
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const counts = await statusCounts(ctx.readDb);
  const { comments, total } = await queue(ctx.readDb, { status, page, size: COMMENTS });
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
      empty: EMPTY[status],
      pages: pagesView(
        'Pages of comments',
        page,
        Math.ceil(total / COMMENTS),
        (n) => `${queuePath(status)}&page=${n}`,
        { previous: 'Before', next: 'More' },
      ),
    }),
  });
};

export const approve: DeskHandler = (...request) => decideAs('approve', ...request);
export const reject: DeskHandler = (...request) => decideAs('reject', ...request);
export const markAsSpam: DeskHandler = (...request) => decideAs('spam', ...request);

async function decideAs(decision: Decision, ...[ctx, req, res]: Parameters<DeskHandler>): Promise<void> {
  const { id } = query.readParams(params, req.params);
  const decided = await decide(ctx.db, id, decision);
  if (!decided) throw notFound();
  const { status } = typed.parse(req.body ?? {});
  res.redirect(303, `${queuePath(status)}&done=${id}`);
}

function line(comment: QueuedComment, { now, zone }: { now: number; zone: string }): QueueLine {
  const { id, name, status, post, answers } = comment;
  const { year, month, slug, published_at } = post;
  const isOut = year !== null && month !== null && published_at !== null && published_at <= now;
  return {
    id,
    name,
    time: status === 'held' ? `${spanInWords(comment.createdAt, now)} ago` : shortDateTime(comment.createdAt, zone),
    iso: isoDateTime(comment.createdAt, zone),
    standing: comment.approved === 0 ? 'new here' : `${number(comment.approved)} approved`,
    hasEmail: comment.hasEmail,
    post: { title: post.title, href: isOut ? postPath({ year, month, slug }) : null },
    answers: answers && { name: answers.name, href: commentPath(answers.id) },
    body: comment.body,
    reasons: comment.reasons.map((reason) => REASONS[reason] ?? reason),
    href: status === 'approved' ? commentPath(id) : null,
    decisions: DECISIONS.filter(({ leadsTo }) => !leadsTo.includes(status)).map(({ words, noun }, i) => ({
      words,
      action: decisionPath(id, noun),
      hot: i === 0 && status === 'held',
    })),
    status,
  };
}

const DECISIONS: { words: string; noun: 'approval' | 'rejection' | 'spam'; leadsTo: readonly CommentStatus[] }[] = [
  { words: 'Approve', noun: 'approval', leadsTo: ['approved'] },
  { words: 'Reject', noun: 'rejection', leadsTo: ['rejected', 'removed'] },
  { words: 'Spam', noun: 'spam', leadsTo: ['spam'] },
];

/** Why a comment was held, in a moderator's words (codes of comments/moderation.ts). */
const REASONS: Record<string, string> = {
  hold_all: 'everything is held',
  first_comment: 'first comment',
  links: 'links',
  words: 'word on the list',
  honeypot: 'filled the hidden field',
};

const TABS: Record<CommentStatus, string> = {
  held: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  removed: 'Removed',
  spam: 'Spam',
};

const DONE: Record<CommentStatus, string> = {
  held: 'Still waiting:',
  approved: 'Approved:',
  rejected: 'Rejected:',
  removed: 'Taken off the page:',
  spam: 'Marked as spam:',
};

const EMPTY: Record<CommentStatus, string> = {
  held: 'Nobody is waiting. Put the kettle on.',
  approved: 'Nobody has said anything yet.',
  rejected: 'Nothing was turned away.',
  removed: 'Nothing had to be taken off a page.',
  spam: 'No spam. Enjoy it while it lasts.',
};
