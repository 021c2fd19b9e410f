import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedCard } from '../../src/embeds/card.ts';
import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';
import { plainText } from '../../src/text/plain.ts';

const formatDate = (ms: number) => ({ iso: new Date(ms).toISOString(), words: `${new Date(ms).getUTCDate()} June` });
const card = (embed: Partial<Embed> & Pick<Embed, 'provider' | 'url'>) =>
  embedCard({ ...NO_WORDS, ...embed }, formatDate).text;

const POST = { provider: 'instagram', url: 'https://www.instagram.com/p/Ab_3-xYz/' };
const PICTURE = { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' };
const VIDEO = { provider: 'youtube', url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x' };

test('the card of a post says who, when and what, and where it is', () => {
  const whole = card({
    ...POST,
    authorName: 'Tess of the Ferry',
    authorHandle: 'tess.ferry',
    postedAt: Date.UTC(2026, 5, 3),
    quote: 'Two mugs.\n\nOne is chipped.',
    mediaDescription: 'Two mugs on a sill',
  });
  assert.match(whole, /^<figure class="embed embed--instagram" aria-label="A post by Tess of the Ferry on Instagram">/);
  assert.match(whole, /<b>Tess of the Ferry<\/b> <span class="handle">@tess\.ferry<\/span>/);
  assert.match(whole, /Instagram, <time datetime="2026-06-03T00:00:00.000Z">3 June<\/time>/);
  assert.match(
    whole,
    /<blockquote cite="https:\/\/www\.instagram\.com\/p\/Ab_3-xYz\/"><p>Two mugs\.<\/p><p>One is chipped\.<\/p><\/blockquote>/,
  );
  assert.match(whole, /<p class="embed-media"><b>In the picture:<\/b> Two mugs on a sill<\/p>/);
  assert.match(whole, /<a href="https:\/\/www\.instagram\.com\/p\/Ab_3-xYz\/" rel="noopener">See the original/);
});

test('a card without words is its link', () => {
  const bare = card(POST);
  assert.match(bare, /aria-label="A post on Instagram"/);
  assert.doesNotMatch(bare, /<blockquote|<time|embed-media|handle|null|undefined/);
  assert.match(bare, /<a href=/);
});

test('the card of a picture names Getty Images', () => {
  const picture = card({ ...PICTURE, mediaDescription: 'A boat', credit: 'H. Aldous' });
  assert.match(picture, /^<figure class="embed embed--picture" aria-label="A picture from Getty Images">/);
  assert.match(picture, /<div class="frame"><p>A boat<\/p><\/div>/);
  assert.match(picture, /Photo: H\. Aldous \/ Getty Images\./);
  assert.match(plainText(card(PICTURE)), /Picture from Getty Images/);
});

test('the card of a video has its title', () => {
  const video = card({ ...VIDEO, mediaDescription: 'How to light a lamp', authorName: 'Saltmarsh Light' });
  assert.match(video, /^<figure class="embed embed--video" aria-label="A video on YouTube: How to light a lamp">/);
  assert.match(video, /<p>How to light a lamp<span>Saltmarsh Light<\/span><\/p>/);
  assert.match(card(VIDEO), /aria-label="A video on YouTube"/);
});

const TOKEN = 'et=XHAvYhJo-_&sig=xFnwYyQyuT=';

test('the foot offers a frame, and says whose it is and what it is called', () => {
  const offers: [Partial<Embed>, typeof POST, attributes: string, words: string][] = [
    [
      { authorName: 'Tess' },
      POST,
      'data-frame="https://www.instagram.com/p/Ab_3-xYz/embed/captioned/" data-host="instagram.com" data-title="Instagram post by Tess"',
      'Nothing comes from Instagram until you ask.',
    ],
    [
      { mediaDescription: 'How to light a lamp' },
      VIDEO,
      'data-frame="https://www.youtube-nocookie.com/embed/a1B2c3D4-_x" data-host="youtube-nocookie.com" data-title="YouTube video: How to light a lamp"',
      'Nothing comes from YouTube until you ask.',
    ],
    [
      { mediaDescription: 'A boat', token: TOKEN },
      PICTURE,
      `data-frame="https://embed.gettyimages.com/embed/1204526842?${TOKEN.replace('&', '&amp;')}&amp;caption=true" data-host="gettyimages.com" data-title="Getty Images picture: A boat"`,
      'Photo: Getty Images. Nothing comes from there until you ask.',
    ],
  ];
  for (const [fields, what, attributes, words] of offers) {
    const offering = card({ ...what, ...fields });
    assert.ok(offering.includes(`<div class="embed-foot" ${attributes}>`), offering);
    assert.ok(plainText(offering).includes(words), plainText(offering));
    assert.doesNotMatch(offering, /<button/);
  }
});

test('where there is nothing to load, nothing is offered', () => {
  const none = [card(PICTURE), card({ ...PICTURE, token: 'et=a"&sig=b' }), card({ provider: 'old', url: POST.url })];
  for (const bare of none) assert.doesNotMatch(bare, /data-|until you ask|evil/);
});

test('the name of a frame is no longer than a label', () => {
  const [, title = ''] = /data-title="([^"]*)"/.exec(card({ ...VIDEO, mediaDescription: 'long '.repeat(100) })) ?? [];
  assert.match(title, /^YouTube video: long/);
  assert.ok(title.length <= 80);
});

test('words on a card are words', () => {
  const attack = '"><script>alert(1)</script>';
  for (const what of [POST, PICTURE, VIDEO])
    for (const field of ['authorName', 'authorHandle', 'quote', 'mediaDescription', 'credit', 'token'])
      assert.doesNotMatch(card({ ...what, [field]: attack }), /<script|""/, `${what.provider}: ${field}`);
});

test('no card asks a stranger for anything', () => {
  for (const what of [POST, PICTURE, VIDEO])
    assert.doesNotMatch(card({ ...what, mediaDescription: 'a' }), /<(img|iframe|script|link|video)|src=|style=/);
});

test('a provider that is gone leaves a card with its link', () => {
  const gone = card({ provider: 'old', url: 'https://old.example/1', quote: 'Hello' });
  assert.match(gone, /A post on old\.example/);
  assert.match(gone, /<p>Hello<\/p>/);
});
