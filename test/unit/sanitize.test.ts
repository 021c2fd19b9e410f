import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sanitizeComment, sanitizePost } from '../../src/text/sanitize.ts';
import { cost } from '../support/cost.ts';

const post = (source: string) => sanitizePost(source).text;
const comment = (source: string) => sanitizeComment(source).text;

const posts: [what: string, source: string, expected: string][] = [
  [
    'the words of a story',
    '<p>Soup <em>and</em> <strong>bread</strong></p>',
    '<p>Soup <em>and</em> <strong>bread</strong></p>',
  ],
  [
    'lists and quotations',
    '<ul><li>a</li></ul><blockquote>b</blockquote>',
    '<ul><li>a</li></ul><blockquote>b</blockquote>',
  ],
  ['a first heading steps down', '<h1 id="x">Soup</h1>', '<h2>Soup</h2>'],
  ['small headings step up', '<h6>Soup</h6>', '<h4>Soup</h4>'],
  ['strike is s', '<strike>a</strike>', '<s>a</s>'],
  [
    'a link elsewhere',
    '<a href="https://a.example" target="_blank">a</a>',
    '<a href="https://a.example" rel="noopener">a</a>',
  ],
  ['a link at home', '<a href="/2026/11/soup#comment-4">a</a>', '<a href="/2026/11/soup#comment-4">a</a>'],
  ['a letter', '<a href="mailto:tips@a.example">a</a>', '<a href="mailto:tips@a.example">a</a>'],
  [
    'rel is ours to say',
    '<a href="https://a.example" rel="opener">a</a>',
    '<a href="https://a.example" rel="noopener">a</a>',
  ],
  [
    'a picture of our own',
    '<img src="/media/a/b-2.webp" alt="" width="3">',
    '<img src="/media/a/b-2.webp" alt="" width="3" />',
  ],
  ['a picture of somebody else', 'a<img src="https://a.example/p.gif" alt="b">c', 'ac'],
  ['a picture without a scheme', '<img src="//a.example/p.gif">', ''],
  ['a picture up the tree', '<img src="/media/../admin/logout">', ''],
  ['a picture in data', '<img src="data:image/svg+xml,%3Csvg onload=alert(1)%3E">', ''],
  ['looks', '<p class="a" id="b" style="position:fixed" name="c">d</p>', '<p>d</p>'],
  [
    'a cited https source',
    '<blockquote cite="https://a.example">b</blockquote>',
    '<blockquote cite="https://a.example">b</blockquote>',
  ],
  ['a cited script', '<blockquote cite="javascript:alert(1)">b</blockquote>', '<blockquote>b</blockquote>'],
  [
    'the source of a quotation',
    '<blockquote><p>a</p><footer class="b">c</footer></blockquote>',
    '<blockquote><p>a</p><footer>c</footer></blockquote>',
  ],
  ['a footer of anything else', '<footer>a</footer><p>b</p><li><footer>c</footer></li>', 'a<p>b</p><li>c</li>'],
  [
    'a footer further in',
    '<blockquote><ul><li><footer>a</footer></li></ul></blockquote>',
    '<blockquote><ul><li>a</li></ul></blockquote>',
  ],
  ['a footer after what is dropped', '<script><blockquote></script><footer>a</footer>', 'a'],
  ['a pull quote', '<div class="pull"><p>a</p></div>', '<div class="pull"><p>a</p></div>'],
  ['a pull quote with looks', '<div id="x" class="big pull" style="y">a</div>', '<div class="pull">a</div>'],
  ['any other box', '<div>a</div><div class="pullover"><div class="hero">b</div></div>', 'ab'],
  [
    'a class anywhere else',
    '<p class="pull">a</p><blockquote class="pull">b</blockquote>',
    '<p>a</p><blockquote>b</blockquote>',
  ],
  ['a table keeps its words', '<table><tr><td>a</td></tr></table>', 'a'],
  ['entities', '<p>&lt;script&gt; &amp; more</p>', '<p>&lt;script&gt; &amp; more</p>'],
  ['a zero', '<scr\0ipt>alert(1)</scr\0ipt>', ''],
];

for (const [what, source, expected] of posts) test(`post: ${what}`, () => assert.equal(post(source), expected));

const comments: [what: string, source: string, expected: string][] = [
  ['paragraphs and breaks', '<p>a<br>b</p>', '<p>a<br />b</p>'],
  ['b and i become strong and em', '<b>a</b> <i>b</i>', '<strong>a</strong> <em>b</em>'],
  [
    'a link is not vouched for',
    '<a href="https://a.example" rel="follow" title="b">c</a>',
    '<a href="https://a.example" rel="nofollow ugc noopener">c</a>',
  ],
  ['a letter is no link', '<a href="mailto:a@a.example">a</a>', '<a>a</a>'],
  ['a path is no link', '<a href="/admin/logout">a</a>', '<a>a</a>'],
  ['headings, lists and pictures keep their words', '<h2>a</h2><ul><li>b</li></ul><img src="/media/a.webp">', 'ab'],
  [
    'quotations go three deep',
    '<blockquote>1<blockquote>2<blockquote>3<blockquote>4</blockquote>c</blockquote>b</blockquote>a</blockquote>',
    '<blockquote>1<blockquote>2<blockquote>34c</blockquote>b</blockquote>a</blockquote>',
  ],
  [
    'quotations inside what is dropped do not count',
    '<svg><blockquote></blockquote></svg><blockquote>1</blockquote>',
    '<blockquote>1</blockquote>',
  ],
];

for (const [what, source, expected] of comments)
  test(`comment: ${what}`, () => assert.equal(comment(source), expected));

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//a.example/x.js></SCRIPT>',
  '<script/x>alert(1)</script>',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<p onclick="alert(1)" onmouseover=alert(1)>a</p>',
  '<p/onclick=alert(1)>a</p>',
  '<img src=x onerror=alert(1)>',
  '<img src="/media/a.webp" onerror="alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate attributeName=href values="javascript:alert(1)" /></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>',
  '<svg><title><style><img src=x onerror=alert(1)></style></title></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">a</math>',
  '<math><mi><a href="javascript:alert(1)">a</a></mi></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>',
  '<p><noscript></p><img src=x onerror=alert(1)></noscript>',
  '<textarea></textarea/><img src=x onerror=alert(1)>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<plaintext><script>alert(1)</script>',
  '<template><script>alert(1)</script></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe><img src=x onerror=alert(1)></iframe>',
  '<title><script>alert(1)</script></title>',
  '<select><style><img src=x onerror=alert(1)></style></select>',
  '<form action="javascript:alert(1)"><button>a</button></form>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<base href="https://a.example/"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="https://a.example/x.css"><style>@import "https://a.example";</style>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="JaVaScRiPt:alert(1)">a</a>',
  '<a href=" javascript:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href="java\nscript:alert(1)">a</a>',
  '<a href="java&#9;script:alert(1)">a</a>',
  '<a href="&#106;&#97;vascript:alert(1)">a</a>',
  '<a href="javascript&colon;alert(1)">a</a>',
  '<a href="\u0001javascript:alert(1)">a</a>',
  '<a href="java\u0000script:alert(1)">a</a>',
  '<a href="java<!-- -->script:alert(1)">a</a>',
  '<a href="data:text/html,<script>alert(1)</script>">a</a>',
  '<a href="vbscript:alert(1)">a</a>',
  '<a href="//a.example">a</a>',
  '<a href="\\\\a.example">a</a>',
  '<a href="https://a.example" onclick="alert(1)" style="x:expression(alert(1))">a</a>',
  '<a href=\'https://a.example"onmouseover="alert(1)\'>a</a>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml <img src=x onerror=alert(1)>?>',
  '<p title="<img src=x onerror=alert(1)>">a</p>',
  '<div class="pull" onclick="alert(1)" style="x"><footer onclick=alert(1)>a</footer></div>',
  '<blockquote cite="javascript:alert(1)"><footer class="pull" id="a">b</footer></blockquote>',
  '<div class="pull&#34; onclick=alert(1)">a</div>',
  `${'<b>'.repeat(60)}<script>alert(1)</script><img src=x onerror=alert(1)>`,
  `${'<b<i>'.repeat(60)}<<b>script>alert(1)</script>`,
];

/** Nothing but the tags of the lists, with nothing but their attributes; no address but of these kinds. */
const TAG =
  /^<\/?(?:p|br|h[234]|blockquote|[uo]l|li|em|strong|b|i|u|s|del|a|img|figure|figcaption|cite|q|code|pre|hr|su[bp]|small|footer|div(?= class="pull"|>))(?: (?:class="pull"|(?:rel|alt|width|height)="[^"]*")| (?:href|cite)="(?:https?:|mailto:|\/(?![/\\]))[^"]*"| src="\/media\/[\w./-]+")* ?\/?>$/;

for (const [name, sanitize] of [
  ['post', post],
  ['comment', comment],
] as const) {
  test(`${name}: what attacks is gone, and stays gone when it is read again`, () => {
    for (const attack of attacks) {
      const safe = sanitize(attack);
      for (const [tag] of safe.matchAll(/<[^<>]*>?/g)) if (tag !== '<a>') assert.match(tag, TAG, attack);
      assert.doesNotMatch(safe, /<[^>]*script:/i, attack);
      assert.equal(sanitize(safe), safe, `not stable: ${attack}`);
    }
  });

  test(`${name}: the text of what only machines read goes too`, () => {
    for (const tag of ['script', 'style', 'textarea', 'xmp', 'noscript', 'iframe', 'svg', 'math', 'template', 'object'])
      assert.equal(sanitize(`a<${tag}>hidden</${tag}>b`), 'ab', tag);
  });

  test(`${name}: 200,000 hostile characters take little time and nest at most fifty deep`, () => {
    const units = [
      '<b>',
      '<blockquote>',
      '<div>',
      '<div class="pull">',
      '<div>a</div>',
      '<footer></footer>',
      '<blockquote><footer>',
      '<blockquote><div class="pull"><footer>',
      '<b></i>',
      '<',
      '<!--',
      '<svg><title><b>',
      '<a href="//x">',
      '&',
      '<p ',
    ];
    for (const unit of [...units, '<b<i>>', '</p>', '<iframe>', '<noscript>', '<blockquote>a</blockquote>']) {
      const hostile = unit.repeat(200_000 / unit.length);
      let safe = '';
      const spent = cost(() => {
        safe = sanitize(hostile);
      });
      assert.ok(spent < 2_000, `${JSON.stringify(unit)} took ${spent} ms`);
      assert.ok(depthOf(safe) <= 50, unit);
    }
  });
}

test('fifty levels stay as they are, deeper ones keep their words', () => {
  const nested = (levels: number) => `${'<em>'.repeat(levels)}soup${'</em>'.repeat(levels)}`;
  assert.equal(post(nested(50)), nested(50));
  assert.equal(
    post(`<p>one</p>${nested(51)}<p>two &amp; three</p>`),
    '<p>one</p>\n<p>soup</p>\n<p>two &amp; three</p>',
  );
});

function depthOf(safe: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of safe.matchAll(/<[^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
