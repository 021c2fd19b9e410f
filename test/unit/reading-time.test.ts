import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SafeHtml } from '../../src/html.ts';
import { minutesToRead } from '../../src/text/reading-time.ts';

const words = (n: number) => 'soup '.repeat(n);
const TABLE: [string, string, number][] = [
  ['nothing', '', 1],
  ['a word', '<p>Soup</p>', 1],
  ['a minute and a half', `<p>${words(330)}</p>`, 2],
  ['four minutes', `<p>${words(440)}</p>\n<blockquote><p>${words(440)}</p></blockquote>`, 4],
  ['markup, which nobody reads', `<p>${'<a href="/one two three" title="four five">soup</a> '.repeat(220)}</p>`, 1],
  ['a word in two voices', `<p>${'s<em>ou</em>p '.repeat(440)}</p>`, 2],
  ['an arrow', `<p>${'&gt; '.repeat(440)}</p>`, 2],
];

for (const [what, html, minutes] of TABLE)
  test(`${what}: ${minutes} to read`, () => assert.equal(minutesToRead(new SafeHtml(html)), minutes));
