import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** All instants are UTC milliseconds since the epoch; a zone is an IANA name such as `Europe/London`. */
export type Millis = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

/** `Tuesday 10 November 2026, 8:30`: above a story. */
export const longDateTime = (at: Millis, zone: string) => {
  const local = inZone(at, zone);
  return `${dayOf(local)}, ${clockOf(local)}`;
};
/** `10 November 2026` */
export const longDate = (at: Millis, zone: string) => dateOf(inZone(at, zone), MONTHS);
/** `Tuesday 10 November 2026`: the heading of a day in the river. */
export const dayHeading = (at: Millis, zone: string) => dayOf(inZone(at, zone));
/** `Tuesday` */
export const weekday = (at: Millis, zone: string) => weekdayOf(inZone(at, zone));
/** `10 Nov`: where the year stands beside it. */
export const dayAndMonth = (at: Millis, zone: string) => dayMonthOf(inZone(at, zone), SHORT_MONTHS);
/** `8:30` */
export const clockTime = (at: Millis, zone: string) => clockOf(inZone(at, zone));
/** 0 to 23, as clocks in the zone show it. */
export const hourOfDay = (at: Millis, zone: string) => inZone(at, zone).getUTCHours();
/** `10 Nov 2026, 9:12`: beside a comment. */
export const shortDateTime = (at: Millis, zone: string) => {
  const local = inZone(at, zone);
  return `${dateOf(local, SHORT_MONTHS)}, ${clockOf(local)}`;
};
/** `8:30`; of another day than that of `now`, as beside a comment. */
export const clockOrDate = (at: Millis, now: Millis, zone: string) =>
  daysBetween(at, now, zone) === 0 ? clockTime(at, zone) : shortDateTime(at, zone);

/** @param month 1 to 12 */
export const monthName = (month: number) => MONTHS[month - 1] ?? '';

/**
 * The names come from Intl, once, and the order is ours: Intl writes a comma, an "at" or a "Sept" as its version likes, and
 * takes ten times as long.
 */
const named = (moments: number[], locale: string, how: Intl.DateTimeFormatOptions) =>
  moments.map((at) => new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(at));
const monthsOf = (locale: string, month: 'long' | 'short') =>
  named(
    Array.from({ length: 12 }, (_, n) => Date.UTC(2026, n)),
    locale,
    { month },
  );
const MONTHS = monthsOf('en-GB', 'long');
// Of three letters, all of them.
const SHORT_MONTHS = monthsOf('en-US', 'short');
// The 4th of January 2026 was a Sunday.
const WEEKDAYS = named(
  Array.from({ length: 7 }, (_, n) => Date.UTC(2026, 0, 4 + n)),
  'en-GB',
  { weekday: 'long' },
);

const clockOf = (local: Date) => `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
const dayMonthOf = (local: Date, months: readonly string[]) => `${local.getUTCDate()} ${months[local.getUTCMonth()]}`;
const dateOf = (local: Date, months: readonly string[]) => `${dayMonthOf(local, months)} ${local.getUTCFullYear()}`;
const weekdayOf = (local: Date) => WEEKDAYS[local.getUTCDay()] ?? '';
const dayOf = (local: Date) => `${weekdayOf(local)} ${dateOf(local, MONTHS)}`;

/** For `<time datetime>`: ISO 8601 with the zone's offset. */
export const isoDateTime = (at: Millis, zone: string) =>
  dayjs
    .utc(at)
    .utcOffset(Math.round(offset(at, zone) / MINUTE))
    .format('YYYY-MM-DDTHH:mm:ssZ');

/** For `<input type="datetime-local">`: `2026-11-10T08:30`, as clocks in the zone show it. */
export const localInput = (at: Millis, zone: string) => dayjs.utc(inZone(at, zone)).format('YYYY-MM-DDTHH:mm');

/** The day of a moment in a zone, as fields and machines write it: `2026-06-03`. */
export const localDay = (at: Millis, zone: string) => dayjs.utc(inZone(at, zone)).format('YYYY-MM-DD');

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * The moment at which clocks in the zone show what was typed as `YYYY-MM-DDTHH:mm`; null for anything else. Of an hour
 * that an autumn night has twice it is the first; one that a spring night leaves out counts on from the hour before.
 */
export function localMoment(text: string, zone: string): Millis | null {
  const [, year, month, day, hour, minute] = (LOCAL.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return null;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  // February 31st and 24:70 are other moments once they are counted.
  if (year < 1970 || new Date(asUtc).toISOString().slice(0, 16) !== text) return null;
  const before = asUtc - offset(asUtc - DAY, zone);
  const after = asUtc - offset(asUtc + DAY, zone);
  return [before, after].find((at) => localInput(at, zone) === text) ?? before;
}

export function yearAndMonth(at: Millis, zone: string): { year: number; month: number } {
  const local = inZone(at, zone);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 };
}

/** Midnights in the zone between two moments. */
export function daysBetween(from: Millis, to: Millis, zone: string): number {
  const day = (at: Millis) => Math.floor((at + offset(at, zone)) / DAY);
  return day(to) - day(from);
}

/** When the next day begins in the zone. */
export function nextMidnight(at: Millis, zone: string): Millis {
  const tomorrow = new Date(Date.parse(localDay(at, zone)) + DAY).toISOString().slice(0, 10);
  return localMoment(`${tomorrow}T00:00`, zone) ?? at;
}

/** True for the zone names that this machine's time zone data knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** How far clocks in the zone were ahead of UTC at that moment: ms. */
function offset(at: Millis, zone: string): number {
  if (zone === 'UTC') return 0;
  const known = offsetsOf(zone);
  // Clocks are changed on the minute, and not always of a quarter of an hour: in St John's, for years, at 0:01.
  const stretch = Math.floor(at / MINUTE);
  const before = known.get(stretch);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const ahead = askedOffset(stretch * MINUTE, zone);
  known.set(stretch, ahead);
  return ahead;
}

const MOST_KNOWN = 10_000;

// Asking costs microseconds, and a page of comments has hundreds of dates, the same ones for every reader.
const offsets = new Map<string, Map<number, number>>();

function offsetsOf(zone: string): Map<number, number> {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  return known;
}

function askedOffset(at: Millis, zone: string): number {
  const parts = Object.fromEntries(
    calendarOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const calendar = new Intl.DateTimeFormat('en', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone: zone });
  calendars.set(zone, calendar);
  return calendar;
}

/** What calendars and clocks in the zone showed, as a moment whose UTC is that. */
const inZone = (at: Millis, zone: string) => new Date(at + offset(at, zone));
