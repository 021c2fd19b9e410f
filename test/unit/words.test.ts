import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { spanChangesAt, spanInWords } from '../../src/words.ts';

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
