import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine, cleanText, codePoints, hasVisible } from '../../src/text/clean.ts';
import { quotation, renderComment } from '../../src/text/comment.ts';
import { cost } from '../support/cost.ts';

const p = (inner: string) => `<p dir="auto">${inner}</p>`;
const a = (url: string, words = url) => `<a href="${url}" rel="nofollow ugc noopener">${words}</a>`;

const hidden = (inner: string) => `<details class="spoiler"><summary>Spoiler</summary>${p(inner)}</details>`;

const table: [typed: string, expected: string][] = [
  // Paragraphs and line breaks
  ['one\ntwo', p('one<br>two')],
  ['one\n\n\ntwo', p('one') + p('two')],
  // What is structure in Markdown stays what was typed
  ['- not a list', p('- not a list')],
  ['# not a heading', p('# not a heading')],
  ['1. not a list\n2. either', p('1. not a list<br>2. either')],
  ['    not code', p('not code')],
  ['`not code`', p('`not code`')],
  ['![no picture](x)', p('![no picture](x)')],
  ['----', p('----')],
  ['a | b\n--|--', p('a | b<br>--|--')],
  // Bold and italics, forgiving
  ['*so* **good**', p('<em>so</em> <strong>good</strong>')],
  ['_so_ __good__', p('<em>so</em> <strong>good</strong>')],
  ['**bold *and italic***', p('<strong>bold <em>and italic</em></strong>')],
  ['***both*** and ***both** then*', p('<strong><em>both</em></strong> and <strong>*both</strong> then*')],
  ['**over\nlines**', p('<strong>over<br>lines</strong>')],
  ['**not closed', p('**not closed')],
  ['*one **two*', p('<em>one **two</em>')],
  ['5 * 3 * 2', p('5 * 3 * 2')],
  ['snake_case_name', p('snake_case_name')],
  ['¯\\_(ツ)_/¯', p('¯\\_(ツ)_/¯')],
  ['***', p('***')],
  ['He said *what*?!', p('He said <em>what</em>?!')],
  // Links
  ['see https://example.org/a_b*c.', p(`see ${a('https://example.org/a_b*c')}.`)],
  ['(https://example.org/x)', p(`(${a('https://example.org/x')})`)],
  ['https://en.example.org/Tide_(TV)', p(a('https://en.example.org/Tide_(TV)'))],
  [
    '[the cast](https://example.org/?a=1&b=2)',
    p(a('https://example.org/?a=1&#38;b=2', 'the cast').replaceAll('&#38;', '&amp;')),
  ],
  ['[x](javascript:alert(1))', p('[x](javascript:alert(1))')],
  ['javascript:alert(1)', p('javascript:alert(1)')],
  ['*https://example.org/*', p(`*${a('https://example.org/')}*`)],
  // Quotations
  ['> she said\n> so\nAnd?', `<blockquote>${p('she said<br>so')}</blockquote>${p('And?')}`],
  ['>> deeper', `<blockquote><blockquote>${p('deeper')}</blockquote></blockquote>`],
  ['>>>>> deepest', `${'<blockquote>'.repeat(3)}${p('&gt;&gt; deepest')}${'</blockquote>'.repeat(3)}`],
  ['>:(', p('&gt;:(')],
  ['2 > 1', p('2 &gt; 1')],
  // Spoilers
  ['||he dies||', hidden('he dies')],
  ['So ||he dies||, and\n||she *laughs*||.', p('So') + hidden('he dies,') + p('and') + hidden('she <em>laughs</em>.')],
  ['||over\nlines||', hidden('over<br>lines')],
  ['||not over\n\nparagraphs||', p('||not over') + p('paragraphs||')],
  ['||not closed', p('||not closed')],
  ['||not closed, then ||closed||', p('||not closed, then') + hidden('closed')],
  ['if (a || b || c)', p('if (a || b || c)')],
  ['||a || b||', hidden('a || b')],
  ['|| apart ||', p('|| apart ||')],
  ['|||| ||| a||| |||b|||', p('|||| ||| a||| |||b|||')],
  ['||a|| ||b||', hidden('a') + hidden('b')],
  ['**bold ||a|| still**', p('**bold') + hidden('a') + p('still**')],
  ['> ||he\n> dies||\nNo', `<blockquote>${hidden('he<br>dies')}</blockquote>${p('No')}`],
  ['||<b>&||', hidden('&lt;b&gt;&amp;')],
  ['||</details>||', hidden('&lt;/details&gt;')],
  // Nothing typed becomes markup
  ['<b>x</b> &amp; <3', p('&lt;b&gt;x&lt;/b&gt; &amp;amp; &lt;3')],
  ['[a](https://x.org/"onmouseover=alert(1))', p(`[a](${a('https://x.org/')}&#34;onmouseover=alert(1))`)],
  ['<script>alert(1)</script>', p('&lt;script&gt;alert(1)&lt;/script&gt;')],
  // Emoji with joiners, accents, right to left
  ['🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈 👍🏽', p('🤸‍♂️ 👩‍❤️‍👩 🏳️‍🌈 👍🏽')],
  ['שָׁלוֹם عليكم Léna', p('שָׁלוֹם عليكم Léna')],
];

for (const [typed, expected] of table)
  test(`comment text: ${JSON.stringify(typed)}`, () => assert.equal(renderComment(cleanText(typed)).text, expected));

// Promise P5. The bound is wide, so that a busy machine does not fail it; a quadratic pass would take minutes.
const HOSTILE = [
  '*',
  '**',
  '_',
  '*a ',
  '**a *b ',
  '[',
  '[a](',
  '[a](http://',
  'http://',
  '> ',
  '>',
  '>\n',
  '\n',
  '<',
  '&',
  '*a* _',
  '((((http://a',
  '||',
  '||a',
  '||a|| ',
  'a||',
  '||...',
];
for (const unit of HOSTILE) {
  test(`comment text: 20,000 characters of ${JSON.stringify(unit)} cost little`, () => {
    let text = '';
    const spent = cost(() => {
      text = renderComment(cleanText(unit.repeat(Math.ceil(20_000 / unit.length)).slice(0, 20_000))).text;
    });
    assert.ok(spent < 1_000, `${spent} ms`);
    assert.ok(!text.includes('<blockquote>'.repeat(4)));
  });
}

test('clean: keeps what shows, drops what breaks', () => {
  assert.equal(cleanText(' a\r\nb\rc\u0000\u0008 '), 'a\nb\nc');
  assert.equal(cleanText('x\ud800y'), 'x\ufffdy');
  assert.equal(cleanText('\ufffe\uffff!'), '!');
  assert.equal(cleanLine('  a\n b\t c '), 'a b c');
  assert.equal(cleanLine('Ana\u202egpj.exe'), 'Anagpj.exe');
  assert.equal(cleanLine('👩‍❤️‍👩'), '👩‍❤️‍👩');
  assert.equal(codePoints('👍🏽é'), 3);
});

test('clean: what is visible', () => {
  for (const shown of ['a', '!', '❤', 'ل', '🤸‍♂️']) assert.ok(hasVisible(shown), shown);
  for (const blank of ['', ' ', '\u200b', '\u200d\ufe0f', '\u3164', '\u00ad'])
    assert.ok(!hasVisible(blank), JSON.stringify(blank));
});

test('comment text: so many spoilers are hidden, and what is said beyond them is said openly', () => {
  const { text } = renderComment('||a|| '.repeat(60).trim());
  assert.equal((text.match(/<details/g) ?? []).length, 50);
  const paragraphs = renderComment('||a||\n\n'.repeat(60).trim());
  assert.equal((paragraphs.text.match(/<details/g) ?? []).length, 50);
});

test('comment text: markup does not outgrow the words, however they are cut up', () => {
  for (const unit of ['a\n\n', '>>>a\n\n', 'a\n>b\n', '>a\n>>b\n']) {
    const { text } = renderComment(cleanText(unit.repeat(Math.floor(20_000 / unit.length))));
    assert.ok(text.length < 100_000, `${JSON.stringify(unit)}: ${text.length}`);
    assert.ok((text.match(/<(p|blockquote)\b/g) ?? []).length <= 4 * 100 + 1);
  }
});

const quotations: [typed: string, expected: string][] = [
  ['Soup!', '> Soup!\n\n'],
  ['one\ntwo\n\nthree', '> one\n> two\n>\n> three\n\n'],
  ['> she said\nAnd?', '> And?\n\n'],
  ['a\n> b\nc', '> a\n>\n> c\n\n'],
  ['> only quoted', ''],
  ['>:( ||he dies||', '> >:( ||he dies||\n\n'],
  [`${'word '.repeat(300)}`, `> ${'word '.repeat(199)}word…\n\n`],
  [`||${'word '.repeat(300)}end||`, `> ||${'word '.repeat(199).trim()}…||\n\n`],
  [`||a|| ${'word '.repeat(300)}`, `> ||a|| ${'word '.repeat(198).trim()}…\n\n`],
  ['x'.repeat(2_000), `> ${'x'.repeat(1_000)}…\n\n`],
];

test('a quotation: what was said and not what was quoted, cut short, nothing hidden told', () => {
  for (const [typed, expected] of quotations) {
    assert.equal(quotation(cleanText(typed)), expected, typed);
    if (typed.startsWith('||')) assert.match(renderComment(quotation(cleanText(typed))).text, /^<blockquote><details/);
  }
});
