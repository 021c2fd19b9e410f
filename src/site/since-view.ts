import { type Fresh, firstFresh, freshOn, shownAfter } from '../comments/thread/fresh.ts';
import type { Place } from '../comments/thread/pages.ts';
import type { Context } from '../context.ts';
import { longDateTime } from '../time.ts';
import { commentAnchor, commentsPath, type Permalink, threadPath } from '../urls.ts';
import { number } from '../words.ts';
import type { Cut } from './thread-pages.ts';

/** The bar above a thread in which what is new is marked. */
export interface SinceView {
  words: string;
  /** Where the first new one stands; null: nothing is new. */
  first: string | null;
}

/** What of a page is new, and the way from each new one to the next, over all pages of the post. */
export interface Since {
  bar: SinceView;
  ids: ReadonlySet<number>;
  /** Addresses by the id that they lead on from. */
  next: ReadonlyMap<number, string>;
}

export interface SinceRequest {
  post: Permalink & { id: number };
  /** The last comment that is not new. */
  last: number;
  place: Place;
  cut: Cut;
  zone: string;
}

export async function sinceView(ctx: Context, { post, last, place, cut, zone }: SinceRequest): Promise<Since> {
  const fresh = await shownAfter(ctx.readDb, post.id, last);
  const page = cut.all[cut.n - 1];
  const here = page ? freshOn(page, cut.n, cut.whole, fresh) : [];
  const after = await firstFresh(ctx.readDb, cut.all, cut.n + 1, fresh);
  const way = after ? [...here, after] : here;
  const href = (to: (typeof way)[number]) => {
    const anchor = `#${commentAnchor(to.id)}`;
    return samePlace(to.place, place) ? anchor : placePath(post, to.place, last) + anchor;
  };
  const first = await firstFresh(ctx.readDb, cut.all, 1, fresh);
  return {
    bar: { words: barWords(fresh, zone), first: first && href(first) },
    ids: fresh.ids,
    next: new Map(
      here.flatMap(({ id }, i) => {
        const to = way[i + 1];
        return to ? [[id, href(to)]] : [];
      }),
    ),
  };
}

function barWords({ since, ids }: Fresh, zone: string): string {
  if (since === null) return 'Nothing new here that we know of.';
  const moment = longDateTime(since, zone);
  return ids.size > 0
    ? `${number(ids.size)} new since ${moment}`
    : `Nothing new since ${moment}. Keep this page’s address: whatever is said from now on will be marked here.`;
}

const placePath = (post: Permalink, place: Place, since: number) =>
  place.of === 'post'
    ? commentsPath(post, place.page, { since })
    : threadPath(post, place.rootId, place.page, { since });

const samePlace = (a: Place, b: Place) =>
  a.page === b.page && (a.of === 'thread' ? a.rootId : 0) === (b.of === 'thread' ? b.rootId : 0);
