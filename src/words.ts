import { DAY, HOUR, MINUTE } from './time.ts';

/** Numbers and plurals, as the whole site says them. */

const NUMBER = new Intl.NumberFormat('en-GB');
const PLURAL = new Intl.PluralRules('en-GB');
const LIST = new Intl.ListFormat('en-GB');

/** `1,206` */
export const number = (n: number) =>
  // Asking the locale costs microseconds, and a page of comments has hundreds of small numbers.
  Number.isInteger(n) && n >= 0 && n < 1_000 ? String(n) : NUMBER.format(n);

/** `story`, `stories`: what goes with a number, be it a noun or a verb. */
export const plural = (n: number, one: string, many = `${one}s`) => (PLURAL.select(n) === 'one' ? one : many);

/** `1 story`, `1,206 stories` */
export const count = (n: number, one: string, many?: string) => `${number(n)} ${plural(n, one, many)}`;

/** `Cosmo, Ida and Bram` */
export const listed = (names: readonly string[]) => LIST.format(names);

/** How long until a moment ahead, for a notice: `2 days`, `1 hour`, `5 minutes`. UTC ms. */
export function spanInWords(from: number, to: number): string {
  const left = Math.max(0, to - from);
  if (left >= DAY) return count(Math.floor(left / DAY), 'day');
  if (left >= HOUR) return count(Math.floor(left / HOUR), 'hour');
  return count(Math.max(1, Math.floor(left / MINUTE)), 'minute');
}

/** When these words next change; the moment itself in its last minutes. UTC ms. */
export function spanChangesAt(from: number, to: number): number {
  const left = to - from;
  const unit = [DAY, HOUR].find((unit) => left >= unit) ?? MINUTE;
  const whole = Math.floor(left / unit);
  // A millisecond later there is less left than they say.
  return unit === MINUTE && whole < 2 ? to : to - whole * unit + 1;
}
