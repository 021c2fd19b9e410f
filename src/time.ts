import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** All instants are UTC milliseconds since the epoch; a zone is an IANA name such as `Europe/London`. */
export type Millis = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `Tuesday 10 November 2026, 8:30`: above a story. */
export const longDateTime = (at: Millis, zone: string) => inZone(at, zone).format('dddd D MMMM YYYY, H:mm');
/** `10 November 2026` */
export const longDate = (at: Millis, zone: string) => inZone(at, zone).format('D MMMM YYYY');
/** `Tuesday 10 November 2026`: the heading of a day in the river. */
export const dayHeading = (at: Millis, zone: string) => inZone(at, zone).format('dddd D MMMM YYYY');
/** `8:30` */
export const clockTime = (at: Millis, zone: string) => inZone(at, zone).format('H:mm');
/** `10 Nov 2026, 9:12`: beside a comment. */
export const shortDateTime = (at: Millis, zone: string) => inZone(at, zone).format('D MMM YYYY, H:mm');
/** For `<time datetime>`: ISO 8601 with the zone's offset. */
export const isoDateTime = (at: Millis, zone: string) => inZone(at, zone).format('YYYY-MM-DDTHH:mm:ssZ');

export function yearAndMonth(at: Millis, zone: string): { year: number; month: number } {
  const moment = inZone(at, zone);
  return { year: moment.year(), month: moment.month() + 1 };
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

/** How long until a moment ahead, in the words of a notice: `2 days`, `1 hour`, `5 minutes`. */
export function untilInWords(from: Millis, to: Millis): string {
  const left = Math.max(0, to - from);
  if (left >= DAY) return plural(Math.floor(left / DAY), 'day');
  if (left >= HOUR) return plural(Math.floor(left / HOUR), 'hour');
  return plural(Math.max(1, Math.floor(left / MINUTE)), 'minute');
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

function inZone(at: Millis, zone: string) {
  return zone === 'UTC' ? dayjs.utc(at) : dayjs(at).tz(zone);
}
