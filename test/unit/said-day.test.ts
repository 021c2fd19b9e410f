import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidDay, saidMoment } from '../../src/embeds/said-day.ts';

const said: [words: string, day: string | null][] = [
  ['June 3, 2026', '2026-06-03'],
  ['June 3, 2026 at 2:40 PM', '2026-06-03'],
  ['Jun 3, 2026', '2026-06-03'],
  ['Sept. 12, 2025', '2025-09-12'],
  ['12:01 · May 2, 2026', '2026-05-02'],
  ['3 June 2026', '2026-06-03'],
  ['2:40 pm · 03 Jun 2026', '2026-06-03'],
  ['february 29, 2024', '2024-02-29'],
  ['February 29, 2025', null],
  ['June 31, 2026', null],
  ['June 0, 2026', null],
  ['3. Juni 2026', null],
  ['3 Juni 2026', null],
  ['Juno 3, 2026', null],
  ['06/03/2026', null],
  ['June 2026', null],
  ['soon', null],
  ['', null],
];

test('a day that English words name is read', () => {
  for (const [words, day] of said) {
    assert.equal(saidDay(words), day, words);
  }
});

test('a moment for machines is read where it names its zone, as it would else be another on every machine', () => {
  const at = Date.UTC(2026, 5, 3, 21, 40, 5);
  for (const told of ['2026-06-03T21:40:05Z', '2026-06-03T21:40:05.000Z', '2026-06-03T23:40:05+02:00'])
    assert.equal(saidMoment(told), at, told);
  assert.equal(saidMoment('2026-06-03T21:40:05+0000'), at, 'as X writes it');
  for (const none of ['', '2026-06-03T21:40:05', '2026-06-03', '2026-13-03T21:40:05Z', 'June 3, 2026 at 2:40 PM', '1'])
    assert.equal(saidMoment(none), null, none);
});
