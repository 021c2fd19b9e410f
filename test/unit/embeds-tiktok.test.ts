import { tiktok } from '../../src/embeds/providers/tiktok.ts';
import { testProvider } from '../support/provider-tables.ts';

const ID = '7301234567890123456';
const VIDEO = `https://www.tiktok.com/@tess.ferry/video/${ID}`;
const PHOTO = `https://www.tiktok.com/@tess.ferry/photo/${ID}`;
const NUMBER = `https://www.tiktok.com/@_/video/${ID}`;
const SCRIPT = '<script async src="https://www.tiktok.com/embed.js"></script>';
const PASSES_ON = /only passes on: open it/;
const ACCOUNT = /paste the address of one of its videos/;

const code = (inside: string, attributes = `cite="${VIDEO}" data-video-id="${ID}"`) =>
  `<blockquote class="tiktok-embed" ${attributes} style="max-width: 605px;min-width: 325px;" > <section>${inside}</section> </blockquote>`;
const AUTHOR =
  '<a target="_blank" title="@tess.ferry" href="https://www.tiktok.com/@tess.ferry?refer=embed">@tess.ferry</a>';
const SOUND =
  '<a target="_blank" title="♬ original sound - Tess" href="https://www.tiktok.com/music/original-sound-7301">♬ original sound - Tess</a>';
const TAG = '<a title="gulls" target="_blank" href="https://www.tiktok.com/tag/gulls?refer=embed">#gulls</a>';

testProvider(tiktok, {
  addresses: [
    [VIDEO, VIDEO],
    [`https://tiktok.com/@tess.ferry/video/${ID}/`, VIDEO],
    [`https://m.tiktok.com/@tess.ferry/video/${ID}?_r=1&_t=8abc`, VIDEO],
    [`${VIDEO}?is_from_webapp=1&sender_device=pc&web_id=74195#top`, VIDEO],
    [PHOTO, PHOTO],
    [`${PHOTO}?lang=en`, PHOTO],
    [`https://www.tiktok.com/@tess-ferry_2/video/${ID}`, `https://www.tiktok.com/@tess-ferry_2/video/${ID}`],
    [`https://www.tiktok.com/embed/v2/${ID}?lang=en-GB`, NUMBER],
    [`https://www.tiktok.com/embed/${ID}`, NUMBER],
    [`https://www.tiktok.com/player/v1/${ID}?description=1`, NUMBER],
    [`https://m.tiktok.com/v/${ID}.html?u_code=0`, NUMBER],
    [`https://www.tiktok.com/share/video/${ID}/`, NUMBER],
    [NUMBER, NUMBER],
  ],
  strangers: [
    `http://www.tiktok.com/@tess.ferry/video/${ID}`,
    `https://www.tiktok.com/tess.ferry/video/${ID}`,
    `https://www.tiktok.com/@tess.ferry/video/${ID}9999999999`,
    'https://www.tiktok.com/@tess.ferry/video/latest',
    'https://www.tiktok.com/tag/gulls',
    'https://www.tiktok.com/music/original-sound-7301',
    'https://www.tiktok.com/embed.js',
    'https://www.tiktok.com/',
    `https://tiktok.com.example.org/@tess.ferry/video/${ID}`,
    `https://nottiktok.com/@tess.ferry/video/${ID}`,
    `https://www.tiktok.com/@tess"onload=alert(1)/video/${ID}`,
  ],
  advised: [
    ['https://vm.tiktok.com/ZMabc123/', PASSES_ON],
    ['https://vt.tiktok.com/ZSabc123', PASSES_ON],
    ['https://www.tiktok.com/t/ZTabc123/', PASSES_ON],
    ['https://www.tiktok.com/@tess.ferry', ACCOUNT],
    ['https://www.tiktok.com/@tess.ferry/live', ACCOUNT],
  ],
  codes: [
    [
      'a code with caption, tags and sound',
      `${code(` ${AUTHOR} <p>Two gulls,<br>one chip 🍟 ${TAG}</p> ${SOUND} `)} ${SCRIPT}`,
      { url: VIDEO, authorHandle: 'tess.ferry', quote: 'Two gulls,\none chip 🍟 #gulls' },
    ],
    [
      'the shape in which the caption has no paragraph',
      `${code(` ${AUTHOR} A lamp 😁 ${TAG} ${SOUND} `)}${SCRIPT}`,
      { url: VIDEO, authorHandle: 'tess.ferry', quote: 'A lamp 😁 #gulls' },
    ],
    [
      'one that WordPress asked for, with a note in its caption',
      `${code(`${AUTHOR} <p>♬ hum along</p> ${SOUND}`, `cite="${PHOTO}" data-video-id="${ID}" data-embed-from="oembed"`)} ${SCRIPT}`,
      { url: PHOTO, authorHandle: 'tess.ferry', quote: '♬ hum along' },
    ],
    ['one with nothing in it', code(''), { url: VIDEO }],
    ['one without its address', code(AUTHOR, `data-video-id="${ID}"`), { url: NUMBER, authorHandle: 'tess.ferry' }],
    [
      'a frame',
      `<iframe src="https://www.tiktok.com/embed/v2/${ID}" width="325" height="740"></iframe>`,
      { url: NUMBER },
    ],
    [
      'the newer player',
      `<iframe height="300" width="400" src="//www.tiktok.com/player/v1/${ID}?&amp;music_info=1" allow="fullscreen" title="test"></iframe>`,
      { url: NUMBER },
    ],
  ],
  noCodes: [
    code(AUTHOR, 'cite="https://www.tiktok.com/@tess.ferry" data-unique-id="tess.ferry" data-embed-type="creator"'),
    code(AUTHOR, 'cite="javascript:alert(1)" data-video-id="1 onload=alert(1)"'),
    code(AUTHOR, `cite="https://a.example/@tess.ferry/video/${ID}"`),
    `<div class="tiktok-embed" cite="${VIDEO}"></div>`,
    '<blockquote class="tiktok-embed">'.repeat(5000),
  ],
  frames: [
    [{ url: VIDEO }, `https://www.tiktok.com/player/v1/${ID}?description=1`, 'tall'],
    [{ url: PHOTO }, `https://www.tiktok.com/player/v1/${ID}?description=1`, 'tall'],
    [
      { url: NUMBER, size: { width: 400, height: 300 } },
      `https://www.tiktok.com/player/v1/${ID}?description=1`,
      'tall',
    ],
  ],
  frameless: [
    { url: `${VIDEO}?x="onload=alert(1)` },
    { url: `${VIDEO}\n` },
    { url: `http://www.tiktok.com/@tess.ferry/video/${ID}` },
    { url: 'https://www.tiktok.com/@tess.ferry/video/../1' },
  ],
});
