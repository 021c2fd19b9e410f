/**
 * When a post was visited, and what is new since the visit before. Only moments are kept, on this device. What counts as
 * new is settled when a visit begins: turning the pages of a long thread is one visit and makes nothing old.
 */

export interface Visit {
  /** When the newest comment came to stand on the page of those that were there at the last visit; UTC ms by the server. */
  base: number;
  /** The same of this visit. */
  seen: number;
  /** The last page view; UTC ms by this device. */
  at: number;
  /** When the visit before ended. */
  from: number;
}

/** Without a page view for so long, the next one begins a new visit. */
export const PAUSE = 30 * 60_000;
const REMEMBERED = 200;

/** @param newest when the newest comment came to stand on the page */
export function nextVisit(before: Visit | undefined, newest: number, now: number): Visit {
  // Who is here for the first time has nothing that is new.
  if (!before) return { base: newest, seen: newest, at: now, from: now };
  const seen = Math.max(before.seen, newest);
  if (now - before.at < PAUSE) return { ...before, seen, at: now };
  return { base: before.seen, seen, at: now, from: before.at };
}

export type Visits = Record<string, Visit>;

/** The visits with this one, without those that are too long ago to remember. */
export function withVisit(visits: Visits, post: string, visit: Visit): Visits {
  const newestFirst = Object.entries({ ...visits, [post]: visit }).sort(([, one], [, two]) => two.at - one.at);
  return Object.fromEntries(newestFirst.slice(0, REMEMBERED));
}

/** What was read from the device, where it has the shape that we wrote. */
export function visitsOf(kept: unknown): Visits {
  const isVisit = (value: unknown) => {
    const { base, seen, at, from } = Object(value) as Record<string, unknown>;
    return [base, seen, at, from].every(Number.isSafeInteger);
  };
  return Object.fromEntries(Object.entries(Object(kept)).filter(([, value]) => isVisit(value))) as Visits;
}

/** `since Tuesday`, as clocks and calendars of this device have it. */
export function sinceWords(from: number, now: number): string {
  const words = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options).format(from);
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(from)) / 86_400_000);
  if (days < 1) return `since ${words({ hour: 'numeric', minute: '2-digit' }).replace(/^0(?=\d)/, '')}`;
  if (days === 1) return 'since yesterday';
  if (days < 7) return `since ${words({ weekday: 'long' })}`;
  return `since ${words({ day: 'numeric', month: 'long' })}`;
}
