import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decision, nextStatus } from '../../src/comments/decide.ts';
import type { CommentStatus } from '../../src/db/schema.ts';

const table: [current: CommentStatus, decided: Record<Decision, CommentStatus>][] = [
  ['held', { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['approved', { approve: 'approved', reject: 'removed', spam: 'spam' }],
  ['spam', { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['rejected', { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['removed', { approve: 'approved', reject: 'removed', spam: 'spam' }],
];

for (const [current, decided] of table) {
  test(`decision: ${current}`, () => {
    for (const [decision, expected] of Object.entries(decided) as [Decision, CommentStatus][]) {
      assert.equal(nextStatus(current, decision), expected, decision);
      assert.equal(nextStatus(expected, decision), expected, `${decision} twice`);
    }
  });
}
