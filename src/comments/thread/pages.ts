/** How a post's comments are put in order and cut into pages: whole threads, 50 or 200 comments, whichever comes first. */

const THREADS_A_PAGE = 50;
export const COMMENTS_A_PAGE = 200;

export interface ThreadSize {
  /** Id of the top-level comment. */
  id: number;
  /** Comments in it, that one included. */
  size: number;
  /** Its place in the order of time, from 1, which it keeps in every other order. */
  number: number;
  /** Of the top-level comment. */
  likes: number;
}

export const SORTS = ['oldest', 'newest', 'liked'] as const;
export type Sort = (typeof SORTS)[number];

/** @param threads in the order of time, which also decides between those that are liked alike */
export function sorted(threads: readonly ThreadSize[], sort: Sort): ThreadSize[] {
  if (sort === 'newest') return threads.toReversed();
  return sort === 'liked' ? threads.toSorted((a, b) => b.likes - a.likes) : [...threads];
}

export interface ThreadsPage {
  /** Where its first thread stands among all in their order, from 1. */
  start: number;
  threads: ThreadSize[];
}

/**
 * @param threads in the order in which they are read
 * @returns at least one page; a thread longer than a page stands alone on one, cut there
 */
export function intoPages(threads: readonly ThreadSize[]): ThreadsPage[] {
  let page: ThreadsPage = { start: 1, threads: [] };
  const pages = [page];
  let comments = 0;
  for (const [i, thread] of threads.entries()) {
    const full = page.threads.length >= THREADS_A_PAGE || comments + thread.size > COMMENTS_A_PAGE;
    if (full && page.threads.length > 0) {
      page = { start: i + 1, threads: [] };
      pages.push(page);
      comments = 0;
    }
    page.threads.push(thread);
    comments += thread.size;
  }
  return pages;
}

/**
 * How many lines of a page's threads stand on it. Only a thread that has the page to itself is cut; tombstones count,
 * as they take their place too.
 * @param lines of all threads of the page, in reading order
 */
export const linesShown = (page: ThreadsPage, lines: number) =>
  page.threads.length === 1 ? Math.min(lines, COMMENTS_A_PAGE) : lines;

/** The page, among those that a long thread has to itself, on which the line stands. Lines from 0, pages from 1. */
export const pageOfLine = (line: number) => Math.floor(line / COMMENTS_A_PAGE) + 1;

/** On a page of the post, or, in a thread cut short there, on a page of that thread from the second on. */
export type Place = { of: 'post'; page: number } | { of: 'thread'; rootId: number; page: number };

/**
 * Where a line of a page's threads stands.
 * @param n the number of the page, from 1
 * @param lines of all threads of the page
 * @param line its place among them, from 0
 */
export function placeOfLine(page: ThreadsPage, n: number, lines: number, line: number): Place {
  if (line < linesShown(page, lines)) return { of: 'post', page: n };
  return { of: 'thread', rootId: page.threads[0]?.id ?? 0, page: pageOfLine(line) };
}
