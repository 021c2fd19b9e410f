import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../../src/html.ts';
import { renderComment } from '../../src/text/comment.ts';
import { excerpt, plainText } from '../../src/text/plain.ts';
import { maskSpoilers, openSpoilers } from '../../src/text/spoilers.ts';

const texts: [source: string, expected: string][] = [
  ['', ''],
  ['<p>Soup</p><p>and bread</p>', 'Soup\nand bread'],
  ['<p>a<br>b</p>', 'a\nb'],
  ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', 'a\nb'],
  ['<p>One <em>word</em>, one<strong>word</strong></p>', 'One word, oneword'],
  ['<p>  a \n\t b  </p>\n\n<p> </p>', 'a b'],
  ['Salt &amp; pepper &lt;b&gt; &eacute; &#128523;', 'Salt & pepper <b> é 😋'],
  ['a<script>b</script><style>c</style><svg><text>d</text></svg>e', 'ae'],
  ['a<!-- b -->c', 'ac'],
  ['👩‍❤️‍👩 and 🤸‍♂️', '👩‍❤️‍👩 and 🤸‍♂️'],
];

test('plain text of HTML', () => {
  for (const [source, expected] of texts) assert.equal(plainText(source), expected, source);
  assert.equal(plainText(html`<p>${'<b>'}</p>`), '<b>');
  assert.equal(plainText('<b>'.repeat(70_000)), '');
});

test('what needs no parser is read as one would', () => {
  const comments = [
    ...['I was there.\nTwice & "well".', '> So?\n> > No\nYes', 'a||b||c', '**b** and *i* https://example.org/?a=1&b=2'],
    ...['  <b>&amp; &copy;</b>\u00a0\t x', "it's 1 < 2 > 0", '\u2028x\u0001', '👩‍❤️‍👩'],
  ];
  for (const comment of comments) {
    const rendered = String(renderComment(comment));
    // An element that only the parser reads makes it read all.
    assert.equal(plainText(rendered), plainText(`${rendered}<i></i>`), rendered);
  }
  for (const source of ['AT&T &lt', '<p>a</p >b', '<p >a', 'a<b', '&amp;lt;', '&amp;amp;#34;'])
    assert.equal(plainText(source), plainText(`<i></i>${source}`), source);
});

test('plain text without what is quoted', () => {
  const quoting = '<blockquote><p>Soup?</p><blockquote><p>Broth</p></blockquote></blockquote><p>Bread</p>';
  assert.equal(plainText(quoting, { quotations: false }), 'Bread');
  assert.equal(plainText(quoting), 'Soup?\nBroth\nBread');
});

test('what a comment hides is told neither as plain text nor masked', () => {
  const comment = renderComment('So ||he <dies>||.\n\n> ||again||\n\nAnd ||twice|| more');
  assert.equal(plainText(comment), 'So\n[spoiler]\n[spoiler]\nAnd\n[spoiler]\nmore');
  assert.equal(plainText(comment, { quotations: false }), 'So\n[spoiler]\nAnd\n[spoiler]\nmore');
  const p = (words: string) => `<p dir="auto">${words}</p>`;
  const mask = '<p>[spoiler]</p>';
  assert.equal(
    maskSpoilers(comment).text,
    `${p('So')}${mask}<blockquote>${mask}</blockquote>${p('And')}${mask}${p('more')}`,
  );
  for (const open of ['||not closed', 'a', '']) {
    const same = renderComment(open);
    assert.equal(maskSpoilers(same).text, same.text);
    assert.equal(openSpoilers(same).text, same.text);
  }
  const opened = openSpoilers(renderComment('||a|| and ||b||')).text;
  assert.equal(opened.match(/<details class="spoiler" open><summary>/g)?.length, 2);
  assert.equal(plainText('<details><summary>a</summary>b</details>'), 'ab');
  assert.equal(plainText('<details class="spoiler">a<details>b</details>c</details>d'), '[spoiler]\nd');
});

const excerpts: [text: string, chars: number, expected: string][] = [
  ['', 10, ''],
  ['Soup and\nbread', 20, 'Soup and bread'],
  ['exactly so', 10, 'exactly so'],
  ['Soup and bread', 10, 'Soup and…'],
  ['Soup, and bread', 6, 'Soup…'],
  ['Soup and bread', 8, 'Soup…'],
  ['Unbelievable', 5, 'Unbe…'],
  ['👩‍❤️‍👩👩‍❤️‍👩👩‍❤️‍👩', 18, '👩‍❤️‍👩👩‍❤️‍👩…'],
  ['Le\u0301a\u0301', 4, 'Le\u0301…'],
];

test('an excerpt ends at a word, or between characters as they are seen', () => {
  for (const [text, chars, expected] of excerpts) {
    assert.equal(excerpt(text, chars), expected, text);
    assert.ok(excerpt(text, chars).length <= chars, text);
  }
});
