import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Around, embedViews } from '../../src/admin/posts/embed-view.ts';
import { NO_WORDS } from '../../src/embeds/embed.ts';
import { NOON } from '../support/app.ts';

const url = (n: number) => `https://www.instagram.com/p/Abc${n}/`;
const blank = { author: '', handle: '', date: '', quote: '', media: '', credit: '', token: '', size: '' };
const typed = (n: number, words: Partial<typeof blank> = {}) => ({ url: url(n), ...blank, ...words });
const full = { author: 'Tess', quote: 'Two mugs.' };
const found = (n: number) => ({ ...NO_WORDS, provider: 'instagram', url: url(n) });
const views = (
  embeds: (typeof blank & { url: string })[],
  found: Around['found'],
  body: string,
  more: Partial<Around> = {},
) => embedViews(embeds, { body, found, lookUps: new Map(), zone: 'UTC', now: NOON, ...more });
const textOf = (...ns: number[]) => ns.map((n) => `Words.\n\n${url(n)}`).join('\n\n');

test('embeds stand in the order of the text, with their lines and first words', () => {
  const body = `One\n\nhttps://instagr.am/p/Abc2?igsh=x\n\n<p>${url(1)}</p>`;
  const { shown } = views([typed(1, full), typed(2)], [found(2), found(1)], body);
  assert.deepEqual(
    shown.map(({ title, snippet, line, lacks }) => [title, snippet, line, lacks]),
    [
      ['Instagram', 'p/Abc2', 3, 'no words yet: only a link would be left'],
      ['Instagram, Tess', 'Two mugs.', 5, null],
    ],
  );
});

test('what is typed about an embed that is gone from the text is kept apart, where there is any', () => {
  const embeds = [typed(1, full), typed(2), typed(3, full)];
  for (const inText of [[found(3)], null]) {
    const { shown, gone } = views(embeds, inText, textOf(3));
    assert.deepEqual([shown.map((each) => each.url), gone], [[url(3)], [typed(1, full)]]);
  }
  const back = views(embeds, [found(1), found(3)], textOf(1, 3));
  assert.deepEqual([back.shown[0]?.fields[0]?.value, back.gone], ['Two mugs.', []]);
});

test('a few that lack words are opened, many are counted', () => {
  const table: [all: number, lacking: number, words: string, open: number][] = [
    [1, 0, 'It is complete.', 0],
    [2, 0, '2 embeds, all complete.', 0],
    [1, 1, 'It lacks words or a name.', 1],
    [40, 3, '3 of 40 embeds lack words or a name.', 3],
    [40, 4, '4 of 40 embeds lack words or a name.', 0],
  ];
  for (const [all, lacking, words, open] of table) {
    const ns = Array.from({ length: all }, (_, i) => i);
    const { shown, sum } = views(
      ns.map((n) => typed(n, n < lacking ? {} : full)),
      null,
      textOf(...ns),
    );
    assert.deepEqual([sum, shown.filter((each) => each.open).length], [{ words, lacking }, open]);
  }
});

test('a name alone is told from nothing at all, and an address that will not last lacks no words', () => {
  const story = 'https://www.instagram.com/stories/tess/123/';
  const { shown, sum, advice } = views(
    [typed(1), typed(2, { handle: 'tess' }), { ...blank, url: story }],
    null,
    `${textOf(1, 2)}\n\n${story}`,
  );
  assert.deepEqual(
    shown.map((each) => each.lacks ?? each.advice),
    [
      'no words yet: only a link would be left',
      'no words yet: only a name and a link would be left',
      'will not last, see above',
    ],
  );
  assert.deepEqual(sum, { words: '2 of 3 embeds lack words or a name.', lacking: 2 });
  assert.equal(advice.length, 1);
});

test('where an address alone shows readers nothing, what to paste is said', () => {
  const did = 'did:plc:z72i7hdynmk6r22z27h6tvur';
  const table: [url: string, token: string, says: string | null][] = [
    [
      'https://www.gettyimages.com/detail/1234567890',
      '',
      'Readers get no picture from an address alone: paste the embed code of Getty Images.',
    ],
    ['https://www.gettyimages.com/detail/1234567890', 'et=AbCd&tld=com&sig=nGmT=', null],
    [
      'https://bsky.app/profile/tess.example.org/post/3abc',
      '',
      'Readers get only the words from an address alone: paste the embed code of Bluesky.',
    ],
    ['https://bsky.app/profile/tess.example.org/post/3abc', did, null],
    [url(1), '', null],
    ['https://example.org/', '', null],
  ];
  for (const [url, token, says] of table) {
    const { shown } = views([{ ...blank, url, token }], null, url);
    assert.equal(shown[0]?.frameless, says, url);
  }
});
