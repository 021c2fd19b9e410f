import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSettled, permalinkDate, postState, publicationTime } from '../../src/posts/publication.ts';
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
  const address = (year: number | null, published_at: number | null) => ({ year, month: 11, published_at });
  assert.equal(isSettled(address(null, null), NOW), false, 'a draft');
  assert.equal(isSettled(address(2026, NOW + 1), NOW), false, 'scheduled');
  assert.equal(isSettled(address(2026, NOW), NOW), true, 'out');
  assert.equal(isSettled(address(2026, null), NOW), true, 'taken back');
});

test('year and month are those of first publication, in the zone of the site', () => {
  const out = { year: 2025, month: 3, published_at: NOW - DAY };
  const scheduled = { year: 2026, month: 12, published_at: NOW + DAY };
  const at = (publishedAt: number | null, known: typeof out | null, zone = 'UTC') =>
    permalinkDate(publishedAt, zone, known, NOW);
  assert.deepEqual(at(NOW, null), { year: 2026, month: 11 });
  assert.deepEqual(at(NOW, null, 'Europe/Berlin'), { year: 2026, month: 12 });
  assert.deepEqual(at(null, null), { year: null, month: null });
  assert.deepEqual(at(NOW, out), { year: 2025, month: 3 });
  assert.deepEqual(at(null, out), { year: 2025, month: 3 });
  assert.deepEqual(at(NOW, scheduled), { year: 2026, month: 11 });
  assert.deepEqual(at(null, scheduled), { year: null, month: null });
});
