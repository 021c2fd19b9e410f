import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidDay } from '../../src/embeds/said-day.ts';

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

test('a day that English words name is its noon', () => {
  for (const [words, day] of said) {
    const at = saidDay(words);
    assert.equal(at === null ? null : new Date(at).toISOString(), day && `${day}T12:00:00.000Z`, words);
  }
});
