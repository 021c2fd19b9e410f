import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localInput, localMoment } from '../../src/time.ts';

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
