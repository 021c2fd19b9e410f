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
export const longDateTime = (at: Millis, zone: string) => inZone(at, zone).format('dddd D MMMM YYYY, H:mm');
/** `10 November 2026` */
export const longDate = (at: Millis, zone: string) => inZone(at, zone).format('D MMMM YYYY');
/** `Tuesday 10 November 2026`: the heading of a day in the river. */
export const dayHeading = (at: Millis, zone: string) => inZone(at, zone).format('dddd D MMMM YYYY');
/** `Tuesday` */
export const weekday = (at: Millis, zone: string) => inZone(at, zone).format('dddd');
/** `10 Nov`: where the year stands beside it. */
export const dayAndMonth = (at: Millis, zone: string) => inZone(at, zone).format('D MMM');
/** `8:30` */
export const clockTime = (at: Millis, zone: string) => inZone(at, zone).format('H:mm');
/** 0 to 23, as clocks in the zone show it. */
export const hourOfDay = (at: Millis, zone: string) => inZone(at, zone).hour();
/** `10 Nov 2026, 9:12`: beside a comment. */
export const shortDateTime = (at: Millis, zone: string) => inZone(at, zone).format('D MMM YYYY, H:mm');
/** `8:30`; of another day than that of `now`, as beside a comment. */
export const clockOrDate = (at: Millis, now: Millis, zone: string) =>
  daysBetween(at, now, zone) === 0 ? clockTime(at, zone) : shortDateTime(at, zone);
/** For `<time datetime>`: ISO 8601 with the zone's offset. */
export const isoDateTime = (at: Millis, zone: string) => inZone(at, zone).format('YYYY-MM-DDTHH:mm:ssZ');

/** For `<input type="datetime-local">`: `2026-11-10T08:30`, as clocks in the zone show it. */
export const localInput = (at: Millis, zone: string) => inZone(at, zone).format('YYYY-MM-DDTHH:mm');

/** The day of a moment in a zone, as fields and machines write it: `2026-06-03`. */
export const localDay = (at: Millis, zone: string) => inZone(at, zone).format('YYYY-MM-DD');

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
  const before = asUtc - offset(asUtc - DAY, zone) * MINUTE;
  const after = asUtc - offset(asUtc + DAY, zone) * MINUTE;
  return [before, after].find((at) => localInput(at, zone) === text) ?? before;
}

export function yearAndMonth(at: Millis, zone: string): { year: number; month: number } {
  const moment = inZone(at, zone);
  return { year: moment.year(), month: moment.month() + 1 };
}

/** Midnights in the zone between two moments. */
export function daysBetween(from: Millis, to: Millis, zone: string): number {
  const day = (at: Millis) => Math.floor((at + offset(at, zone) * MINUTE) / DAY);
  return day(to) - day(from);
}

/** When the next day begins in the zone. */
export function nextMidnight(at: Millis, zone: string): Millis {
  const tomorrow = new Date(Date.parse(localDay(at, zone)) + DAY).toISOString().slice(0, 10);
  return localMoment(`${tomorrow}T00:00`, zone) ?? at;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** @param month 1 to 12 */
export const monthName = (month: number) => MONTHS[month - 1] ?? '';

/** True for the zone names that this machine's time zone data knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes that clocks in the zone were ahead of UTC at that moment. */
function offset(at: Millis, zone: string): number {
  if (zone === 'UTC') return 0;
  const known = offsetsOf(zone);
  const stretch = Math.floor(at / STRETCH);
  const before = known.get(stretch);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const ahead = askedOffset(at, zone);
  known.set(stretch, ahead);
  return ahead;
}

/** Clocks are changed on a quarter of an hour, wherever that is done. */
const STRETCH = 15 * MINUTE;
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
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / MINUTE);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const clock = new Intl.DateTimeFormat('en', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone: zone });
  clocks.set(zone, clock);
  return clock;
}

// dayjs's own time zones cost a fifth of a millisecond a date.
function inZone(at: Millis, zone: string) {
  return zone === 'UTC' ? dayjs.utc(at) : dayjs.utc(at).utcOffset(offset(at, zone));
}
