import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_WORDS } from '../../src/embeds/embed.ts';
import { type Composing, compose } from '../../src/posts/writing/compose.ts';
import { embedError, readEmbed, typedEmbed } from '../../src/posts/writing/embed-fields.ts';
import { namesIn } from '../../src/posts/writing/fields.ts';

const URL = 'https://www.instagram.com/p/Ltg3hs/';
const CODE =
  `<blockquote class="instagram-media" data-instgrm-permalink="${URL}"><p>Two mugs.</p>` +
  '<p>A post shared by Tess (@tess)</p></blockquote><script async src="//www.instagram.com/embed.js"></script>';
const embed = { ...NO_WORDS, provider: 'instagram', url: URL };

const composed = (body: string, more: Partial<Composing> = {}) =>
  compose({ body, format: 'markdown', typed: [], standing: [], remembered: [], pictures: [], zone: 'UTC', ...more });

test('typed words come before those of a pasted code, which fill what is empty', () => {
  const typed = { ...embed, quote: 'Two mugs, one chipped.' };
  const { body, rendered } = composed(`One\n${CODE}\nTwo`, { typed: [typed] });
  assert.equal(body, `One\n\n${URL}\n\nTwo`);
  assert.deepEqual(rendered.embeds, [{ ...typed, authorName: 'Tess', authorHandle: 'tess' }]);
});

test('words of an embed that is not in the text are not kept', () => {
  assert.deepEqual(composed('Nothing here.', { typed: [embed] }).rendered.embeds, []);
});

test('a body without codes stays as it was typed, blank lines and all', () => {
  assert.equal(composed('One\n\n\n\nTwo').body, 'One\n\n\n\nTwo');
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

const blank = { url: URL, author: '', handle: '', date: '', quote: '', media: '', credit: '', token: '', size: '' };

test('what is no https address is no embed', () => {
  for (const url of ['', 'http://example.org/', 'javascript:alert(1)'])
    assert.equal(readEmbed({ ...blank, url }, 'UTC'), null, url);
  assert.deepEqual(readEmbed({ ...blank, handle: '@@tess ' }, 'UTC')?.authorHandle, 'tess');
});

test('what is wrong with an embed’s fields is said', () => {
  assert.equal(embedError([blank, { ...blank, date: '2026-02-28' }], 'UTC'), null);
  assert.match(embedError([{ ...blank, date: '2026-02-30' }], 'UTC') ?? '', /2026-02-30 is not a day/);
  assert.match(embedError([{ ...blank, quote: 'x'.repeat(20_001) }], 'UTC') ?? '', /Shorten “Quoted text” of/);
  const film = { ...blank, url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' };
  assert.equal(
    embedError([{ ...film, media: 'x'.repeat(2_001) }], 'UTC'),
    `Shorten “Title of the video” of ${film.url}: it takes 2,000 characters`,
  );
  const hidden = { ...film, token: 'x'.repeat(501), size: '1'.repeat(12) };
  assert.equal(embedError([hidden], 'UTC'), null, 'nobody can shorten what nobody sees');
  assert.deepEqual([readEmbed(hidden, 'UTC')?.token, readEmbed(hidden, 'UTC')?.size], [null, null]);
});

test('names are taken apart at commas, each once', () => {
  assert.deepEqual(namesIn(' Bea Ferris ,Odalys,, Bea Ferris,\u200b,'), ['Bea Ferris', 'Odalys']);
  assert.deepEqual(namesIn(''), []);
});

test('in HTML, too, codes and lone addresses become cards with their words', () => {
  for (const written of [CODE, URL, `<p>${URL}</p>`, `<p>${CODE}</p>`]) {
    const { body, rendered } = composed(`<p>One</p>\n${written}\n<p>Two</p>`, { format: 'html' });
    assert.deepEqual(
      rendered.embeds.map((found) => found.url),
      [URL],
      written,
    );
    assert.match(rendered.html.text, /<p>One<\/p>[\s\S]*<figure[\s\S]*<p>Two<\/p>/);
    assert.equal(composed(body, { format: 'html' }).rendered.embeds.length, 1, 'also when it is saved again');
  }
});

test('a day typed where the moment is known keeps the moment', () => {
  const noon = { ...embed, postedAt: Date.UTC(2026, 5, 3, 12) };
  const moment = { ...embed, postedAt: Date.UTC(2026, 5, 3, 21, 40, 5) };
  const at = (standing: (typeof embed)[]) => composed(URL, { typed: [noon], standing }).rendered.embeds[0]?.postedAt;
  assert.equal(at([moment]), moment.postedAt);
  assert.equal(at([{ ...moment, postedAt: Date.UTC(2026, 5, 4) }]), noon.postedAt, 'another day was typed');
  assert.equal(at([]), noon.postedAt);
});

test('a known name with a comma stays one name', () => {
  assert.deepEqual(namesIn('Bea, Finch, Odalys, Cat', ['Finch, Odalys']), ['Bea', 'Finch, Odalys', 'Cat']);
  assert.deepEqual(namesIn('Finch, Odalys', ['Finch, Odalys']), ['Finch, Odalys']);
  assert.deepEqual(namesIn('Finch, Odalysson', ['Finch, Odalys']), ['Finch', 'Odalysson']);
});

test('a day that a code names is that day in the zone of the site, as a typed one is', () => {
  const url = 'https://x.com/tess/status/1';
  const code = `<blockquote class="twitter-tweet"><p>Soup</p>&mdash; Tess (@tess) <a href="${url}">June 3, 2026</a></blockquote>`;
  for (const zone of ['Pacific/Auckland', 'Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago']) {
    const { rendered } = composed(code, { zone });
    assert.match(rendered.html.text, />3 June 2026</, zone);
    const [pasted] = rendered.embeds.map((each) => typedEmbed(each, zone));
    assert.equal(pasted?.date, '2026-06-03', zone);
    assert.equal(pasted && readEmbed(pasted, zone)?.postedAt, rendered.embeds[0]?.postedAt, zone);
  }
});
