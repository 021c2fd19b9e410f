/**
 * What the server tells of who is reading: asked for once a page, when the thread comes near the view or somebody steps
 * into it, and shared by all scripts that add what is personal.
 */

import { read, write } from './store.ts';
import { nextVisit, type Visit, visitsOf, withVisit } from './visits.ts';

export interface Me {
  name: string | null;
  email: string;
  /** The name of who is logged in at the desk. */
  editor: string | null;
  /** The two words that this device's secret phrase stands for. */
  mark: string | null;
  /** UTC ms by the server. */
  now: number;
  /** Own comments that may still be changed. */
  mine: { id: number; until: number; edit: boolean }[];
  own: number[];
  waiting: number;
  /** Id of the newest own comment on this post; 0: none. */
  last: number;
  liked: number[];
  fresh: number[];
}

export const thread = document.querySelector<HTMLElement>('#comments[data-post]');
export const post = thread?.dataset.post ?? '';
export const VISITS = 'visits';
/** ms */
const PATIENCE = 10_000;

/** This visit of the post; null until `me` is there. */
export let visit: Visit | null = null;
/** The answer of `me` once it is there. */
export let known: Me | null = null;

/** Null where it could not be had: the page then stays as it is for everybody. */
export const me: Promise<Me | null> = thread ? near(thread).then(ask) : Promise.resolve(null);

function near(thread: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const once = () => {
      observer.disconnect();
      resolve();
    };
    const observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && once(), {
      rootMargin: '600px',
    });
    observer.observe(thread);
    thread.addEventListener('focusin', once, { once: true });
  });
}

async function ask(): Promise<Me | null> {
  const newest = Number(thread?.dataset.newest || 0);
  const visits = visitsOf(read(VISITS));
  visit = nextVisit(visits[post], newest, Date.now());
  write(VISITS, withVisit(visits, post, visit));
  const since = newest > visit.base ? `&since=${visit.base}` : '';
  try {
    const response = await fetch(`/me.json?post=${post}${since}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) known = (await response.json()) as Me;
  } catch {
    // Offline, perhaps, or too slow to wait for.
  }
  return known;
}
