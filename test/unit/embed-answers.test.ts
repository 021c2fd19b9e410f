import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Offer, question, readAnswer } from '../../src/embeds/answer.ts';
import { providerOf } from '../../src/embeds/registry.ts';
import { sizeOf } from '../../src/embeds/size.ts';

const provider = (key: string) => {
  const found = providerOf(key);
  assert.ok(found, key);
  return found;
};

const DID = 'did:plc:abcdefghijklmnopqrstuvw2';
const NOTHING: Offer = {
  authorName: null,
  authorHandle: null,
  quote: null,
  mediaDescription: null,
  token: null,
  size: null,
};

const questions: [key: string, url: string, asked: string | null][] = [
  [
    'youtube',
    'https://www.youtube.com/watch?v=a1B2c3D4-_x&t=90',
    'https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Da1B2c3D4-_x%26t%3D90&format=json',
  ],
  [
    'x',
    'https://x.com/tess/status/12',
    'https://publish.x.com/oembed?url=https%3A%2F%2Fx.com%2Ftess%2Fstatus%2F12&format=json&omit_script=1&dnt=1',
  ],
  [
    'tiktok',
    'https://www.tiktok.com/@tess/video/12',
    'https://www.tiktok.com/oembed?url=https%3A%2F%2Fwww.tiktok.com%2F%40tess%2Fvideo%2F12&format=json',
  ],
  [
    'bluesky',
    'https://bsky.app/profile/tess.example/post/3k',
    'https://embed.bsky.app/oembed?url=https%3A%2F%2Fbsky.app%2Fprofile%2Ftess.example%2Fpost%2F3k&format=json',
  ],
  [
    'getty',
    'https://www.gettyimages.com/detail/12',
    'https://embed.gettyimages.com/oembed?url=https%3A%2F%2Fgty.im%2F12&format=json&caller=hearsay',
  ],
  [
    'reddit',
    'https://www.reddit.com/r/gulls/comments/1a',
    'https://www.reddit.com/oembed?url=https%3A%2F%2Fwww.reddit.com%2Fr%2Fgulls%2Fcomments%2F1a&format=json',
  ],
  [
    'spotify',
    'https://open.spotify.com/track/4aB5cD6eF7gH8iJ9kL0mN1',
    'https://open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F4aB5cD6eF7gH8iJ9kL0mN1&format=json',
  ],
  ['instagram', 'https://www.instagram.com/p/Ab_3-xYz/', null],
  ['threads', 'https://www.threads.com/@tess/post/Ab', null],
  ['facebook', 'https://www.facebook.com/tess/posts/12', null],
  ['link', 'https://mantel.example/', null],
];

test('each provider is asked at its own address; those that forbid it never', () => {
  for (const [key, url, asked] of questions) assert.equal(question(provider(key), url), asked);
});

const answers: [key: string, answer: unknown, offer: Partial<Offer>][] = [
  [
    'youtube',
    {
      title: 'How to light a lamp & fail',
      author_name: 'Saltmarsh Light',
      author_url: 'https://www.youtube.com/@saltmarsh.light',
      type: 'video',
      height: 113,
      width: 200,
      version: '1.0',
      provider_name: 'YouTube',
      provider_url: 'https://www.youtube.com/',
      thumbnail_height: 360,
      thumbnail_width: 480,
      thumbnail_url: 'https://i.ytimg.com/vi/a1B2c3D4-_x/hqdefault.jpg',
      html: '<iframe width="200" height="113" src="https://www.youtube.com/embed/a1B2c3D4-_x?feature=oembed" title="How to light a lamp &amp; fail"></iframe>',
    },
    {
      mediaDescription: 'How to light a lamp & fail',
      authorName: 'Saltmarsh Light',
      authorHandle: 'saltmarsh.light',
      size: { width: 200, height: 113 },
    },
  ],
  [
    'x',
    {
      url: 'https://twitter.com/tess/status/12',
      author_name: 'Tess of the Ferry',
      author_url: 'https://twitter.com/tess',
      html: '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Two mugs.</p>&mdash; Tess of the Ferry (@tess) <a href="https://twitter.com/tess/status/12">June 3, 2026</a></blockquote>\n',
      width: 550,
      height: null,
      type: 'rich',
      cache_age: '3153600000',
      provider_name: 'Twitter',
      provider_url: 'https://twitter.com',
      version: '1.0',
    },
    { authorName: 'Tess of the Ferry', authorHandle: 'tess' },
  ],
  [
    'tiktok',
    {
      version: '1.0',
      type: 'video',
      title: 'Two gulls, one chip 🍟\n#gulls',
      author_url: 'https://www.tiktok.com/@tess.ferry',
      author_name: 'Tess of the Ferry',
      width: '100%',
      height: '100%',
      html: '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@tess.ferry/video/12" data-video-id="12"><section></section></blockquote>',
      thumbnail_width: 576,
      thumbnail_height: 1024,
      thumbnail_url: 'https://p16.tiktokcdn.example/a.jpg',
      provider_url: 'https://www.tiktok.com',
      provider_name: 'TikTok',
      author_unique_id: 'tess.ferry',
      embed_product_id: '12',
      embed_type: 'video',
    },
    { quote: 'Two gulls, one chip 🍟\n#gulls', authorName: 'Tess of the Ferry', authorHandle: 'tess.ferry' },
  ],
  ['tiktok', { type: 'video', author_unique_id: 'tess.ferry' }, { authorHandle: 'tess.ferry' }],
  [
    'bluesky',
    {
      type: 'rich',
      version: '1.0',
      author_name: 'Tess of the Ferry (@tess.ferry.example)',
      author_url: 'https://bsky.app/profile/tess.ferry.example',
      provider_name: 'Bluesky Social',
      cache_age: 86400,
      width: 600,
      height: null,
      html: `<blockquote class="bluesky-embed" data-bluesky-uri="at://${DID}/app.bsky.feed.post/3kabc" data-bluesky-cid="bafy"><p lang="en">Two mugs.</p>&mdash; <a href="https://bsky.app/profile/${DID}?ref_src=embed">Tess of the Ferry (@tess.ferry.example)</a> <a href="https://bsky.app/profile/${DID}/post/3kabc?ref_src=embed">2026-06-03T14:40:05.123Z</a></blockquote><script async src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>`,
    },
    { authorName: 'Tess of the Ferry', authorHandle: 'tess.ferry.example', token: DID },
  ],
  [
    'bluesky',
    { type: 'rich', author_name: '@tess.example', author_url: 'https://bsky.app/profile/tess.example' },
    { authorHandle: 'tess.example' },
  ],
  [
    'x',
    { type: 'rich', author_name: 'Tess @tessferry (ashore)', author_url: 'https://twitter.com/tess' },
    { authorName: 'Tess @tessferry (ashore)', authorHandle: 'tess' },
  ],
  [
    'getty',
    {
      type: 'rich',
      version: '1.0',
      height: 396,
      width: 594,
      html: '<iframe src="//embed.gettyimages.com/embed/1204526842?et=Cx8_H4-E&tld=com&sig=7hRGmgsk=&caption=true" width="594" height="396" frameborder="0" scrolling="no"></iframe>',
      title: 'Two people in a boat',
      caption: 'MANTEL, SALTMARSH - JUNE 03: two people in a boat.',
      photographer: 'H. Aldous',
      collection: 'Getty Images News',
      thumbnail_url: 'https://media.gettyimages.com/a.jpg',
      terms_of_use_url: 'https://www.gettyimages.com/company/terms',
    },
    {
      mediaDescription: 'Two people in a boat',
      token: 'et=Cx8_H4-E&tld=com&sig=7hRGmgsk=',
      size: { width: 594, height: 396 },
    },
  ],
  [
    'reddit',
    {
      provider_url: 'https://www.reddit.com/',
      version: '1.0',
      title: 'The mug is chipped & it is mine',
      provider_name: 'reddit',
      type: 'rich',
      html: '<blockquote class="reddit-embed-bq" style="height:316px" ><a href="https://www.reddit.com/r/gulls/comments/1a/">The mug</a><br> by <a href="https://www.reddit.com/user/tess-ferry_2/">u/tess-ferry_2</a></blockquote>',
      height: 316,
      author_name: 'tess-ferry_2',
    },
    { quote: 'The mug is chipped & it is mine', authorHandle: 'tess-ferry_2' },
  ],
  [
    'spotify',
    {
      html: '<iframe style="border-radius: 12px" width="100%" height="352" title="Spotify Embed: The Lamp" src="https://open.spotify.com/embed/album/4aB5cD6eF7gH8iJ9kL0mN1?utm_source=oembed"></iframe>',
      iframe_url: 'https://open.spotify.com/embed/album/4aB5cD6eF7gH8iJ9kL0mN1?utm_source=oembed',
      width: 456,
      height: 352,
      version: '1.0',
      provider_name: 'Spotify',
      provider_url: 'https://spotify.com',
      type: 'rich',
      title: 'The Lamp',
      thumbnail_url: 'https://i.scdn.example/a',
      thumbnail_width: 300,
      thumbnail_height: 300,
    },
    { mediaDescription: 'The Lamp', size: { width: 456, height: 352 } },
  ],
];

test('an answer offers title, author, size and what its frame asks for, and nothing else', () => {
  for (const [key, answer, offer] of answers)
    assert.deepEqual(readAnswer(provider(key), answer), { ...NOTHING, ...offer }, key);
});

test('what is no answer offers nothing', () => {
  const none = [
    null,
    undefined,
    '',
    'gone',
    404,
    true,
    [],
    {},
    [{ type: 'rich' }],
    { type: 'error' },
    { type: ['rich'] },
  ];
  for (const answer of [...none, { error: { code: 190 } }, { status: 404, message: 'Not Found' }, { title: 'A' }])
    assert.equal(readAnswer(provider('youtube'), answer), null, JSON.stringify(answer));
  assert.equal(readAnswer(provider('instagram'), { type: 'rich', title: 'A' }), null, 'it was not to be asked');
});

const huge = 'é'.repeat(100_000);
const nested = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);

const hostile: [what: string, key: string, answer: unknown, offer: Partial<Offer>][] = [
  [
    'wrong types',
    'youtube',
    { type: 'video', title: { a: 1 }, author_name: 7, author_url: [], html: {}, width: '9', height: {} },
    {},
  ],
  ['nested', 'youtube', { type: 'video', title: nested, width: nested, height: nested, html: nested, a: nested }, {}],
  [
    'HTML is words',
    'youtube',
    { type: 'video', title: '<script>alert(1)</script>' },
    { mediaDescription: '<script>alert(1)</script>' },
  ],
  [
    'control characters, overrides and several lines',
    'spotify',
    { type: 'rich', title: '\u0000The\u0007\r\n La\u202emp\ud800 ', author_name: ' \u0085 ' },
    { mediaDescription: 'The Lamp\ufffd' },
  ],
  [
    'too long',
    'youtube',
    {
      type: 'video',
      title: huge,
      author_name: `👩‍🚀${huge}`,
      author_url: `https://www.youtube.com/@${'a'.repeat(200)}`,
    },
    { mediaDescription: huge.slice(0, 2000), authorName: `👩‍🚀${huge.slice(0, 197)}` },
  ],
  ['a long caption', 'tiktok', { type: 'video', title: huge }, { quote: huge.slice(0, 20_000) }],
  [
    'handles of no shape',
    'tiktok',
    { type: 'video', author_url: 'javascript:alert(1)//@a b', author_unique_id: '"onload=alert(1)' },
    {},
  ],
  ['a handle that is none', 'reddit', { type: 'rich', author_name: '[deleted]' }, {}],
  [
    'tokens of no shape, and of others',
    'bluesky',
    {
      type: 'rich',
      html: `<iframe src="https://embed.gettyimages.com/embed/12?et=a&sig=b"></iframe><blockquote data-bluesky-uri="at://did:plc:short/app.bsky.feed.post/3k"></blockquote>`,
    },
    {},
  ],
  ['HTML without end', 'getty', { type: 'rich', html: '<iframe>'.repeat(30_000) }, {}],
  [
    'names of the language',
    'youtube',
    JSON.parse('{"type":"video","__proto__":{"title":"A"},"constructor":{"title":"A"}}'),
    {},
  ],
];

test('hostile answers are cut, cleaned or not heard', () => {
  for (const [what, key, answer, offer] of hostile)
    assert.deepEqual(readAnswer(provider(key), answer), { ...NOTHING, ...offer }, what);
  assert.equal(({} as { title?: string }).title, undefined);
});

test('a size is two sane numbers of pixels', () => {
  for (const [width, height] of [
    [594, 396],
    ['594', '396px'],
    [' 594 ', 396.4],
  ])
    assert.deepEqual(sizeOf(width, height), { width: 594, height: 396 });
  for (const side of [
    0,
    -1,
    10_001,
    '100%',
    '',
    'auto',
    '1e3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    {},
    [5],
    true,
    '5'.repeat(9),
  ])
    assert.equal(sizeOf(side, 100), null, String(side));
  assert.deepEqual(sizeOf(1, 10_000), { width: 1, height: 10_000 });
});
