import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../src/posts/writing/body.ts';
import { QUOTE_MARK, shortenQuotes } from '../../src/posts/writing/quote-marks.ts';

const rendered = (body: string, format: 'markdown' | 'html' = 'markdown') =>
  renderBody(body, format, { embeds: [], pictures: [] }, 'UTC');
const idsIn = (html: string) => Array.from(html.matchAll(QUOTE_MARK), ([, id]) => id);

const placed: [what: string, body: string, format: 'markdown' | 'html'][] = [
  ['a line of its own', 'Look:\n\n/c/12\n\nNice.', 'markdown'],
  ['the words right above and below', 'Look:\n/c/12\nNice.', 'markdown'],
  ['spaces around', 'Look:\n\n  /c/12  \n\nNice.', 'markdown'],
  ['a paragraph', '<p>Look:</p><p>/c/12</p><p>Nice.</p>', 'html'],
  ['a paragraph that links it', '<p>Look:</p><p> <a href="/c/12">/c/12</a> </p><p>Nice.</p>', 'html'],
  ['a line in HTML', '<p>Look:</p>\n/c/12\n<p>Nice.</p>', 'html'],
];

for (const [what, body, format] of placed)
  test(`a comment has its place in a story: ${what}`, () => {
    const { html, text } = rendered(body, format);
    assert.match(html.text, /<p>Look:<\/p>\s*<figure class="said" data-comment="12"><\/figure>\s*<p>Nice\.<\/p>/);
    assert.equal(text, 'Look:\nNice.', 'the excerpt goes without it');
  });

const nowhere = [
  'See /c/12 there.',
  '[look](/c/12)',
  '[/c/12](https://evil.example)',
  '[/c/12](/c/13)',
  '`/c/12`',
  '```\n/c/12\n```',
  '/c/0',
  '/c/012',
  '/c/-1',
  '/c/1e3',
  '/c/12/like',
  '/c/12?key=x',
  '/c/12#x',
  '/c/1234567890123456',
  '/c/٣',
  '//evil.example/c/12',
  'https://evil.example/c/12',
  '<figure class="said" data-comment="12"></figure>',
  '<div><figure class="said" data-comment="12"></figure></div>',
];

test('what only looks like a comment’s address, and a forged place, is none', () => {
  for (const format of ['markdown', 'html'] as const)
    for (const body of nowhere) {
      if (format === 'html' && body.startsWith('`')) continue;
      assert.deepEqual(idsIn(rendered(body, format).html.text), [], `${format}: ${body}`);
    }
});

test('a story has a hundred places; behind them an address is a link', () => {
  for (const [format, line] of [
    ['markdown', '/c/12\n\n'],
    ['html', '<p>/c/12</p>'],
  ] as const) {
    const { html } = rendered(line.repeat(102), format);
    assert.equal(idsIn(html.text).length, 100);
    assert.equal(html.text.match(/<p><a href="\/c\/12">\/c\/12<\/a><\/p>/g)?.length, 2);
  }
});

test('an embed that quotes such a line is no place either', () => {
  const url = 'https://www.instagram.com/p/Ab_3-xYz/';
  const words = { authorName: null, authorHandle: null, postedAt: null, mediaDescription: null, credit: null };
  const embed = { provider: 'instagram', url, quote: '/c/12', token: null, size: null, ...words };
  const { html } = renderBody(url, 'markdown', { embeds: [embed], pictures: [] }, 'UTC');
  assert.match(html.text, /<p dir="auto">\/c\/12<\/p>/);
  assert.deepEqual(idsIn(html.text), []);
});

const SITE = 'https://gossip.example:8443';
const shortened: [typed: string, stored: string][] = [
  [`${SITE}/c/12`, '/c/12'],
  ['One\nhttp://gossip.example:8443/c/12\nTwo', 'One\n/c/12\nTwo'],
  [`   ${SITE}/c/12  `, '   /c/12  '],
  [`<p>${SITE}/c/12</p><p>x</p>`, '<p>/c/12</p><p>x</p>'],
  [`See ${SITE}/c/12`, `See ${SITE}/c/12`],
  [`${SITE}/c/12 there`, `${SITE}/c/12 there`],
  [`[x](${SITE}/c/12)`, `[x](${SITE}/c/12)`],
  [`<a href="${SITE}/c/12">${SITE}/c/12</a>`, `<a href="${SITE}/c/12">${SITE}/c/12</a>`],
  [`${SITE}/c/12/like`, `${SITE}/c/12/like`],
  [`${SITE}/c/012`, `${SITE}/c/012`],
  ['https://gossip.example/c/12', 'https://gossip.example/c/12'],
  ['https://gossipXexample:8443/c/12', 'https://gossipXexample:8443/c/12'],
  [`https://evil.example/${SITE}/c/12`, `https://evil.example/${SITE}/c/12`],
];

test('the site’s own address before a comment’s is left out, where it stands alone', () => {
  for (const [typed, stored] of shortened) assert.equal(shortenQuotes(typed, SITE), stored, typed);
});
