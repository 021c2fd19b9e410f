import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filed, filedAs, letterOf } from '../../src/tags/filing.ts';
import { fold } from '../../src/text/fold.ts';

const cases: [name: string, filedAs: string, letter: string][] = [
  ['Dame Hermia Pugh', 'hermia pugh', 'H'],
  ['The Fairweather Five', 'fairweather five', 'F'],
  ['The Sir Dame', 'dame', 'D'],
  ['Prof. Nettle', 'nettle', 'N'],
  ['Dr Dre', 'dre', 'D'],
  ['Sirius Holm', 'sirius holm', 'S'],
  ['The', 'the', 'T'],
  ['Dame', 'dame', 'D'],
  ['Łucja Ósma', 'lucja osma', 'L'],
  ['Lady Anne', 'lady anne', 'L'],
  ['50 Coats', '50 coats', '0–9'],
  ['…and Daughters', '...and daughters', '0–9'],
  ['Жанна', 'жанна', 'Ж'],
];

test('a name is filed without what stands before it', () => {
  for (const [name, as, letter] of cases) {
    assert.equal(filedAs(fold(name)), as, name);
    assert.equal(letterOf(fold(name)), letter, name);
  }
});

test('letters come once each, what begins with none before them', () => {
  const names = ['~ Tilde', 'Zephyrine', 'The Alderman', '50 Coats', 'Dame Zora', 'Bea'];
  const list = filed(names.map((name) => ({ name, name_key: fold(name) })));
  assert.deepEqual(
    list.map(({ name }) => name),
    ['50 Coats', '~ Tilde', 'The Alderman', 'Bea', 'Zephyrine', 'Dame Zora'],
  );
});
