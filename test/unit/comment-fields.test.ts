import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, fieldErrors } from '../../src/comments/door/fields.ts';
import { mentions } from '../../src/comments/door/word-lists.ts';
import { word } from '../../src/comments/door/wording.ts';
import { cost } from '../support/cost.ts';

const SAID = { name: 'Bea', body: 'Hello', email: '', phrase: '' };

test('a phrase of a quarter of a megabyte of accents is refused before it costs anything', () => {
  const phrase = `a${'\u0315\u0316'.repeat(60_000)}`;
  let errors = {};
  const ms = cost(() => {
    errors = fieldErrors(clean({ ...SAID, phrase }));
  });
  assert.deepEqual(Object.keys(errors), ['phrase']);
  // Put into order it took nine seconds.
  assert.ok(ms < 500, `${ms} ms`);
});

test('one mailbox has one spelling', () => {
  for (const email of [
    'victim@target.example',
    'Victim@TARGET.example',
    'victim@tａrget.example',
    'ｖictim@target。example',
  ])
    assert.equal(clean({ ...SAID, email }).email, 'victim@target.example', email);
  assert.equal(clean({ ...SAID, email: 'lena@münchen.example' }).email, 'lena@xn--mnchen-3ya.example');
  for (const email of [
    'lena',
    '@example.org',
    'lena@',
    'lena@exa mple.org',
    `lena@${'a'.repeat(300)}.org`,
    'a@b@c.org <x',
  ])
    assert.ok(fieldErrors(clean({ ...SAID, email })).email, email);
});

test('words are looked for as typed and as read', () => {
  const said = { postId: 1, parentId: null, name: 'Bea', email: '' };
  for (const body of [
    'forbidden',
    'FORBIDDEN',
    'for[bidden](https://example.org)',
    '||for[bidden](https://example.org)||',
  ])
    assert.ok(mentions(word({ ...said, body }).text, 'forbidden'), body);
  assert.ok(!mentions(word({ ...said, body: 'for bidden' }).text, 'forbidden'));
});
