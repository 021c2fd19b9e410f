import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareTexts, differences, type Piece } from '../../src/posts/writing/difference.ts';
import type { Revised } from '../../src/posts/writing/revisions.ts';

const told = (pieces: Piece[]) =>
  pieces
    .map((piece) => {
      if (piece.kind === 'gap') return `(${piece.paragraphs})`;
      return { same: piece.words, added: `+${piece.words}+`, removed: `-${piece.words}-` }[piece.kind];
    })
    .join('');

const side = (pieces: Piece[], kind: 'added' | 'removed') =>
  pieces.map((piece) => (piece.kind === 'same' || piece.kind === kind ? piece.words : '')).join('');

test('what changed is told by words in a paragraph, and by paragraphs', () => {
  assert.equal(told(compareTexts('She has 124 stairs.', 'She has 142 stairs.')), 'She has -124-+142+ stairs.');
  assert.equal(told(compareTexts('One.\n\nThree.', 'One.\n\nTwo.\n\nThree.')), 'One.\n\n+Two.\n\n+Three.');
  assert.equal(told(compareTexts('', 'New')), '+New+');
  assert.equal(told(compareTexts('Gone', '')), '-Gone-');
});

test('paragraphs that did not change are counted, but for those beside a change', () => {
  const paragraphs = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `P${from + i}.`).join('\n\n');
  const before = `${paragraphs(9)}\n\nold\n\n${paragraphs(9, 10)}`;
  const pieces = compareTexts(before, before.replace('old', 'new'));
  assert.deepEqual(
    pieces.filter((piece) => piece.kind === 'gap'),
    [
      { kind: 'gap', paragraphs: 8 },
      { kind: 'gap', paragraphs: 8 },
    ],
  );
  assert.match(told(pieces), /P8\.\n\n-old-\+new\+\n\nP10\./);
});

test('both texts can be made of what is told', () => {
  const old = 'First line\nsecond  line\n\n\n\nThird — “quoted” 🤸‍♂️ text\n';
  const now = 'First line\nsecond line changed\n\nThird — “quoted” 👩‍❤️‍👩 text\n\nFourth';
  const pieces = compareTexts(old, now);
  assert.equal(side(pieces, 'removed'), old);
  assert.equal(side(pieces, 'added'), now);
});

test('texts of the largest size that have nothing in common are one gone and one new', () => {
  const old = 'a b\n\n'.repeat(40_000);
  const now = Array.from({ length: 40_000 }, (_, i) => `w${i}`)
    .join('\n\n')
    .slice(0, 200_000);
  assert.deepEqual(
    compareTexts(old, now).map(({ kind }) => kind),
    ['removed', 'added'],
  );
  const line = (word: string) => `${word} `.repeat(30_000);
  assert.deepEqual(
    compareTexts(line('a'), line('b')).map(({ kind }) => kind),
    ['removed', 'added'],
  );
});

const POST: Revised = {
  ...{ title: 'Soup', slug: 'soup', body: 'Leek.', body_format: 'markdown', excerpt: null, people: [], topics: [] },
  ...{ hero: null, insets: [], embeds: [], related: [], published_at: null, stage: 'draft' },
};

test('fields are told in the order of the form, and only those that differ', () => {
  const picture = {
    id: 3,
    key: 'k',
    width: 9,
    height: 9,
    alt: 'A pot',
    caption: '',
    credit: '',
    licence: '',
    expires_at: null,
  };
  const after: Revised = {
    ...POST,
    people: ['Bea', 'Odalys Finch'],
    title: 'Soup again',
    hero: picture,
    published_at: 1,
  };
  assert.deepEqual(
    differences(POST, after, 'UTC').map(({ field }) => field),
    ['title', 'people', 'hero'],
  );
  const [difference] = differences(
    { ...after, hero: { ...picture, expires_at: Date.UTC(2026, 10, 30) } },
    after,
    'UTC',
  );
  assert.match(told(difference?.pieces ?? []), /-\n?Rights end: 2026-11-29-|Rights end: 2026-11-29/);
  assert.deepEqual(differences(after, { ...after, published_at: null }, 'UTC'), []);
});
