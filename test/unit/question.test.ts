import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, SafeHtml } from '../../src/html.ts';
import { flat } from '../../src/text/flat.ts';
import { MOST_TYPED, question, tidied } from '../../src/text/question.ts';
import { holdsAll, lineOf, marked, snippet, storedWords } from '../../src/text/snippet.ts';

test('what is typed becomes words and phrases, and nothing else', () => {
  const TABLE: [typed: string, match: string | null][] = [
    ['soup', '"soup"'],
    ['  Léna   FERRIS ', '"lena" "ferris"'],
    ['le\u0301na', '"lena"'],
    ['soup soup SOUP', '"soup"'],
    ['“hot soup” odalys', '"hot soup" "odalys"'],
    ['"hot soup', '"hot" "soup"'],
    ['"" soup', '"soup"'],
    ['don’t', '"don" "t"'],
    ['a AND b OR NOT NEAR(c, 2)', '"a" "and" "b" "or" "not" "near"'],
    ['{title}: soup* ^x -y', '"title" "soup" "x" "y"'],
    ['one two three four five six seven', '"one" "two" "three" "four" "five" "six"'],
    ['one two three "four five six seven" eight', '"one" "two" "three" "four five six"'],
    ['日本', '"日本"'],
    ['Й', '"и"'],
    ['Søren ŁUKASZ', '"soren" "lukasz"'],
    ['Straße Æbler “Þór œuvre”', '"strasse" "aebler" "thor oeuvre"'],
    ['straße STRASSE', '"strasse"'],
    ['', null],
    ['?! … "" -- *', null],
    ['🤸', null],
    ['\ud800', null],
  ];
  for (const [typed, match] of TABLE) assert.equal(question(tidied(typed))?.match ?? null, match, typed);
});

test('only a word of some length may be the beginning of one', () => {
  const TABLE: [typed: string, match: string | null][] = [
    ['lighthou', '"lighthou"*'],
    ['keeper ligh', '"keeper" "ligh"*'],
    ['moustaches', '"moustache"*'],
    ['keepers hats', '"keepers" "hats"*'],
    ['princess', '"princess"*'],
    ['lig', null],
    ['lighthouse of', null],
    ['“the lighth”', null],
    ['日', '"日"*'],
  ];
  for (const [typed, match] of TABLE) assert.equal(question(typed)?.unfinished?.match ?? null, match, typed);
});

test('a long line is cut between characters', () => {
  assert.equal([...tidied('🤸'.repeat(500))].length, MOST_TYPED);
  assert.equal(tidied(' a \n b '), 'a b');
});

test('a flat text keeps its length', () => {
  const TABLE: [text: string, flattened: string][] = [
    ['Léna FERRIS', 'lena ferris'],
    ['İstanbul ẞ ﬁ', 'istanbul ß ﬁ'],
    ['Søren Łukasz Đồng Ħal ŧı ð', 'soren lukasz dong hal ti d'],
    ['Æ Œ Þ ǽ', 'æ œ þ æ'],
    ['Ångström', 'angstrom'],
    ['🤸 “soup”', '🤸 “soup”'],
    ['한국어', '한국어'],
  ];
  for (const [text, flattened] of TABLE) {
    assert.equal(flat(text), flattened);
    assert.equal(flat(text).length, text.length);
  }
});

const asked = (typed: string) => question(typed) ?? assert.fail(`${typed} is no question`);

test('whole words are marked, in whatever case and with whatever accents', () => {
  const TABLE: [typed: string, text: string, printed: string][] = [
    ['lena', 'Léna and LENA, not Lenart', '<mark>Léna</mark> and <mark>LENA</mark>, not Lenart'],
    ['léna', 'Lena', '<mark>Lena</mark>'],
    ['lena', 'Le\u0301na', '<mark>Léna</mark>'],
    ['"hot soup"', 'hot, SOUP; soup', '<mark>hot, SOUP</mark>; soup'],
    [
      'b',
      '<b>b</b> & "b"',
      '&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt; &amp; &#34;<mark>b</mark>&#34;',
    ],
    ['script', '<script>alert(1)</script>', '&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;'],
    ['nothing', 'soup', 'soup'],
    ['日本', '日本 日本語', '<mark>日本</mark> 日本語'],
    ['हिन्दी', 'हिन्दी', '<mark>हिन्दी</mark>'],
    ['soren', 'Søren, not Sørensen', '<mark>Søren</mark>, not Sørensen'],
    ['søren', 'Soren', '<mark>Soren</mark>'],
    ['strasse', 'Straße, STRASSE, Straẞe', '<mark>Straße</mark>, <mark>STRASSE</mark>, <mark>Straẞe</mark>'],
    ['Straße', 'Strasse', '<mark>Strasse</mark>'],
    ['aether thor', 'Æther Þór', '<mark>Æther</mark> <mark>Þór</mark>'],
  ];
  for (const [typed, text, printed] of TABLE) assert.equal(marked(asked(typed), lineOf(text)).text, printed, typed);
  const { unfinished } = asked('lenar');
  assert.equal(unfinished && marked(unfinished, lineOf('Lénarts')).text, '<mark>Lénarts</mark>');
});

test('a snippet stands around the first hit, cut at words', () => {
  const before = 'before '.repeat(40);
  const after = ' after'.repeat(60);
  assert.match(
    snippet(asked('soup'), lineOf(`${before}soup${after}`)).text,
    /^… (before ){9,10}<mark>soup<\/mark>( after){20,30} …$/,
  );
  assert.equal(snippet(asked('soup'), lineOf(`soup\n${'x'.repeat(10)}`)).text, '<mark>soup</mark> xxxxxxxxxx');
  assert.match(snippet(asked('soup'), lineOf('y'.repeat(1_000))).text, /^y{220} …$/);
  assert.match(snippet(asked('z'), lineOf(`${'🤸'.repeat(300)} z`)).text, /^… <mark>z<\/mark>$/);
});

test('each word must stand in one of the texts', () => {
  assert.equal(holdsAll(asked('soup lena'), ['Soup', 'Léna'].map(lineOf)), true);
  assert.equal(holdsAll(asked('soup lena'), ['Soup', 'Len'].map(lineOf)), false);
});

test('the words of stored HTML come without tags and entities', () => {
  const TABLE: [stored: SafeHtml, words: string][] = [
    [new SafeHtml('<p>So<em>up</em></p><p>now</p>'), ' Soup  now '],
    [html`<a href="/x?a=${'<b>'}">${'<b> & "c"'}</a>`, '<b> & "c"'],
    [new SafeHtml('&amp;lt; &eacute;'), '&lt; &eacute;'],
  ];
  for (const [stored, words] of TABLE) assert.equal(storedWords(stored), words);
});
