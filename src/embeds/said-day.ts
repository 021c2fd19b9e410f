const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** `June 3, 2026` */
const AMERICAN = new RegExp(`\\b${MONTH} (\\d{1,2}),? (\\d{4})\\b`, 'i');
/** `3 June 2026` */
const BRITISH = new RegExp(`\\b(\\d{1,2}) ${MONTH},? (\\d{4})\\b`, 'i');

/**
 * The first day that English words name, as codes end with one: `June 3, 2026 at 2:40 PM`, `12:01 · 3 Jun 2026`. Null
 * where they name none. The hour that may stand there is of nobody knows which zone.
 * @returns `2026-06-03`; which moment that is, only the site's zone can tell
 */
export function saidDay(words: string): string | null {
  const [, month, day, year] = AMERICAN.exec(words) ?? swapped(BRITISH.exec(words));
  if (!month || !day || !year) return null;
  const counted = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  // The 31st of February is another day once it is counted.
  if (new Date(Date.UTC(Number(year), counted, Number(day))).getUTCDate() !== Number(day)) return null;
  return `${year}-${String(counted + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const swapped = (found: RegExpExecArray | null) => (found ? [found[0], found[2], found[1], found[3]] : []);

/** With its zone: without one it would be another moment on every machine that reads it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** After it the year has five digits in some zone; before 1970 nobody posted anything. */
const LATEST = Date.UTC(9999, 11, 30);

/** The moment (UTC ms) that a code tells machines: `2026-06-03T21:40:05+00:00`. Null for any other text. */
export function saidMoment(text: string): number | null {
  const at = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  return at >= 0 && at < LATEST ? at : null;
}
