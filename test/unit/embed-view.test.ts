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
      ['Instagram', 'p/Abc2', 3, 'no words yet: readers get a bare link'],
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
    [1, 0, 'It reads by itself.', 0],
    [2, 0, '2 embeds, and all read by themselves.', 0],
    [1, 1, 'It would not read well if the original went.', 1],
    [40, 3, '40 embeds, 3 would not read well if the original went.', 3],
    [40, 4, '40 embeds, 4 would not read well if the original went.', 0],
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
