import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paragraphs } from '../../src/import/paragraphs.ts';
import { cost } from '../support/cost.ts';

const table: [what: string, source: string, expected: string][] = [
  ['nothing', ' \n\n ', ''],
  ['one line', 'Soup', '<p>Soup</p>\n'],
  ['a blank line ends a paragraph', 'a\n\nb', '<p>a</p>\n<p>b</p>\n'],
  ['a blank line may hold spaces', 'a\n \t\nb', '<p>a</p>\n<p>b</p>\n'],
  ['a line end breaks the line', 'a\n  b', '<p>a<br>\nb</p>\n'],
  ['line ends of Windows', 'a\r\n\r\nb\r\nc', '<p>a</p>\n<p>b<br>\nc</p>\n'],
  ['a break before a line end is one break', 'a<br />\nb', '<p>a<br>\nb</p>\n'],
  ['two breaks end a paragraph', 'a<br><br/>b', '<p>a</p>\n<p>b</p>\n'],
  ['paragraphs stay, and what is between them becomes some', '<p>a</p>\n\nb', '<p>a</p><p>b</p>\n'],
  ['lines in a paragraph break', '<p class="x">a\nb</p>', '<p class="x">a<br>\nb</p>'],
  [
    'quotations get paragraphs',
    '<blockquote>a\n\nb</blockquote>\n\nc',
    '<blockquote><p>a</p>\n<p>b</p>\n</blockquote><p>c</p>\n',
  ],
  ['quotations keep paragraphs', '<blockquote><p>a</p></blockquote>', '<blockquote><p>a</p></blockquote>'],
  ['lists are left alone', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['headings are left alone', '<h2>a</h2>\nb', '<h2>a</h2><p>b</p>\n'],
  ['pre is left alone', '<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
  ['scripts are left alone', '<script>a;\n\nb;</script>', '<script>a;\n\nb;</script>'],
  ['words with marks', 'a <em>b</em>\n\n<a href="/c">d</a>', '<p>a <em>b</em></p>\n<p><a href="/c">d</a></p>\n'],
  ['spacers go', 'a\n\n&nbsp;\n\nb', '<p>a</p>\n<p>b</p>\n'],
  ['hard spaces stay', 'a&nbsp;b', '<p>a&nbsp;b</p>\n'],
  ['tags that only begin like a block', '<pretty>a</pretty>', '<p><pretty>a</pretty></p>\n'],
  ['items nobody closed', '<ul><li>a\n<li>b</ul>c', '<ul><li>a<li>b</ul><p>c</p>\n'],
  ['ends without a beginning', 'a</div>b', '<p>a</p>\n</div><p>b</p>\n'],
];

for (const [what, source, expected] of table)
  test(`paragraphs: ${what}`, () => assert.equal(paragraphs(source), expected));

test('paragraphs: 200,000 hostile characters take little time', () => {
  for (const unit of ['\n', '\n ', ' \t', ' ', '<div>', '<ul></p>', '<p ', '<br ', '<br>', 'a\n']) {
    const spent = cost(() => {
      paragraphs(unit.repeat(200_000 / unit.length));
    });
    assert.ok(spent < 2_000, `${JSON.stringify(unit)} took ${spent} ms`);
  }
});
