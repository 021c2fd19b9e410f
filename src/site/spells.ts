import { dayHeading, daysBetween, monthName, weekday, yearAndMonth } from '../time.ts';

/** What stands above the stories of a list: the day they came out on, or the month where a day would have one story. */
export interface Heading {
  words: string;
  /** It tells no day, so each story does. */
  dated: boolean;
}

/** Stories a day, on average, from which on days are worth a heading each. */
const BUSY = 2;

/**
 * The headings of a list.
 * @param times of all its stories, UTC ms
 * @param now on the front page: the last seven days are called as people call them, `Still Sunday`, `Saturday`
 * @param daily each day has its own, as the page itself is about one month
 */
export function headings(
  times: readonly number[],
  zone: string,
  { now, daily = false }: { now?: number | undefined; daily?: boolean | undefined } = {},
): (at: number) => Heading {
  const days = new Set(times.map((at) => dayHeading(at, zone)));
  const byDay = daily || times.length >= BUSY * days.size;
  return (at) => {
    if (now !== undefined && daysBetween(at, now, zone) < 7) return { words: lately(at, now, zone), dated: false };
    if (byDay) return { words: dayHeading(at, zone), dated: false };
    return { words: monthHeading(at, now, zone), dated: true };
  };
}

const lately = (at: number, now: number, zone: string) =>
  daysBetween(at, now, zone) <= 0 ? `Still ${weekday(at, zone)}` : weekday(at, zone);

function monthHeading(at: number, now: number | undefined, zone: string): string {
  const { year, month } = yearAndMonth(at, zone);
  const today = now === undefined ? null : yearAndMonth(now, zone);
  const isThisMonth = today?.year === year && today.month === month;
  return isThisMonth ? `Earlier in ${monthName(month)}` : `${monthName(month)} ${year}`;
}
