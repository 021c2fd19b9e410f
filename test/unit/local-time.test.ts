import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBetween, localInput, localMoment, nextMidnight } from '../../src/time.ts';

const cases: [typed: string, zone: string, utc: string | null][] = [
  ['2026-11-22T08:30', 'UTC', '2026-11-22T08:30:00.000Z'],
  ['2026-11-22T08:30', 'Europe/London', '2026-11-22T08:30:00.000Z'],
  ['2026-07-01T08:30', 'Europe/London', '2026-07-01T07:30:00.000Z'],
  ['2026-12-31T21:30', 'America/New_York', '2027-01-01T02:30:00.000Z'],
  ['2026-07-01T00:15', 'Asia/Kathmandu', '2026-06-30T18:30:00.000Z'],
  ['2026-07-01T00:15', 'Pacific/Kiritimati', '2026-06-30T10:15:00.000Z'],
  // Twice that night: the first.
  ['2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
  // Not at all that night: counted on from before.
  ['2026-03-29T01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00:00.000Z'],
  ['2026-02-30T10:00', 'UTC', null],
  ['2026-13-01T10:00', 'UTC', null],
  ['2026-01-01T24:00', 'UTC', null],
  ['2026-01-01 10:00', 'UTC', null],
  ['0026-01-01T10:00', 'UTC', null],
  ['', 'UTC', null],
];

for (const [typed, zone, utc] of cases) {
  test(`${typed || 'nothing'} in ${zone}`, () => {
    const at = localMoment(typed, zone);
    assert.equal(at === null ? null : new Date(at).toISOString(), utc);
  });
}

test('a moment comes back as it was typed', () => {
  for (const zone of ['UTC', 'Europe/London', 'Asia/Kathmandu', 'America/St_Johns'])
    for (const typed of ['2026-01-31T23:59', '2026-07-01T00:00', '2026-10-25T01:30'])
      assert.equal(localInput(localMoment(typed, zone) ?? 0, zone), typed);
});

const midnights: [at: string, zone: string, next: string][] = [
  ['2026-11-22T12:00Z', 'UTC', '2026-11-23T00:00Z'],
  ['2026-11-22T00:00Z', 'UTC', '2026-11-23T00:00Z'],
  ['2026-12-31T23:59:59.999Z', 'UTC', '2027-01-01T00:00Z'],
  ['2026-11-22T12:00Z', 'Asia/Kathmandu', '2026-11-22T18:15Z'],
  ['2026-11-22T12:00Z', 'America/New_York', '2026-11-23T05:00Z'],
  // A day of 25 hours, and one that has no midnight: it begins at one.
  ['2026-10-25T00:30Z', 'Europe/London', '2026-10-26T00:00Z'],
  ['2026-03-07T20:00Z', 'America/Havana', '2026-03-08T05:00Z'],
];

for (const [at, zone, next] of midnights) {
  test(`the midnight after ${at} in ${zone}`, () => {
    const from = Date.parse(at);
    const midnight = nextMidnight(from, zone);
    assert.equal(midnight, Date.parse(next));
    assert.equal(daysBetween(from, midnight - 1, zone), 0);
    assert.equal(daysBetween(from, midnight, zone), 1);
  });
}
