import { reddit } from '../../src/embeds/providers/reddit.ts';
import { testProvider } from '../support/provider-tables.ts';

const POST = 'https://www.reddit.com/r/LampsAndGulls/comments/1ab2cd';
const COMMENT = `${POST}/comment/kx9yz01`;
const OWN = 'https://www.reddit.com/user/tess-ferry_2/comments/1ab2cd';
const SCRIPT = '<script async="" src="https://embed.reddit.com/widgets.js" charset="UTF-8"></script>';
const OLD_SCRIPT = '<script async src="//embed.redditmedia.com/widgets/platform.js" charset="UTF-8"></script>';
const PASSES_ON = /only passes on, and may stop .*\.com\//;

const quotation = (inside: string) =>
  `<blockquote class="reddit-embed-bq" style="height:500px" data-embed-height="740">${inside}</blockquote>`;
const title = (words: string, href = `${POST}/the_chipped_mug/`) => `<a href="${href}">${words}</a>`;
const BY =
  '<br> by<a href="https://www.reddit.com/user/tess-ferry_2/">u/tess-ferry_2</a> in<a href="https://www.reddit.com/r/LampsAndGulls/">LampsAndGulls</a>';

testProvider(reddit, {
  addresses: [
    [POST, POST],
    [`${POST}/`, POST],
    [`${POST}/the_chipped_mug/?utm_source=share&utm_medium=web3x`, POST],
    ['https://reddit.com/r/LampsAndGulls/comments/1AB2CD/the_chipped_mug', POST],
    ['https://old.reddit.com/r/LampsAndGulls/comments/1ab2cd/the_chipped_mug/', POST],
    ['https://new.reddit.com/r/LampsAndGulls/comments/1ab2cd/', POST],
    ['https://np.reddit.com/r/LampsAndGulls/comments/1ab2cd/', POST],
    ['https://de.reddit.com/r/LampsAndGulls/comments/1ab2cd/', POST],
    ['https://pt-br.reddit.com/r/LampsAndGulls/comments/1ab2cd/', POST],
    ['https://www.reddit.com/r/LampsAndGulls/comments/1ab2cd/%E3%83%A9%E3%83%B3%E3%83%97/', POST],
    ['https://embed.reddit.com/r/LampsAndGulls/comments/1ab2cd/the_chipped_mug/?embed=true', POST],
    ['https://www.redditmedia.com/r/LampsAndGulls/comments/1ab2cd/the_chipped_mug/?ref_source=embed&embed=true', POST],
    [COMMENT, COMMENT],
    [`${POST}/the_chipped_mug/kx9yz01/?context=3`, COMMENT],
    [`${POST}/comment/KX9YZ01/`, COMMENT],
    ['https://www.reddit.com/user/tess-ferry_2/comments/1ab2cd/on_mugs/', OWN],
    ['https://www.reddit.com/u/tess-ferry_2/comments/1ab2cd/', OWN],
    ['https://www.reddit.com/r/u_tess-ferry_2/comments/1ab2cd/on_mugs/', OWN],
  ],
  strangers: [
    'http://www.reddit.com/r/LampsAndGulls/comments/1ab2cd/',
    'https://www.reddit.com/r/LampsAndGulls/',
    'https://www.reddit.com/r/LampsAndGulls/comments/',
    'https://www.reddit.com/r/lamps-and-gulls/comments/1ab2cd/',
    'https://www.reddit.com/r/LampsAndGulls/comments/1ab2cd/a/b/c/d/',
    'https://www.reddit.com/r/LampsAndGulls/wiki/index',
    'https://www.reddit.com/user/tess-ferry_2/',
    'https://i.redd.it/abc123.jpg',
    'https://reddit.com.example.org/r/LampsAndGulls/comments/1ab2cd/',
    'https://evilreddit.com/r/LampsAndGulls/comments/1ab2cd/',
    'https://www.reddit.com/r/"onload/comments/1ab2cd/',
  ],
  advised: [
    ['https://www.reddit.com/r/LampsAndGulls/s/aBcDeF1234', PASSES_ON],
    ['https://www.reddit.com/u/tess-ferry_2/s/aBcDeF1234', PASSES_ON],
    ['https://redd.it/1ab2cd', PASSES_ON],
    ['https://v.redd.it/abc123', PASSES_ON],
    ['https://www.reddit.com/gallery/1ab2cd', PASSES_ON],
    ['https://www.reddit.com/comments/1ab2cd', PASSES_ON],
  ],
  codes: [
    [
      'a code',
      `${quotation(`${title('The mug is chipped &amp; it is <em>mine</em> 🫖')}${BY}`)}${SCRIPT}`,
      { url: POST, authorHandle: 'tess-ferry_2', quote: 'The mug is chipped & it is mine 🫖' },
    ],
    [
      'a comment, whose words are not in it',
      `${quotation(`${title('Comment', `${POST}/comment/kx9yz01/`)}<br> by<a href="https://www.reddit.com/user/tess-ferry_2/">u/tess-ferry_2</a> from discussion<a href="${POST}/the_chipped_mug/"></a><br> in<a href="https://www.reddit.com/r/LampsAndGulls/">LampsAndGulls</a>`)}${SCRIPT}`,
      { url: COMMENT, authorHandle: 'tess-ferry_2' },
    ],
    [
      'the older card, as WordPress keeps it',
      `<blockquote class="reddit-card" data-card-created="1518000000">\n<p>${title('The mug is chipped', `${POST}/the_chipped_mug/?ref_source=embed&#038;ref=share`)} from <a href="https://www.reddit.com/r/LampsAndGulls/">LampsAndGulls</a></p></blockquote>\n<p>${OLD_SCRIPT}</p>`,
      { url: POST, quote: 'The mug is chipped' },
    ],
    [
      'the oldest shape, of a comment',
      `<div class="reddit-embed" data-embed-media="www.redditmedia.com" data-embed-created="2015-04-29T22:33:02.658202+00:00">${title('Comment', 'http://www.reddit.com/r/LampsAndGulls/comments/1ab2cd/the_chipped_mug/kx9yz01')} from discussion ${title('The mug is chipped')}.</div><script async src="https://www.redditstatic.com/comment-embed.js"></script>`,
      { url: COMMENT },
    ],
    [
      'a frame',
      `<iframe id="reddit-embed" src="https://www.redditmedia.com/r/LampsAndGulls/comments/1ab2cd/the_chipped_mug/?ref_source=embed&amp;ref=share&amp;embed=true" sandbox="allow-scripts" height="476" width="640"></iframe>`,
      { url: POST },
    ],
  ],
  noCodes: [
    quotation(title('Elsewhere', 'https://a.example/r/LampsAndGulls/comments/1ab2cd/')),
    quotation(title('A script', 'javascript:alert(1)')),
    quotation('<p>no link</p>'),
    '<div class="reddit-embed-wrapper"><a href="https://www.reddit.com/r/LampsAndGulls/comments/1ab2cd/">a</a></div>',
    '<iframe src="https://www.redditmedia.com/mediaembed/1ab2cd"></iframe>',
    '<blockquote class="reddit-card">'.repeat(5000),
  ],
  frames: [
    [{ url: POST }, 'https://embed.reddit.com/r/LampsAndGulls/comments/1ab2cd/?embed=true', 'words'],
    [{ url: COMMENT }, 'https://embed.reddit.com/r/LampsAndGulls/comments/1ab2cd/comment/kx9yz01/?embed=true', 'words'],
    [{ url: OWN }, 'https://embed.reddit.com/user/tess-ferry_2/comments/1ab2cd/?embed=true', 'words'],
  ],
  frameless: [
    { url: 'https://www.reddit.com/comments/1ab2cd' },
    { url: `${POST}/` },
    { url: `${POST}?x="onload=alert(1)` },
    { url: `${POST}\n` },
    { url: `${POST}/../../1` },
  ],
});
