import { instagram } from '../../src/embeds/providers/instagram.ts';
import { testProvider } from '../support/provider-tables.ts';

const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const REEL = 'https://www.instagram.com/reel/Ab_3-xYz/';
const TIME = '<time style=" font-family:Arial" datetime="2026-06-03T21:40:05+00:00">Jun 3, 2026 at 2:40pm PDT</time>';
const AT = Date.UTC(2026, 5, 3, 21, 40, 5);
const JS = '<script async src="//www.instagram.com/embed.js"></script>';
const TESS = { authorName: 'Tess of the Ferry', authorHandle: 'tess.ferry' };
const VIEW = `<p><a href="${POST}" target="_blank">View this post on Instagram</a></p>`;
/** The grey boxes that stand where the picture will be. */
const BOXES = `<a href="${POST}?utm_source=ig_embed&amp;utm_campaign=loading" style=" background:#FFFFFF;" target="_blank"> <div style=" display: flex;"> <div></div></div><div style="padding: 19% 0;"></div> <div style="display:block;"><svg viewBox="0 0 60 60"><g><path d="M556.869"></path></g></svg></div><div style="padding-top: 8px;"> <div style=" color:#3897f0;">View this post on Instagram</div></div></a>`;

const quotation = (inside: string, attributes = `data-instgrm-permalink="${POST}?utm_source=ig_embed&amp;x=1"`) =>
  `<blockquote class="instagram-media" ${attributes} style="width:99%"><div style="padding:16px;"> ${inside}</div></blockquote>`;

testProvider(instagram, {
  addresses: [
    ['https://www.instagram.com/p/Ab_3-xYz/', POST],
    ['https://www.instagram.com/p/Ab_3-xYz', POST],
    ['https://instagram.com/p/Ab_3-xYz/', POST],
    ['https://m.instagram.com/p/Ab_3-xYz/', POST],
    ['https://instagr.am/p/Ab_3-xYz/', POST],
    ['https://www.instagr.am/p/Ab_3-xYz', POST],
    ['https://INSTAGRAM.com/p/Ab_3-xYz/', POST],
    ['  https://www.instagram.com/p/Ab_3-xYz/\n', POST],
    ['https://www.instagram.com/p/Ab_3-xYz/?igsh=MzRlODBiNWFlZA==&utm_source=ig_embed#top', POST],
    ['https://www.instagram.com/p/Ab_3-xYz/?img_index=2', POST],
    ['https://www.instagram.com/p/Ab_3-xYz/embed/captioned/?cr=1&v=14', POST],
    ['https://www.instagram.com/p/Ab_3-xYz/c/17900000000000001/', POST],
    ['https://www.instagram.com/tess.of.the_ferry/p/Ab_3-xYz/', POST],
    ['https://www.instagram.com/tess.of.the_ferry/reel/Ab_3-xYz/?hl=en', REEL],
    ['https://www.instagram.com/reel/Ab_3-xYz/?igshid=YmMyMTA2M2Y=', REEL],
    ['https://www.instagram.com/reels/Ab_3-xYz/', REEL],
    ['https://www.instagram.com/tv/Ab_3-xYz/', 'https://www.instagram.com/tv/Ab_3-xYz/'],
  ],
  strangers: [
    'http://www.instagram.com/p/Ab_3-xYz/',
    '//www.instagram.com/p/Ab_3-xYz/',
    'https://user:secret@www.instagram.com/p/Ab_3-xYz/',
    'https://user@www.instagram.com/p/Ab_3-xYz/',
    'https://www.instagram.com:8443/p/Ab_3-xYz/',
    'https://www.instagram.com/p/',
    'https://www.instagram.com/p/<script>/',
    'https://www.instagram.com/reels/audio/1234567890/',
    'https://www.instagram.com/explore/tags/ferry/',
    'https://about.instagram.com/blog',
    'https://instagram.com.example.org/p/Ab_3-xYz/',
    'https://notinstagram.com/p/Ab_3-xYz/',
    'https://www.instagram.com\\@example.org/p/Ab_3-xYz/',
    'https://example.org/p/Ab_3-xYz/',
    'see https://www.instagram.com/p/Ab_3-xYz/',
    'https://www.instagram.com/p/Ab_3-xYz/ and more',
    `https://www.instagram.com/p/Ab_3-xYz/?${'x'.repeat(3000)}`,
  ],
  advised: [
    ['https://www.instagram.com/stories/tess.ferry/3391234567890123456/', /gone within a day.*instagram\.com\/p\//],
    ['https://www.instagram.com/stories/highlights/17900000000000001/', /gone within a day/],
    ['https://www.instagram.com/s/aGlnaGxpZ2h0OjE3?story_media_id=1', /gone within a day/],
    ['https://www.instagram.com/share/p/BAAb_3xYz', /only passes on.*instagram\.com\/p\//],
    ['https://www.instagram.com/share/reel/Ab_3-xYz', /only passes on/],
    ['https://www.instagram.com/accounts/login/?next=%2Fp%2FAb_3-xYz%2F', /the door/],
    ['https://www.instagram.com/tess.ferry/', /everything by one person/],
    ['https://instagram.com/tess.ferry?igsh=x', /everything by one person/],
    ['https://www.instagram.com/tess.ferry/reels/', /everything by one person/],
  ],
  codes: [
    [
      'version 4, whose first link is the caption',
      `<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-version="4" style=" background:#FFF;"><div style="padding:8px;"> <div style=" background:#F8F8F8;"> <div style=" background:url(data:image/png;base64,iVBORw0KGgo=);"></div></div> <p style=" margin:8px 0 0 0;"> <a href="https://instagram.com/p/Ab_3-xYz/" target="_top">Two mugs. One is chipped. #kitchen 😋</a></p> <p style=" color:#c9c8cd;">A photo posted by Tess of the Ferry (@tess.ferry) on ${TIME}</p></div></blockquote>\n<script async defer src="//platform.instagram.com/en_US/embeds.js"></script>`,
      { url: POST, ...TESS, quote: 'Two mugs. One is chipped. #kitchen 😋', postedAt: AT },
    ],
    [
      'version 6 without its caption',
      `<blockquote class="instagram-media" data-instgrm-version="6"><div><p><a href="https://www.instagram.com/p/Ab_3-xYz/" target="_blank">A video posted by Tess of the Ferry (@tess.ferry)</a> on ${TIME}</p></div></blockquote>`,
      { url: POST, ...TESS, postedAt: AT },
    ],
    [
      'one whose author is a link, in a paragraph with a script in its own',
      `${quotation(`<p>Gulls</p><p>A photo posted by <a href="https://www.instagram.com/tess.ferry/"> Tess of the Ferry</a> (@tess.ferry) on ${TIME}</p>`)}<p>${JS}</p>`,
      { url: POST, ...TESS, quote: 'Gulls', postedAt: AT },
    ],
    [
      'version 12 with caption, line breaks and emoji',
      `${quotation(`${VIEW}<p>Two mugs.<br>One is\nchipped.</p><p>#kitchen 👩‍🍳 &amp; more</p><p>A post shared by Tess of the Ferry (@tess.ferry) on ${TIME}</p>`)}\n${JS}`,
      { url: POST, ...TESS, quote: 'Two mugs.\nOne is chipped.\n#kitchen 👩‍🍳 & more', postedAt: AT },
    ],
    [
      'version 14, which only tells the author',
      `${quotation(`${BOXES}<p><a href="${POST}">A post shared by Tess of the Ferry (@tess.ferry)</a></p>`)}${JS}`,
      { url: POST, ...TESS },
    ],
    [
      'a caption that speaks of sharing',
      quotation('<p>A table shared by two (@odalys)</p><p>A post shared by Tess of the Ferry (@tess.ferry)</p>'),
      { url: POST, ...TESS, quote: 'A table shared by two (@odalys)' },
    ],
    [
      'German words around the caption',
      quotation(
        `<div>Sieh dir diesen Beitrag auf Instagram an</div><p>Zwei Becher</p><p>Ein Beitrag geteilt von Tess of the Ferry (@tess.ferry) am ${TIME}</p>`,
      ),
      { url: POST, ...TESS, quote: 'Zwei Becher', postedAt: AT },
    ],
    [
      'Spanish words around nothing',
      quotation(
        '<div>Ver esta publicación en Instagram</div><p>Una publicación compartida de Tess of the Ferry (@tess.ferry)</p>',
      ),
      { url: POST, ...TESS },
    ],
    [
      'French words around nothing',
      quotation(
        '<div>Voir cette publication sur Instagram</div><p>Une publication partagée par Tess of the Ferry (@tess.ferry)</p>',
      ),
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
      `<blockquote class="instagram-media" data-instgrm-permalink="${REEL}"><p>Oars</p><time datetime="soon"></time></blockquote>`,
      { url: REEL, quote: 'Oars' },
    ],
    [
      'a frame',
      '<iframe src="//instagram.com/p/Ab_3-xYz/embed/" width="612" height="710" frameborder="0" scrolling="no"></iframe>',
      { url: POST },
    ],
    [
      'markup in the caption, once as text and once as itself',
      quotation(
        '<p>&lt;script&gt;alert(1)&lt;/script&gt; <img src=x onerror=alert(1)>soup<script>alert(2)</script></p>',
      ),
      { url: POST, quote: '<script>alert(1)</script> soup' },
    ],
  ],
  noCodes: [
    '<blockquote>“Soup”</blockquote>',
    `<blockquote><a href="${POST}">Soup</a></blockquote>`,
    '<blockquote class="instagram-media" data-instgrm-permalink="https://a.example/p/Ab_3-xYz/"></blockquote>',
    '<blockquote class="instagram-media" data-instgrm-permalink="javascript:alert(1)"></blockquote>',
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com@a.example/p/Ab_3-xYz/"></blockquote>',
    '<blockquote class="instagram-media"><p>no address</p></blockquote>',
    '<iframe src="https://www.instagram.com/tess.ferry/embed/"></iframe>',
  ],
  frames: [
    [{ url: POST }, `${POST}embed/captioned/`, 'post'],
    [{ url: REEL, token: 'et=a&sig=b' }, `${REEL}embed/captioned/`, 'post'],
    [
      { url: 'https://www.instagram.com/tv/Ab_3-xYz/' },
      'https://www.instagram.com/tv/Ab_3-xYz/embed/captioned/',
      'post',
    ],
  ],
  frameless: [
    { url: 'http://www.instagram.com/p/Ab_3-xYz/' },
    { url: 'https://www.instagram.com/p/../accounts/' },
    { url: 'https://www.instagram.com/p/Ab_3-xYz/?x="onload=alert(1)' },
    { url: 'https://www.instagram.com/p/Ab_3-xYz/\n' },
  ],
});
