import { z } from 'zod';
import { type Context, settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import { type DeskLine, onShelf, type Shelf, sizesOfShelves } from '../../posts/desk/shelves.ts';
import type { Settings } from '../../settings/settings.ts';
import { may } from '../../users/duties.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { count } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskPostPath, newPostPath, postsPath } from '../paths.ts';
import { type CommentsPanel, commentsPanel } from './comments-panel.ts';
import { type BegunView, begunView } from './draft-view.ts';
import { readersPath, type StateView, stateView } from './post-state.ts';

export interface PostsPage {
  summary: string;
  /** Null for those who do not write. */
  write: string | null;
  begun: BegunView | null;
  shelves: { words: string; href: string; posts: number; current: boolean }[];
  lines: PostLines;
  empty: string;
  pages: PagesView | null;
}

/** A list of posts; `back` is the page that it stands on. */
export interface PostLines {
  lines: PostLine[];
  back: string;
  /** With the buttons that open and close comments. */
  switches: boolean;
}

/** A post in a list of the desk. */
export interface PostLine {
  title: string;
  /** To its form for those who write, to the page for others; null where neither may be seen. */
  href: string | null;
  state: StateView;
  author: string;
  responses: string;
  comments: CommentsPanel | null;
}

const POSTS = 40;
const postsPage = view<PostsPage>('admin/posts');
const asked = z.object({
  show: z.enum(['all', 'draft', 'review', 'scheduled', 'live', 'bin']).default('all'),
  page: query.page.default(1),
});

export const list: DeskHandler = async (ctx, req, res, me) => {
  const { show, page } = query.readQuery(asked, req.query);
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const sizes = await sizesOfShelves(ctx.readDb, now);
  const lines = await onShelf(ctx.readDb, show, { now, page, size: POSTS });
  const last = Math.ceil(sizes[show] / POSTS);
  await sendDeskPage(ctx, res, settings, {
    title: 'Posts',
    section: 'posts',
    me,
    body: postsPage({
      summary: count(sizes.all, 'post'),
      write: may(me.role, 'write') ? newPostPath() : null,
      begun: await begunView(ctx, { me, zone: settings['site.timezone'], now }),
      shelves: SHELVES.map(({ shelf, words }) => ({
        words,
        href: postsPath(shelf),
        posts: sizes[shelf],
        current: shelf === show,
      })),
      lines: {
        lines: postLines(ctx, lines, settings, me),
        back: postsPath(show, page),
        switches: true,
      },
      empty: EMPTY[show],
      pages: pagesView('Pages of posts', page, last, (n) => postsPath(show, n), { previous: 'Newer', next: 'Older' }),
    }),
  });
};

export function postLines(ctx: Context, lines: readonly DeskLine[], settings: Settings, me: SessionUser): PostLine[] {
  const now = ctx.now();
  return lines.map((post) => {
    const path = readersPath(post, now);
    return {
      title: post.title,
      href: may(me.role, 'write') ? deskPostPath(post.id) : path,
      state: stateView(post, settings['site.timezone'], now),
      author: post.author,
      responses: count(post.comment_count, 'response'),
      comments: path === null ? null : commentsPanel(post, settings, now),
    };
  });
}

const SHELVES: { shelf: Shelf; words: string }[] = [
  { shelf: 'all', words: 'All' },
  { shelf: 'draft', words: 'Drafts' },
  { shelf: 'review', words: 'In review' },
  { shelf: 'scheduled', words: 'Scheduled' },
  { shelf: 'live', words: 'Live' },
  { shelf: 'bin', words: 'Bin' },
];

const EMPTY: Record<Shelf, string> = {
  all: 'Nothing written yet. Somebody must have heard something.',
  draft: 'No drafts. Everything that was begun is out.',
  review: 'Nothing waits to be read.',
  bin: 'The bin is empty.',
  scheduled: 'Nothing is waiting for its hour.',
  live: 'Nothing is out yet.',
};
