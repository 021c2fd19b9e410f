import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNames } from '../../src/site/headline-view.ts';
import { daysBetween, HOUR } from '../../src/time.ts';

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

test('a day is called by its name for a week', () => {
  const names = [0, 1, 6, 7].map((days) => dayNames(LATE)(LATE - days * 24 * HOUR, 'UTC'));
  assert.deepEqual(names, ['Still Sunday', 'Saturday', 'Monday', 'Sunday 18 October 2026']);
});
