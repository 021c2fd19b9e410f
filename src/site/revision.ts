import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { type Author, mayChange, toChange } from '../comments/author/authorship.ts';
import { changes, isChangeable } from '../comments/author/own.ts';
import { type ChangeOutcome, edit, takeBack } from '../comments/door/edit.ts';
import { byId } from '../comments/thread/read.ts';
import { type Context, settingsOf } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { field } from '../http/forms.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { addressKey, knownReader } from '../http/reader.ts';
import { ticketFor } from '../http/same-origin.ts';
import { visibleById } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import { clockTime } from '../time.ts';
import { commentPath, deletionPath, frontPath, postPath, revisionPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { heldPath, isAuthorsKey, whereItStands } from './comment-link.ts';
import { givingBack } from './giving-back.ts';
import { sendPage, unlisted } from './page.ts';
import { REFUSALS } from './refusals.ts';

/** Changing or deleting a comment of one's own, for a while after it was posted. */
export interface RevisionPage {
  heading: string;
  /** Why it can only be deleted, for whoever comes to do that. */
  note: string | null;
  /** Where the words go; null: they can only be copied. */
  action: string | null;
  /** Null: it cannot be deleted any more. */
  deletion: string | null;
  body: string;
  /** Why it was not taken, or cannot be changed. */
  problem: string | null;
  /** What is wrong with the words. */
  error: string | null;
  /** `until 9:58` */
  until: string | null;
  /** Proves who this is where there is no cookie. */
  key: string;
  ticket: string | null;
  deletionTicket: string | null;
  back: { href: string; title: string };
}

const revisionPage = view<RevisionPage>('site/revision');
const params = z.object({ id: query.id });
const asked = z.object({ key: z.string().max(200).default('') });
const typed = z.object({ body: field, key: field });

export const show: Handler = async (ctx, req, res) => {
  const { key } = query.readQuery(asked, req.query);
  await send(ctx, req, res, { key, body: null, status: 200, problem: null, error: null });
};

export const create: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const { body, key } = typed.parse(req.body ?? {});
  const author = authorOf(ctx, req, id, key);
  const settings = await settingsOf(ctx);
  const outcome = await edit(ctx.db, settings, { id, body, author, addressKey: addressKey(ctx, req) }, ctx.now());
  if (outcome.kind !== 'changed') return refuse(ctx, req, res, outcome, { body, key });
  res.set('Cache-Control', 'private, no-store');
  res.redirect(303, outcome.status === 'approved' ? commentPath(id) : heldPath(ctx, id, true));
};

export const remove: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const { key } = typed.parse(req.body ?? {});
  const comment = await toChange(ctx.readDb, id);
  const refused = await takeBack(ctx.db, await settingsOf(ctx), { id, author: authorOf(ctx, req, id, key) }, ctx.now());
  // A second click finds it gone, which is what was wanted.
  if (refused === 'gone' && comment?.status !== 'deleted') throw notFound();
  if (refused === 'not_yours' && comment?.status !== 'approved') throw notFound();
  if (refused && refused !== 'gone') throw new HttpError(REFUSALS[refused].status, REFUSALS[refused].words);
  const post = comment && (await visibleById(ctx.readDb, comment.post_id, ctx.now()));
  if (!post) throw notFound();
  // Where it was answered, a line stays that says what was done.
  const stays = comment.answered ? await byId(ctx.readDb, id) : null;
  if (stays) return res.redirect(303, await whereItStands(ctx, post, stays));
  const parent = comment.parent_id === null ? null : await byId(ctx.readDb, comment.parent_id);
  res.redirect(303, parent?.status === 'approved' ? commentPath(parent.id) : `${postPath(post)}#comments`);
};

export const refused = (ctx: Context): ErrorRequestHandler =>
  givingBack({
    event: 'change of a comment not taken',
    read: (body) => {
      const said = typed.parse(body);
      return said.body === '' ? null : said;
    },
    send: (req, res, said, problem) => send(ctx, req, res, { ...said, ...problem, error: null }),
  });

function refuse(
  ctx: Context,
  req: Request,
  res: Response,
  outcome: Exclude<ChangeOutcome, { kind: 'changed' }>,
  said: { body: string; key: string },
): Promise<void> {
  if (outcome.kind === 'invalid')
    return send(ctx, req, res, { ...said, status: 422, problem: null, error: outcome.error });
  // What is said of these two hangs on what the page may tell.
  if (outcome.reason === 'gone' || outcome.reason === 'not_yours')
    return send(ctx, req, res, { ...said, status: 200, problem: null, error: null });
  const { status, words } = REFUSALS[outcome.reason];
  return send(ctx, req, res, { ...said, status, problem: words, error: null });
}

interface Shown {
  key: string;
  /** What was typed; null: what stands. */
  body: string | null;
  status: number;
  problem: string | null;
  error: string | null;
}

async function send(ctx: Context, req: Request, res: Response, shown: Shown): Promise<void> {
  const { id } = query.readParams(params, req.params);
  const comment = await toChange(ctx.readDb, id);
  const post = comment && (await visibleById(ctx.readDb, comment.post_id, ctx.now()));
  const settings = await settingsOf(ctx);
  const author = authorOf(ctx, req, id, shown.key);
  if (!comment || !post || !isChangeable(comment.status)) return sendNothing(ctx, res, settings, shown);
  const change = mayChange(comment, author, settings, ctx.now());
  // What waits for an editor is to others as if it were not there.
  if (change === 'not_yours' && comment.status !== 'approved') return sendNothing(ctx, res, settings, shown);
  const until = changes(comment, settings, ctx.now()).remove;
  const isTheirs = change !== 'not_yours';
  const deletion = isTheirs && until !== null ? deletionPath(id) : null;
  const toDelete = shown.status === 200 && change === 'answered' && deletion !== null;
  const why = change === 'allowed' || toDelete ? null : REFUSALS[change];
  const heading = toDelete ? 'Delete your comment' : 'Change your comment';
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, settings, {
    status: shown.status === 200 && why ? why.status : shown.status,
    head: unlisted(heading, { scripts: shown.status === 200 ? [] : ['refused'] }),
    body: revisionPage({
      heading,
      note: toDelete ? 'Somebody has answered it, so its words stay as they were. You can still take it back.' : null,
      action: change === 'allowed' ? revisionPath(id) : null,
      deletion,
      // Nobody else is shown what waits for an editor.
      body: shown.body ?? (isTheirs ? comment.body : ''),
      problem: shown.problem ?? why?.words ?? null,
      error: shown.error,
      until: until === null ? null : `until ${clockTime(until, settings['site.timezone'])}`,
      key: author.proven ? shown.key : '',
      ticket: ticketFor(ctx, req, revisionPath(id)),
      deletionTicket: ticketFor(ctx, req, deletionPath(id)),
      back: { href: comment.status === 'approved' ? commentPath(id) : postPath(post), title: post.title },
    }),
  });
}

/** Where there is nothing that could be changed: the words, if there are any, to copy. */
function sendNothing(ctx: Context, res: Response, settings: Settings, { body, status, problem }: Shown): void {
  if (!body) throw notFound();
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, settings, {
    status: status === 200 ? 404 : status,
    head: unlisted('Change your comment'),
    body: revisionPage({
      heading: 'Change your comment',
      note: null,
      action: null,
      deletion: null,
      body,
      problem:
        problem ?? 'There is no comment here that you could change. If you wrote one, it has been taken off the page.',
      error: null,
      until: null,
      key: '',
      ticket: null,
      deletionTicket: null,
      back: { href: frontPath(), title: settings['site.title'] },
    }),
  });
}

const authorOf = (ctx: Context, req: Request, id: number, key: string): Author => ({
  readerKey: knownReader(ctx, req),
  proven: isAuthorsKey(ctx, id, key),
});
