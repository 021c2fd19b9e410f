import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Closable, closingMoment, commentState } from '../../src/posts/closing/closing.ts';
import { DAY } from '../../src/time.ts';

const PUBLISHED = Date.UTC(2026, 0, 1);
const post = (more: Partial<Closable> = {}): Closable => ({
  published_at: PUBLISHED,
  comments_closed_at: null,
  comments_closed_by: null,
  comments_keep_open: 0,
  ...more,
});
const LIMIT = PUBLISHED + 14 * DAY;

const table: [what: string, post: Closable, days: number, now: number, expected: string][] = [
  ['a draft', post({ published_at: null }), 14, PUBLISHED, 'unpublished'],
  ['a scheduled post, 1 ms before', post(), 14, PUBLISHED - 1, 'unpublished'],
  ['at publication', post(), 14, PUBLISHED, 'open'],
  ['1 ms before the limit', post(), 14, LIMIT - 1, 'open'],
  ['at the limit', post(), 14, LIMIT, 'age'],
  ['after the limit, the job late', post(), 14, LIMIT + DAY, 'age'],
  ['no limit', post(), 0, LIMIT + 9_999 * DAY, 'open'],
  ['kept open by an editor', post({ comments_keep_open: 1 }), 14, LIMIT + DAY, 'open'],
  ['closed by the job', post({ comments_closed_at: LIMIT, comments_closed_by: 'age' }), 14, LIMIT, 'age'],
  [
    'closed by the job, days raised since',
    post({ comments_closed_at: LIMIT, comments_closed_by: 'age' }),
    99,
    LIMIT,
    'age',
  ],
  [
    'closed by an editor while young',
    post({ comments_closed_at: 1, comments_closed_by: 'editor' }),
    14,
    PUBLISHED,
    'editor',
  ],
  [
    'closed by an editor, no limit',
    post({ comments_closed_at: 1, comments_closed_by: 'editor' }),
    0,
    PUBLISHED,
    'editor',
  ],
];

for (const [what, closable, days, now, expected] of table) {
  test(`closing: ${what} → ${expected}`, () => {
    const state = commentState(closable, days, now);
    assert.equal(state.open ? 'open' : state.reason, expected);
  });
}

test('closing: an open post knows when it closes', () => {
  assert.deepEqual(commentState(post(), 14, PUBLISHED), { open: true, closesAt: LIMIT });
  assert.deepEqual(commentState(post({ comments_keep_open: 1 }), 14, PUBLISHED), { open: true, closesAt: null });
  assert.equal(closingMoment(post(), 0), null);
});
