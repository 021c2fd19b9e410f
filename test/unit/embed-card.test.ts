import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedCard, hasFrames, withoutFrames } from '../../src/embeds/card.ts';
import { type Embed, NO_WORDS, type Words } from '../../src/embeds/embed.ts';
import { SafeHtml } from '../../src/html.ts';
import { plainText } from '../../src/text/plain.ts';
import { clippings, linked } from '../support/clippings.ts';

const formatDate = (ms: number) => ({
  iso: new Date(ms).toISOString().slice(0, 10),
  words: `${new Date(ms).getUTCDate()} June`,
});
const card = (embed: Partial<Embed> & Pick<Embed, 'provider' | 'url'>) =>
  embedCard({ ...NO_WORDS, ...embed }, formatDate).text;

const POST = { provider: 'instagram', url: 'https://www.instagram.com/p/Ab_3-xYz/' };
const PICTURE = { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' };
const VIDEO = { provider: 'youtube', url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x' };
const SOUND = { provider: 'spotify', url: 'https://open.spotify.com/track/0123456789ABCDEFGHIJ12' };
const LINK = { provider: 'link', url: 'https://www.a.example/news/2026/ferry?utm=1#x' };
const TOKEN = 'et=XHAvYhJo-_&sig=xFnwYyQyuT=';

const words = (embed: Embed) =>
  plainText(card(embed))
    .split('\n')
    .map((line) => line.trim());

test('the card of a post says who, when and what, and where it is', () => {
  const whole = {
    ...NO_WORDS,
    ...POST,
    authorName: 'Tess of the Ferry',
    authorHandle: 'tess.ferry',
    postedAt: Date.UTC(2026, 5, 3),
    quote: 'Two mugs.',
    mediaDescription: 'Two mugs on a sill',
    credit: 'Taken by the cat.',
  };
  assert.deepEqual(words(whole), [
    'Tess of the Ferry @tess.ferry',
    'Instagram, 3 June',
    'Two mugs.',
    'In the picture: Two mugs on a sill',
    'Taken by the cat. See the original by @tess.ferry on Instagram',
  ]);
  const markup = card(whole);
  assert.match(markup, /^<figure class="embed embed--instagram" aria-label="A post on Instagram">/);
  assert.match(markup, /<time datetime="2026-06-03">3 June<\/time>/);
  assert.match(markup, /<blockquote cite="https:\/\/www\.instagram\.com\/p\/Ab_3-xYz\/" lang="">/);
  assert.match(markup, /<a href="https:\/\/www\.instagram\.com\/p\/Ab_3-xYz\/" rel="noopener">See the original/);
});

test('what is quoted keeps its lines, its paragraphs and its emoji', () => {
  const quoted = (quote: string) => /<blockquote[^>]*>(.*)<\/blockquote>/s.exec(card({ ...POST, quote }))?.[1];
  assert.equal(quoted('hedge\nPIGEON'), '<p dir="auto">hedge<br>\nPIGEON</p>');
  assert.equal(quoted('\n Two. \n \n\nOne.\n'), '<p dir="auto">Two.</p><p dir="auto">One.</p>');
  const family = 'a 👩‍❤️‍💋‍👩 and a 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and a 🤸🏽‍♂️';
  assert.equal(quoted(family), `<p dir="auto">${family}</p>`);
});

test('a picture has its description and credit, a video and a sound their title, and each names the place', () => {
  const description = { mediaDescription: 'A boat', credit: 'H. Aldous' };
  assert.deepEqual(words({ ...NO_WORDS, ...PICTURE, ...description, postedAt: Date.UTC(2026, 5, 3) }), [
    'A boat',
    '3 June',
    'Photo: H. Aldous / Getty Images. See the picture on Getty Images',
  ]);
  const title = { authorName: 'Saltmarsh Light', mediaDescription: 'How to light a lamp' };
  assert.deepEqual(words({ ...NO_WORDS, ...VIDEO, ...title }), [
    'How to light a lamp Saltmarsh Light',
    'YouTube',
    'Watch it on YouTube',
  ]);
  assert.deepEqual(words({ ...NO_WORDS, ...SOUND, ...title }), [
    'How to light a lamp Saltmarsh Light',
    'Spotify',
    'Hear it on Spotify',
  ]);
  for (const [what, start] of [
    [{ ...PICTURE, ...description, token: TOKEN }, 'embed--picture" aria-label="A picture from Getty Images"'],
    [{ ...VIDEO, ...title }, 'embed--video" aria-label="A video on YouTube"'],
    [{ ...SOUND, ...title }, 'embed--audio" aria-label="A track on Spotify"'],
    [LINK, 'embed--link" aria-label="A page on a.example"'],
  ] as const)
    assert.ok(card(what).startsWith(`<figure class="embed ${start}>`), card(what));
});

test('a card without words says what it is, and that once', () => {
  for (const [bare, what] of [
    [POST, 'A post on Instagram'],
    [PICTURE, 'A picture from Getty Images'],
    [VIDEO, 'A video on YouTube'],
  ] as const) {
    assert.equal(words({ ...NO_WORDS, ...bare })[0], what);
    assert.equal(card(bare).split(what).length, 2, 'no label says the same');
  }
  const quoted = words({ ...NO_WORDS, ...POST, quote: 'Two mugs.', postedAt: Date.UTC(2026, 5, 3) });
  assert.deepEqual(quoted.slice(0, 3), ['A post on Instagram', '3 June', 'Two mugs.']);
});

test('what a post shows is named for what it is', () => {
  const [, , tiktok] = clippings;
  assert.ok(tiktok);
  assert.match(card(tiktok.embed), /<b>In the video:<\/b> a rope/);
  assert.match(card(tiktok.embed), /aria-label="A video on TikTok"/);
});

test('a link is its title and whose it is, else its address for people', () => {
  assert.deepEqual(words(linked), [
    'Half a ferry sold to an unnamed glove The Harbour Gazette',
    'harbour.example',
    'Go to harbour.example',
  ]);
  const lead = (url: string) => words({ ...NO_WORDS, provider: 'link', url })[0];
  assert.equal(lead(LINK.url), 'a.example/news/2026/ferry');
  assert.equal(lead('https://a.example/'), 'a.example');
  assert.equal(lead('https://a.example/caf%C3%A9/'), 'a.example/café');
  assert.equal(lead('https://a.example/%E2%80%AEmoc.knab'), 'a.example/%E2%80%AEmoc.knab', 'no words back to front');
  assert.equal(lead('https://a.example/%zz'), 'a.example/%zz');
  assert.ok((lead(`https://a.example/${'long/'.repeat(100)}`) ?? '').length <= 60);
});

for (const { embed, source, title, link } of clippings) {
  const { provider, url, token } = embed;

  test(`${provider}: every word is there once, and the link says where it leads`, () => {
    const text = plainText(card(embed));
    const said = [embed.authorName, embed.mediaDescription, embed.credit, ...(embed.quote ?? '').split('\n')];
    for (const each of said.filter(Boolean)) assert.equal(text.split(each ?? '').length, 2, `${each} in ${text}`);
    assert.ok(text.endsWith(link), text);
    assert.doesNotMatch(text, /until you ask|Load|null|undefined/, 'no promise of a button');
  });

  test(`${provider}: the foot offers a frame, and says whose it is and what it is called`, () => {
    const escaped = (value: string) => value.replaceAll('&', '&amp;');
    const offering = card(embed);
    assert.ok(
      offering.includes(`<div class="embed-foot" data-frame="${escaped(source)}" data-host="`) &&
        offering.includes(` data-title="${title}" data-from="`),
      offering,
    );
    assert.equal(offering.match(/<div class="frame room--[a-z]+"><\/div>/g)?.length, 1);
    assert.ok(hasFrames(new SafeHtml(offering)));

    const plain = withoutFrames(offering);
    assert.doesNotMatch(plain, / data-|class="frame/);
    assert.equal(plainText(plain), plainText(offering));
    assert.equal(hasFrames(new SafeHtml(plain)), false);
  });

  test(`${provider}: without words it is a card all the same`, () => {
    const bare = card({ provider, url, token });
    assert.doesNotMatch(bare, /<blockquote|<time|embed-media|handle|null|undefined/);
    assert.match(bare, /<div class="embed-head"><p><b>[^<]+<\/b><\/p><\/div>/);
    assert.match(bare, /<a href=/);
  });

  test(`${provider}: words are words in every field, and ask nobody for anything`, () => {
    const attack = `"><script>alert(1)</script><iframe src='x'>\n\n</p><style onload=x>`;
    for (const field of Object.keys(NO_WORDS) as (keyof Words)[]) {
      if (field === 'postedAt' || field === 'size') continue;
      const hostile = card({ ...embed, [field]: attack }).replace(/="[^"]*"/g, '=""');
      assert.doesNotMatch(
        hostile,
        /<(script|iframe|style|img|video|link|svg|button)|<[^<>]* (src|style|on\w+)=/,
        field,
      );
      assert.equal(hostile.match(/<figure/g)?.length, 1);
    }
  });
}

test('where there is nothing to load, nothing is offered and no room is kept', () => {
  const none = [
    card(PICTURE),
    card({ ...PICTURE, token: 'et=a"&sig=b' }),
    card({ provider: 'old', url: POST.url }),
    card(linked),
  ];
  for (const bare of none) assert.doesNotMatch(bare, /data-|class="frame|evil/);
});

test('the name of a frame is no longer than a label', () => {
  for (const long of [
    { ...VIDEO, mediaDescription: 'long '.repeat(100) },
    { ...POST, authorName: 'Tess '.repeat(100) },
  ]) {
    const [, title = ''] = /data-title="([^"]*)"/.exec(card(long)) ?? [];
    assert.match(title, /^(YouTube video: long|Instagram post by Tess)/);
    assert.ok(title.length <= 80);
  }
});

test('a provider that is gone leaves a card with its link', () => {
  const gone = card({ provider: 'old', url: 'https://old.example/1', quote: 'Hello' });
  assert.match(gone, /A post on old\.example/);
  assert.match(gone, /<p dir="auto">Hello<\/p>/);
});
