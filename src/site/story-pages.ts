import { listingPage } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';

/** How lists of stories are cut into pages. */

export const ON_FRONT = 20;
/** Of a person, a topic, an author, a year or a month. */
export const ON_A_LIST = 30;

/** @param total stories on all pages together @param size on one */
export const storyPages = (path: string, page: number, total: number, size: number): PagesView | null =>
  pagesView('Pages of stories', page, Math.ceil(total / size), (n) => listingPage(path, n), {
    previous: 'Newer stories',
    next: 'Older stories',
  });
