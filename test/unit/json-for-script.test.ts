import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonForScript } from '../../src/html.ts';

test('data within a script says the same, and cannot leave it', () => {
  for (const text of [
    '</script>',
    '<!--',
    ']]>',
    '&lt;',
    '\u2028\u2029',
    '\ud800',
    '\\u003c',
    '"\\',
    '\ufffe\uffff',
    '\u0000',
  ]) {
    const data = { [text]: [text, { text }] };
    const { text: printed } = jsonForScript(data);
    assert.doesNotMatch(printed, /[<>&\u2028\u2029\ufffe\uffff]/, JSON.stringify(text));
    assert.deepEqual(JSON.parse(printed), data);
  }
});
