import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decision, nextStatus } from '../../src/comments/desk/decide.ts';
import type { CommentStatus } from '../../src/db/schema.ts';

/** By whether it ever stood on the page. */
const table: [current: CommentStatus, wasShown: boolean, decided: Record<Decision, CommentStatus>][] = [
  ['held', false, { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['held', true, { approve: 'approved', reject: 'removed', spam: 'spam' }],
  ['approved', true, { approve: 'approved', reject: 'removed', spam: 'spam' }],
  ['spam', false, { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['spam', true, { approve: 'approved', reject: 'removed', spam: 'spam' }],
  ['rejected', false, { approve: 'approved', reject: 'rejected', spam: 'spam' }],
  ['removed', true, { approve: 'approved', reject: 'removed', spam: 'spam' }],
  ['deleted', true, { approve: 'deleted', reject: 'deleted', spam: 'deleted' }],
  ['deleted', false, { approve: 'deleted', reject: 'deleted', spam: 'deleted' }],
];

for (const [current, wasShown, decided] of table) {
  test(`decision: ${current}, ${wasShown ? 'once on the page' : 'never shown'}`, () => {
    for (const [decision, expected] of Object.entries(decided) as [Decision, CommentStatus][]) {
      assert.equal(nextStatus(current, decision, wasShown), expected, decision);
      const shownNow = wasShown || expected === 'approved';
      assert.equal(nextStatus(expected, decision, shownNow), expected, `${decision} twice`);
    }
  });
}
