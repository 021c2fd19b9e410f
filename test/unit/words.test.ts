import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { count, listed, plural, spanChangesAt, spanInWords } from '../../src/words.ts';

const TO = Date.UTC(2026, 10, 22, 12);

const spans: [left: number, words: string, next: string][] = [
  [14 * DAY, '14 days', '13 days'],
  [2 * DAY + HOUR, '2 days', '1 day'],
  [DAY, '1 day', '23 hours'],
  [DAY - 1, '23 hours', '22 hours'],
  [HOUR, '1 hour', '59 minutes'],
  [HOUR - 1, '59 minutes', '58 minutes'],
  [2 * MINUTE, '2 minutes', '1 minute'],
];

for (const [left, words, next] of spans) {
  test(`${words} stay until ${next}, to the millisecond`, () => {
    const from = TO - left;
    const change = spanChangesAt(from, TO);
    assert.equal(spanInWords(from, TO), words);
    assert.equal(spanInWords(change - 1, TO), words);
    assert.equal(spanInWords(change, TO), next);
  });
}

test('the last minute stays until the moment itself', () => {
  for (const left of [2 * MINUTE - 1, MINUTE, SECOND, 1]) {
    assert.equal(spanInWords(TO - left, TO), '1 minute');
    assert.equal(spanChangesAt(TO - left, TO), TO);
  }
});

const counted: [n: number, one: string, many: string | undefined, words: string][] = [
  [0, 'response', undefined, '0 responses'],
  [1, 'story', 'stories', '1 story'],
  [2, 'story', 'stories', '2 stories'],
  [1_001, 'story', 'stories', '1,001 stories'],
  [1_234_567, 'person', 'people', '1,234,567 people'],
  [21, 'day', undefined, '21 days'],
];

for (const [n, one, many, words] of counted) test(words, () => assert.equal(count(n, one, many), words));

test('a verb goes with a number too, and names are listed as they are said', () => {
  assert.deepEqual(
    [1, 2].map((n) => plural(n, 'lacks', 'lack')),
    ['lacks', 'lack'],
  );
  assert.deepEqual([[], ['Cosmo'], ['Cosmo', 'Ida'], ['Cosmo', 'Ida', 'Bram']].map(listed), [
    '',
    'Cosmo',
    'Cosmo and Ida',
    'Cosmo, Ida and Bram',
  ]);
});
