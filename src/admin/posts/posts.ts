import type { Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import type { PostDecision } from '../../posts/desk/bulk.ts';
import { MOST_NAMES, MOST_TYPED, REACH, search } from '../../posts/desk/search.ts';
import { onShelf, SHELVES, type Shelf, sizesOfShelves } from '../../posts/desk/shelves.ts';
import { cleanLine } from '../../text/clean.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { count, number } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { askedOf, logPath, newPostPath, postDecisionsPath, postsPath } from '../paths.ts';
import { type BegunView, begunView } from './draft-view.ts';
import { type PostLine, postLine } from './post-lines.ts';
import { noticesAsked, type PostNotices, postNotices } from './post-notices.ts';

export interface PostsPage {
  summary: string;
  log: string;
  /** Null for those who do not write. */
  write: string | null;
  begun: BegunView | null;
  shelves: { words: string; href: string; posts: string | null; current: boolean }[];
  search: { q: string; show: string; most: number; without: string };
  notices: PostNotices;
  /** Why nothing was done. */
  problem: string | null;
  /** What there is to know about the shelf itself, and the search. */
  about: string[];
  lines: PostLine[];
  /** What can be done to several; null for those who may not. */
  bulk: { action: string; decisions: BulkButton[] } | null;
  empty: string;
  pages: PagesView | null;
}

export interface BulkButton {
  value: PostDecision;
  words: string;
  /** What presses it (public/js/posts.ts). */
  key: string;
  hot: boolean;
}

const POSTS = 40;
const postsPage = view<PostsPage>('admin/posts');
const asked = z.object({
  show: z.enum(SHELVES).default('all'),
  q: z
    .string()
    .transform((typed) => cleanLine([...cleanLine(typed)].slice(0, MOST_TYPED).join('')))
    .default(''),
  page: query.page.default(1),
  ...noticesAsked,
});

export const list: DeskHandler = (ctx, req, res, me) => sendPosts(ctx, res, me, query.readQuery(asked, req.query));

/** The list again, as far as `back` says which, with what was wrong with the form below it. */
export function sendPostsAgain(ctx: Context, res: Response, me: SessionUser, back: string, problem: string) {
  const came = asked.safeParse(askedOf(postsPath(), back));
  return sendPosts(ctx, res, me, came.data ?? asked.parse({}), problem);
}

async function sendPosts(
  ctx: Context,
  res: Response,
  me: SessionUser,
  { show, q, page, ...notices }: z.infer<typeof asked>,
  problem: string | null = null,
): Promise<void> {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const sizes = await sizesOfShelves(ctx.readDb, now);
  const cut = { now, page, size: POSTS };
  const { posts, isCut } =
    q === '' ? { posts: await onShelf(ctx.readDb, show, cut), isCut: false } : await search(ctx.readDb, show, q, cut);
  const last = q === '' ? Math.ceil(sizes[show] / POSTS) : page + (posts.length > POSTS ? 1 : 0);
  await sendDeskPage(ctx, res, settings, {
    status: problem === null ? 200 : 422,
    title: 'Posts',
    section: 'posts',
    me,
    scripts: ['posts'],
    body: postsPage({
      summary: q === '' ? `${count(sizes[show], 'post')}, ${ORDERS[show]} first.` : FOUND,
      log: logPath(),
      write: may(me.role, 'write') ? newPostPath() : null,
      begun: await begunView(ctx, { me, zone: settings['site.timezone'], now }),
      shelves: SHELVES.map((shelf) => ({
        words: WORDS[shelf],
        href: postsPath(shelf, 1, q),
        // Of what is searched for it is not counted how much there is.
        posts: q === '' ? number(sizes[shelf]) : null,
        current: shelf === show,
      })),
      search: { q, show, most: MOST_TYPED, without: postsPath(show) },
      notices: await postNotices(ctx, me, notices, postsPath(show, page, q)),
      problem,
      about: [...(show === 'bin' ? [BIN] : []), ...(isCut ? [CUT] : [])],
      lines: posts.slice(0, POSTS).map((post) => postLine(post, settings, me, now)),
      bulk: may(me.role, 'write') ? { action: postDecisionsPath(), decisions: DECISIONS[show] } : null,
      empty: q === '' ? EMPTY[show] : NOT_FOUND[show === 'all' ? 'all' : 'shelf'],
      pages: pagesView('Pages of posts', page, last, (n) => postsPath(show, n, q), {
        previous: 'Before',
        next: 'More',
      }),
    }),
  });
}

const WORDS: Record<Shelf, string> = {
  all: 'All',
  draft: 'Drafts',
  review: 'In review',
  scheduled: 'Scheduled',
  live: 'Live',
  bin: 'Bin',
};

const ORDERS: Record<Shelf, string> = {
  all: 'the last worked on',
  draft: 'the last worked on',
  review: 'the last worked on',
  scheduled: 'the next to come out',
  live: 'the newest',
  bin: 'the last thrown away',
};

const FOUND = 'Those with it in the title first, then the last worked on.';

const CUT = `Only the newest ${number(REACH)} posts and ${MOST_NAMES} names that have it were looked at.`;
const BIN = 'What was never out goes for good after 30 days. What readers have met stays, and its address stays taken.';

const PUBLISH = { value: 'publish', key: 'p', words: 'Publish', hot: true } as const;
const DRAFT = { value: 'draft', key: 'd', words: 'Back to draft', hot: false } as const;
const TAKE_OFF = { ...DRAFT, words: 'Take off the site' };
const REVIEW = { value: 'review', key: 'r', words: 'Ask for review', hot: false } as const;
const BIN_IT = { value: 'bin', key: 'b', words: 'To the bin', hot: false } as const;
const CLOSE = { value: 'close', key: 'c', words: 'Close comments', hot: false } as const;
const OPEN = { value: 'open', key: 'o', words: 'Keep comments open', hot: false } as const;

const DECISIONS: Record<Shelf, BulkButton[]> = {
  all: [PUBLISH, REVIEW, DRAFT, BIN_IT],
  draft: [PUBLISH, REVIEW, BIN_IT],
  review: [PUBLISH, DRAFT, BIN_IT],
  scheduled: [{ ...PUBLISH, words: 'Publish now' }, DRAFT, BIN_IT],
  live: [TAKE_OFF, BIN_IT, CLOSE, OPEN],
  bin: [{ value: 'restore', key: 't', words: 'Take out of the bin', hot: true }],
};

const EMPTY: Record<Shelf, string> = {
  all: 'Nothing written yet. Somebody must have heard something.',
  draft: 'No drafts. Everything that was begun is out.',
  review: 'Nothing waits to be read.',
  bin: 'The bin is empty.',
  scheduled: 'Nothing is waiting for its hour.',
  live: 'Nothing is out yet.',
};

const NOT_FOUND = {
  all: 'Not a whisper of that. Try fewer words, a name, an address of ours or a #number; the bin is searched apart.',
  shelf: 'Not a whisper of that on this shelf. Another one may have it.',
};
