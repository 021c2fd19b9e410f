import { threads } from '../../src/embeds/providers/threads.ts';
import { testProvider } from '../support/provider-tables.ts';

const POST = 'https://www.threads.com/@tess.ferry/post/DG5ETJ7x_-7';
const NAMELESS = 'https://www.threads.com/t/DG5ETJ7x_-7';

const quotation = (permalink: string, js = 'https://www.threads.com/embed.js') =>
  `<blockquote class="text-post-media" data-text-post-permalink="${permalink}" data-text-post-version="0" id="ig-tp-DG5ETJ7x_-7" style=" background:#FFF; max-width:540px;"> <a href="${permalink}" style=" background:#FFFFFF;" target="_blank"> <div style=" padding: 40px;"><div style=" display:block;"> <svg aria-label="Threads" viewBox="0 0 192 192"><path d="M141.537 88.9883" /></svg></div> <div style=" font-size: 15px;"> Post by @tess.ferry</div> <div style=" font-size: 15px;"> View on Threads</div></div></a></blockquote>\n<script async src="${js}"></script>`;

testProvider(threads, {
  addresses: [
    [POST, POST],
    ['https://threads.com/@tess.ferry/post/DG5ETJ7x_-7/', POST],
    ['https://www.threads.net/@tess.ferry/post/DG5ETJ7x_-7', POST],
    ['https://threads.net/@Tess.Ferry/post/DG5ETJ7x_-7', POST],
    ['https://www.threads.com/@tess.ferry/post/DG5ETJ7x_-7?xmt=AQGz3v&slof=1', POST],
    ['https://www.threads.net/@tess.ferry/post/DG5ETJ7x_-7/media?utm_source=igweb#x', POST],
    ['https://www.threads.com/@tess.ferry/post/DG5ETJ7x_-7/embed', POST],
    ['https://www.threads.net/t/DG5ETJ7x_-7', NAMELESS],
    ['https://www.threads.com/t/DG5ETJ7x_-7/?igshid=NTc4MTIwNjQ2YQ==', NAMELESS],
  ],
  strangers: [
    'http://www.threads.com/@tess.ferry/post/DG5ETJ7x_-7',
    'https://www.threads.com/@tess.ferry/post/',
    'https://www.threads.com/tess.ferry/post/DG5ETJ7x_-7',
    'https://www.threads.com/search?q=soup',
    'https://threads.example/@tess.ferry/post/DG5ETJ7x_-7',
    'https://www.threads.com/@tess.ferry/post/"onload=alert(1)',
  ],
  advised: [
    ['https://www.threads.com/@tess.ferry', /everything by one person.*threads\.com\/@name\/post/],
    ['https://www.threads.net/@tess.ferry/replies', /everything by one person/],
    ['https://www.threads.com/share/BAG5ETJ7x/', /only passes on/],
    ['https://www.threads.com/login?next=%2F%40tess.ferry', /the door/],
  ],
  codes: [
    ['as it is now', quotation(POST), { url: POST, authorHandle: 'tess.ferry' }],
    [
      'from the old domain',
      quotation('https://www.threads.net/@tess.ferry/post/DG5ETJ7x_-7', '//www.threads.net/embed.js'),
      { url: POST, authorHandle: 'tess.ferry' },
    ],
    ['that names nobody', quotation('https://www.threads.net/t/DG5ETJ7x_-7'), { url: NAMELESS }],
    [
      'without a permalink',
      `<blockquote class="text-post-media"><a href="${POST}" target="_blank">Threadsで見る</a></blockquote>`,
      { url: POST, authorHandle: 'tess.ferry' },
    ],
    ['a frame', `<iframe src="${POST}/embed" width="540"></iframe>`, { url: POST, authorHandle: 'tess.ferry' }],
  ],
  noCodes: [
    quotation('https://a.example/@tess.ferry/post/DG5ETJ7x_-7'),
    quotation('javascript:alert(1)'),
    '<blockquote class="text-post-media">no address</blockquote>',
    `<blockquote><a href="${POST}">Soup</a></blockquote>`,
  ],
  frames: [
    [{ url: POST }, `${POST}/embed`, 'words'],
    [{ url: NAMELESS }, `${NAMELESS}/embed`, 'words'],
  ],
  frameless: [{ url: `${POST}/` }, { url: `${POST}?x` }, { url: 'https://www.threads.net/t/DG5ETJ7x_-7' }],
});
