import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '../../src/import/content.ts';
import { cost } from '../support/cost.ts';

const VIDEO = 'https://www.youtube.com/watch?v=a1B2c3D4-_x';
const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const CODE = `<blockquote class="instagram-media" data-instgrm-permalink="${POST}?utm_source=ig"><p>Two mugs</p><p>A post shared by Tess (@tess)</p></blockquote>\n<script async src="//www.instagram.com/embed.js"></script>`;

const TWEET = 'https://x.com/i/status/1887766554433221100';
const block = (address: string, more = '') =>
  `<!-- wp:embed {"url":"${address}","type":"rich","responsive":true} -->\n<figure class="wp-block-embed is-type-rich is-provider-x wp-block-embed-x"><div class="wp-block-embed__wrapper">\n${address}\n</div>${more}</figure>\n<!-- /wp:embed -->`;

const TEN: [address: string, canonical: string][] = [
  ['https://instagram.com/p/Ab_3-xYz/?igsh=x', POST],
  ['https://twitter.com/Tess/status/18', 'https://x.com/tess/status/18'],
  ['https://www.tiktok.com/@tess/video/72', 'https://www.tiktok.com/@tess/video/72'],
  ['https://www.youtube.com/watch?v=a1B2c3D4-_x&feature=share', VIDEO],
  ['https://www.facebook.com/photo.php?fbid=12&set=a.1', 'https://www.facebook.com/photo.php?fbid=12'],
  ['https://www.threads.net/@tess/post/DG5', 'https://www.threads.com/@tess/post/DG5'],
  ['https://bsky.app/profile/tess.example/post/3kabc', 'https://bsky.app/profile/tess.example/post/3kabc'],
  ['https://gty.im/1204526842', 'https://www.gettyimages.com/detail/1204526842'],
  ['https://www.reddit.com/r/ferries/comments/1abc', 'https://www.reddit.com/r/ferries/comments/1abc'],
  [
    'https://open.spotify.com/track/4bz7uB4edifWKJXSDxwHcs?si=x',
    'https://open.spotify.com/track/4bz7uB4edifWKJXSDxwHcs',
  ],
];

const table: [what: string, content: string, body: string, embeds?: string[]][] = [
  ['words', 'Soup\n\nand bread', '<p>Soup</p>\n<p>and bread</p>\n'],
  ['an embed code', `a\n\n${CODE}\n\nb`, `<p>a</p>\n<p>${POST}</p>\n<p>b</p>\n`, [POST]],
  ['an embed code in boxes', `<div align="center"><center>${CODE}</center></div>`, `<p>${POST}</p>\n`, [POST]],
  ['an embed code in a paragraph', `<p>${CODE}</p>`, `<p>${POST}</p>`, [POST]],
  ['an address on its line', 'a\nhttps://youtu.be/a1B2c3D4-_x\nb', `<p>a</p>\n<p>${VIDEO}</p>\n<p>b</p>\n`, [VIDEO]],
  ['an old address', 'http://www.youtube.com/watch?v=a1B2c3D4-_x&amp;t=3', `<p>${VIDEO}&t=3</p>\n`, [`${VIDEO}&t=3`]],
  ['an address in a paragraph', '<p>http://youtu.be/a1B2c3D4-_x</p>', `<p>${VIDEO}</p>\n`, [VIDEO]],
  ['a linked address', `<a href="x">https://youtu.be/a1B2c3D4-_x</a>`, `<p>${VIDEO}</p>\n`, [VIDEO]],
  ['an address in a sentence', 'see https://youtu.be/a1B2c3D4-_x', '<p>see https://youtu.be/a1B2c3D4-_x</p>\n'],
  ['[embed]', 'a [embed]https://youtu.be/a1B2c3D4-_x[/embed] b', `<p>a</p>\n<p>${VIDEO}</p>\n<p>b</p>\n`, [VIDEO]],
  ['[embed] with a size', '[embed width="3"]http://youtu.be/a1B2c3D4-_x[/embed]', `<p>${VIDEO}</p>\n`, [VIDEO]],
  ['[embed] of a stranger', '[embed]https://a.example/x[/embed]', '<p>https://a.example/x</p>\n'],
  ['[youtube=]', '[youtube=http://www.youtube.com/watch?v=a1B2c3D4-_x&amp;w=3]', `<p>${VIDEO}</p>\n`, [VIDEO]],
  ['[instagram url=]', `[instagram url=${POST} width=3]`, `<p>${POST}</p>\n`, [POST]],
  [
    '[caption]',
    '[caption id="a" align="x"]<img src="http://a.example/b.jpg" /> Two <em>mugs</em>[/caption]\n\nafter',
    '<figure><img src="http://a.example/b.jpg" /><figcaption>Two <em>mugs</em></figcaption></figure><p>after</p>\n',
  ],
  ['a gallery', 'a\n\n[gallery ids="1,2"]\n\n[gallery]\n\nb', '<p>a</p>\n<p>b</p>\n'],
  ['a shortcode of a plugin', '[box color="red"]Soup[/box] [tip]Bread[/tip]', '<p>Soup Bread</p>\n'],
  ['brackets in prose', '“I had to [come out] and [sic] it”', '<p>“I had to [come out] and [sic] it”</p>\n'],
  ['<!--more-->', 'a\n\n<!--more-->\n\nb', '<p>a</p>\n<p>b</p>\n'],
  ['blocks', '<!-- wp:paragraph {"a":1} -->\n<p>a</p>\n<!-- /wp:paragraph -->', '<p>a</p>'],
  [
    'an embed block',
    `<!-- wp:embed {"url":"${VIDEO}"} -->\n<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/a1B2c3D4-_x\n</div></figure>\n<!-- /wp:embed -->`,
    `<p>${VIDEO}</p>\n`,
    [VIDEO],
  ],
  [
    'an embed block with a caption, between others',
    `<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n${block('http://instagr.am/p/Ab_3-xYz/', '<figcaption class="wp-element-caption">Two <em>mugs</em></figcaption>')}\n\n${block(VIDEO)}\n\n<p>b</p>`,
    `<p>a</p><p>${POST}</p>\n<p>Two <em>mugs</em></p><p>${VIDEO}</p>\n<p>b</p>`,
    [POST, VIDEO],
  ],
  ['an embed block of a stranger', block('https://a.example/x'), '<p>https://a.example/x</p>\n'],
  ['a figure of its own', '<figure><img src="/a.jpg"></figure>', '<figure><img src="/a.jpg"></figure>'],
  ['[tweet ID]', 'a [tweet 1887766554433221100] b', `<p>a</p>\n<p>${TWEET}</p>\n<p>b</p>\n`, [TWEET]],
  ['[tweet id=]', "[tweet id='1887766554433221100' hide_media=1]", `<p>${TWEET}</p>\n`, [TWEET]],
  [
    '[tweet url]',
    '[tweet https://twitter.com/Tess/status/1887766554433221100?s=20 align=center]',
    '<p>https://x.com/tess/status/1887766554433221100</p>\n',
    ['https://x.com/tess/status/1887766554433221100'],
  ],
  [
    '[tweet] in prose',
    'her [tweet of that day] and his [tweet 12345678 hours later] on [youtube celebrities]',
    '<p>her [tweet of that day] and his [tweet 12345678 hours later] on [youtube celebrities]</p>\n',
  ],
  [
    '[youtube id]',
    '[youtube width=3 id=a1B2c3D4-_x][youtube id="a1B2c3D4-_x"]',
    `<p>${VIDEO}</p>\n<p>${VIDEO}</p>\n`,
    [VIDEO],
  ],
  [
    'curly quotes',
    '[facebook url=”http://www.facebook.com/tess/posts/12/”]',
    '<p>https://www.facebook.com/tess/posts/12</p>\n',
    ['https://www.facebook.com/tess/posts/12'],
  ],
  [
    '[facebook url=]',
    '[facebook url="https://www.facebook.com/permalink.php?story_fbid=34&amp;id=12" width="500"]',
    '<p>https://www.facebook.com/12/posts/34</p>\n',
    ['https://www.facebook.com/12/posts/34'],
  ],
  [
    '[tiktok]',
    '[tiktok url="https://www.tiktok.com/@tess/video/7211234567890123456"]',
    '<p>https://www.tiktok.com/@tess/video/7211234567890123456</p>\n',
    ['https://www.tiktok.com/@tess/video/7211234567890123456'],
  ],
  [
    '[spotify id=]',
    '[spotify id="spotify:track:4bz7uB4edifWKJXSDxwHcs" width="400"]',
    '<p>https://open.spotify.com/track/4bz7uB4edifWKJXSDxwHcs</p>\n',
    ['https://open.spotify.com/track/4bz7uB4edifWKJXSDxwHcs'],
  ],
  [
    '[getty src=]',
    '[getty src="1204526842" width="594" height="396"]',
    '<p>https://www.gettyimages.com/detail/1204526842</p>\n',
    ['https://www.gettyimages.com/detail/1204526842'],
  ],
  ['a linked [embed]', `[embed]<a href="${POST}">${POST}</a>[/embed]`, `<p>${POST}</p>\n`, [POST]],
  ['http of a stranger', 'a\n\nhttp://a.example/x\n\nb', '<p>a</p>\n<p>http://a.example/x</p>\n<p>b</p>\n'],
  ['an address before a break', `https://youtu.be/a1B2c3D4-_x<br />\na`, `<p>${VIDEO}</p>\n<p>a</p>\n`, [VIDEO]],
  ...TEN.map(([address, canonical]): [string, string, string, string[]] => [
    `${new URL(canonical).hostname} in a block and by http`,
    `${block(address)}\n\n<p>${address.replace('https:', 'http:').replaceAll('&', '&amp;')}</p>`,
    `<p>${canonical}</p>\n<p>${canonical}</p>\n`,
    [canonical],
  ]),
  ['one thing twice', `${CODE}\n\n${POST}`, `<p>${POST}</p>\n<p>${POST}</p>\n`, [POST]],
];

for (const [what, content, body, embeds = []] of table)
  test(`WordPress content: ${what}`, () => {
    const read = readContent(content, 'UTC');
    assert.equal(read.body, body);
    assert.deepEqual(
      read.embeds.map(({ url }) => url),
      embeds,
    );
  });

test('WordPress content: a day that an embed code names is that day in the zone of the site', () => {
  const code =
    '<blockquote class="twitter-tweet"><p>Soup</p>&mdash; Tess (@tess) <a href="https://x.com/tess/status/1">June 3, 2026</a></blockquote>';
  const [embed] = readContent(code, 'Pacific/Auckland').embeds;
  assert.equal(embed?.postedAt, Date.UTC(2026, 5, 3));
});

test('WordPress content: the words of an embed code are kept, also where its address follows', () => {
  const [embed] = readContent(`${CODE}\n\n${POST}`, 'UTC').embeds;
  assert.equal(embed?.quote, 'Two mugs');
  assert.equal(embed?.authorHandle, 'tess');
});

test('WordPress content: 200,000 hostile characters take little time', () => {
  const units = [
    '[',
    '[a ',
    '[a="',
    '[a b=c d=e ',
    '[/a]',
    '[caption]',
    '<!--',
    '<div ',
    '<a ',
    ' \t',
    'http://youtu.be/',
    '<figure class="wp-block-embed">',
    '<figcaption>',
    '[tweet 1',
    'wp-block-embed ',
  ];
  for (const unit of units) {
    const spent = cost(() => {
      readContent(unit.repeat(200_000 / unit.length), 'UTC');
      readContent(`<figure ${unit.repeat(200_000 / unit.length)}`, 'UTC');
    });
    assert.ok(spent < 2_000, `${JSON.stringify(unit)} took ${spent} ms`);
  }
});
