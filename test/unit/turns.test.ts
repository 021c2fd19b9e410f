import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as tick } from 'node:timers/promises';
import { takingTurns } from '../../src/turns.ts';

test('one piece at a time, and those who ask take turns', async () => {
  const turns = takingTurns(10);
  const done: string[] = [];
  let atOnce = 0;
  const piece = (name: string) => async () => {
    atOnce += 1;
    assert.equal(atOnce, 1);
    await tick();
    atOnce -= 1;
    done.push(name);
    return name;
  };
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map((name) => turns.take(name[0] ?? '', piece(name)));
  assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']);
  assert.deepEqual(done, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
});

test('whoever has enough waiting is told so, and nobody else', async () => {
  const turns = takingTurns(2);
  const piece = async () => {
    await tick();
  };
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() => turns.take('a', piece));
  assert.ok(first && second && third, 'one under way, two in line');
  assert.equal(fourth, null);
  const other = turns.take('b', piece);
  assert.ok(other);
  await Promise.all([first, second, third, other]);
  await turns.take('a', piece);
});

test('a piece that fails fails for the one who asked, and the next has its turn', async () => {
  const turns = takingTurns(2);
  const failing = turns.take('a', () => Promise.reject(new Error('no luck')));
  const next = turns.take('a', async () => 'done');
  await assert.rejects(failing ?? Promise.resolve(), /no luck/);
  assert.equal(await next, 'done');
});
