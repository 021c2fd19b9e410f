const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** `June 3, 2026` or `3 June 2026` at the end of a line, perhaps with the time of day behind it. */
const DAY =
  /(?:^|[\s,·])(?:([a-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([a-z]{3,9})\.?),? (\d{4})(?:,? at \d{1,2}:\d\d ?[ap]m)?$/i;

/** Noon of the day that a line of a code ends with, UTC ms; null where there is none, or in other words than English. */
export function englishDay(line: string): number | null {
  const [, month1, day1, day2, month2, year] = DAY.exec(line.slice(-LONGEST)) ?? [];
  const month = MONTHS.findIndex((name) => name.startsWith((month1 ?? month2 ?? '?').toLowerCase()));
  const day = Number(day1 ?? day2);
  const at = Date.UTC(Number(year), month, day, 12);
  // There is no 31 June.
  return month >= 0 && new Date(at).getUTCDate() === day ? at : null;
}
const LONGEST = 60;
