import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCodes, replaceCodes } from '../../src/embeds/code.ts';
import { cost } from '../support/cost.ts';

const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const INSTAGRAM = `<blockquote class="instagram-media" data-instgrm-permalink="${POST}"><p>Two mugs</p></blockquote><script async src="//www.instagram.com/embed.js"></script>`;
const X =
  '<blockquote class="twitter-tweet"><p>Soup</p>&mdash; Tess (@tess) <a href="https://x.com/tess/status/1">June 3, 2026</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>';
const SDK = '<script async src="https://connect.facebook.net/en_US/sdk.js#xfbml=1"></script>';
const FACEBOOK = `<div id="fb-root"></div>${SDK}<div class="fb-post" data-href="https://www.facebook.com/tess/posts/1"></div>`;
const FRAME = '<iframe src="https://www.instagram.com/p/Ab_3-xYz/embed/"></iframe>';

const placesIn = (source: string) => findCodes(source, 'UTC').map(({ start, end }) => source.slice(start, end));
const stood = (source: string) => replaceCodes(source, 'UTC', ({ url }) => `[${url}]`);

test('several codes, each with its own place', () => {
  const codes = [INSTAGRAM, X, FACEBOOK, FRAME];
  assert.deepEqual(placesIn(codes.map((code) => `<p>words</p>${code}`).join('\n')), codes);
  assert.deepEqual(placesIn(codes.join('')), codes, 'also where they touch');
});

test('a script between two codes goes with the one before it', () => {
  const post = '<div class="fb-post" data-href="https://www.facebook.com/tess/posts/1"></div>';
  assert.deepEqual(placesIn(`${post}${SDK}${post}`), [`${post}${SDK}`, post]);
});

test('scripts and boxes of somebody else stay outside', () => {
  const code = INSTAGRAM.replace(/<script.*/, '');
  const other = '<script src="https://a.example/embed.js"></script>';
  assert.deepEqual(placesIn(`${other}<div></div>${code}${other}`), [code]);
  assert.deepEqual(placesIn(`<div>Soup</div>${FACEBOOK}`), [FACEBOOK]);
  assert.deepEqual(placesIn(`<div></div>${FRAME}<div></div>`), [FRAME]);
});

test('a code that was cut off takes no words along that stand behind it', () => {
  const cut = INSTAGRAM.replace(/<\/blockquote>.*/, '');
  assert.deepEqual(placesIn(`${cut}\n\nHer own words.`), []);
  assert.deepEqual(placesIn(`<div>${cut}</div>`), []);
  assert.equal(
    stood(`${FRAME.replace('></iframe>', ' />')}\n\nHer <b>own</b> words.`),
    `[${POST}]\n\nHer <b>own</b> words.`,
  );
  assert.equal(stood(FRAME.replace('</iframe>', '')), `[${POST}]`);
  assert.equal(stood(`${FRAME.replace('</iframe>', '</iframe >')} Soup`), `[${POST}] Soup`);
  assert.equal(stood(`${INSTAGRAM.replace('</blockquote>', '</BLOCKQUOTE\n>')} Soup`), `[${POST}] Soup`);
});

test('a code in a quotation that was left open is still found', () => {
  assert.equal(stood(`<blockquote><x(>${X}`), '<blockquote><x(>[https://x.com/tess/status/1]');
});

test('in comments and attributes, or absurdly deep, there are no codes', () => {
  for (const code of [INSTAGRAM, X, FACEBOOK, FRAME]) {
    assert.deepEqual(findCodes(`<!-- ${code} -->`, 'UTC'), []);
    assert.deepEqual(findCodes(`<p title='${code.replaceAll("'", '')}'>a</p>`, 'UTC'), []);
    assert.deepEqual(findCodes(code.replaceAll('<', '&lt;'), 'UTC'), []);
    assert.deepEqual(findCodes(`${'<div>'.repeat(60_000)}${code}`, 'UTC'), []);
  }
  assert.deepEqual(findCodes('<blockquote class="instagram-media">'.repeat(5_000), 'UTC'), []);
});

const nest = (open: string, inside: string, depth = 45) =>
  `${open.repeat(depth)}${inside}${'</blockquote>'.repeat(depth)}`;
const LOOKALIKE = '<blockquote class="instagram-media" data-instgrm-permalink="https://a.example/">';
const nests: [what: string, open: string, unit: string][] = [
  ['that have no link', '<blockquote class="instagram-media">', 'soup <b>and</b> '],
  ['whose links lead elsewhere', '<blockquote class="instagram-media">', '<a href="https://a.example/">a</a>'],
  ['whose address leads elsewhere', LOOKALIKE, '<time>a</time><p>a'],
  ['of another provider', '<blockquote class="twitter-tweet">', '<a href="/">a</a>'],
  [
    'of any provider',
    '<blockquote class="twitter-tweet instagram-media text-post-media">',
    '<a>a</a><iframe></iframe>',
  ],
];

for (const [what, open, unit] of nests)
  test(`quotations in quotations ${what} cost little more than one`, () => {
    const inside = unit.repeat(200_000 / unit.length);
    findCodes(nest(open, inside, 1), 'UTC');
    const [one, deep] = [1, 45].map((depth) =>
      cost(() => assert.deepEqual(findCodes(nest(open, inside, depth), 'UTC'), [])),
    );
    assert.ok((deep ?? 0) < (one ?? 0) * 2.5 + 100, `${deep} ms, where one takes ${one} ms`);
  });

const BLANKS = ' '.repeat(60_000);
const neverEnded: [what: string, source: string][] = [
  ['a quotation, and blanks', `<blockquote class="twitter-tweet"><a href="https://x.com/a/status/1">x</a>${BLANKS}x`],
  ['a quotation whose end is full of blanks', `${X.replace('</blockquote>', `</blockquote${BLANKS}x`)}`],
  [
    'a title of blanks',
    `<iframe src="https://open.spotify.com/embed/track/${'a'.repeat(22)}" title="Spotify Embed:${BLANKS}x\ny">`,
  ],
];

for (const [what, source] of neverEnded)
  test(`what is never ended costs what it is long: ${what}`, () => {
    const spent = cost(() => findCodes(source, 'UTC'));
    assert.ok(spent < 500, `${spent} ms`);
  });

test('what a code says is kept as if it had been typed: cleaned, no longer than a field takes, at a time that there is', () => {
  const said = (inside: string) =>
    findCodes(`<blockquote class="instagram-media" data-instgrm-permalink="${POST}">${inside}</blockquote>`, 'UTC')[0]
      ?.embed;
  assert.equal(said(`<p>${'a'.repeat(45_000)}</p>`)?.quote?.length, 20_000);
  assert.equal(said(`<p>${'👩‍🚒'.repeat(300)}</p>`)?.quote, '👩‍🚒'.repeat(300));
  assert.equal(said('<p>Soup</p><p>A post shared by \u202eTess\u202c (@tess)</p>')?.authorName, 'Tess');
  for (const moment of [
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '1969-12-31T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])
    assert.equal(said(`<p>Soup</p><time datetime="${moment}"></time>`)?.postedAt, null, moment);
});

test('codes in a row cost what they are long', () => {
  const spent = cost(() => assert.equal(findCodes(X.repeat(900), 'UTC').length, 900));
  assert.ok(spent < 2_000, `${spent} ms`);
  const links = X.replace('Soup', 'https://t.co/a '.repeat(13_000));
  const trimmed = cost(() => assert.equal(findCodes(links, 'UTC')[0]?.embed.quote, null));
  assert.ok(trimmed < 2_000, `${trimmed} ms`);
});
