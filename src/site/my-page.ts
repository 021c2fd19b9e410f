import type { Request, Response } from 'express';
import { z } from 'zod';
import { ownComments } from '../comments/author/own.ts';
import * as marks from '../comments/door/marks.ts';
import { saidSince } from '../comments/thread/fresh.ts';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import * as query from '../http/query.ts';
import { forgetReader, knownReader } from '../http/reader.ts';
import { endOwn, followedBy } from '../notices/follow.ts';
import * as personal from '../notices/personal-data.ts';
import { titlesOf } from '../posts/titles.ts';
import type { Settings } from '../settings/settings.ts';
import * as urls from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { forgetMark, keptMark } from './mark-cookie.ts';
import { type LikesView, likesView } from './my-likes.ts';
import { type FollowLine, followLine, type OwnLine, ownLine } from './my-lines.ts';
import { sendPage, unlisted } from './page.ts';
import { forget, type Remembered, rememberedOf } from './remembered.ts';

/** `/me`: what is kept of whoever is asking, by the signed cookie of this device, and how to be rid of it. */

export interface MyPage {
  comments: OwnLine[];
  pages: PagesView | null;
  follows: FollowLine[];
  /** Null: they like nothing. */
  likes: LikesView | null;
  remembered: Remembered | null;
  /** The secret phrase that it keeps: the words it stands for, and the name that nobody else may use. */
  mark: { words: string; keeps: string | null } | null;
  /** Null: this device has nothing that we know it by. */
  exits: { departure: string; download: string; erasure: string } | null;
  /** Why nothing was erased. */
  problem: string | null;
  /** What was. */
  done: string | null;
}

const myPage = view<MyPage>('site/me');
const params = z.object({ id: query.id });
const asked = z.object({ page: query.page.default(1), done: z.enum(['stopped', 'forgotten']).optional() });

const SIZE = 30;
const FOLLOWS = 100;

export const show: Handler = async (ctx, req, res) => {
  const { page, done } = query.readQuery(asked, req.query);
  await send(ctx, req, res, { page, done: done ? DONE[done] : null });
};

/** Everything that is kept of whoever has this device, as a file. */
export const download: Handler = async (ctx, req, res) => {
  const readerKey = knownReader(ctx, req);
  const { comments, ...others } = await personal.personalData(ctx.readDb, { readerKey: readerKey ?? '' });
  res.set('Cache-Control', 'private, no-store');
  res.attachment('everything-you-said.json');
  // As on the page: what was called spam is told to nobody, or those who send it would learn from it.
  const said = comments.map((comment) => ({ ...comment, status: comment.status === 'spam' ? 'held' : comment.status }));
  res.json({ site: urls.absolute(ctx.config.baseUrl, urls.frontPath()), comments: said, ...others });
};

/** The device forgets who it is; what was said stays as it is. */
export const depart: Handler = (ctx, _req, res) => {
  forgetDevice(ctx, res);
  res.set('Cache-Control', 'private, no-store').redirect(303, `${urls.mePath()}?done=forgotten`);
};

export const stop: Handler = async (ctx, req, res) => {
  const { id } = query.readParams(params, req.params);
  const readerKey = knownReader(ctx, req);
  if (readerKey === null || !(await endOwn(ctx.db, id, readerKey, ctx.now()))) throw notFound();
  res.set('Cache-Control', 'private, no-store').redirect(303, `${urls.mePath()}?done=stopped`);
};

export const erase: Handler = async (ctx, req, res) => {
  const readerKey = knownReader(ctx, req);
  if (readerKey === null) return res.redirect(303, urls.mePath());
  if (req.body?.sure !== 'yes')
    return send(ctx, req, res, { problem: 'Nothing has changed yet. Tick the box first: this cannot be taken back.' });
  const erased = await personal.erase(ctx.db, { readerKey }, { by: null }, ctx.now());
  forgetDevice(ctx, res);
  const done = `${count(erased, 'comment is', 'comments are')} nobody’s now. Thank you for what you said.`;
  await sendMyPage(ctx, res, await settingsOf(ctx), { ...NOBODY, done });
};

function forgetDevice(ctx: Context, res: Response): void {
  forgetReader(ctx, res);
  forget(ctx, res);
  forgetMark(ctx, res);
}

const NOBODY: MyPage = {
  comments: [],
  pages: null,
  follows: [],
  likes: null,
  remembered: null,
  mark: null,
  exits: null,
  problem: null,
  done: null,
};

async function send(
  ctx: Context,
  req: Request,
  res: Response,
  { page = 1, problem = null, done = null }: { page?: number; problem?: string | null; done?: string | null },
): Promise<void> {
  const settings = await settingsOf(ctx);
  const readerKey = knownReader(ctx, req);
  const remembered = rememberedOf(ctx, req);
  const hash = keptMark(ctx, req);
  const mark = hash === null ? null : await marks.keptBy(ctx.readDb, hash);
  const likes = await likesView(ctx, req, settings);
  const device = { ...NOBODY, likes, remembered, mark, exits: EXITS, problem, done };
  if (readerKey === null)
    return sendMyPage(ctx, res, settings, remembered || mark ? device : { ...NOBODY, likes, done });

  const offset = (page - 1) * SIZE;
  // One more than is shown tells whether there is another page.
  const own = await ownComments(ctx.readDb, readerKey, { limit: SIZE + 1, offset });
  if (own.length === 0 && page > 1) throw notFound();
  const follows = await followedBy(ctx.readDb, readerKey, FOLLOWS);
  const postIds = [...own, ...follows].map(({ postId }) => postId);
  const titles = await titlesOf(ctx.readDb, [...new Set(postIds)], ctx.now());
  const since = await saidSince(ctx.readDb, readerKey, [...new Set(own.map(({ postId }) => postId))]);
  await sendMyPage(
    ctx,
    res,
    settings,
    {
      ...device,
      comments: own.slice(0, SIZE).map((comment) => ownLine(comment, titles, since, settings, ctx.now())),
      pages: pagesView(
        'Pages of what you said',
        page,
        own.length > SIZE ? page + 1 : page,
        (n) => (n > 1 ? `${urls.mePath()}?page=${n}` : urls.mePath()),
        { previous: 'Newer', next: 'Older' },
      ),
      follows: follows.map((follow) => followLine(follow, titles)),
    },
    problem === null ? 200 : 422,
  );
}

const DONE = {
  stopped: 'We write to you about that no more.',
  forgotten: 'This device has forgotten you. What you said stays as it is.',
};

const EXITS = {
  departure: urls.myDeparturePath(),
  download: urls.myCommentsPath(),
  erasure: urls.myErasurePath(),
};

function sendMyPage(ctx: Context, res: Response, settings: Settings, model: MyPage, status = 200): void {
  res.set('Cache-Control', 'private, no-store');
  sendPage(ctx, res, settings, {
    status,
    head: unlisted('You, as far as we know', { scripts: status === 200 ? [] : ['refused'] }),
    body: myPage(model),
  });
}
