import { youtube } from '../../src/embeds/providers/youtube.ts';
import { testProvider } from '../support/provider-tables.ts';

const ID = 'a1B2c3D4-_x';
const VIDEO = `https://www.youtube.com/watch?v=${ID}`;
const SHORT = `https://www.youtube.com/shorts/${ID}`;
const LIST_ID = 'PLa1B2c3D4-_xa1B2c3D4-_xa1B2c3D4-_';
const LIST = `https://www.youtube.com/playlist?list=${LIST_ID}`;
const PLAYER = `https://www.youtube-nocookie.com/embed/${ID}`;
const CHANNEL = /one of its videos/;

const flash = (address: string) =>
  `<object width="425" height="344"><param name="movie" value="${address}"></param><param name="allowFullScreen" value="true"></param><embed src="${address}" type="application/x-shockwave-flash" width="425" height="344"></embed></object>`;

testProvider(youtube, {
  addresses: [
    [VIDEO, VIDEO],
    [`https://youtube.com/watch?v=${ID}`, VIDEO],
    [`https://www.youtube.com/watch?feature=share&v=${ID}&ab_channel=Lamp`, VIDEO],
    [`https://m.youtube.com/watch?v=${ID}&pp=ygU`, VIDEO],
    [`https://music.youtube.com/watch?v=${ID}&list=RDAMVM${ID}`, VIDEO],
    [`https://www.youtube.com/watch?v=${ID}&list=${LIST_ID}&index=3`, VIDEO],
    [`https://youtu.be/${ID}?si=follow`, VIDEO],
    [`https://youtu.be/${ID}/`, VIDEO],
    [`https://www.youtube.com/live/${ID}?feature=shared`, VIDEO],
    [`https://www.youtube.com/embed/${ID}`, VIDEO],
    [`https://www.youtube.com/v/${ID}`, VIDEO],
    [`https://www.youtube.com/v/${ID}&hl=en_US&fs=1&`, VIDEO],
    [SHORT, SHORT],
    [`https://youtube.com/shorts/${ID}?feature=share&t=5`, SHORT],
    [`${VIDEO}&t=42`, `${VIDEO}&t=42`],
    [`${VIDEO}&t=42s`, `${VIDEO}&t=42`],
    [`${VIDEO}&t=1m30s`, `${VIDEO}&t=90`],
    [`${VIDEO}&t=1h2m3s`, `${VIDEO}&t=3723`],
    [`${VIDEO}#t=2m`, `${VIDEO}&t=120`],
    [`${VIDEO}&start=7`, `${VIDEO}&t=7`],
    [`https://youtu.be/${ID}?t=90`, `${VIDEO}&t=90`],
    [`https://www.youtube.com/live/${ID}?t=90`, `${VIDEO}&t=90`],
    [`https://www.youtube-nocookie.com/embed/${ID}?start=3`, `${VIDEO}&t=3`],
    [`${VIDEO}&t=0s`, VIDEO],
    [`${VIDEO}&t=soon`, VIDEO],
    [`${VIDEO}&t=99999999`, VIDEO],
    [`${VIDEO}#comments`, VIDEO],
    [LIST, LIST],
    [`https://youtube.com/playlist?list=${LIST_ID}&si=follow`, LIST],
    [`https://music.youtube.com/playlist?list=${LIST_ID}`, LIST],
    [`https://www.youtube.com/embed/videoseries?list=${LIST_ID}`, LIST],
    [`https://www.youtube.com/embed/videoseries?si=follow&list=${LIST_ID}`, LIST],
    [`https://www.youtube.com/embed?listType=playlist&list=${LIST_ID}`, LIST],
  ],
  strangers: [
    `http://www.youtube.com/watch?v=${ID}`,
    'https://www.youtube.com/watch?v=short',
    'https://www.youtube.com/watch?v="onload=alert(1)',
    'https://www.youtube.com/watch',
    'https://www.youtube.com/embed/videoseries',
    'https://www.youtube.com/playlist?list=PL123',
    'https://www.youtube.com/playlist?list=WL',
    `https://www.youtube.com/playlist?list=${'P'.repeat(500)}`,
    'https://www.youtube.com/results?search_query=gulls',
    'https://www.youtube.com/post/UgkxAbc',
    'https://youtu.be/',
    `https://youtube.com.example.org/watch?v=${ID}`,
    `https://user@www.youtube.com/watch?v=${ID}`,
  ],
  advised: [
    ['https://www.youtube.com/@saltmarsh.light', CHANNEL],
    ['https://www.youtube.com/@saltmarsh.light/live', CHANNEL],
    ['https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos', CHANNEL],
    ['https://www.youtube.com/c/SaltmarshLight', CHANNEL],
    ['https://www.youtube.com/user/SaltmarshLight', CHANNEL],
    ['https://www.youtube.com/clip/UgkxAbc-_123', /the whole video, with &t=/],
  ],
  codes: [
    [
      'a code',
      `<iframe width="560" height="315" src="https://www.youtube.com/embed/${ID}?si=z" title="How to light a lamp &amp; fail" frameborder="0" allow="autoplay" referrerpolicy="strict-origin-when-cross-origin" allowfullscreen></iframe>`,
      { url: VIDEO, mediaDescription: 'How to light a lamp & fail', size: { width: 560, height: 315 } },
    ],
    [
      'one without a title or a scheme, from where it starts',
      `<iframe src="//www.youtube-nocookie.com/embed/${ID}?start=42&amp;rel=0" title="YouTube video player"></iframe>`,
      { url: `${VIDEO}&t=42` },
    ],
    [
      'a tall one',
      `<iframe width="315" height="560" src="https://www.youtube.com/embed/${ID}" title="A gull"></iframe>`,
      { url: VIDEO, mediaDescription: 'A gull', size: { width: 315, height: 560 } },
    ],
    [
      'a size that is none',
      `<iframe width="100%" height="315" src="http://www.youtube.com/embed/${ID}"></iframe>`,
      { url: VIDEO },
    ],
    [
      'a list',
      `<iframe width="560" height="315" src="https://www.youtube.com/embed/videoseries?si=x&amp;list=${LIST_ID}" title="YouTube video player"></iframe>`,
      { url: LIST, size: { width: 560, height: 315 } },
    ],
    [
      'a code for Flash',
      flash(`http://www.youtube.com/v/${ID}&hl=en&fs=1&`),
      { url: VIDEO, size: { width: 425, height: 344 } },
    ],
    [
      'the shape for Flash that has its address in the element',
      `<object type="application/x-shockwave-flash" data="https://www.youtube.com/v/${ID}?hl=en_US&amp;version=3" height="360" width="640"></object>`,
      { url: VIDEO, size: { width: 640, height: 360 } },
    ],
    [
      'only the inner element of that',
      `<embed src="https://www.youtube.com/v/${ID}?fs=1" type="application/x-shockwave-flash">`,
      { url: VIDEO },
    ],
  ],
  noCodes: [
    `<iframe src="https://a.example/embed/${ID}"></iframe>`,
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe src="https://www.youtube.com/embed/videoseries"></iframe>',
    '<iframe></iframe>',
    flash(`https://a.example/v/${ID}`),
    flash('javascript:alert(1)'),
    `<p title='<iframe src="https://www.youtube.com/embed/${ID}">'>a</p>`,
    '<object>'.repeat(5000),
  ],
  frames: [
    [{ url: VIDEO }, PLAYER, 'wide'],
    [{ url: `${VIDEO}&t=90` }, `${PLAYER}?start=90`, 'wide'],
    [{ url: SHORT }, PLAYER, 'tall'],
    [{ url: VIDEO, size: { width: 315, height: 560 } }, PLAYER, 'tall'],
    [{ url: VIDEO, size: { width: 400, height: 400 } }, PLAYER, 'square'],
    [{ url: LIST }, `https://www.youtube-nocookie.com/embed/videoseries?list=${LIST_ID}`, 'wide'],
  ],
  frameless: [
    { url: `${VIDEO}&autoplay=1` },
    { url: `${VIDEO}&t=90&autoplay=1` },
    { url: `${VIDEO}&t=${'9'.repeat(10_000)}` },
    { url: 'https://www.youtube.com/watch?v=a1B2c3D4-_"' },
    { url: `https://example.org/watch?v=${ID}` },
    { url: `${LIST}&index=1` },
    { url: `${VIDEO}\n` },
  ],
});
