import { bluesky } from '../../src/embeds/providers/bluesky.ts';
import { testProvider } from '../support/provider-tables.ts';

const DID = 'did:plc:abcdefghijklmnopqrstuvw2';
const KEY = '3kabc2defgh2x';
const BY_HANDLE = `https://bsky.app/profile/tess.ferry.example/post/${KEY}`;
const BY_DID = `https://bsky.app/profile/${DID}/post/${KEY}`;
const FRAME = `https://embed.bsky.app/embed/${DID}/app.bsky.feed.post/${KEY}`;
const SCRIPT = '<script async src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>';
const ACCOUNT = /everything by one person.* bsky\.app/;

const code = (inside: string, uri = `at://${DID}/app.bsky.feed.post/${KEY}`) =>
  `<blockquote class="bluesky-embed" data-bluesky-uri="${uri}" data-bluesky-cid="bafyreiabc" data-bluesky-embed-color-mode="system">${inside}</blockquote>`;
const profile = (words: string) => `<a href="https://bsky.app/profile/${DID}?ref_src=embed">${words}</a>`;
const post = (words: string) => `<a href="${BY_DID}?ref_src=embed">${words}</a>`;
const TESS = { authorName: 'Tess of the Ferry', authorHandle: 'tess.ferry.example' };
const JUNE_3 = Date.UTC(2026, 5, 3, 12);

testProvider(bluesky, {
  addresses: [
    [BY_HANDLE, BY_HANDLE],
    [`https://www.bsky.app/profile/Tess.Ferry.Example/post/${KEY}/`, BY_HANDLE],
    [`${BY_HANDLE}?ref_src=embed&ref_url=https%3A%2F%2Fa.example`, BY_HANDLE],
    [`${BY_HANDLE}/quotes`, BY_HANDLE],
    [BY_DID, BY_DID],
    [`https://bsky.app/profile/did%3Aplc%3Aabcdefghijklmnopqrstuvw2/post/${KEY}`, BY_DID],
    [`${FRAME}?id=48&colorMode=dark`, BY_DID],
    [
      `https://bsky.app/profile/did:web:ferry.example/post/${KEY}`,
      `https://bsky.app/profile/did:web:ferry.example/post/${KEY}`,
    ],
  ],
  strangers: [
    `http://bsky.app/profile/tess.ferry.example/post/${KEY}`,
    `https://bsky.app/profile/tess/post/${KEY}`,
    `https://bsky.app/profile/did:plc:short/post/${KEY}`,
    `https://bsky.app/profile/did:key:abcdefghijklmnopqrstuvw2/post/${KEY}`,
    'https://bsky.app/profile/tess.ferry.example/post/',
    'https://bsky.app/profile/tess.ferry.example/feed/gulls',
    'https://bsky.app/search?q=gulls',
    'https://bsky.app/starter-pack/tess.ferry.example/3kabc',
    `https://bsky.app.example.org/profile/tess.ferry.example/post/${KEY}`,
    `at://${DID}/app.bsky.feed.post/${KEY}`,
    `https://embed.bsky.app/embed/${DID}/app.bsky.feed.like/${KEY}`,
  ],
  advised: [
    ['https://bsky.app/profile/tess.ferry.example', ACCOUNT],
    [`https://bsky.app/profile/${DID}/`, ACCOUNT],
  ],
  codes: [
    [
      'a code, whose line ends are those of its author',
      `${code(`<p lang="en">Two mugs.\nOne is chipped &amp; loved 🫖<br><br>${post('[image or embed]')}</p>&mdash; Tess of the Ferry (${profile('@tess.ferry.example')}) ${post('June 3, 2026 at 2:40 PM')}`)}${SCRIPT}`,
      { url: BY_HANDLE, ...TESS, quote: 'Two mugs.\nOne is chipped & loved 🫖', postedAt: JUNE_3, token: DID },
    ],
    [
      'one in the British order',
      code(`<p>Gulls</p>&mdash; Tess of the Ferry (${profile('@tess.ferry.example')}) ${post('14:40 · 3 June 2026')}`),
      { url: BY_HANDLE, ...TESS, quote: 'Gulls', postedAt: JUNE_3, token: DID },
    ],
    [
      'what the service answers, with the moment for machines',
      `${code(`<p lang="">Gulls</p>&mdash; ${profile('Tess of the Ferry (@tess.ferry.example)')} ${post('2026-06-03T14:40:05.123Z')}`)}${SCRIPT}`,
      { url: BY_HANDLE, ...TESS, quote: 'Gulls', postedAt: Date.UTC(2026, 5, 3, 14, 40, 5, 123), token: DID },
    ],
    [
      'somebody without a name, in the paragraphs of WordPress',
      `${code(`<p>— Oars, he said</p>\n<p>&mdash; ${profile('@tess.ferry.example')} ${post('soon')}</p>`)}\n<p>${SCRIPT}</p>`,
      { url: BY_HANDLE, authorHandle: 'tess.ferry.example', quote: '— Oars, he said', token: DID },
    ],
    [
      'one that names its author by handle',
      code('', `at://tess.ferry.example/app.bsky.feed.post/${KEY}`),
      { url: BY_HANDLE },
    ],
    ['a frame', `<iframe src="${FRAME}?id=1" width="100%" height="300"></iframe>`, { url: BY_DID, token: DID }],
  ],
  noCodes: [
    code('<p>a</p>', 'javascript:alert(1)'),
    code('<p>a</p>', `at://${DID}/app.bsky.feed.generator/${KEY}`),
    code('<p>a</p>', `at://did:plc:"onload=alert(1)/app.bsky.feed.post/${KEY}`),
    '<blockquote class="bluesky-embed"><p>a</p></blockquote>',
    `<div data-bluesky-uri="at://${DID}/app.bsky.feed.post/${KEY}"></div>`,
    code('', '').repeat(3000),
  ],
  frames: [
    [{ url: BY_DID }, FRAME, 'words'],
    [{ url: BY_HANDLE, token: DID }, FRAME, 'words'],
    [
      { url: BY_HANDLE, token: 'did:web:ferry.example' },
      `https://embed.bsky.app/embed/did:web:ferry.example/app.bsky.feed.post/${KEY}`,
      'words',
    ],
  ],
  frameless: [
    { url: BY_HANDLE },
    { url: BY_HANDLE, token: 'did:plc:short' },
    { url: BY_HANDLE, token: `${DID}/../x` },
    { url: BY_HANDLE, token: `${DID}\n` },
    { url: `${BY_HANDLE}?x`, token: DID },
    { url: `${BY_DID}\n` },
  ],
});
