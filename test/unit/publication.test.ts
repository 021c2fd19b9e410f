import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressAfter,
  deedOf,
  isSettled,
  outAt,
  postState,
  publicationTime,
  type Whereabouts,
} from '../../src/posts/publication.ts';
import { DAY } from '../../src/time.ts';

const NOW = Date.UTC(2026, 10, 30, 23, 30);

test('a post is a draft, in review, scheduled, live, taken off or in the bin', () => {
  const post = { published_at: null, first_published_at: null, stage: 'draft' as const };
  const state = (more: Partial<Parameters<typeof postState>[0]>) => postState({ ...post, ...more }, NOW);
  assert.equal(state({}), 'draft');
  assert.equal(state({ stage: 'review' }), 'review');
  assert.equal(state({ stage: 'bin', first_published_at: NOW - DAY }), 'bin');
  assert.equal(state({ first_published_at: NOW - DAY }), 'unpublished');
  assert.equal(state({ first_published_at: NOW + DAY }), 'draft');
  assert.equal(state({ published_at: NOW + 1 }), 'scheduled');
  assert.equal(state({ published_at: NOW, stage: 'review' }), 'live');
});

test('what a save makes of a post is called by who sees it before and after', () => {
  const draft = { published_at: null, stage: 'draft' as const };
  const review = { published_at: null, stage: 'review' as const };
  const bin = { published_at: null, stage: 'bin' as const };
  const deed = (before: Whereabouts | number | null, after: Whereabouts | number) => {
    const placed = (each: typeof before) => (typeof each === 'number' ? outAt(each) : each);
    return deedOf(placed(before), placed(after) ?? draft, NOW);
  };
  assert.equal(deed(null, draft), 'saved');
  assert.equal(deed(null, review), 'sent_to_review');
  assert.equal(deed(draft, review), 'sent_to_review');
  assert.equal(deed(review, review), 'saved');
  assert.equal(deed(review, draft), 'back_to_draft');
  assert.equal(deed(bin, draft), 'back_to_draft');
  assert.equal(deed(bin, review), 'sent_to_review');
  assert.equal(deed(bin, bin), 'saved');
  assert.equal(deed(bin, NOW), 'published');
  assert.equal(deed(draft, bin), 'binned');
  assert.equal(deed(NOW - DAY, bin), 'binned');
  assert.equal(deed(draft, NOW), 'published');
  assert.equal(deed(NOW + DAY, NOW), 'published');
  assert.equal(deed(NOW - DAY, NOW - DAY), 'saved');
  assert.equal(deed(draft, NOW + DAY), 'scheduled');
  assert.equal(deed(NOW + DAY, NOW + DAY), 'saved');
  assert.equal(deed(NOW + DAY, NOW + 2 * DAY), 'scheduled');
  assert.equal(deed(NOW - DAY, NOW + DAY), 'scheduled');
  assert.equal(deed(NOW + DAY, draft), 'unscheduled');
  assert.equal(deed(NOW - DAY, draft), 'unpublished');
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
