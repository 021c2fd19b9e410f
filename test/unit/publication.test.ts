import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAfter, isSettled, postState, publicationTime } from '../../src/posts/publication.ts';
import { DAY } from '../../src/time.ts';

const NOW = Date.UTC(2026, 10, 30, 23, 30);

test('a post is a draft, scheduled or live', () => {
  assert.equal(postState({ published_at: null }, NOW), 'draft');
  assert.equal(postState({ published_at: NOW + 1 }, NOW), 'scheduled');
  assert.equal(postState({ published_at: NOW }, NOW), 'live');
});

test('now keeps the date of a post that is out, and only of one', () => {
  assert.equal(publicationTime({ publish: 'draft' }, NOW - DAY, NOW), null);
  assert.equal(publicationTime({ publish: 'now' }, null, NOW), NOW);
  assert.equal(publicationTime({ publish: 'now' }, NOW - DAY, NOW), NOW - DAY);
  assert.equal(publicationTime({ publish: 'now' }, NOW + DAY, NOW), NOW);
  assert.equal(publicationTime({ publish: 'at', at: NOW + DAY }, NOW - DAY, NOW), NOW + DAY);
});

test('an address settles when readers can have met the post there', () => {
  assert.equal(isSettled({ first_published_at: null }, NOW), false);
  assert.equal(isSettled({ first_published_at: NOW + 1 }, NOW), false);
  assert.equal(isSettled({ first_published_at: NOW }, NOW), true);
});

test('year and month are those of first publication, in the zone of the site, and stay', () => {
  const march = { year: 2025, month: 3, first_published_at: NOW - DAY };
  const scheduled = { year: 2026, month: 12, first_published_at: NOW + DAY };
  const at = (publishedAt: number | null, known: typeof march | null, zone = 'UTC') =>
    addressAfter(publishedAt, zone, known, NOW);
  assert.deepEqual(at(NOW, null), { year: 2026, month: 11, first_published_at: NOW });
  assert.deepEqual(at(NOW, null, 'Europe/Berlin'), { year: 2026, month: 12, first_published_at: NOW });
  assert.deepEqual(at(null, null), { year: null, month: null, first_published_at: null });
  for (const publishedAt of [NOW, null, NOW + 90 * DAY, NOW - 90 * DAY])
    assert.deepEqual(at(publishedAt, march), march, 'out before: taken back, put off, published again');
  assert.deepEqual(at(NOW, scheduled), { year: 2026, month: 11, first_published_at: NOW });
  assert.deepEqual(at(null, scheduled), { year: null, month: null, first_published_at: null });
});
