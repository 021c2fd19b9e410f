import type { Response } from 'express';
import { z } from 'zod';
import { CAUSES } from '../../comments/causes.ts';
import { type DeskComment, deskComment } from '../../comments/desk/comment.ts';
import { nextStatus } from '../../comments/desk/decide.ts';
import { countsOfPerson } from '../../comments/desk/hide-person.ts';
import { type Context, settingsOf } from '../../context.ts';
import type { CommentStatus } from '../../db/schema.ts';
import { notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import * as log from '../../runs/log.ts';
import { shortDateTime } from '../../time.ts';
import { commentPath } from '../../urls.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { view } from '../../views/view.ts';
import { count, number } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { blockAuthorPath, decisionPath, deskCommentPath, deskReplyPath, hidingPath, queuePath } from '../paths.ts';
import { type CommentLine, commentLine, nameOf, type ReplyView } from './comment-line.ts';
import { CAUSE_CHOICES, STATUS_WORDS } from './comment-words.ts';
import { type DoneNotice, doneBy, undoneBy } from './done.ts';
import { type LogLines, logLine } from './log.ts';

/** One comment, with everything that is known of it and can be done about it. */
export interface CommentPage {
  line: CommentLine;
  name: string;
  state: string;
  queue: { words: string; href: string };
  done: DoneNotice | null;
  undone: string | null;
  replied: string | null;
  facts: { term: string; words: string }[];
  reply: ReplyView | null;
  /** Why the reply was not taken. */
  problem: string | null;
  /** Taking it off the page, or giving another cause for that. */
  removal: { words: string; action: string } | null;
  causes: { code: string; words: string }[];
  person: { words: string; hiding: string | null; sure: string };
  blocks: { words: string; href: string }[];
  log: LogLines;
  back: string;
  /** When it was drawn, UTC ms. */
  seen: number;
}

const ENTRIES = 30;
const commentPage = view<CommentPage>('admin/comment');
const params = z.object({ id: query.id });
const asked = z.object({
  done: query.id.optional(),
  undone: query.id.optional(),
  left: query.id.optional(),
  replied: query.id.optional(),
});

export const show: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  await sendCommentPage(ctx, res, me, id, query.readQuery(asked, req.query));
};

interface Shown {
  status?: number;
  /** Decisions, and the reply, that one comes back from. */
  done?: number | undefined;
  undone?: number | undefined;
  left?: number | undefined;
  replied?: number | undefined;
  /** What was typed, and why it was not taken. */
  reply?: { body: string; problem: string };
}

export async function sendCommentPage(
  ctx: Context,
  res: Response,
  me: SessionUser,
  id: number,
  { status = 200, done, undone, left, replied, reply }: Shown,
): Promise<void> {
  const db = ctx.readDb;
  const comment = await deskComment(db, id);
  if (!comment) throw notFound();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const shelf = comment.status === 'deleted' ? 'held' : comment.status;
  const line = commentLine(comment, { filter: { status: shelf }, now: ctx.now(), zone });
  const decided = await log.aboutComment(db, id, ENTRIES);
  const back = deskCommentPath(id);
  // Words that were not taken stay to be copied, also where nothing can be answered any more.
  const form = line.reply ?? (reply ? { action: deskReplyPath(id), words: 'Reply', about: line.name } : null);
  const isOff = nextStatus(comment.status, 'reject', comment.wasShown) === 'removed';
  await sendDeskPage(ctx, res, settings, {
    status,
    title: `Comment ${id}`,
    section: 'comments',
    me,
    body: commentPage({
      line,
      name: nameOf(comment),
      state: STATUS_WORDS[comment.status],
      queue: { words: 'All comments', href: queuePath({ status: shelf }) },
      done: done === undefined ? null : await doneBy(ctx, done),
      undone: undone === undefined ? null : await undoneBy(ctx, undone, left),
      replied: replied === undefined ? null : commentPath(replied),
      facts: facts(comment, zone),
      reply: form && { form, id, body: reply?.body ?? '', back },
      problem: reply?.problem ?? null,
      removal: isOff
        ? {
            words: comment.status === 'removed' ? 'Say why it was taken off' : 'Take it off the page',
            action: decisionPath(id, 'rejection'),
          }
        : null,
      causes: CAUSE_CHOICES,
      person: await personView(ctx, comment),
      blocks: [
        ...(comment.mark ? [{ words: 'Block this mark', href: blockAuthorPath('mark', id) }] : []),
        ...(comment.addressKey ? [{ words: 'Block this address', href: blockAuthorPath('address', id) }] : []),
      ],
      log: { lines: decided.map((entry) => logLine(entry, { zone, writes: may(me.role, 'write') })), back },
      back,
      seen: ctx.now(),
    }),
  });
}

function facts(comment: DeskComment, zone: string): CommentPage['facts'] {
  const { shownAt, editedAt, vettedAt, pickedAt, removedFor, likes } = comment;
  const at = (time: number | null) => (time === null ? null : shortDateTime(time, zone));
  const known: [string, string | null][] = [
    ['Said', at(comment.createdAt)],
    ['First on the page', at(shownAt)],
    ['Edited', at(editedAt)],
    ['Found fine', at(vettedAt)],
    ['Editor’s pick since', at(pickedAt)],
    ['Taken off as', comment.status === 'removed' && removedFor ? CAUSES[removedFor].removed : null],
    ['Likes', likes > 0 ? number(likes) : null],
    ['E-mail', comment.hasEmail ? 'left one' : null],
  ];
  return known.flatMap(([term, words]) => (words === null ? [] : [{ term, words }]));
}

async function personView(ctx: Context, comment: DeskComment): Promise<CommentPage['person']> {
  const counts = (await countsOfPerson(ctx.readDb, comment.id)) ?? new Map<CommentStatus, number>();
  const said = [...counts].map(([status, comments]) => `${number(comments)} ${STATUS_WORDS[status]}`);
  const hideable = (counts.get('approved') ?? 0) + (counts.get('held') ?? 0);
  return {
    words: said.length > 0 ? `${said.join(', ')}, this one included.` : 'Nothing.',
    hiding: hideable > 0 && !comment.byDesk ? hidingPath(comment.id) : null,
    sure: `Yes, ${count(hideable, 'comment')}: what is on a page comes off, what waits is rejected`,
  };
}
