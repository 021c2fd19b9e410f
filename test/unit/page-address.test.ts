import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageKey } from '../../src/site/page-address.ts';

const POST = '/2026/11/soup';

const same: [url: string, key: string][] = [
  ['/', '/'],
  ['/?utm_source=x', '/'],
  ['/?', '/'],
  ['/page/2?comments=2', '/page/2'],
  ['/people/odalys?x=%3Cb%3E', '/people/odalys'],
  ['/people/odalys/page/3', '/people/odalys/page/3'],
  ['/2026', '/2026'],
  ['/2026/11/page/2', '/2026/11/page/2'],
  ['/feed.xml?cb=1', '/feed.xml'],
  ['/manifest.webmanifest', '/manifest.webmanifest'],
  [`${POST}/feed.xml`, `${POST}/feed.xml`],
  [`${POST}/comments.txt`, `${POST}/comments.txt`],
  ['/atom.xml', '/atom.xml'],
  ['/people/odalys/feed.json?feed=rss2', '/people/odalys/feed.json'],
  ['/comments/feed.xml', '/comments/feed.xml'],
  ['/privacy', '/privacy'],
  ['/robots.txt', '/robots.txt'],
  ['/sitemaps/2026-11-1.xml?x=1', '/sitemaps/2026-11-1.xml'],
  [POST, POST],
  [`${POST}?fbclid=IwAR0-_x`, POST],
  [`${POST}?=x&&`, POST],
  [`${POST}?comments=2`, `${POST}?comments=2`],
  [`${POST}?sort=liked&utm_source=a&comments=2`, `${POST}?comments=2&sort=liked`],
  [`${POST}?comments=2&thread=7`, `${POST}?comments=2&thread=7`],
  [`${POST}?Comments=2`, POST],
];

for (const [url, key] of same) test(`${url} is kept as ${key}`, () => assert.equal(pageKey(url), key));

const paths = [
  ...['', '*', '/me.json', '/admin', '/c/4', '/healthz', '/css/site.css', '/media/a/480.webp'],
  ...[`//evil.example${POST}`, `http://evil.example${POST}`, `${POST}/`, `/${POST}`, '/PEOPLE', '/people//x'],
  // The front page by name, and a story or a search in WordPress's words.
  ...['/?p=12', '/?page_id=12', '/?s=soup', '/?utm_source=x&p=12'],
  // No feeds of ours, or another way of asking for one.
  ...['/2026/feed.xml', '/feed.xml/', '/feeds.xml', '/x/feed.xml', '/?feed=rss2', '/?utm=x&feed=atom'],
  // One of many spellings of one path.
  ...['/2026/11/%73oup', '/topics/m%75sic'],
  ...[`${POST}#x`, `${POST}?utm=x#&comments=2`, `${POST}\\x`, `${POST}?x=\\`, `${POST}?x=\u00e9`],
];
const queries = [
  // Known, and not plainly said.
  ...['comments=', 'comments', 'comments=2&comments=3', 'comments=%32', 'comments=2+', 'comments=2=3', 'sort[]=liked'],
  ...['%63omments=2', 'comments%3D2', 'so+rt=liked', 'comments[]=2'],
  // Somebody's own.
  ...['since=4', 'reply=4', 'reply=4&quote=yes', 'quote=yes', 'comments=2&since=4'],
];

for (const url of [...paths, ...queries.map((query) => `${POST}?${query}`)])
  test(`${url || 'nothing'} is passed on`, () => assert.equal(pageKey(url), null));

test('so are very long addresses, and more parameters than Express would read', () => {
  assert.equal(pageKey(`${POST}?x=${'a'.repeat(2_000)}`), null);
  assert.equal(pageKey(`${POST}?${'a&'.repeat(1_000)}comments=2`), null);
});
