import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intoPages, linesShown, pageOfLine, placeOfLine, sorted } from '../../src/comments/thread/pages.ts';
import {
  contextOf,
  nest,
  readingOrder,
  type ThreadComment,
  type ThreadNode,
} from '../../src/comments/thread/thread.ts';

/** `12<11`: comment 12 answers 11; a trailing `x`: removed. In the order of time. */
function comments(...words: string[]): ThreadComment[] {
  return words.map((word, i) => {
    const [, id, parent, removed] = /^(\d+)(?:<(\d+))?(x)?$/.exec(word) ?? [];
    return {
      id: Number(id),
      parentId: parent ? Number(parent) : null,
      name: `n${id}`,
      gone: removed ? { how: 'removed', cause: null } : null,
      createdAt: i,
    };
  });
}

const draw = (nodes: ThreadNode[]): string =>
  nodes
    .map(({ comment, answers, replies }) =>
      [
        comment.id,
        answers ? `↑${answers.id}` : '',
        comment.gone ? '†' : '',
        replies.length ? `(${draw(replies)})` : '',
      ].join(''),
    )
    .join(' ');

const table: [what: string, given: string[], expected: string][] = [
  ['nobody', [], ''],
  ['two that start', ['1', '2'], '1 2'],
  ['replies in the order of time, wherever they came', ['1', '2', '3<1', '4<2', '5<1'], '1(3 5) 2(4)'],
  ['three levels', ['1', '2<1', '3<2'], '1(2(3))'],
  ['the fourth stands at the third and says whom it answers', ['1', '2<1', '3<2', '4<3'], '1(2(3 4↑3))'],
  ['deeper ones follow what they answer', ['1', '2<1', '3<2', '4<2', '5<3', '6<5', '7<4'], '1(2(3 5↑3 6↑5 4 7↑4))'],
  ['a reply whose parent is not here starts a thread', ['2<99', '3<2'], '2(3)'],
  ['a removed one with replies stands as a tombstone', ['1x', '2<1'], '1†(2)'],
  ['a removed one without replies is gone', ['1', '2<1x'], '1'],
  ['a chain of removed ones is gone', ['1', '2<1x', '3<2x'], '1'],
  ['a chain of removed ones with a living end stays', ['1', '2<1x', '3<2x', '4<3'], '1(2†(3† 4↑3))'],
];

for (const [what, given, expected] of table) {
  test(`thread: ${what}`, () => assert.equal(draw(nest(readingOrder(comments(...given)))), expected));
}

test('thread: 20,000 replies in one chain are put in order without recursion', () => {
  const chain = comments('1', ...Array.from({ length: 20_000 }, (_, i) => `${i + 2}<${i + 1}`));
  const lines = readingOrder(chain);
  assert.equal(lines.length, 20_001);
  assert.equal(lines.at(-1)?.depth, 20_001);
  assert.equal(nest(lines)[0]?.replies[0]?.replies.length, 19_999);
});

test('thread: lines cut from the middle come after those they hang on', () => {
  const lines = readingOrder(comments('1', '2<1', '3<2', '4<3', '5<2', '6<1', '7<6'));
  const page = (first: number) => draw(nest([...contextOf(lines, first), ...lines.slice(first)]));
  assert.equal(page(3), '1(2(4↑3 5) 6(7))');
  assert.equal(page(4), '1(2(5) 6(7))');
  assert.equal(page(5), '1(6(7))');
  assert.equal(page(0), '1(2(3 4↑3 5) 6(7))');
});

const sizes = (...list: number[]) => list.map((size, i) => ({ id: i + 1, size, number: i + 1, likes: 0 }));
const pages = (...list: number[]) =>
  intoPages(sizes(...list)).map((page) => `${page.start}: ${page.threads.map((thread) => thread.size).join(' ')}`);

test('numbering: pages end at 50 threads or 200 comments, and numbers go on', () => {
  assert.deepEqual(pages(), ['1: ']);
  assert.deepEqual(pages(1, 2, 3), ['1: 1 2 3']);
  const ones = (n: number) => Array<number>(n).fill(1);
  assert.deepEqual(
    intoPages(sizes(...ones(120))).map((page) => [page.start, page.threads.length]),
    [
      [1, 50],
      [51, 50],
      [101, 20],
    ],
  );
  assert.deepEqual(pages(100, 100, 1), ['1: 100 100', '3: 1']);
  assert.deepEqual(pages(150, 51, 10), ['1: 150', '2: 51 10']);
  assert.deepEqual(pages(10, 500, 10), ['1: 10', '2: 500', '3: 10']);
  assert.deepEqual(pages(200, 1), ['1: 200', '2: 1']);
});

test('numbering: only a thread that has its page to itself is cut, tombstones counted', () => {
  const [page] = intoPages(sizes(200));
  const [both] = intoPages(sizes(100, 100));
  assert.ok(page && both);
  assert.equal(linesShown(page, 200), 200);
  assert.equal(linesShown(page, 201), 200);
  assert.equal(linesShown(both, 201), 201);
});

test('numbering: the rest of a cut thread has pages of its own', () => {
  assert.deepEqual([0, 199, 200, 399, 400].map(pageOfLine), [1, 1, 2, 2, 3]);
});

test('numbering: where a line stands', () => {
  const [cut] = intoPages(sizes(450));
  const [both] = intoPages(sizes(100, 100));
  assert.ok(cut && both);
  assert.deepEqual(placeOfLine(cut, 3, 450, 199), { of: 'post', page: 3 });
  assert.deepEqual(placeOfLine(cut, 3, 450, 200), { of: 'thread', rootId: 1, page: 2 });
  assert.deepEqual(placeOfLine(cut, 3, 450, 400), { of: 'thread', rootId: 1, page: 3 });
  assert.deepEqual(placeOfLine(both, 1, 220, 219), { of: 'post', page: 1 });
});

test('order: newest, and most liked, where those liked alike stand in the order of time', () => {
  const threads = [3, 0, 7, 3].map((likes, i) => ({ id: 10 + i, size: 1, number: i + 1, likes }));
  const numbers = (sort: 'oldest' | 'newest' | 'liked') => sorted(threads, sort).map((thread) => thread.number);
  assert.deepEqual(numbers('oldest'), [1, 2, 3, 4]);
  assert.deepEqual(numbers('newest'), [4, 3, 2, 1]);
  assert.deepEqual(numbers('liked'), [3, 1, 4, 2]);
});

test('thread: each line tells how many living comments are beneath it', () => {
  const lines = readingOrder(comments('1', '2<1', '3<2x', '4<3', '5<4', '6<1x', '7'));
  assert.deepEqual(
    lines.map(({ comment, beneath }) => [comment.id, beneath]),
    [
      [1, 3],
      [2, 2],
      [3, 2],
      [4, 1],
      [5, 0],
      [7, 0],
    ],
  );
});
