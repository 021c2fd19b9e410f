import { facebook } from '../../src/embeds/providers/facebook.ts';
import { testProvider } from '../support/provider-tables.ts';

const SITE = 'https://www.facebook.com';
const POST = `${SITE}/tess.ferry/posts/1234567890123456`;
const PFBID = 'pfbid02xYzAbC3dEfGhJkLmNoPqRsTuVwXyZ';
const PHOTO = `${SITE}/photo.php?fbid=2840615579552538`;
const VIDEO = `${SITE}/watch/?v=10154847272218600`;
const REEL = `${SITE}/reel/2412419815845658`;
const GROUP = `${SITE}/groups/ferry.friends/posts/998877665544332`;
const NUMBERED = `${SITE}/100068696243760/posts/${PFBID}`;
const NOON = Date.UTC(2026, 5, 3, 12);
const ROOT =
  '<div id="fb-root"></div>\n<script async defer crossorigin="anonymous" src="https://connect.facebook.net/en_US/sdk.js#xfbml=1&version=v3.2"></script>';
const INLINE = `<div id="fb-root"></div><script>(function(d, s, id) { var js, fjs = d.getElementsByTagName(s)[0]; js = d.createElement(s); js.src = "//connect.facebook.net/en_US/sdk.js#xfbml=1&version=v2.3"; fjs.parentNode.insertBefore(js, fjs);}(document, 'script', 'facebook-jssdk'));</script>`;

const plugin = (kind: string, href: string) => `${SITE}/plugins/${kind}.php?href=${encodeURIComponent(href)}`;
const post = (inside: string, href = POST) =>
  `<div class="fb-post" data-href="${href}" data-width="500" data-show-text="true">${inside}</div>`;
const quoted = (inside: string) =>
  `<blockquote cite="https://developers.facebook.com/tess.ferry/posts/1234567890123456" class="fb-xfbml-parse-ignore">${inside}</blockquote>`;
const TESS = `<a href="${SITE}/tess.ferry/">Tess of the Ferry</a>`;
const on = (date: string) => `<a href="https://developers.facebook.com/tess.ferry/posts/1234567890123456">${date}</a>`;

testProvider(facebook, {
  addresses: [
    [POST, POST],
    [`${POST}/?comment_id=1&ref=share&mibextid=Nif5oz#x`, POST],
    [`${POST}:0`, POST],
    ['https://m.facebook.com/tess.ferry/posts/1234567890123456', POST],
    ['https://web.facebook.com/Tess.Ferry/posts/1234567890123456?_rdc=1&_rdr', POST],
    ['https://business.facebook.com/tess.ferry/posts/1234567890123456/', POST],
    ['https://fr-fr.facebook.com/tess.ferry/posts/1234567890123456', POST],
    ['https://fb.com/tess.ferry/posts/1234567890123456', POST],
    [`${SITE}/pg/tess.ferry/posts/1234567890123456`, POST],
    [`${SITE}/tess.ferry/posts/two-mugs-one-is-chipped/1234567890123456/`, POST],
    [`${SITE}/tess.ferry/posts/%E7%81%AF%E5%8F%B0/1234567890123456/`, POST],
    [`${SITE}/tess.ferry/posts/${PFBID}?__cft__[0]=AZX`, `${SITE}/tess.ferry/posts/${PFBID}`],
    [`${SITE}/permalink.php?story_fbid=${PFBID}&id=100068696243760`, NUMBERED],
    [`https://m.facebook.com/story.php?story_fbid=${PFBID}&id=100068696243760&sfnsn=mo`, NUMBERED],
    [`${SITE}/100068696243760/posts/${PFBID}/`, NUMBERED],
    [`${SITE}/photo.php?fbid=2840615579552538&set=a.529848603714999.126143.529779797055213&type=1`, PHOTO],
    [`${SITE}/photo/?fbid=2840615579552538&set=pb.1.-2207520000`, PHOTO],
    [`${SITE}/photo?fbid=2840615579552538`, PHOTO],
    [`${SITE}/tess.ferry/photos/a.2001959456751492/2840615579552538/?type=3`, PHOTO],
    [`${SITE}/Tess-Ferry-1999078610372910/photos/2840615579552538`, PHOTO],
    [`${SITE}/tess.ferry/videos/10154847272218600/`, VIDEO],
    [`${SITE}/tess.ferry/videos/vb.1999078610372910/10154847272218600/?type=2&theater`, VIDEO],
    [`${SITE}/tess.ferry/videos/how-to-light-a-lamp/10154847272218600/`, VIDEO],
    [`${SITE}/watch/?v=10154847272218600&ref=sharing`, VIDEO],
    [`${SITE}/watch?v=10154847272218600`, VIDEO],
    [`${SITE}/watch/live/?ref=watch_permalink&v=10154847272218600`, VIDEO],
    [`${SITE}/video.php?v=10154847272218600`, VIDEO],
    [`${SITE}/reel/2412419815845658/?s=single_unit&fs=e`, REEL],
    ['https://m.facebook.com/reel/2412419815845658', REEL],
    [`${SITE}/groups/ferry.friends/posts/998877665544332/`, GROUP],
    [`${SITE}/groups/Ferry.Friends/permalink/998877665544332/?mibextid=S66gvF`, GROUP],
    [`${SITE}/groups/ferry.friends/?multi_permalinks=998877665544332&hoisted_section_header_type=x`, GROUP],
    [plugin('post', `${SITE}/tess.ferry/posts/1234567890123456`), POST],
    [`${plugin('video', VIDEO)}&show_text=0&width=560`, VIDEO],
  ],
  strangers: [
    'http://www.facebook.com/tess.ferry/posts/1234567890123456',
    `${SITE}/tess.ferry/posts/`,
    `${SITE}/tess.ferry/posts/soup`,
    `${SITE}/permalink.php?story_fbid=1234`,
    `${SITE}/watch/?v=soup`,
    `${SITE}/watch/`,
    `${SITE}/events/1234567890123456/`,
    `${SITE}/groups/ferry.friends/`,
    `${SITE}/hashtag/soup`,
    `${SITE}/photo/?fbid="onload=alert(1)`,
    'https://facebook.com.example.org/tess.ferry/posts/1234567890123456',
    'https://notfacebook.com/tess.ferry/posts/1234567890123456',
    plugin('post', 'https://a.example/tess.ferry/posts/1234567890123456'),
    plugin('post', plugin('post', POST)),
    plugin('post', 'javascript:alert(1)'),
    `${SITE}/plugins/page.php?href=${encodeURIComponent(POST)}`,
    'https://developers.facebook.com/docs/',
  ],
  advised: [
    [`${SITE}/share/p/1AbCdEfGhJ/`, /only passes on.*facebook\.com\/name\/posts/],
    [`${SITE}/share/v/1AbCdEfGhJ/?mibextid=wwXIfr`, /only passes on/],
    [`${SITE}/share/r/1AbCdEfGhJ/`, /only passes on/],
    [`${SITE}/share/1AbCdEfGhJ/`, /only passes on/],
    [`${SITE}/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F`, /only passes on/],
    ['https://fb.watch/1AbCdEfGhJ/', /only passes on/],
    ['https://fb.me/1AbCdEfGhJ', /only passes on/],
    [`${SITE}/stories/1234567890123456/UzpfSVND/?source=x`, /gone within a day/],
    [`${SITE}/login/?next=${encodeURIComponent(POST)}`, /the door/],
    [`${SITE}/login.php?next=x`, /the door/],
    [`${SITE}/tess.ferry`, /everything by one person/],
    [`${SITE}/profile.php?id=100068696243760`, /everything by one person/],
    ['https://m.facebook.com/tess.ferry/videos/', /everything by one person/],
    [`${SITE}/people/Tess-Ferry/100068696243760/`, /everything by one person/],
  ],
  codes: [
    [
      'a post with its script before it, words and date',
      `${ROOT}\n${post(quoted(`<p>Two mugs.<br />One is chipped 😋 &amp; mine...</p>Posted by ${TESS} on&nbsp;${on('Wednesday, June 3, 2026')}`))}`,
      {
        url: POST,
        quote: 'Two mugs.\nOne is chipped 😋 & mine...',
        authorName: 'Tess of the Ferry',
        postedAt: NOON,
      },
    ],
    [
      'of 2015, its script written out and the quotation in a box',
      `${INLINE}${post(`<div class="fb-xfbml-parse-ignore">${quoted(`<p>Two mugs</p>Posted by ${TESS} on&nbsp;${on('Wednesday, 3 June 2026')}`)}</div>`)}`,
      { url: POST, quote: 'Two mugs', authorName: 'Tess of the Ferry', postedAt: NOON },
    ],
    [
      'of 2013, which says only whose it is',
      `<div class="fb-post" data-href="${SITE}/photo.php?fbid=2840615579552538&amp;set=a.1.2.3&amp;type=1" data-width="466"><div class="fb-xfbml-parse-ignore"><a href="${PHOTO}">Post</a> by ${TESS}.</div></div>`,
      { url: PHOTO, authorName: 'Tess of the Ferry' },
    ],
    [
      'in another language',
      post(quoted(`<p>Dos tazas</p>Publicada por ${TESS} en&nbsp;${on('Miércoles, 3 de junio de 2026')}`)),
      { url: POST, quote: 'Dos tazas', authorName: 'Tess of the Ferry' },
    ],
    [
      'all of it in one paragraph',
      post(quoted(`<p>\nPosted by ${TESS} on&nbsp;${on('Wednesday, June 3, 2026')}\n</p>`)),
      { url: POST, authorName: 'Tess of the Ferry', postedAt: NOON },
    ],
    [
      'a video with a title, whose date is no link',
      `<div class="fb-video" data-href="${SITE}/tess.ferry/videos/10154847272218600/" data-width="500" data-show-text="false"><blockquote cite="${VIDEO}" class="fb-xfbml-parse-ignore"><a href="${SITE}/tess.ferry/videos/10154847272218600/">&quot;How to light a lamp&quot;</a><p>With one match.</p>Posted by ${TESS} on Wednesday, June 3, 2026</blockquote></div>`,
      {
        url: VIDEO,
        quote: '"How to light a lamp"\nWith one match.',
        authorName: 'Tess of the Ferry',
        postedAt: NOON,
      },
    ],
    ['an empty one', post('', 'http://www.facebook.com/tess.ferry/posts/1234567890123456'), { url: POST }],
    [
      'an empty reel',
      `<div class="fb-video" data-href="${REEL}/" data-width="267"></div>${ROOT.split('\n')[1]}`,
      { url: REEL },
    ],
    ['one whose words name nobody', post(quoted(`<p>Two mugs</p>${on('Post')}`)), { url: POST, quote: 'Two mugs' }],
    [
      'a frame of a post',
      `<iframe src="${plugin('post', `${SITE}/permalink.php?story_fbid=${PFBID}&id=100068696243760`)}&show_text=true&width=500" width="500" height="533" style="border:none;overflow:hidden" scrolling="no" frameborder="0" allowfullscreen="true"></iframe>`,
      { url: NUMBERED, size: { width: 500, height: 533 } },
    ],
    [
      'a frame of a video',
      `<iframe src="${plugin('video', `${SITE}/tess.ferry/videos/10154847272218600/`)}&amp;show_text=0&amp;width=560" width="560" height="315"></iframe>`,
      { url: VIDEO, size: { width: 560, height: 315 } },
    ],
    [
      'a frame as wide as its page',
      `<iframe src="https://www.facebook.com/v18.0/plugins/video.php?href=${encodeURIComponent(`${REEL}/`)}" width="100%" height="476"></iframe>`,
      { url: REEL },
    ],
  ],
  noCodes: [
    post('', 'https://a.example/tess.ferry/posts/1234567890123456'),
    post('', 'javascript:alert(1)'),
    `<div class="fb-page" data-href="${SITE}/tess.ferry"><blockquote cite="${SITE}/tess.ferry" class="fb-xfbml-parse-ignore">${TESS}</blockquote></div>`,
    `<div class="fb-like" data-href="${POST}"></div>`,
    `<div class="not-fb-post" data-href="${POST}"></div>`,
    quoted(`<p>Two mugs</p>Posted by ${TESS}`),
    `<iframe src="${plugin('post', 'https://a.example/')}"></iframe>`,
    `<iframe src="https://a.example/plugins/post.php?href=${encodeURIComponent(POST)}"></iframe>`,
  ],
  frames: [
    [{ url: POST }, `${plugin('post', POST)}&show_text=true`, 'post'],
    [{ url: NUMBERED, size: { width: 560, height: 315 } }, `${plugin('post', NUMBERED)}&show_text=true`, 'post'],
    [{ url: GROUP }, `${plugin('post', GROUP)}&show_text=true`, 'post'],
    [{ url: PHOTO }, `${plugin('post', PHOTO)}&show_text=true`, 'post'],
    [{ url: VIDEO }, `${plugin('video', VIDEO)}&show_text=false`, 'wide'],
    [{ url: VIDEO, size: { width: 267, height: 476 } }, `${plugin('video', VIDEO)}&show_text=false`, 'tall'],
    [{ url: REEL }, `${plugin('video', REEL)}&show_text=false`, 'tall'],
  ],
  frameless: [
    { url: `${POST}/` },
    { url: `${SITE}/tess.ferry/videos/10154847272218600` },
    { url: `${POST}&x=1` },
    { url: `${SITE}/watch/?v=1#x` },
    { url: 'https://fb.watch/1AbCdEfGhJ/' },
  ],
});
