/** How a post's comments are cut into pages: whole threads, 50 of them or 200 comments, whichever comes first. */

export const THREADS_A_PAGE = 50;
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
  const pages: CommentPage[] = [{ start: 1, threads: [] }];
  let comments = 0;
  for (const [i, thread] of threads.entries()) {
    let page = pages.at(-1) as CommentPage;
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

/** Pages that a thread longer than a page has to itself. */
export const pagesOfThread = (size: number) => Math.max(1, Math.ceil(size / COMMENTS_A_PAGE));
