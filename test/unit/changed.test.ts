import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedAt } from '../../src/posts/reading/changed.ts';

test('a story has changed when it was put right, and never before it came out', () => {
  assert.equal(changedAt({ published_at: 20, corrected_at: null }), 20);
  assert.equal(changedAt({ published_at: 20, corrected_at: 30 }), 30);
  assert.equal(changedAt({ published_at: 20, corrected_at: 10 }), 20);
});
