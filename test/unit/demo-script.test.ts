import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moments } from '../../src/demo/moments.ts';
import { readScript } from '../../src/demo/script.ts';
import { DAY } from '../../src/time.ts';

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

test('what a script says comes in its order, answers after what they answer, nothing after the end', () => {
  const lines = readScript('A: 1\n  B: 2\n    C: 3\n  D: 4\n  E: 5\nF: 6\n  G: 7\nH: 8');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = moments(lines, { from: 0, over: DAY, until: DAY });
  for (const [earlier, later] of [
    [0, a],
    [a, b],
    [b, c],
    [b, d],
    [d, e],
    [a, f],
    [f, g],
    [f, h],
    [h, DAY],
  ] as const)
    assert.ok(earlier < later, `${earlier} before ${later}`);
  assert.ok(moments(lines, { from: 0, over: DAY, until: 1_000 }).every((at) => at <= 1_000));
});
