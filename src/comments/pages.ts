/** How a post's comments are cut into pages: whole threads, 50 of them or 200 comments, whichever comes first. */

const THREADS_A_PAGE = 50;
export const COMMENTS_A_PAGE = 200;

export interface ThreadSize {
  /** Id of the top-level comment. */
  id: number;
  /** Comments in it, that one included. */
  size: number;
}

export interface CommentPage {
  /** The number of its first thread among all, from 1. */
  start: number;
  threads: ThreadSize[];
}

/**
 * @param threads in the order of time
 * @returns at least one page; a thread longer than a page stands alone on one, cut there
 */
export function intoPages(threads: readonly ThreadSize[]): CommentPage[] {
  let page: CommentPage = { start: 1, threads: [] };
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
export const linesShown = (page: CommentPage, lines: number) =>
  page.threads.length === 1 ? Math.min(lines, COMMENTS_A_PAGE) : lines;

/** The page, among those that a long thread has to itself, on which the line stands. Lines from 0, pages from 1. */
export const pageOfLine = (line: number) => Math.floor(line / COMMENTS_A_PAGE) + 1;
