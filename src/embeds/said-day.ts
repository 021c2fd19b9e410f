const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const AMERICAN = new RegExp(`\\b${MONTH} (\\d{1,2}),? (\\d{4})\\b`, 'i');
const BRITISH = new RegExp(`\\b(\\d{1,2}) ${MONTH},? (\\d{4})\\b`, 'i');

/**
 * The noon (UTC ms) of the first day that English words name, as codes end with one: `June 3, 2026 at 2:40 PM`,
 * `12:01 · 3 Jun 2026`. Null where they name none. The hour that may stand there is of nobody knows which zone.
 */
export function saidDay(words: string): number | null {
  const [, month, day, year] = AMERICAN.exec(words) ?? swapped(BRITISH.exec(words));
  if (!month || !day || !year) return null;
  const noon = new Date(Date.UTC(Number(year), MONTHS.indexOf(month.slice(0, 3).toLowerCase()), Number(day), 12));
  // The 31st of February is another day once it is counted.
  return noon.getUTCDate() === Number(day) ? noon.getTime() : null;
}

const swapped = (found: RegExpExecArray | null) => (found ? [found[0], found[2], found[1], found[3]] : []);
