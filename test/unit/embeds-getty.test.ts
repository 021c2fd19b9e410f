import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getty } from '../../src/embeds/providers/getty.ts';
import { testProvider } from '../support/provider-tables.ts';

const PICTURE = 'https://www.gettyimages.com/detail/1204526842';
const OLD = 'https://www.gettyimages.com/detail/452372-001';
const TOKEN = 'et=XHAvYhJoSI1oTkHKdtk9Vw&sig=xFnwYyQyuTGvS1SAGm0CQR41LQ46iZcMkjMVPjKXWbg=';
const JS = '<script src="//embed-cdn.gettyimages.com/widgets.js" charset="utf-8" async></script>';
const SIZE = { width: 594, height: 396 };

const gie = (words: string) =>
  `<script>window.gie=window.gie||function(c){(gie.q=gie.q||[]).push(c)};gie(function(){gie.widgets.load({${words}})});</script>`;
const anchor = (kind: string, href = 'http://www.gettyimages.com/detail/1204526842') =>
  `<a id='x' class='gie-${kind}' href='${href}' target='_blank' style='color:#a7a7a7'>Embed from Getty Images</a>`;
const frame = (src: string) => `<iframe src="${src}" width="594" height="396" scrolling="no"></iframe>`;

/** What is no signature of Getty's shape. */
const hostileTokens = [
  '',
  'et=&sig=',
  'et=a',
  'sig=b&et=a',
  'et=a&sig=b&caption=false',
  'et=a&sig=b#top',
  'et=a&sig=b ',
  ' et=a&sig=b',
  'et=a&sig=b\n',
  'et=a b&sig=c',
  `et=a"&sig=b`,
  `et=a'&sig=b`,
  'et=a&sig=b"><script>alert(1)</script>',
  'et=a&sig=b&et=//evil.example',
  'et=//evil.example&sig=b',
  'et=a&tld=//x&sig=b',
  'et=a&other=com&sig=b',
  `et=a${'&tld=com'.repeat(5000)}&sig=b`,
  'et=a%22&sig=b',
  'et=a===&sig=b',
  'ET=a&SIG=b',
  'et=é&sig=b',
  'https://evil.example/?et=a&sig=b',
  'javascript:alert(1)',
  `et=${'a'.repeat(10_000)}&sig=b`,
  `et=a&sig=${'b'.repeat(10_000)}`,
];

testProvider(getty, {
  addresses: [
    [PICTURE, PICTURE],
    ['https://www.gettyimages.com/detail/news-photo/two-people-in-a-boat-news-photo/1204526842', PICTURE],
    ['https://www.gettyimages.com/detail/news-photo/boat/1204526842?adppopup=true', PICTURE],
    ['https://www.gettyimages.co.uk/detail/photo/boat/1204526842', PICTURE],
    ['https://www.gettyimages.de/detail/nachrichtenfoto/boot/1204526842', PICTURE],
    ['https://www.gettyimages.com.mx/detail/foto-de-noticias/barco/1204526842', PICTURE],
    ['https://www.gettyimages.at/detail/foto/boot/1204526842', PICTURE],
    ['https://www.gettyimages.co.jp/detail/%E3%83%9C%E3%83%BC%E3%83%88/1204526842', PICTURE],
    ['https://www.gettyimages.com/license/1204526842', PICTURE],
    ['https://gty.im/1204526842', PICTURE],
    ['https://embed.gettyimages.com/embed/1204526842?et=x&sig=y', PICTURE],
    ['https://embed.gettyimages.com/embed?assets=1204526842,83421977&et=x&tld=com&sig=y', PICTURE],
    ['https://www.gettyimages.com/detail/photo/boat-royalty-free-image/452372-001', OLD],
  ],
  strangers: [
    'http://www.gettyimages.com/detail/1204526842',
    'https://www.gettyimages.com/photos/boats',
    'https://www.gettyimages.com/detail/boat',
    'https://www.gettyimages.com/detail/12345678901234',
    'https://gty.im/boat',
    'https://gettyimages.evil.example/detail/1204526842',
    'https://www.gettyimages.evil/detail/1204526842',
    'https://embed.gettyimages.com/embed?et=x&sig=y',
    'https://media.gettyimages.com/id/1204526842/photo/boat.jpg',
  ],
  advised: [],
  codes: [
    [
      'a picture whose code is not signed',
      `${anchor('single')}${gie(`id:'x',items:'1204526842',tld:'com'`)}${JS}`,
      { url: PICTURE },
    ],
    [
      'a signed picture',
      `${anchor('single')}${gie(`id:'-XHAvYhJoSI_',sig:'xFnwYyQyuTG-=',w:'594px',h:'396px',items:'1204526842',caption: true ,tld:'com',is360: false `)}${JS}`,
      { url: PICTURE, token: 'et=-XHAvYhJoSI_&tld=com&sig=xFnwYyQyuTG-=', size: SIZE },
    ],
    [
      'one from another country, with a number of two parts',
      `${anchor('single', 'http://www.gettyimages.co.uk/detail/452372-001')}<script>gie.widgets.load({id:'a',sig:'b=',w:'100%',h:'341px',items:'452372-001',tld:'co.uk'})</script>\n<p>${JS}</p>`,
      { url: OLD, token: 'et=a&tld=co.uk&sig=b=' },
    ],
    [
      'a picture with a signature that Getty never wrote',
      `${anchor('single', '#')}${gie(`id:'a&amp;x=//evil.example',sig:'b" onload="c',items:'1204526842'`)}`,
      { url: PICTURE },
    ],
    [
      'a slideshow of several, which are signed together',
      `${anchor('slideshow', '#')}${gie(`id:'a',sig:'b',w:'594px',h:'396px',items:'1204526842,1204526843'`)}`,
      { url: PICTURE, size: SIZE },
    ],
    [
      'a slideshow that links to a search',
      `${anchor('slideshow', 'https://www.gettyimages.com/photos/boats')} ${gie(`id:'x',items:'1204526842'`)} ${JS}`,
      { url: PICTURE },
    ],
    ['a link alone', anchor('single'), { url: PICTURE }],
    [
      'an old frame, with all that is signed in its order',
      frame(
        '//embed.gettyimages.com/embed/1204526842?et=Cx8_H4-E&amp;viewMoreLink=off&amp;sig=7hRGmgsk=&amp;caption=true',
      ),
      { url: PICTURE, token: 'et=Cx8_H4-E&viewMoreLink=off&sig=7hRGmgsk=', size: SIZE },
    ],
    [
      'the box that Getty drew around its frame',
      `<div class="getty embed image" style="max-width:594px;"><div><a href="http://www.gettyimages.com/detail/1204526842" target="_blank">Embed from Getty Images</a></div><div>${frame('//embed.gettyimages.com/embed/1204526842?et=Cx8&tld=com&sig=7hR=&caption=true&ver=1')}</div><p style="margin:0;"></p></div>`,
      { url: PICTURE, token: 'et=Cx8&tld=com&sig=7hR=', size: SIZE },
    ],
    [
      'one whose signature is written in another way',
      frame('https://embed.gettyimages.com/embed/1204526842?et=Cx8_H4-E&sig=7hRGmgsk%3D'),
      { url: PICTURE, token: 'et=Cx8_H4-E&sig=7hRGmgsk=', size: SIZE },
    ],
    [
      'a frame with hostile words in its query',
      frame('https://embed.gettyimages.com/embed/1204526842?et=a&tld=//evil.example&sig=b'),
      { url: PICTURE, size: SIZE },
    ],
    [
      'an old frame without its signature',
      '<iframe src="https://embed.gettyimages.com/embed/1204526842"></iframe>',
      { url: PICTURE },
    ],
  ],
  noCodes: [
    anchor('single', 'https://a.example/detail/1204526842'),
    anchor('single', 'javascript:alert(1)'),
    frame('https://embed.gettyimages.com.evil.example/embed/1204526842'),
    '<div class="getty embed image"><p>gone</p></div>',
    '<a class="gie-single">'.repeat(5000),
  ],
  frames: [
    [
      { url: PICTURE, token: TOKEN },
      `https://embed.gettyimages.com/embed/1204526842?${TOKEN}&caption=true`,
      'landscape',
    ],
    [
      { url: OLD, token: 'et=a&tld=co.uk&sig=b=', size: { width: 341, height: 502 } },
      'https://embed.gettyimages.com/embed/452372-001?et=a&tld=co.uk&sig=b=&caption=true',
      'portrait',
    ],
  ],
  frameless: [
    { url: 'https://www.gettyimages.com/detail/12?et=a', token: TOKEN },
    { url: 'https://www.gettyimages.com/detail/12/../34', token: TOKEN },
    { url: `https://www.gettyimages.com/detail/${'1'.repeat(10_000)}`, token: TOKEN },
    { url: `${PICTURE}\n`, token: TOKEN },
    { url: PICTURE },
    ...hostileTokens.map((token) => ({ url: PICTURE, token })),
  ],
});

test('getty: it knows its own signature', () => {
  assert.equal(getty.token(TOKEN), TOKEN);
  assert.equal(getty.token(`${TOKEN} `), null);
});
