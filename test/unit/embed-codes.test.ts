import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCodes } from '../../src/embeds/code.ts';
import type { Embed } from '../../src/embeds/embed.ts';

const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const TIME = '<time datetime="2026-06-03T21:40:05+00:00">Jun 3, 2026 at 2:40pm</time>';
const INSTAGRAM_JS = '<script async src="//www.instagram.com/embed.js"></script>';
const gie = (words: string) =>
  `<script>window.gie=window.gie||function(c){};gie(function(){gie.widgets.load({${words}})});</script>`;
const GIE = gie(`id:'x',items:'1204526842',tld:'com'`);
const GETTY_JS = '<script src="//embed-cdn.gettyimages.com/widgets.js" charset="utf-8" async></script>';

const quotation = (inside: string, attributes = `data-instgrm-permalink="${POST}?utm_source=ig_embed&amp;x=1"`) =>
  `<blockquote class="instagram-media" ${attributes} style="width:99%"><div>${inside}</div></blockquote>`;
const VIEW = `<p><a href="${POST}" target="_blank">View this post on Instagram</a></p>`;
const TESS = { authorName: 'Tess of the Ferry', authorHandle: 'tess.ferry' };

const codes: [what: string, code: string, expected: Partial<Embed>][] = [
  [
    'an Instagram code with its caption',
    `${quotation(`${VIEW}<p>Two mugs.<br>One is\nchipped.</p><p>#kitchen 😋</p><p>A post shared by Tess of the Ferry (@tess.ferry) on ${TIME}</p>`)}\n${INSTAGRAM_JS}`,
    { url: POST, ...TESS, quote: 'Two mugs.\nOne is chipped.\n#kitchen 😋', postedAt: Date.UTC(2026, 5, 3, 21, 40, 5) },
  ],
  [
    'one whose author is a link, in a paragraph with a script in its own',
    `${quotation(`<p>Gulls</p><p>A photo posted by <a href="https://www.instagram.com/tess.ferry/">Tess of the Ferry</a> (@tess.ferry) on ${TIME}</p>`)}<p>${INSTAGRAM_JS}</p>`,
    { url: POST, ...TESS, quote: 'Gulls', postedAt: Date.UTC(2026, 5, 3, 21, 40, 5) },
  ],
  [
    'the newer shape without caption',
    `${quotation(`<a href="${POST}"><div></div><svg><text>x</text></svg><div>View this post on Instagram</div></a><p><a href="${POST}">A post shared by Tess of the Ferry (@tess.ferry)</a></p>`)}${INSTAGRAM_JS}`,
    { url: POST, ...TESS },
  ],
  ['one without any words', quotation(''), { url: POST }],
  ['one without a permalink', quotation(VIEW, ''), { url: POST }],
  [
    'a name with brackets in it',
    quotation('<p>A post shared by Tess (ashore) (@tess.ferry)</p>'),
    { url: POST, authorName: 'Tess (ashore)', authorHandle: 'tess.ferry' },
  ],
  [
    'a reel whose date is nonsense',
    `<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/Ab_3-xYz/"><p>Oars</p><time datetime="soon"></time></blockquote>`,
    { url: 'https://www.instagram.com/reel/Ab_3-xYz/', quote: 'Oars' },
  ],
  [
    'a Getty picture',
    `<a id="x" class="gie-single" href="http://www.gettyimages.com/detail/1204526842" target="_blank">Embed from Getty Images</a>${GIE}${GETTY_JS}`,
    { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' },
  ],
  [
    'a signed Getty picture',
    `<a class='gie-single' href='http://www.gettyimages.com/detail/1204526842'>Embed from Getty Images</a>${gie(`id:'-XHAvYhJoSI_',sig:'xFnwYyQyuTG-=',w:'594px',h:'396px',items:'1204526842',caption: true ,tld:'com',is360: false `)}${GETTY_JS}`,
    {
      provider: 'getty',
      url: 'https://www.gettyimages.com/detail/1204526842',
      token: 'et=-XHAvYhJoSI_&tld=com&sig=xFnwYyQyuTG-=',
      size: { width: 594, height: 396 },
    },
  ],
  [
    'a picture with a signature that Getty never wrote',
    `<a class="gie-single" href="#">Embed from Getty Images</a>${gie(`id:'a&amp;x=//evil.example',sig:'b" onload="c',items:'1204526842'`)}`,
    { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' },
  ],
  [
    'a slideshow of several, which are signed together',
    `<a class="gie-slideshow" href="#">Embed from Getty Images</a>${gie(`id:'a',sig:'b',items:'1204526842,1204526843'`)}`,
    { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' },
  ],
  [
    'a Getty slideshow',
    `<a class="gie-slideshow" href="https://www.gettyimages.com/photos/boats">Embed from Getty Images</a> ${GIE} ${GETTY_JS}`,
    { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' },
  ],
  [
    'an old Getty frame',
    '<iframe src="//embed.gettyimages.com/embed/1204526842?et=Cx8_H4-E&amp;viewMoreLink=off&amp;sig=7hRGmgsk=&amp;caption=true"></iframe>',
    {
      provider: 'getty',
      url: 'https://www.gettyimages.com/detail/1204526842',
      token: 'et=Cx8_H4-E&viewMoreLink=off&sig=7hRGmgsk=',
    },
  ],
  [
    'one whose signature is written in another way',
    '<iframe src="https://embed.gettyimages.com/embed/1204526842?et=Cx8_H4-E&sig=7hRGmgsk%3D"></iframe>',
    {
      provider: 'getty',
      url: 'https://www.gettyimages.com/detail/1204526842',
      token: 'et=Cx8_H4-E&sig=7hRGmgsk=',
    },
  ],
  [
    'an old Getty frame without its signature',
    '<iframe src="https://embed.gettyimages.com/embed/1204526842"></iframe>',
    { provider: 'getty', url: 'https://www.gettyimages.com/detail/1204526842' },
  ],
  [
    'a YouTube video',
    '<iframe width="560" src="https://www.youtube.com/embed/a1B2c3D4-_x?si=z" title="How to light a lamp &amp; fail" allowfullscreen></iframe>',
    {
      provider: 'youtube',
      url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x',
      mediaDescription: 'How to light a lamp & fail',
    },
  ],
  [
    'a YouTube video that has no title',
    '<iframe src="//www.youtube-nocookie.com/embed/a1B2c3D4-_x" title="YouTube video player"></iframe>',
    { provider: 'youtube', url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x' },
  ],
];

const NOTHING = {
  authorName: null,
  authorHandle: null,
  postedAt: null,
  quote: null,
  mediaDescription: null,
  credit: null,
  token: null,
  size: null,
};

for (const [what, code, expected] of codes)
  test(`embed code: ${what}`, () => {
    const source = `<p>Before é</p>\n<div>${code}</div>\n<p>After</p>`;
    const found = findCodes(source);
    assert.deepEqual(
      found.map(({ embed }) => embed),
      [{ provider: 'instagram', ...NOTHING, ...expected }],
    );
    const [{ start, end } = { start: 0, end: 0 }] = found;
    assert.equal(source.slice(start, end), code, 'the range is the code with its scripts');
  });

test('several codes, each with its own place', () => {
  const source = codes.map(([, code]) => `<p>words</p>${code}`).join('\n');
  const found = findCodes(source);
  assert.deepEqual(
    found.map(({ start, end }) => source.slice(start, end)),
    codes.map(([, code]) => code),
  );
});

const strangers = [
  '<blockquote>“Soup”</blockquote>',
  `<blockquote class="instagram-media" data-instgrm-permalink="https://a.example/p/Ab_3-xYz/"></blockquote>`,
  `<blockquote class="instagram-media" data-instgrm-permalink="javascript:alert(1)"></blockquote>`,
  '<blockquote class="instagram-media"><p>no address</p></blockquote>',
  '<iframe src="https://a.example/embed/a1B2c3D4-_x"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a class="gie-single" href="https://a.example/detail/1204526842">Embed from Getty Images</a>',
  `<!-- ${codes[0]?.[1]} -->`,
  `<p title='${codes.at(-1)?.[1]}'>a</p>`,
  `${'<div>'.repeat(60_000)}${codes[0]?.[1]}`,
  '<blockquote class="instagram-media">'.repeat(5000),
];

test('what is no embed code of anybody known', () => {
  for (const source of strangers) assert.deepEqual(findCodes(source), [], source.slice(0, 80));
});

test('scripts of somebody else stay outside', () => {
  const code = quotation(VIEW);
  const source = `${code}<script src="https://a.example/embed.js"></script>`;
  assert.equal(findCodes(source)[0]?.end, code.length);
});
