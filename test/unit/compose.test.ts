import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_WORDS } from '../../src/embeds/embed.ts';
import { compose } from '../../src/posts/compose.ts';
import { embedError, readEmbed, typedEmbed } from '../../src/posts/embed-fields.ts';
import { namesIn } from '../../src/posts/fields.ts';

const URL = 'https://www.instagram.com/p/Ltg3hs/';
const CODE =
  `<blockquote class="instagram-media" data-instgrm-permalink="${URL}"><p>Two mugs.</p>` +
  '<p>A post shared by Tess (@tess)</p></blockquote><script async src="//www.instagram.com/embed.js"></script>';
const embed = { ...NO_WORDS, provider: 'instagram', url: URL };

test('typed words come before those of a pasted code, which fill what is empty', () => {
  const typed = { ...embed, quote: 'Two mugs, one chipped.' };
  const { body, rendered } = compose(`One\n${CODE}\nTwo`, 'markdown', [typed], 'UTC');
  assert.equal(body, `One\n\n${URL}\n\nTwo`);
  assert.deepEqual(rendered.embeds, [{ ...typed, authorName: 'Tess', authorHandle: 'tess' }]);
});

test('words of an embed that is not in the text are not kept', () => {
  assert.deepEqual(compose('Nothing here.', 'markdown', [embed], 'UTC').rendered.embeds, []);
});

test('a body without codes stays as it was typed, blank lines and all', () => {
  assert.equal(compose('One\n\n\n\nTwo', 'markdown', [], 'UTC').body, 'One\n\n\n\nTwo');
});

test('an embed in its fields and back', () => {
  const full = {
    ...embed,
    authorName: 'Tess',
    authorHandle: 'tess',
    postedAt: Date.UTC(2026, 5, 3, 11),
    quote: 'Two mugs.\nOne is chipped.',
    mediaDescription: 'Mugs',
    credit: 'Odile',
  };
  assert.deepEqual(readEmbed(typedEmbed(full, 'Europe/London'), 'Europe/London'), full);
});

const blank = { url: URL, author: '', handle: '', date: '', quote: '', media: '', credit: '', token: '' };

test('an address of nobody’s is no embed', () => {
  for (const url of ['', 'https://example.org/', 'javascript:alert(1)', 'https://www.instagram.com.evil.example/p/x/'])
    assert.equal(readEmbed({ ...blank, url }, 'UTC'), null);
  assert.deepEqual(readEmbed({ ...blank, handle: '@@tess ' }, 'UTC')?.authorHandle, 'tess');
});

test('what is wrong with an embed’s fields is said', () => {
  assert.equal(embedError([blank, { ...blank, date: '2026-02-28' }], 'UTC'), null);
  assert.match(embedError([{ ...blank, date: '2026-02-30' }], 'UTC') ?? '', /2026-02-30 is not a day/);
  assert.match(embedError([{ ...blank, quote: 'x'.repeat(20_001) }], 'UTC') ?? '', /Shorten/);
});

test('names are taken apart at commas, each once', () => {
  assert.deepEqual(namesIn(' Bea Ferris ,Odalys,, Bea Ferris,\u200b,'), ['Bea Ferris', 'Odalys']);
  assert.deepEqual(namesIn(''), []);
});
