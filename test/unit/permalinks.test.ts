import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeSlug, slugOf } from '../../src/slugs.ts';
import { yearAndMonth } from '../../src/time.ts';
import { commentsPath, listingPage, postPath, replyPath, threadPath } from '../../src/urls.ts';

const slugs: [title: string, slug: string][] = [
  ['Odalys Finch brought her ex', 'odalys-finch-brought-her-ex'],
  ['J.Lo’s baby: it’s true!', 'jlos-baby-its-true'],
  ['Beyoncé & Björk', 'beyonce-and-bjoerk'],
  ['Алла Пугачёва', 'alla-pugachyova'],
  ['大阪', 'post'],
  ['!!!', 'post'],
  ['', 'post'],
  [`${'very '.repeat(30)}long`, 'very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very'],
  ['x'.repeat(200), 'x'.repeat(80)],
];
for (const [title, slug] of slugs) test(`slug: ${title.slice(0, 40)}`, () => assert.equal(slugOf(title, 'post'), slug));

test('slug: one that is taken gets a number', async () => {
  const taken = new Set(['soup', 'soup-2']);
  assert.equal(await freeSlug('soup', async (slug) => taken.has(slug)), 'soup-3');
  assert.equal(await freeSlug('stew', async (slug) => taken.has(slug)), 'stew');
});

const moments: [zone: string, at: string, expected: string][] = [
  ['UTC', '2026-01-01T00:00:00Z', '2026-1'],
  ['UTC', '2025-12-31T23:59:59Z', '2025-12'],
  ['America/Los_Angeles', '2026-01-01T07:59:59Z', '2025-12'],
  ['America/Los_Angeles', '2026-01-01T08:00:00Z', '2026-1'],
  ['Pacific/Kiritimati', '2026-06-30T10:00:00Z', '2026-7'],
  ['Europe/London', '2026-05-31T23:00:00Z', '2026-6'],
];
for (const [zone, at, expected] of moments) {
  test(`permalink: ${at} in ${zone} is ${expected}`, () => {
    const { year, month } = yearAndMonth(Date.parse(at), zone);
    assert.equal(`${year}-${month}`, expected);
  });
}

test('permalink: addresses', () => {
  const post = { year: 2026, month: 2, slug: 'with_underscores' };
  assert.equal(postPath(post), '/2026/02/with_underscores');
  assert.equal(postPath({ ...post, slug: 'é' }), '/2026/02/%C3%A9');
  assert.equal(commentsPath(post, 1), '/2026/02/with_underscores');
  assert.equal(commentsPath(post, 2), '/2026/02/with_underscores?comments=2');
  assert.equal(threadPath(post, 7, 2), '/2026/02/with_underscores?thread=7&comments=2');
  assert.equal(replyPath(post, 7), '/2026/02/with_underscores?reply=7#respond');
  assert.equal(listingPage('/', 1), '/');
  assert.equal(listingPage('/', 2), '/page/2');
  assert.equal(listingPage('/people/bram', 3), '/people/bram/page/3');
});
