import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SafeHtml } from '../../src/html.ts';
import { renderComment } from '../../src/text/comment.ts';
import { readableLines } from '../../src/text/lines.ts';

const typed: [words: string, lines: string[]][] = [
  ['Soup', ['Soup']],
  ['a\nb\n\nc', ['a', 'b', '', 'c']],
  ['  a  \n   b', ['a', 'b']],
  ['> Soup?\n> Or broth?\n>\n> Bread!\nNo.', ['> Soup?', '> Or broth?', '>', '> Bread!', '', 'No.']],
  ['> > Soup?\n> Broth.\n\nNo.', ['> > Soup?', '>', '> Broth.', '', 'No.']],
  ['So ||he <dies>||.\nAnd then', ['So', '', '[spoiler]', '', 'And then']],
  ['> ||again||\n\nyes', ['> [spoiler]', '', 'yes']],
  ['*a* & <b> "c" D’s', ['a & <b> "c" D’s']],
  ['- a\n- b\n1. c', ['- a', '- b', '1. c']],
  ['🤸‍♂️ 👩‍❤️‍👩', ['🤸‍♂️ 👩‍❤️‍👩']],
];
for (const [words, lines] of typed)
  test(`${JSON.stringify(words)} reads as ${JSON.stringify(lines)}`, () =>
    assert.deepEqual(readableLines(renderComment(words)), lines));

const brought: [html: string, lines: string[]][] = [
  ['', []],
  ['Salt &amp; &lt;b&gt; &eacute;<br>pepper', ['Salt & <b> é', 'pepper']],
  ['<blockquote>a<blockquote>b</blockquote></blockquote>c', ['> a', '>', '> > b', '', 'c']],
  ['\u0007a\u0000', ['a']],
];
for (const [html, lines] of brought)
  test(`what was brought as ${JSON.stringify(html)} too`, () =>
    assert.deepEqual(readableLines(new SafeHtml(html)), lines));
