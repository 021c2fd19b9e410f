import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clippingMarkdown, isTooMuch } from '../../src/text/clipping.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { plainText } from '../../src/text/plain.ts';
import { cleanAddress } from '../../src/text/tracking.ts';

const SITE = 'https://gossip.example';
const markdown = (html: string) => clippingMarkdown(html, SITE);

/** As they come, but for the invented words. */
const clipboards: [what: string, html: string, expected: string][] = [
  [
    'Google Docs: paragraphs in a bold wrapper that is not bold',
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f3a"><p dir="ltr" style="line-height:1.38;margin-top:0pt;">' +
      '<span style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;">He kept the </span>' +
      '<span style="font-size:11pt;font-weight:700;font-style:normal;">keys</span><span style="font-weight:400;font-style:italic;"> and the dog</span>' +
      '<span style="font-weight:400;">.</span></p><br /><p dir="ltr"><span style="font-weight:400;">She kept the boat.</span></p></b><br class="Apple-interchange-newline">',
    'He kept the **keys** *and the dog*.\n\nShe kept the boat.',
  ],
  [
    'Google Docs: one word in three spans, bold and italic at once',
    '<span style="font-weight:700;font-style:italic;">Low</span><span style="font-weight:700;font-style:italic;"> Ti</span><span style="font-weight:700;font-style:italic;">de</span>',
    '***Low Tide***',
  ],
  [
    'Google Docs: a list in a list, which it hangs beside the item',
    '<b style="font-weight:normal;"><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Hats</span></p></li>' +
      '<ul><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>Straw</span></p></li></ul>' +
      '<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Coats</span></p></li></ul></b>',
    '- Hats\n  - Straw\n- Coats',
  ],
  [
    'Google Docs: headings and a link over its counter',
    '<b style="font-weight:normal;"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400;">The boat</span></h1><h3 dir="ltr"><span style="font-weight:700;">Who paid</span></h3>' +
      '<p dir="ltr"><a href="https://www.google.com/url?q=https://mantel.example/boat?utm_source%3Dx%26page%3D2&amp;sa=D&amp;source=editors&amp;ust=17&amp;usg=AO" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">Mantel</span></a><span> knows.</span></p></b>',
    '## The boat\n\n### Who paid\n\n[Mantel](https://mantel.example/boat?page=2) knows.',
  ],
  [
    'Word: paragraphs, its own elements and conditional comments',
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB><!--StartFragment--><p class=MsoNormal>“It’s only <i>soup</i>,”&nbsp;she said.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><b>No</b><span style='mso-spacerun:yes'>  </span>it was not.<o:p></o:p></p><!--EndFragment--></body></html>`,
    '“It’s only *soup*,” she said.\n\n**No** it was not.',
  ],
  [
    'Word: lists that are paragraphs with a dot before them',
    `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>A flask<o:p></o:p></p>` +
      `<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Leek</p>` +
      `<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>A spoon</p><p class=MsoNormal>After.</p>`,
    '- A flask\n  1. Leek\n- A spoon\n\nAfter.',
  ],
  [
    'Word: tracked changes, a comment’s hidden mark, a footnote’s link',
    `<p class=MsoNormal>He said <del>no</del><ins>yes</ins><span style='mso-hide:all'>[PL1]</span><a href="#_ftn1" name="_ftnref1">[1]</a>.</p>`,
    'He said ~~no~~yes[1].',
  ],
  [
    'Gmail: lines in boxes, an empty one between',
    '<div dir="ltr">Morning,<div><br></div><div>the agent <b>says</b> no.</div><div>Call me?</div></div>',
    'Morning,\n\nthe agent **says** no.\n\nCall me?',
  ],
  [
    'Gmail: what somebody wrote before',
    '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Sun, Posy wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><div dir="ltr">Is it true?<br><br>P.</div></blockquote></div>',
    'On Sun, Posy wrote:\n\n> Is it true?\n>\n> P.',
  ],
  [
    'Outlook: a link over its guard',
    '<div class="elementToProof">See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmantel.example%2Fboat%3Ffbclid%3Dx&amp;data=05%7C02">this</a></div>',
    'See [this](https://mantel.example/boat)',
  ],
  [
    'WordPress: blocks with their comments, and an embed',
    '<!-- wp:paragraph --><p>Look at this:</p><!-- /wp:paragraph --><!-- wp:embed {"url":"x"} --><figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n</div></figure><!-- /wp:embed -->' +
      '<!-- wp:quote --><blockquote class="wp-block-quote"><p>“No.”</p><cite>Ansel, <em>Mantel</em></cite></blockquote><!-- /wp:quote -->',
    'Look at this:\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n> “No.”\n>\n> — Ansel, *Mantel*',
  ],
  [
    'a web page: a quotation with its source, links with trackers, a picture and its caption',
    '<article><h2 class="headline">Low tide</h2><figure><img src="https://cdn.example/a.jpg" alt="A boat"><figcaption>A boat. Getty</figcaption></figure><p>It <a href="https://mantel.example/a?utm_medium=social&amp;id=4#boat" target="_blank">sank</a>.</p>' +
      '<blockquote><p>“It floats.”</p><footer>— Ivo</footer></blockquote><script>track()</script></article>',
    '## Low tide\n\nIt [sank](https://mantel.example/a?id=4#boat).\n\n> “It floats.”\n>\n> — Ivo',
  ],
  [
    'a web page as Chromium copies it, with every style in place',
    '<meta charset=\'utf-8\'><span style="color: rgb(33, 19, 26); font-family: Georgia; font-style: normal; font-weight: 400; display: inline !important; float: none;">the <span> </span></span><em style="box-sizing: inherit; color: rgb(33, 19, 26);">Mantel</em><span style="font-style: normal; font-weight: 400;"><span> </span>interview</span>',
    'the *Mantel* interview',
  ],
  [
    'LibreOffice: fonts, alignments, breaks in the source',
    '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB" dir="ltr"><p align="justify" style="margin-bottom: 0cm"><font face="Liberation Serif"><font size="3">The\nkeeper <b>left</b></font></font></p><ol><li><p>Oil</p></li><li><p>Lamp</p></li></ol></body></html>',
    'The keeper **left**\n\n1. Oil\n2. Lamp',
  ],
  [
    'Apple Notes and Mail: spaces of their own',
    '<div><span class="Apple-converted-space">\u00a0</span>One<span class="Apple-converted-space">\u00a0 </span>two</div><div><b><br></b></div><div><b>Three</b></div>',
    'One two\n\n**Three**',
  ],
  [
    'a table of a newsletter',
    '<table><tbody><tr><td><div>Left</div></td><td>Right <i>side</i></td></tr></tbody></table>',
    'Left\n\nRight *side*',
  ],
  [
    'a mail in plain text',
    '<pre style="white-space:pre-wrap">Dear Posy,\nno.\n\nIvo</pre>',
    'Dear Posy,\\\nno.\n\nIvo',
  ],
  ['code', '<p>Say <code>**</code></p><pre><code>a\n  *b*</code></pre>', 'Say `**`\n\n```\na\n  *b*\n```'],
  [
    'our own page, pictures and all',
    `<figure class="inset"><img src="${SITE}/media/abcdefghijklmnop/960.webp" alt="A boat"><figcaption>A boat</figcaption></figure><p>It sank.</p>`,
    '![](/media/abcdefghijklmnop/960.webp)\n\nIt sank.',
  ],
  [
    'somebody else’s picture at such an address',
    '<img src="https://evil.example/media/abcdefghijklmnop/960.webp">a',
    'a',
  ],
  [
    'addresses as links',
    '<p><a href="https://a.example/b_c_?fbclid=1">https://a.example/b_c_?fbclid=1</a></p>',
    'https://a.example/b_c_',
  ],
  ['a link that is none', '<a href="javascript:alert(1)">a</a> <a href="/admin">b</a> <a href="">c</a>', 'a b c'],
  [
    'signs that mean nothing',
    '<p># 1</p><p>2026. What a year</p><p>- no</p><p>+ no</p><p>&gt; no<br>1) no</p><p>===</p><p>---</p><p>::: pull</p><p>* * *</p>',
    '\\# 1\n\n2026\\. What a year\n\n\\- no\n\n\\+ no\n\n\\> no\\\n1\\) no\n\n\\===\n\n\\---\n\n\\::: pull\n\n\\* \\* \\*',
  ],
  [
    'signs in words',
    'snake_case _a_ [sic] [a](b) ~b~ `c` &lt;b&gt; 5 &lt; 6 &amp;lt; AT&amp;T C:\\d https://a.example/x_y_',
    'snake_case \\_a\\_ [sic] [a\\](b) \\~b\\~ \\`c\\` \\<b> 5 < 6 \\&lt; AT&T C:\\\\d https://a.example/x_y_',
  ],
  ['bold up to a letter', '<b>Name:</b>no <b>“a”</b>', '<strong>Name:</strong>no **“a”**'],
  ['bold beside italic', '<b>a</b><i>b</i>', '<strong>a</strong><em>b</em>'],
  [
    'an exclamation before a link',
    '<p>Look!<a href="https://a.example">there</a></p>',
    'Look\\![there](https://a.example)',
  ],
  ['nothing', '<p>&nbsp;</p><div><br></div><!-- a --><style>b</style>', ''],
];

for (const [what, html, expected] of clipboards)
  test(`clipboard: ${what}`, async () => assert.equal(await markdown(html), expected));

test('what comes out reads as what went in', async () => {
  for (const [what, html] of clipboards.filter(
    ([what]) => !/picture|pictures|hidden|somebody wrote|source|WordPress|Word: lists|addresses as/.test(what),
  ))
    assert.equal(squeezed(renderMarkdown((await markdown(html)) ?? '').text), squeezed(html), what);
});

const squeezed = (html: string) => plainText(html).replace(/\s+/g, ' ');

test('nothing that runs comes through', async () => {
  for (const html of [
    '<img src=x onerror=alert(1)><script>alert(1)</script><p onclick=alert(1)>a</p>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<a href="https://a.example/&quot;onclick=alert(1)">a</a>',
    '<a href="https://a.example/) <script>alert(1)</script>">a</a>',
    '<code>`</code>&lt;img src=x onerror=alert(1)&gt;',
    `${'<b>'.repeat(60)}<script>alert(1)</script>`,
  ])
    assert.doesNotMatch(renderMarkdown((await markdown(html)) ?? '').text, /<script|<img|<[^<>]*\son\w+=/, html);
});

test('addresses without those who count', () => {
  const table: [string, string | null][] = [
    ['https://a.example/?utm_source=x&b=%20c&gclid=1', 'https://a.example/?b=%20c'],
    ['https://a.example/?b=utm_source', 'https://a.example/?b=utm_source'],
    ['https://a.example?fbclid=x#y', 'https://a.example/#y'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%3Ffbclid%3D1&h=AT', 'https://a.example/'],
    ['https://www.google.co.uk/url?url=https://a.example/', 'https://a.example/'],
    ['https://www.google.com/search?q=https://a.example/', 'https://www.google.com/search?q=https://a.example/'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    ['http://a.example/x', 'http://a.example/x'],
    ['mailto:tips@a.example', 'mailto:tips@a.example'],
    ['javascript:alert(1)', null],
    ['//a.example', null],
    ['/a', null],
    ['https://', null],
  ];
  for (const [address, expected] of table) assert.equal(cleanAddress(address), expected, address);
});

test('whatever comes, it does not take long', async () => {
  const units = [
    'a ',
    '<p>a',
    '<div>',
    '<b>',
    '<li>a',
    '<ul><li>a</ul>',
    '<br>',
    '![',
    '[',
    '_',
    '*a ',
    '&lt;',
    '<h1>a',
    '\u2003',
  ];
  const more = [
    '<a href="https://a.b/?utm_x=1">a</a>',
    '<p style="mso-list:l0 level1 lfo1">a</p>',
    '<figure><figcaption>a',
    '\u00a0',
  ];
  for (const unit of [...units, ...more, '<b>a</b><i>b</i>', '<td>a', '!<a href="https://a">b</a>', '<pre>\n', ' ']) {
    const tags = unit.split('<').length - 1;
    const html = unit.repeat(Math.floor(tags > 0 ? 10_000 / tags : 900_000 / unit.length));
    assert.equal(isTooMuch(html), false, unit);
    const before = process.cpuUsage();
    await markdown(html);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 2_000_000, `${JSON.stringify(unit)} took ${(user + system) / 1_000} ms`);
  }
  assert.ok(isTooMuch('<b>'.repeat(10_001)));
  assert.ok(isTooMuch('a'.repeat(1_000_001)));
  assert.equal(await markdown('a '.repeat(200_000)), null);
});
