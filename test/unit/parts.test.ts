import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partAt, withPart } from '../../public/js/parts.ts';

/** The text with a bar for the caret; what is being typed there; the text after `X` was taken, and the caret in it. */
const cases: [text: string, separator: ',' | '\n' | null, words: string, taken: string][] = [
  ['|', ',', '', 'X, |'],
  ['od|', ',', 'od', 'X, |'],
  ['Ann, od|', ',', 'od', 'Ann, X, |'],
  ['Ann,|', ',', '', 'Ann, X, |'],
  ['|Ann, Bea', ',', 'Ann', 'X|, Bea'],
  ['Ann, o|d, Bea', ',', 'od', 'Ann, X|, Bea'],
  ['Ann, od|,', ',', 'od', 'Ann, X|,'],
  ['a, b|', null, 'a, b', 'X|'],
  ['one\ntw|', '\n', 'tw', 'one\nX\n|'],
  ['on|\ntwo', '\n', 'on', 'X|\ntwo'],
];

test('what is taken stands in the place of what was being typed', () => {
  for (const [marked, separator, words, taken] of cases) {
    const [text, caret] = [marked.replace('|', ''), marked.indexOf('|')];
    const part = partAt(text, caret, separator);
    assert.equal(part.words, words, marked);
    const after = withPart(text, part, 'X', separator);
    assert.equal(`${after.value.slice(0, after.caret)}|${after.value.slice(after.caret)}`, taken, marked);
  }
  assert.deepEqual(partAt('Ann, o, Bea', 6, ',').others, ['Ann', 'Bea']);
  assert.deepEqual(partAt('a, b', 4, null).others, []);
});
