import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '../../src/import/content.ts';
import { cost } from '../support/cost.ts';

const VIDEO = 'https://www.youtube.com/watch?v=a1B2c3D4-_x';
const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const CODE = `<blockquote class="instagram-media" data-instgrm-permalink="${POST}?utm_source=ig"><p>Two mugs</p><p>A post shared by Tess (@tess)</p></blockquote>\n<script async src="//www.instagram.com/embed.js"></script>`;

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
    `<p>${VIDEO}</p>\n</figure>`,
    [VIDEO],
  ],
  ['one thing twice', `${CODE}\n\n${POST}`, `<p>${POST}</p>\n<p>${POST}</p>\n`, [POST]],
];

for (const [what, content, body, embeds = []] of table)
  test(`WordPress content: ${what}`, () => {
    const read = readContent(content);
    assert.equal(read.body, body);
    assert.deepEqual(
      read.embeds.map(({ url }) => url),
      embeds,
    );
  });

test('WordPress content: the words of an embed code are kept, also where its address follows', () => {
  const [embed] = readContent(`${CODE}\n\n${POST}`).embeds;
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
  ];
  for (const unit of units) {
    const spent = cost(() => {
      readContent(unit.repeat(200_000 / unit.length));
    });
    assert.ok(spent < 2_000, `${JSON.stringify(unit)} took ${spent} ms`);
  }
});
