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

const quotations: [what: string, source: string, expected: string | RegExp][] = (
  [
    [
      'its source on the last line, linked',
      '> “Soup.”\n> — [Ansel to *Mantel*](https://mantel.example/?a=1&b=2)',
      '<blockquote cite="https://mantel.example/?a=1&amp;b=2">\n<p>“Soup.”</p>\n<footer>' +
        '<a href="https://mantel.example/?a=1&amp;b=2" rel="noopener">Ansel to <em>Mantel</em></a></footer>\n</blockquote>',
    ],
    ['in a paragraph of its own', '> a\n>\n> b\n>\n> — c', '<p>a</p>\n<p>b</p>\n<footer>c</footer>'],
    ['after a hard break', '> a  \n> — b', '<p>a</p>\n<footer>b</footer>'],
    ['with the dashes of a typewriter', '> a\n> -- b', '<p>a</p>\n<footer>b</footer>'],
    ['with the shorter dash', '> a\n> – b', '<p>a</p>\n<footer>b</footer>'],
    ['with nothing but its address', '> a\n> — https://a.example/b', /<blockquote cite="https:\/\/a\.example\/b">/],
    ['of a page without https is not cited', '> a\n> — [b](http://a.example)', /^<blockquote>\n<p>a<\/p>\n<footer><a /],
    ['not yet typed', '> a\n> — ', '<p>a</p>'],
    [
      'and a quotation in it with one',
      '> a\n> > b\n> > — c\n>\n> — d',
      /<footer>c<\/footer>\n<\/blockquote>\n<footer>d</,
    ],
    ['in a list', '- a\n\n  > b\n  > — c', /<footer>c<\/footer>/],
    ['none: two people talking', '> — a\n> — b', '<p>— a\n— b</p>'],
    ['none: all of it is a line with a dash', '> — a', '<p>— a</p>'],
    ['none: the dash stands in emphasis', '> *a\n> — b*', '<p><em>a\n— b</em></p>'],
    ['none: the dash stands in the sentence', '> a\n> b — c', '<p>a\nb — c</p>'],
  ] as [string, string, string | RegExp][]
).map(([what, source, expected]) => [
  what,
  source,
  typeof expected === 'string' && !expected.startsWith('<blockquote')
    ? `<blockquote>\n${expected}\n</blockquote>`
    : expected,
]);

for (const [what, source, expected] of quotations)
  test(`Markdown: the source of a quotation: ${what}`, () => {
    const { text } = renderMarkdown(source);
    if (typeof expected === 'string') assert.equal(text, `${expected}\n`);
    else assert.match(text, expected);
  });

const PULLED = '<div class="pull">\n<p>You <em>cannot</em> sulk.</p>\n</div>\n';
const pulls: [what: string, source: string, expected: string | RegExp][] = [
  ['by itself', '::: pull\nYou *cannot* sulk.\n:::', PULLED],
  ['with the words close by', 'a\n::: pull\nYou *cannot* sulk.\n:::\nb', `<p>a</p>\n${PULLED}<p>b</p>\n`],
  ['with room around', 'a\n\n:::pull \n\nYou *cannot* sulk.\n\n::: \n\nb', `<p>a</p>\n${PULLED}<p>b</p>\n`],
  ['twice', '::: pull\na\n:::\n::: pull\nb\n:::', /^(<div class="pull">\n<p>[ab]<\/p>\n<\/div>\n){2}$/],
  ['not closed', '::: pull\na', '<p>::: pull\na</p>\n'],
  ['empty', '::: pull\n\n:::', /^<p>::: pull<\/p>/],
  ['of another kind', '::: push\na\n:::', '<p>::: push\na\n:::</p>\n'],
  ['in code', '```\n::: pull\na\n:::\n```', /<pre><code>\n?::: pull\na\n:::\n<\/code><\/pre>/],
  ['too long to hang', `::: pull\n${'a '.repeat(1_500)}\n:::`, /^<p>::: pull/],
  ['with what may not be', '::: pull\n<script>a</script>b<div class="pull x" id="y">c</div>\n:::', /b/],
];

for (const [what, source, expected] of pulls)
  test(`Markdown: a pull quote ${what}`, () => {
    const { text } = renderMarkdown(source);
    if (typeof expected === 'string') assert.equal(text, expected);
    else assert.match(text, expected);
  });

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
  ['pull quotes that do not close', run('::: pull\na\n')],
  ['pull quotes that do not begin anything', run('::: pull\n')],
  ['pull quotes in quotations', run('> ::: pull\n')],
  ['pull quotes that do', run('::: pull\na\n:::\n')],
  ['marks of pull quotes', run(':::')],
  ['closed marks of pull quotes', run(':::\n')],
  ['pull quotes of blank lines', `::: pull\n${run('\n')}`],
  ['sources', run('> — a\n')],
  ['quotations with sources', run('> a\n> — b\n\n')],
  ['dashes', run('> —')],
  ['a source of many marks', `> a\n> — ${run('*a ')}`],
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

test('Markdown: a post has a hundred pull quotes; more stay as they were typed', () => {
  const { text } = renderMarkdown('::: pull\na\n:::\n\n'.repeat(102));
  assert.equal(text.match(/<div class="pull">/g)?.length, 100);
  assert.equal(text.match(/<p>::: pull\na\n:::<\/p>/g)?.length, 2);
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
