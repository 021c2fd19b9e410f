import { COMMENTS_A_PAGE, intoPages, linesShown, pageOfLine, type ThreadSize } from '../comments/pages.ts';
import { newestShown, type Place, said, threadLines } from '../comments/read.ts';
import { contextOf, nest, type ThreadLine } from '../comments/thread.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { commentState } from '../posts/closing.ts';
import type { PublishedPost } from '../posts/read.ts';
import type { Settings } from '../settings/settings.ts';
import { commentsPath, postFeedPath, postPath, threadPath } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { count, number } from '../words.ts';
import { type CommentFormView, commentForm, type FormState } from './comment-form.ts';
import { type CommentView, threadView } from './thread-view.ts';

/** The part of a post's page below the story. */
export interface CommentsView {
  /** Ids and times for the scripts: of the post, and when its newest comment came to stand here, UTC ms. */
  post: number;
  newest: number;
  /** `18`, and the rest of the heading after it. */
  number: string;
  heading: string;
  empty: boolean;
  feed: string;
  /** Said in place of the form. */
  closed: string | null;
  /** `Threads 51 to 80 of 80`, where there is more than one page. */
  range: string | null;
  /** On a page of one long thread: back to all of them. */
  whole: string | null;
  /** The number of the first thread on this page. */
  start: number;
  thread: CommentView[];
  /** The rest of a thread that was cut. */
  more: { words: string; href: string } | null;
  pages: PagesView | null;
  /** The form under the thread; null while it stands under a comment, or comments are closed. */
  form: CommentFormView | null;
  /** Words that were refused because comments are closed: given back to copy. */
  kept: { problem: string; body: string } | null;
}

export interface CommentsRequest {
  post: PublishedPost;
  settings: Settings;
  /** All of the post's, from `threadSizes`. */
  threads: ThreadSize[];
  /** Which page of them. */
  place: Place;
  /** The comment being answered. */
  reply: { id: number; name: string } | null;
}

/** One page of the thread, its heading, and the form or why there is none. */
export async function commentsView(
  ctx: Context,
  { post, settings, threads, place, reply }: CommentsRequest,
  form: FormState,
  now: number,
): Promise<CommentsView> {
  const zone = settings['site.timezone'];
  const state = commentState(post, settings['comments.close_after_days'], now);
  const formView = (parent: typeof reply) => commentForm(post, state, form, parent, { now, settings });
  const cut = await (place.of === 'post'
    ? pageOfPost(ctx, post, threads, place.page)
    : pageOfThread(ctx, post, threads, place));
  const thread = threadView(nest(cut.lines), {
    post,
    said: await said(
      ctx.readDb,
      cut.lines.map(({ comment }) => comment.id),
    ),
    zone,
    siteTitle: settings['site.title'],
    open: state.open,
    reply: reply && state.open ? { id: reply.id, form: formView(reply) } : null,
  });
  return {
    post: post.id,
    newest: await newestShown(ctx.readDb, post.id),
    number: number(post.comment_count),
    heading: `${post.comment_count === 1 ? 'Response' : 'Responses'} to “${post.title}”`,
    empty: post.comment_count === 0,
    feed: postFeedPath(post),
    closed: state.open ? null : CLOSED[state.reason],
    range: cut.range,
    whole: place.of === 'thread' ? postPath(post) : null,
    start: cut.start,
    thread,
    more: cut.more,
    pages: cut.pages,
    form: state.open && !reply ? formView(null) : null,
    kept: !state.open && form.values.body ? { problem: form.problem ?? '', body: form.values.body } : null,
  };
}

const CLOSED = {
  age: 'We close comments on older posts to fight comment spam.',
  editor: 'An editor has closed the comments on this post.',
  unpublished: 'Comments open when the post does.',
};

/** What a page of a thread is made of. */
interface Cut {
  lines: ThreadLine[];
  start: number;
  range: string | null;
  more: CommentsView['more'];
  pages: PagesView | null;
}

const ENDS = { previous: 'Earlier', next: 'Later' };

async function pageOfPost(ctx: Context, post: PublishedPost, all: ThreadSize[], page: number): Promise<Cut> {
  const pages = intoPages(all);
  const current = pages[page - 1];
  if (!current) throw notFound();
  const lines = await threadLines(
    ctx.readDb,
    current.threads.map((thread) => thread.id),
  );
  const { start, threads } = current;
  const end = start + threads.length - 1;
  const shown = linesShown(current, lines.length);
  const left = lines.slice(shown).filter(({ comment }) => !comment.gone).length;
  return {
    lines: lines.slice(0, shown),
    start,
    range: pages.length > 1 ? `Threads ${number(start)} to ${number(end)} of ${number(all.length)}` : null,
    more:
      left > 0
        ? { words: count(left, 'more reply', 'more replies'), href: threadPath(post, threads[0]?.id ?? 0, 2) }
        : null,
    pages: pagesView('Pages of responses', page, pages.length, (n) => `${commentsPath(post, n)}#comments`, ENDS),
  };
}

async function pageOfThread(
  ctx: Context,
  post: PublishedPost,
  threads: ThreadSize[],
  { rootId, page }: { rootId: number; page: number },
): Promise<Cut> {
  const at = threads.findIndex((thread) => thread.id === rootId);
  if (at < 0) throw notFound();
  const all = await threadLines(ctx.readDb, [rootId]);
  const first = (page - 1) * COMMENTS_A_PAGE;
  if (first >= all.length) throw notFound();
  const last = pageOfLine(all.length - 1);
  return {
    lines: [...contextOf(all, first), ...all.slice(first, first + COMMENTS_A_PAGE)],
    start: at + 1,
    range: `Thread ${number(at + 1)} of ${number(threads.length)}`,
    more: null,
    pages: pagesView('Pages of this thread', page, last, (n) => `${threadPath(post, rootId, n)}#comments`, ENDS),
  };
}
