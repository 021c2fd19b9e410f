import type { Response } from 'express';
import { z } from 'zod';
import { queue, reasonCounts, statusCounts } from '../../comments/desk/queue.ts';
import { REACH, reachOf, SHELVES } from '../../comments/desk/queue-filter.ts';
import { waiting } from '../../comments/desk/waiting.ts';
import { type Context, settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import { cleanLine } from '../../text/clean.ts';
import { commentPath, deskQueuePath } from '../../urls.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { count, number, spanInWords } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { askedOf, blocksPath, decisionsPath, deskCommentPath, logPath, personalDataPath, queuePath } from '../paths.ts';
import { type CommentLine, commentLine, commentsWords } from './comment-line.ts';
import { EMPTY } from './comment-words.ts';
import { type DoneNotice, doneBy, undoneBy } from './done.ts';
import { type QueueTools, queueTools } from './queue-tools.ts';

export interface QueuePage {
  summary: string;
  links: { words: string; href: string }[];
  tools: QueueTools;
  /** Why nothing was decided. */
  problem: string | null;
  done: DoneNotice | null;
  /** What was taken back. */
  undone: string | null;
  /** Where a reply from here stands. */
  replied: string | null;
  comments: CommentLine[];
  /** Where decisions about several go. */
  bulk: string;
  /** This page, to come back to. */
  back: string;
  /** When it was drawn, UTC ms: what comes back says so. */
  seen: number;
  /** How far the search went, where that is not to the end. */
  bound: string | null;
  empty: string;
  pages: PagesView | null;
}

const COMMENTS = 30;
const queuePage = view<QueuePage>('admin/comments');
const asked = z.object({
  status: z.enum(SHELVES).default('held'),
  post: query.id.optional(),
  mark: query.id.optional(),
  name: z.string().min(1).max(300).optional(),
  address: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  reason: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  q: z
    .string()
    .max(300)
    .transform(cleanLine)
    .transform((words) => words || undefined)
    .optional(),
  page: query.page.default(1),
  done: query.id.optional(),
  undone: query.id.optional(),
  left: query.id.optional(),
  replied: query.id.optional(),
});

export const list: DeskHandler = (ctx, req, res, me) => {
  const what = query.readQuery(asked, req.query);
  const [, numbered] = /^#([1-9]\d{0,14})$/.exec(what.q ?? '') ?? [];
  if (numbered) return res.redirect(303, deskCommentPath(Number(numbered)));
  return sendQueue(ctx, res, me, what);
};

/** The queue again, as far as `back` says which, with what was wrong with the form below it. */
export function sendQueueAgain(ctx: Context, res: Response, me: SessionUser, back: string, problem: string) {
  const came = asked.safeParse(askedOf(deskQueuePath(), back));
  return sendQueue(ctx, res, me, came.data ?? asked.parse({}), problem);
}

async function sendQueue(
  ctx: Context,
  res: Response,
  me: SessionUser,
  { page, done, undone, left, replied, ...filter }: z.infer<typeof asked>,
  problem: string | null = null,
): Promise<void> {
  const now = ctx.now();
  const db = ctx.readDb;
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const isFiltered = Object.entries(filter).some(([key, value]) => key !== 'status' && value !== undefined);
  const since = await reachOf(db, filter);
  const found = await queue(db, { ...filter, since, page, size: COMMENTS });
  const comments = found.slice(0, COMMENTS);
  const reasons = filter.status === 'held' ? await reasonCounts(db, filter, since) : new Map<string, number>();
  await sendDeskPage(ctx, res, settings, {
    status: problem === null ? 200 : 422,
    title: 'Comments',
    section: 'comments',
    me,
    scripts: ['queue'],
    body: queuePage({
      summary: summary(await waiting(db), now),
      links: [
        { words: 'Log', href: logPath() },
        { words: 'Blocks', href: blocksPath() },
        ...(may(me.role, 'write') ? [{ words: 'Personal data', href: personalDataPath() }] : []),
      ],
      tools: queueTools({ filter, counts: isFiltered ? null : await statusCounts(db), reasons, comments }),
      problem,
      done: done === undefined ? null : await doneBy(ctx, done),
      undone: undone === undefined ? null : await undoneBy(ctx, undone, left),
      replied: replied === undefined ? null : commentPath(replied),
      comments: comments.map((comment) => commentLine(comment, { filter, now, zone })),
      bulk: decisionsPath(),
      back: queuePath(filter, page),
      seen: now,
      bound: since === null ? null : `Only the newest ${number(REACH)} were looked through.`,
      empty: isFiltered ? 'Not a whisper that fits all of this.' : EMPTY[filter.status],
      pages: pagesView(
        'Pages of comments',
        page,
        found.length > COMMENTS ? page + 1 : page,
        (n) => queuePath(filter, n),
        { previous: 'Before', next: 'More' },
      ),
    }),
  });
}

function summary({ held, oldest, reported }: Awaited<ReturnType<typeof waiting>>, now: number): string {
  const wait =
    held === 0
      ? 'Nobody is waiting.'
      : `${commentsWords(held)} waiting, the oldest for ${spanInWords(oldest ?? now, now)}.`;
  return reported === 0 ? wait : `${wait} ${count(reported, 'more is', 'more are')} reported.`;
}
