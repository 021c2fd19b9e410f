import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { cost } from '../support/cost.ts';

const rendered: [what: string, source: string, expected: string][] = [
  ['words', 'Soup *and* **bread**', '<p>Soup <em>and</em> <strong>bread</strong></p>\n'],
  ['a heading', '# Soup', '<h2>Soup</h2>\n'],
  ['a quotation', '> “Soup”', '<blockquote>\n<p>“Soup”</p>\n</blockquote>\n'],
  ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
  ['struck out', '~~a~~', '<p><del>a</del></p>\n'],
  ['a link', '[a](https://a.example)', '<p><a href="https://a.example" rel="noopener">a</a></p>\n'],
  ['an address', 'https://a.example', '<p><a href="https://a.example" rel="noopener">https://a.example</a></p>\n'],
  ['HTML', 'a <u>b</u>', '<p>a <u>b</u></p>\n'],
  ['HTML that may not be', 'a <script>b</script>\n\n[c](javascript:alert(1))', '<p>a </p>\n<p><a>c</a></p>\n'],
  ['no tables', 'a | b\n--|--\nc | d', '<p>a | b\n--|--\nc | d</p>\n'],
  ['emoji', '🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈', '<p>🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈</p>\n'],
];

for (const [what, source, expected] of rendered)
  test(`Markdown: ${what}`, () => assert.equal(renderMarkdown(source).text, expected));

const LENGTH = 60_000;
const run = (unit: string) => unit.repeat(LENGTH / unit.length);
const pair = (open: string, close: string) => {
  const times = LENGTH / (open.length + close.length);
  return open.repeat(times) + close.repeat(times);
};

const hostile: [what: string, source: string][] = [
  ...['> ', '>', '1. ', '1) ', '- ', '> - ', '> 1. ', '- a\n', '1. a\n   ', '- \n\n', '>\n', '- [ ] '],
  ...['*', '*a ', '_*a', '_*a ', '*a_', '**a *b ', '**_[', 'a**b', '***a', '~~a ', '_a*b~c', '*[a]('],
  ...['[', '![', '[](', '[a](', '[a](b ', '[a][b', '["', '[a]: b\n', '`', '`a', '\\', '\\*'],
  ...['<', '<a ', '<b>', '<div>\n', '<!--', '<![CDATA[', '<?', '<a href="', '<http://a', '&', '&amp;', '&#'],
  ...['a@', 'a@a.', 'www.', 'http://', 'http://a.b/&a;', '\n', '  \n', '\t', '\u00a0', '# ', 'a\n=', '```\n', '~~~\n'],
  ...['|', '|-|\n', '|a|\n|-|\n', ':-\n', '    a\n', '😀*'],
].map((unit) => [JSON.stringify(unit), run(unit)]);

hostile.push(
  ['emphasis in emphasis', pair('*a ', 'a* ')],
  ['strikes in strikes', pair('~~a ', 'a~~ ')],
  ['brackets in brackets', pair('[', ']')],
  ['links in links', pair('[a ', '](b)')],
  ['long marks', `${'_'.repeat(30_000)}a${'_'.repeat(30_000)}`],
  ['a long word before an @', `${'a'.repeat(LENGTH)}@`],
  ['a long address', `http://a.b/${run('&a;')}`],
  ['backticks of all lengths', Array.from({ length: 340 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
  ['strikes before addresses', run('~a@')],
  ['double strikes before addresses', run('~~a@')],
  ['strikes before hosts', run('~www.')],
  ['lists that step inwards', Array.from({ length: 240 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
  ['lists and quotations in turn', Array.from({ length: 15_000 }, (_, i) => (i % 2 ? '- a' : '> a')).join('\n')],
  ['a table of a thousand by a thousand', `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|\n'.repeat(28_000)}`],
);

for (const [what, source] of hostile)
  test(`Markdown: 60,000 characters of ${what}`, () => {
    let text = '';
    const spent = cost(() => {
      text = renderMarkdown(source).text;
    });
    assert.ok(spent < 2_000, `${spent} ms`);
    assert.ok(text.length < 20 * LENGTH, `${text.length} characters`);
  });

test('Markdown: what is nested too deep stays as text', () => {
  const { text } = renderMarkdown(`${'> '.repeat(40)}soup`);
  assert.equal(text.match(/<blockquote>/g)?.length, 12);
  assert.match(text, /soup/);
});

test('what only looks like a tag stays as it was typed; real tags are for the sanitiser', () => {
  const table: [string, string][] = [
    ['He said <navy> and 5 < 6.', '<p>He said &lt;navy&gt; and 5 &lt; 6.</p>'],
    ['<navy>', '<p>&lt;navy&gt;</p>'],
    ['`<navy>`', '<p><code>&lt;navy&gt;</code></p>'],
    ['a <b>bold</b> <span>word</span>', '<p>a <b>bold</b> word</p>'],
    ['a <script>alert(1)</script>', '<p>a </p>'],
    ['<x onclick=alert(1)>', '<p>&lt;x onclick=alert(1)&gt;</p>'],
    ['<https://example.org/>', '<p><a href="https://example.org/" rel="noopener">https://example.org/</a></p>'],
  ];
  for (const [typed, shown] of table) assert.equal(renderMarkdown(typed).text.trimEnd(), shown, typed);
});
