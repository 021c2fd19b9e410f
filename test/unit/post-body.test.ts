import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';
import { renderBody } from '../../src/posts/writing/body.ts';

const URL = 'https://www.instagram.com/p/Ab_3-xYz/';
const EMBED: Embed = {
  ...NO_WORDS,
  provider: 'instagram',
  url: URL,
  authorName: 'Tess',
  authorHandle: 'tess.ferry',
  postedAt: Date.UTC(2026, 5, 3, 23, 30),
  quote: 'Two mugs',
};

const standsIn: [what: string, body: string, format: 'markdown' | 'html'][] = [
  ['an address on a line of its own', `Look:\n\n${URL}\n\nNice.`, 'markdown'],
  ['with the words right above and below', `Look:\n${URL}\nNice.`, 'markdown'],
  ['another form of the address', `Look:\n\nhttps://instagram.com/p/Ab_3-xYz?igsh=x&y=z\n\nNice.`, 'markdown'],
  ['in HTML', `<p>Look:</p><p>${URL}</p><p>Nice.</p>`, 'html'],
  ['in HTML, linked', `<p>Look:</p><p> <a href="${URL}?a=1&amp;b=2">${URL}</a> </p><p>Nice.</p>`, 'html'],
];

for (const [what, body, format] of standsIn)
  test(`a card stands for ${what}`, () => {
    const { html, text } = renderBody(body, format, { embeds: [EMBED], pictures: [] }, 'UTC');
    assert.equal(html.text.match(/<figure class="embed embed--instagram"/g)?.length, 1);
    assert.match(html.text, /<p>Look:<\/p>\s*<figure[\s\S]*Two mugs[\s\S]*<\/figure>\s*<p>Nice\.<\/p>/);
    assert.equal(text, 'Look:\nNice.', 'the text goes without the card');
  });

const noCard = [
  `See ${URL} there.`,
  `[look](${URL})`,
  `[${URL}](https://a.example)`,
  `\`${URL}\``,
  `\`\`\`\n${URL}\n\`\`\``,
  URL.replace('https', 'http'),
];

test('an address in a sentence or in code is no card', () => {
  for (const body of noCard)
    assert.doesNotMatch(
      renderBody(body, 'markdown', { embeds: [EMBED], pictures: [] }, 'UTC').html.text,
      /<figure/,
      body,
    );
});

test('an address of a stranger is a card of its link where it stands for itself, else an ordinary link', () => {
  const drawn = (body: string) => renderBody(body, 'markdown', { embeds: [], pictures: [] }, 'UTC');
  const { html, embeds } = drawn('One\n\nhttps://a.example/news\n\nTwo');
  assert.match(html.text, /<figure class="embed embed--link"[\s\S]*<a href="https:\/\/a\.example\/news"/);
  assert.deepEqual(embeds, [{ ...NO_WORDS, provider: 'link', url: 'https://a.example/news' }]);
  for (const body of [
    '> Words\n>\n> https://a.example/news',
    '- One\n\n- https://a.example/news',
    'http://a.example/news',
  ])
    assert.doesNotMatch(drawn(body).html.text, /<figure/, body);
});

test('a known address without an embed gets a card with its link', () => {
  const { html } = renderBody('https://youtu.be/a1B2c3D4-_x', 'markdown', { embeds: [EMBED], pictures: [] }, 'UTC');
  assert.match(html.text, /<figure class="embed embed--video"/);
  assert.doesNotMatch(html.text, /Two mugs/);
});

test('several cards, in the order of the text', () => {
  const { html } = renderBody(
    `https://gty.im/12\n${URL}\nhttps://youtu.be/a1B2c3D4-_x`,
    'markdown',
    { embeds: [EMBED], pictures: [] },
    'UTC',
  );
  const kinds = [...html.text.matchAll(/embed--(\w+)/g)].map(([, kind]) => kind);
  assert.deepEqual(kinds, ['picture', 'instagram', 'video']);
});

test('dates on cards are told in the zone of the site', () => {
  const dated = (zone: string) => renderBody(URL, 'markdown', { embeds: [EMBED], pictures: [] }, zone).html.text;
  assert.match(dated('UTC'), /<time datetime="2026-06-03">3 June 2026<\/time>/);
  assert.match(dated('Europe/Helsinki'), /<time datetime="2026-06-04">4 June 2026<\/time>/);
});

test('what is no card is sanitised in both formats', () => {
  for (const format of ['markdown', 'html'] as const) {
    const { html } = renderBody(
      '<p onclick="x">a</p><script>b</script><figure class="embed">c</figure>',
      format,
      { embeds: [], pictures: [] },
      'UTC',
    );
    assert.equal(html.text.trim(), '<p>a</p><figure>c</figure>');
  }
});

test('only our own card can offer a frame', () => {
  const forged =
    '<div class="embed-foot" data-frame="javascript:alert(1)" data-host="instagram.com" data-title="x">a</div>';
  for (const format of ['markdown', 'html'] as const) {
    const body = `<figure class="embed" data-frame="javascript:alert(1)" data-host="x">${forged}</figure>\n\n${forged}\n\n${URL}`;
    const { html } = renderBody(
      format === 'html' ? body.replace(URL, `<p>${URL}</p>`) : body,
      format,
      { embeds: [EMBED], pictures: [] },
      'UTC',
    );
    assert.deepEqual(
      html.text.match(/data-[^=]*="[^"]*"/g),
      [
        'data-frame="https://www.instagram.com/p/Ab_3-xYz/embed/captioned/"',
        'data-host="instagram.com"',
        'data-title="Instagram post by Tess"',
        'data-from="Instagram"',
        'data-many="posts"',
      ],
      format,
    );
    assert.equal(html.text.match(/class="embed/g)?.length, 1 + 2, 'the figure, its head and its foot');
  }
});

test('an address keeps its ampersands, whatever HTML would read into what is behind them', () => {
  const url = 'https://a.example/?a=1&section=2&copy=3';
  for (const [body, format] of [
    [url, 'markdown'],
    [url, 'html'],
    [url.replaceAll('&', '&amp;'), 'html'],
  ] as const)
    assert.deepEqual(
      renderBody(body, format, { embeds: [], pictures: [] }, 'UTC').embeds.map((embed) => embed.url),
      [url],
      `${format}: ${body}`,
    );
});

test('words belong to the thing, from whatever second it begins; those of the very address come first', () => {
  const film = (url: string, mediaDescription: string) => ({ ...NO_WORDS, provider: 'youtube', url, mediaDescription });
  const whole = 'https://www.youtube.com/watch?v=a1B2c3D4-_x';
  const drawn = (body: string, ...embeds: Embed[]) =>
    renderBody(body, 'markdown', { embeds, pictures: [] }, 'UTC').embeds.map((each) => [
      each.url,
      each.mediaDescription,
    ]);
  assert.deepEqual(drawn(`${whole}&t=95`, film(`${whole}&t=90`, 'Lamp')), [[`${whole}&t=95`, 'Lamp']]);
  const both = [film(`${whole}&t=90`, 'The end'), film(whole, 'Lamp')];
  assert.deepEqual(drawn(`${whole}\n${whole}&t=90`, ...both), [
    [whole, 'Lamp'],
    [`${whole}&t=90`, 'The end'],
  ]);
});

test('an address that names its author says so', () => {
  const [embed] = renderBody(
    'https://x.com/tess_ferry/status/1',
    'markdown',
    { embeds: [], pictures: [] },
    'UTC',
  ).embeds;
  assert.equal(embed?.authorHandle, 'tess_ferry');
});

test('two hundred cards stand in a post, and what comes behind them are links', () => {
  const body = Array.from({ length: 205 }, (_, n) => `https://a.example/${n}`).join('\n');
  const { html, embeds } = renderBody(body, 'markdown', { embeds: [], pictures: [] }, 'UTC');
  assert.equal(embeds.length, 200);
  assert.match(html.text, /<p><a href="https:\/\/a\.example\/204"/);
});
