import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCodes } from '../../src/embeds/code.ts';
import { link } from '../../src/embeds/providers/link.ts';
import { adviceOn, matchKnown, matchUrl } from '../../src/embeds/registry.ts';

const PAGE = 'https://mantel.example/2026/06/lamp';

const addresses: [address: string, canonical: string][] = [
  [PAGE, PAGE],
  [`  ${PAGE}\n`, PAGE],
  ['https://MANTEL.example/2026/06/lamp', PAGE],
  ['https://mantel.example', 'https://mantel.example/'],
  [`${PAGE}?utm_source=a&utm_campaign=b`, PAGE],
  [`${PAGE}?fbclid=a&gclid=b&igsh=c&mc_cid=d&mc_eid=e`, PAGE],
  [`${PAGE}?page=2&utm_source=a&q=a%20b`, `${PAGE}?page=2&q=a%20b`],
  [`${PAGE}?utm_source=a#gulls`, `${PAGE}#gulls`],
  [`${PAGE}#gulls`, `${PAGE}#gulls`],
  [`${PAGE}#:~:text=two%20mugs,chipped`, PAGE],
  [`${PAGE}#gulls:~:text=mugs`, `${PAGE}#gulls`],
  [`${PAGE}?q=:~:text=mugs`, `${PAGE}?q=:~:text=mugs`],
  ['https://bücher.example/größe?q=ü', 'https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%BC'],
  ['https://www.instаgram.com/p/Ab_3-xYz/', 'https://www.xn--instgram-46g.com/p/Ab_3-xYz/'],
  [`${PAGE}/<script>"'`, `${PAGE}/%3Cscript%3E%22'`],
  ['https://instagram.com.example.org/p/Ab_3-xYz/', 'https://instagram.com.example.org/p/Ab_3-xYz/'],
  [
    'https://www.google.com/url?q=https://www.instagram.com/p/Ab/',
    'https://www.google.com/url?q=https://www.instagram.com/p/Ab/',
  ],
  [`${PAGE}?${'x'.repeat(1900)}`, `${PAGE}?${'x'.repeat(1900)}`],
];

const strangers = [
  '',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://mantel.example/',
  '//mantel.example/',
  'https:mantel.example',
  'https://',
  'https:// mantel.example/',
  'https://mantel.example:8443/',
  'https://user:secret@mantel.example/',
  'https://user@mantel.example/',
  'https://www.instagram.com\\@mantel.example/',
  'https://mantel.example/ and more',
  'see https://mantel.example/',
  'https://a b.example/',
  'https://%00.example/',
  'https://xn--a.example/',
  'https://256.256.256.256/',
  `${PAGE}?${'x'.repeat(2000)}`,
  `https://mantel.example/${'é'.repeat(1000)}`,
];

test('link: any https address is a page, without what counts clicks', () => {
  for (const [address, canonical] of addresses) {
    assert.deepEqual([matchUrl(address)?.provider.key, matchUrl(address)?.url], ['link', canonical], address);
    assert.equal(matchUrl(canonical)?.url, canonical, `${canonical} stays as it is`);
    assert.equal(matchKnown(address), null, address);
    assert.equal(adviceOn(address), null, address);
  }
});

test('link: other text is none', () => {
  for (const text of strangers) assert.equal(matchUrl(text), null, text.slice(0, 80));
});

test('link: it is no code, loads nothing and asks nobody', () => {
  assert.deepEqual(findCodes(`<a href="${PAGE}">${PAGE}</a><iframe src="${PAGE}"></iframe>`, 'UTC'), []);
  assert.deepEqual([link.frames, link.oembed, link.token('a')], [null, null, null]);
});
