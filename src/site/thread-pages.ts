import { threadLines } from '../comments/thread/lines.ts';
import {
  COMMENTS_A_PAGE,
  intoPages,
  linesShown,
  type Place,
  pageOfLine,
  type Sort,
  sorted,
  type ThreadSize,
  type ThreadsPage,
} from '../comments/thread/pages.ts';
import { contextOf, type ThreadLine } from '../comments/thread/thread.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { commentAnchor, commentsPath, type Permalink, type Reading, threadPath } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { count, number } from '../words.ts';

/** What one page shows of a post's threads. */
export interface Cut {
  lines: ThreadLine[];
  /** How many of them, at the beginning, are only told of, as what follows hangs on them. */
  context: number;
  /** The number of the first thread. */
  start: number;
  /** `Threads 51 to 80 of 80`, where there is more than one page. */
  range: string | null;
  /** The rest of a thread that was cut. */
  more: { words: string; href: string } | null;
  pages: PagesView | null;
  /** All pages of the post; which of them these threads stand on, from 1; and all the lines of those threads. */
  all: ThreadsPage[];
  n: number;
  whole: ThreadLine[];
}

export interface CutRequest {
  post: Permalink;
  /** In the order of time. */
  threads: readonly ThreadSize[];
  place: Place;
  sort: Sort;
  reading: Reading;
}

export const cutOf = (ctx: Context, request: CutRequest): Promise<Cut> =>
  request.place.of === 'post'
    ? pageOfPost(ctx, request, request.place.page)
    : pageOfThread(ctx, request, request.place);

const ENDS = { previous: 'Earlier', next: 'Later' };

async function pageOfPost(ctx: Context, request: CutRequest, n: number): Promise<Cut> {
  const { post, threads, sort, reading } = request;
  const all = intoPages(sorted(threads, sort));
  const page = all[n - 1];
  if (!page) throw notFound();
  const whole = await linesOf(ctx, page, sort);
  const shown = linesShown(page, whole.length);
  const left = whole.slice(shown).filter(({ comment }) => !comment.gone).length;
  const end = page.start + page.threads.length - 1;
  const [first] = page.threads;
  return {
    lines: whole.slice(0, shown),
    context: 0,
    start: first?.number ?? 1,
    range: all.length > 1 ? `Threads ${number(page.start)} to ${number(end)} of ${number(threads.length)}` : null,
    more:
      left > 0
        ? { words: count(left, 'more reply', 'more replies'), href: threadPath(post, first?.id ?? 0, 2, reading) }
        : null,
    pages: pagesView('Pages of responses', n, all.length, (n) => `${commentsPath(post, n, reading)}#comments`, ENDS),
    all,
    n,
    whole,
  };
}

/** In the order of the page, which need not be that of time. */
async function linesOf(ctx: Context, page: ThreadsPage, sort: Sort): Promise<ThreadLine[]> {
  const ids = page.threads.map((thread) => thread.id);
  const lines = await threadLines(ctx.readDb, ids);
  if (sort === 'oldest') return lines;
  const starts = new Map(lines.flatMap(({ comment, depth }, i) => (depth === 1 ? [[comment.id, i]] : [])));
  const ends = [...starts.values(), lines.length];
  const threadFrom = (start: number) =>
    lines.slice(
      start,
      ends.find((end) => end > start),
    );
  return ids.flatMap((id) => threadFrom(starts.get(id) ?? lines.length));
}

async function pageOfThread(
  ctx: Context,
  { post, threads, reading }: CutRequest,
  { rootId, page }: Extract<Place, { of: 'thread' }>,
): Promise<Cut> {
  const all = intoPages(threads);
  const at = all.findIndex(({ threads }) => threads.some(({ id }) => id === rootId));
  const home = all[at];
  if (!home) throw notFound();
  const whole = await threadLines(ctx.readDb, [rootId]);
  const first = (page - 1) * COMMENTS_A_PAGE;
  // What stands on the post's own page stands only there.
  if (first < linesShown(home, whole.length) || first >= whole.length) throw notFound();
  const context = contextOf(whole, first);
  const mine = threads.find(({ id }) => id === rootId)?.number ?? 1;
  const href = (n: number) =>
    n === 1
      ? `${commentsPath(post, at + 1, reading)}#${commentAnchor(rootId)}`
      : `${threadPath(post, rootId, n, reading)}#comments`;
  return {
    lines: [...context, ...whole.slice(first, first + COMMENTS_A_PAGE)],
    context: context.length,
    start: mine,
    range: `Thread ${number(mine)} of ${number(threads.length)}`,
    more: null,
    pages: pagesView('Pages of this thread', page, pageOfLine(whole.length - 1), href, ENDS),
    all,
    n: at + 1,
    whole,
  };
}
