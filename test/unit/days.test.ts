import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headings } from '../../src/site/spells.ts';
import { DAY, daysBetween, HOUR } from '../../src/time.ts';

// Clocks in London went back on 25 October 2026 at 1:00 UTC, and New Zealand is half a day ahead.
const LATE = Date.UTC(2026, 9, 25, 23, 30);
const cases: [from: number, to: number, zone: string, days: number][] = [
  [LATE, LATE, 'Europe/London', 0],
  [LATE - 23 * HOUR, LATE, 'Europe/London', 0],
  [LATE - 24.5 * HOUR, LATE, 'Europe/London', 0],
  [LATE - 24.6 * HOUR, LATE, 'Europe/London', 1],
  [LATE, LATE + HOUR, 'Europe/London', 1],
  [LATE, LATE + HOUR, 'Pacific/Auckland', 0],
  [LATE, LATE + 7 * 24 * HOUR, 'UTC', 7],
];

test('days are counted by the midnights between', () => {
  for (const [from, to, zone, days] of cases) assert.equal(daysBetween(from, to, zone), days, `${from} ${zone}`);
});

/** What stands above stories that are so many days old. */
const above = (ages: number[], now?: number) => {
  const headingOf = headings(
    ages.map((days) => LATE - days * DAY),
    'UTC',
    { now },
  );
  return ages.map((days) => headingOf(LATE - days * DAY));
};

test('a day is called by its name for a week, and then by its month', () => {
  assert.deepEqual(
    above([0, 1, 6, 7, 30, 400], LATE).map(({ words, dated }) => (dated ? `${words}, dated` : words)),
    [
      'Still Sunday',
      'Saturday',
      'Monday',
      'Earlier in October, dated',
      'September 2026, dated',
      'September 2025, dated',
    ],
  );
});

test('days have headings of their own where each has two stories on average', () => {
  assert.deepEqual(
    above([7, 7, 7, 9]).map(({ words }) => words),
    ['Sunday 18 October 2026', 'Sunday 18 October 2026', 'Sunday 18 October 2026', 'Friday 16 October 2026'],
  );
  assert.deepEqual(above([7, 7, 9]), Array(3).fill({ words: 'October 2026', dated: true }));
});
