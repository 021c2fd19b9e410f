import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueTools } from '../../src/admin/comments/queue-tools.ts';
import { COUNTED } from '../../src/comments/desk/queue.ts';

test('a shelf tells how many lie on it, as far as they are counted', () => {
  const counts = { held: 3, reported: 0, approved: COUNTED, rejected: COUNTED - 1, removed: 0, spam: 1_200 };
  const { tabs } = queueTools({ filter: { status: 'held' }, counts, reasons: new Map(), comments: [] });
  assert.deepEqual(
    tabs.map(({ comments }) => comments),
    ['3', '0', '10,000+', '9,999', '0', '1,200'],
  );
  const filtered = queueTools({ filter: { status: 'held' }, counts: null, reasons: new Map(), comments: [] });
  assert.ok(filtered.tabs.every(({ comments }) => comments === null));
});
