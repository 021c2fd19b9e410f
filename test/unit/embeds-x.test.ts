import { x } from '../../src/embeds/providers/x.ts';
import { testProvider } from '../support/provider-tables.ts';

const POST = 'https://x.com/tess_ferry/status/1887766554433221100';
const NAMELESS = 'https://x.com/i/status/1887766554433221100';
const OLD = 'https://twitter.com/tess_ferry/status/1887766554433221100';
const TESS = { authorName: 'Tess of the Ferry', authorHandle: 'tess_ferry' };
const NOON = Date.UTC(2026, 5, 3, 12);
const JS = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>';

const quotation = (inside: string, attributes = 'class="twitter-tweet"') =>
  `<blockquote ${attributes}>${inside}</blockquote>`;
const credit = (date = 'June 3, 2026', href = `${OLD}?ref_src=twsrc%5Etfw`) =>
  `&mdash; Tess of the Ferry (@tess_ferry) <a href="${href}">${date}</a>`;

testProvider(x, {
  addresses: [
    [POST, POST],
    ['https://x.com/Tess_Ferry/status/1887766554433221100', POST],
    [OLD, POST],
    ['https://www.twitter.com/tess_ferry/status/1887766554433221100/', POST],
    ['https://mobile.twitter.com/tess_ferry/status/1887766554433221100', POST],
    ['https://mobile.x.com/tess_ferry/status/1887766554433221100', POST],
    ['https://x.com/tess_ferry/status/1887766554433221100?s=20&t=Zk3v_9Qm', POST],
    ['https://x.com/tess_ferry/status/1887766554433221100/photo/1', POST],
    ['https://x.com/tess_ferry/status/1887766554433221100/video/1#m', POST],
    ['https://twitter.com/tess_ferry/statuses/1887766554433221100', POST],
    ['https://twitter.com/#!/tess_ferry/status/1887766554433221100', POST],
    ['https://twitter.com/#!/tess_ferry/statuses/1887766554433221100', POST],
    ['https://twitter.com/i/web/status/1887766554433221100', NAMELESS],
    ['https://x.com/i/status/1887766554433221100', NAMELESS],
    ['https://twitter.com/statuses/1887766554433221100', NAMELESS],
    ['https://platform.twitter.com/embed/Tweet.html?id=1887766554433221100&dnt=true', NAMELESS],
    ['https://platform.twitter.com/embed/index.html?dnt=false&frame=false&id=1887766554433221100&lang=en', NAMELESS],
  ],
  strangers: [
    'http://x.com/tess_ferry/status/1887766554433221100',
    'https://x.com/tess_ferry/status/',
    'https://x.com/tess_ferry/status/soup',
    'https://x.com/a_name_that_is_too_long/status/1887766554433221100',
    'https://x.com/i/events/1887766554433221100',
    'https://x.com/search?q=soup',
    'https://x.com/hashtag/soup',
    'https://x.com/home',
    'https://nox.com/tess_ferry/status/1887766554433221100',
    'https://x.com.example.org/tess_ferry/status/1887766554433221100',
    'https://platform.twitter.com/widgets.js?id=1887766554433221100',
    'https://platform.twitter.com/embed/Tweet.html?id=soup',
    'https://t.co/Zk3v9Qm',
  ],
  advised: [
    ['https://x.com/tess_ferry', /everything by one person.*x\.com\/name\/status/],
    ['https://twitter.com/tess_ferry/with_replies', /everything by one person/],
    ['https://x.com/tess_ferry/media/', /everything by one person/],
    ['https://x.com/tess_ferry/highlights', /everything by one person/],
    ['https://x.com/i/flow/login?redirect_after_login=%2Ftess_ferry', /the door/],
    ['https://twitter.com/login', /the door/],
    ['https://pic.twitter.com/Zk3v9Qm', /only passes on/],
    ['https://pic.x.com/Zk3v9Qm', /only passes on/],
  ],
  codes: [
    [
      'with lines, emoji and a picture',
      `${quotation(`<p lang="en" dir="ltr">The lamp is lit ⚡️<br><br>I&#39;m not. <a href="https://twitter.com/hashtag/lamp?src=hash&amp;ref_src=twsrc%5Etfw">#lamp</a> 👩‍🚒 <a href="https://t.co/6ergCeZjhH">pic.twitter.com/6ergCeZjhH</a></p>${credit()}`)} ${JS}`,
      { url: POST, ...TESS, quote: "The lamp is lit ⚡️\n\nI'm not. #lamp 👩‍🚒", postedAt: NOON },
    ],
    [
      'as x.com writes it, without a script',
      quotation(
        `<p lang="en" dir="ltr">Soup</p>&mdash; Tess of the Ferry (@tess_ferry) <a href="${POST}?ref_src=twsrc%5Etfw">June 3, 2026</a>`,
        'class="twitter-tweet" data-dnt="true" data-theme="dark"',
      ),
      { url: POST, ...TESS, quote: 'Soup', postedAt: NOON },
    ],
    [
      'several addresses at the end, one in the middle',
      quotation(
        `<p lang="en" dir="ltr">Read <a href="https://t.co/aaa">https://t.co/aaa</a> via <a href="https://twitter.com/odalys">@odalys</a>, now.<a href="https://t.co/bbb">https://t.co/bbb</a> <a href="https://t.co/ccc">pic.x.com/ccc</a></p>${credit()}`,
      ),
      { url: POST, ...TESS, quote: 'Read https://t.co/aaa via @odalys, now.', postedAt: NOON },
    ],
    [
      'a video that says nothing',
      `${quotation(`<p lang="und" dir="ltr"><a href="https://t.co/weX">pic.twitter.com/weX</a></p>${credit()}`, 'class="twitter-video" data-lang="en"')}\n<script async src="//platform.twitter.com/widgets.js" charset="utf-8"></script>`,
      { url: POST, ...TESS, postedAt: NOON },
    ],
    [
      'a date in other words',
      quotation(`<p lang="ja" dir="ltr">灯台</p>${credit('2026年6月3日')}`, 'class="twitter-tweet" data-lang="ja"'),
      { url: POST, ...TESS, quote: '灯台' },
    ],
    [
      'a British date',
      quotation(`<p lang="en" dir="ltr">Soup</p>${credit('3 June 2026')}`),
      { url: POST, ...TESS, quote: 'Soup', postedAt: NOON },
    ],
    [
      'a day that never was',
      quotation(`<p lang="en" dir="ltr">Soup</p>${credit('June 31, 2026')}`),
      { url: POST, ...TESS, quote: 'Soup' },
    ],
    [
      'of 2012, with its moment',
      quotation(
        '<p>Soup &mdash; again</p>&mdash; Tess of the Ferry (@tess_ferry) <a href="https://twitter.com/tess_ferry/statuses/1887766554433221100" data-datetime="2026-06-03T21:40:05+00:00">June 3, 2026</a>',
        'class="twitter-tweet" lang="en"',
      ),
      { url: POST, ...TESS, quote: 'Soup — again', postedAt: Date.UTC(2026, 5, 3, 21, 40, 5) },
    ],
    [
      'older still, whose handle stands in the address alone',
      quotation(`<p>Soup</p>&mdash; Tess of the Ferry <a href="${OLD}">June 3, 2026</a>`),
      { url: POST, ...TESS, quote: 'Soup', postedAt: NOON },
    ],
    [
      'in the paragraphs that WordPress made of it',
      quotation(`\n<p lang="en" dir="ltr">Soup<br />— my mother</p>\n<p>${credit()}</p>\n`),
      { url: POST, ...TESS, quote: 'Soup\n— my mother', postedAt: NOON },
    ],
    [
      'a name with brackets and a dash',
      quotation(`<p lang="en" dir="ltr">Soup</p>— T. (ashore) – off (@tess_ferry) <a href="${OLD}">Jun 3, 2026</a>`),
      { url: POST, authorName: 'T. (ashore) – off', authorHandle: 'tess_ferry', quote: 'Soup', postedAt: NOON },
    ],
    ['with nothing but its address', quotation(`<a href="${OLD}"></a>`), { url: POST, authorHandle: 'tess_ferry' }],
    [
      'with words of a plugin',
      quotation(
        '<p lang="en" dir="ltr">Soup<br>— my mother</p><a href="https://twitter.com/i/status/1887766554433221100">See on X</a>',
      ),
      { url: NAMELESS, quote: 'Soup\n— my mother' },
    ],
    [
      'as a page has it once it is drawn',
      `<div class="twitter-tweet twitter-tweet-rendered" style="display: flex; max-width: 550px;"><iframe id="twitter-widget-0" title="X Post" src="https://platform.twitter.com/embed/Tweet.html?dnt=false&amp;embedId=twitter-widget-0&amp;id=1887766554433221100&amp;lang=en" data-tweet-id="1887766554433221100"></iframe></div>${JS}`,
      { url: NAMELESS },
    ],
    [
      'as a page had it once it was drawn',
      '<twitterwidget class="twitter-tweet twitter-tweet-rendered" id="twitter-widget-0" data-tweet-id="1887766554433221100"></twitterwidget>',
      { url: NAMELESS },
    ],
    [
      'a frame',
      '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=1887766554433221100" height="300"></iframe>',
      { url: NAMELESS },
    ],
  ],
  noCodes: [
    quotation('<p>Soup</p>'),
    quotation('<a href="https://a.example/tess_ferry/status/1887766554433221100">June 3, 2026</a>'),
    quotation('<a href="javascript:alert(1)//x.com/tess_ferry/status/1">June 3, 2026</a>'),
    quotation(`<a href="${OLD}">June 3, 2026</a>`, 'class="not-twitter-tweet"'),
    '<div class="twitter-tweet-box"><p>Words of the editor</p></div>',
    `<p>See <a href="${OLD}">this</a></p>`,
    '<a class="twitter-timeline" href="https://twitter.com/tess_ferry">Tweets by tess_ferry</a>',
    '<twitterwidget data-tweet-id="1&quot;onload=alert(1)"></twitterwidget>',
    '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=javascript:alert(1)"></iframe>',
  ],
  frames: [
    [{ url: POST }, 'https://platform.twitter.com/embed/Tweet.html?id=1887766554433221100&dnt=true', 'words'],
    [
      { url: POST, mediaDescription: 'Soup' },
      'https://platform.twitter.com/embed/Tweet.html?id=1887766554433221100&dnt=true',
      'post',
    ],
    [{ url: NAMELESS }, 'https://platform.twitter.com/embed/Tweet.html?id=1887766554433221100&dnt=true', 'words'],
  ],
  frameless: [{ url: OLD }, { url: `${POST}/` }, { url: `${POST}&theme=dark` }, { url: `${POST}\n` }],
});
