import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from '../../src/text/distance.ts';

test('a distance counts what must be changed, and no farther than it is asked for', () => {
  const TABLE: [one: string, other: string, most: number, distance: number][] = [
    ['zephyrine', 'zephyrine', 0, 0],
    ['zephrine bell', 'zephyrine bell', 2, 1],
    ['bell', 'belle', 2, 1],
    ['solvya', 'solvay', 2, 1],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['soup', 'lighthouse', 2, 3],
    ['', 'ab', 2, 2],
    ['ba', 'ab', 1, 1],
  ];
  for (const [one, other, most, far] of TABLE) {
    assert.equal(distance(one, other, most), far, `${one} ${other}`);
    assert.equal(distance(other, one, most), far, `${other} ${one}`);
  }
});
