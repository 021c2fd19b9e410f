import { lastShown } from '../comments/thread/fresh.ts';
import { type Place, SORTS, type Sort, type ThreadSize } from '../comments/thread/pages.ts';
import { type Pick, picks } from '../comments/thread/picks.ts';
import { said } from '../comments/thread/read.ts';
import { nest } from '../comments/thread/thread.ts';
import type { Context } from '../context.ts';
import { commentState } from '../posts/closing/closing.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import type { Settings } from '../settings/settings.ts';
import { commentAnchor, commentPath, commentsPath, postFeedPath, postPath, threadTextPath } from '../urls.ts';
import type { PagesView } from '../views/pages.ts';
import { count, number, plural } from '../words.ts';
import { closedWords, closesIn } from './closing-words.ts';
import { type CommentFormView, commentForm, type FormState } from './comment-form.ts';
import { type SinceView, sinceView } from './since-view.ts';
import { cutOf } from './thread-pages.ts';
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
  /** The whole thread; null where nobody has said anything. */
  asText: string | null;
  /** When an open thread closes by itself. */
  closing: string | null;
  /** Said in place of the form. */
  closed: string | null;
  /** `Threads 51 to 80 of 80`, where there is more than one page. */
  range: string | null;
  /** `In 10 threads`, where all stand on one page and the list counts fewer than the heading. */
  threads: string | null;
  /** On a page of one long thread: back to all of them. */
  whole: string | null;
  /** Null where there is nothing to put in order. */
  sorts: SortView[] | null;
  since: SinceView | null;
  picks: PickView[];
  /** The number of the first thread on this page; null: each tells its own. */
  start: number | null;
  thread: CommentView[];
  /** The rest of a thread that was cut. */
  more: { words: string; href: string } | null;
  pages: PagesView | null;
  /** An address that will mark what is said from now on. */
  fromHere: string | null;
  /** The form under the thread; null while it stands under a comment, or comments are closed. */
  form: CommentFormView | null;
  /** Words that were refused because comments are closed: given back to copy. */
  kept: { problem: string; body: string } | null;
}

export interface SortView {
  words: string;
  href: string;
  current: boolean;
}

export interface PickView extends Pick {
  href: string;
}

export interface CommentsRequest {
  post: PublishedPost;
  settings: Settings;
  /** All of the post's, from `threadSizes`. */
  threads: ThreadSize[];
  /** Which page of them. */
  place: Place;
  sort?: Sort;
  /** Id of the last comment that a reader has seen: what came after it is marked. */
  since?: number | null;
  /** The comment being answered. */
  reply: { id: number; name: string } | null;
}

const PICKS = 5;

/** One page of the thread, its heading, and the form or why there is none. */
export async function commentsView(
  ctx: Context,
  { post, settings, threads, place, sort = 'oldest', since = null, reply }: CommentsRequest,
  form: FormState,
  now: number,
): Promise<CommentsView> {
  const zone = settings['site.timezone'];
  const state = commentState(post, settings['comments.close_after_days'], now);
  const formView = (parent: typeof reply) => commentForm(post, state, form, parent, { now, settings });
  const reading = { ...(sort !== 'oldest' && { sort }), ...(since !== null && { since }) };
  const cut = await cutOf(ctx, { post, threads, place, sort, reading });
  const fresh = since === null ? null : await sinceView(ctx, { post, last: since, place, cut, zone });
  const ids = cut.lines.map(({ comment }) => comment.id);
  const thread = threadView(nest(cut.lines), {
    post,
    said: await said(ctx.readDb, ids),
    zone,
    siteTitle: settings['site.title'],
    open: state.open,
    context: new Set(ids.slice(0, cut.context)),
    numbers: sort === 'oldest' ? null : new Map(threads.map((thread) => [thread.id, thread.number])),
    since: fresh,
    reply: reply && state.open ? { id: reply.id, form: formView(reply) } : null,
  });
  const last = await lastShown(ctx.readDb, post.id);
  const atTheTop = place.of === 'post' && place.page === 1;
  return {
    post: post.id,
    newest: last?.at ?? 0,
    number: number(post.comment_count),
    heading: `${plural(post.comment_count, 'Response')} to “${post.title}”`,
    empty: post.comment_count === 0,
    feed: postFeedPath(post),
    asText: post.comment_count > 0 ? threadTextPath(post) : null,
    closing: closesIn(state, now),
    closed: state.open ? null : closedWords(post, state.reason, settings),
    range: cut.range,
    threads: place.of === 'post' && cut.range === null ? inThreads(threads.length, post.comment_count) : null,
    whole: place.of === 'thread' ? postPath(post) : null,
    sorts: place.of === 'post' && threads.length > 1 ? sorts(post, sort) : null,
    since: fresh?.bar ?? null,
    picks: atTheTop ? picksView(await picks(ctx.readDb, post.id, PICKS), new Set(ids)) : [],
    start: sort === 'oldest' ? cut.start : null,
    thread,
    more: cut.more,
    pages: cut.pages,
    fromHere: state.open && last ? commentsPath(post, 1, { since: last.id }) : null,
    form: state.open && !reply ? formView(null) : null,
    kept: !state.open && form.values.body ? { problem: form.problem ?? '', body: form.values.body } : null,
  };
}

const inThreads = (threads: number, comments: number) =>
  threads > 1 && threads < comments ? `In ${count(threads, 'thread')}` : null;

const SORT_WORDS: Record<Sort, string> = { oldest: 'oldest', newest: 'newest', liked: 'most liked' };

const sorts = (post: PublishedPost, current: Sort): SortView[] =>
  SORTS.map((sort) => ({
    words: SORT_WORDS[sort],
    href: `${commentsPath(post, 1, sort === 'oldest' ? {} : { sort })}#comments`,
    current: sort === current,
  }));

const picksView = (picked: readonly Pick[], here: ReadonlySet<number>): PickView[] =>
  picked.map((pick) => ({ ...pick, href: here.has(pick.id) ? `#${commentAnchor(pick.id)}` : commentPath(pick.id) }));
