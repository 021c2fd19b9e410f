import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextVisit, PAUSE, sinceWords, type Visit, visitsOf, withVisit } from '../../public/js/visits.ts';

const NOW = new Date(2026, 10, 22, 12).getTime();
const BEFORE: Visit = { base: 100, seen: 200, at: NOW - PAUSE, from: NOW - 10 * PAUSE };

const rows: { name: string; before: Visit | undefined; newest: number; visit: Visit }[] = [
  { name: 'the first visit', before: undefined, newest: 300, visit: { base: 300, seen: 300, at: NOW, from: NOW } },
  { name: 'a new visit', before: BEFORE, newest: 300, visit: { base: 200, seen: 300, at: NOW, from: BEFORE.at } },
  {
    name: 'a new visit to an older copy of the page',
    before: BEFORE,
    newest: 150,
    visit: { base: 200, seen: 200, at: NOW, from: BEFORE.at },
  },
  {
    name: 'the next page of the same visit',
    before: { ...BEFORE, at: NOW - PAUSE + 1 },
    newest: 300,
    visit: { base: 100, seen: 300, at: NOW, from: BEFORE.from },
  },
  {
    name: 'a clock that was put back',
    before: { ...BEFORE, at: NOW + 10 * PAUSE },
    newest: 300,
    visit: { base: 100, seen: 300, at: NOW, from: BEFORE.from },
  },
];
for (const { name, before, newest, visit } of rows)
  test(`a visit: ${name}`, () => assert.deepEqual(nextVisit(before, newest, NOW), visit));

test('what is new is settled when a visit begins, however many pages it has', () => {
  let visit = nextVisit(BEFORE, 300, NOW);
  for (let page = 1; page < 20; page++) visit = nextVisit(visit, 300 + page, NOW + page * (PAUSE - 1));
  assert.equal(visit.base, 200);
  assert.equal(visit.seen, 319);
  assert.equal(nextVisit(visit, 400, visit.at + PAUSE).base, 319);
});

test('two hundred posts are remembered, and the oldest is forgotten', () => {
  let visits = {};
  for (let post = 1; post <= 201; post++) visits = withVisit(visits, String(post), { ...BEFORE, at: post });
  assert.equal(Object.keys(visits).length, 200);
  assert.ok(!('1' in visits) && '201' in visits);
});

test('what was scribbled on the device counts as nothing', () => {
  for (const kept of [null, 7, 'x', [], [1], { 1: null }, { 1: { base: 1 } }, { 1: { ...BEFORE, at: 'now' } }])
    assert.deepEqual(visitsOf(kept), {}, JSON.stringify(kept));
  assert.deepEqual(visitsOf({ 1: BEFORE, 2: 'x' }), { 1: BEFORE });
});

for (const [from, words] of [
  [new Date(2026, 10, 22, 9, 5), 'since 9:05'],
  [new Date(2026, 10, 22, 0, 5), 'since 0:05'],
  [new Date(2026, 10, 21, 23), 'since yesterday'],
  [new Date(2026, 10, 17, 23), 'since Tuesday'],
  [new Date(2026, 10, 15, 23), 'since 15 November'],
] as const)
  test(`said ${words}`, () => assert.equal(sinceWords(from.getTime(), NOW), words));
