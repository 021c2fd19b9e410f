import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScript } from '../../src/demo/script.ts';

test('a script is read as it stands, and refused where a line hangs on nothing', () => {
  const lines = readScript('A: one\n  B: two\n  | lines\n\n    [held links] C: three\n  [removed] D: four');
  assert.deepEqual(
    lines.map(({ name, body, status, parent }) => [name, body, status, parent]),
    [
      ['A', 'one', 'approved', null],
      ['B', 'two\nlines', 'approved', 0],
      ['C', 'three', 'held', 1],
      ['D', 'four', 'removed', 0],
    ],
  );
  assert.deepEqual(lines[2]?.reasons, ['links']);
  for (const wrong of ['    A: too deep', 'A: one\n    B: too deep', 'nobody says this'])
    assert.throws(() => readScript(wrong), /no line of a script/);
});
