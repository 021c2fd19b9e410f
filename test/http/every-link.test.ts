import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import type { TestApp } from '../support/app.ts';
import { theDemo } from '../support/every-page.ts';

/** Addresses that only lead on to others, and to nothing else. */
const LEADS_ON: readonly { from: RegExp; to: RegExp }[] = [
  // Where a comment stands may change.
  { from: /^\/c\/\d+$/, to: /^\/\d{4}\/\d\d\/[^?#]+(?:\?[^#]*)?#comment-\d+$/ },
  // The desk's door.
  { from: /^\/admin$/, to: /^\/admin\/login$/ },
];

/** What is one reader's own or one moment's is asked for, but not read on from. */
const NOT_FOLLOWED = /[?&](?:reply|since|quote|before)=|^\/c\/\d+\/|^\/me\b|^\/admin/;

/** There is one of these for every comment, of which a few tell as much as all. */
const ONE_A_COMMENT = /[?&](?:reply|since)=|^\/c\/\d+/;
const A_FEW = 5;

interface Found {
  type: string;
  html: string;
}

interface Read {
  title: string;
  canonicals: string[];
  descriptions: string[];
  robots: string;
  links: string[];
}

const BASE = 'http://gossip.test';

/** What a page links to within the site, and says of itself. */
function read(html: string): Read {
  const found: Read = { title: '', canonicals: [], descriptions: [], robots: '', links: [] };
  let inTitle = false;
  let inSvg = 0;
  const link = (address: string | undefined) => address !== undefined && found.links.push(address);
  const parser = new Parser({
    onopentag(name, { href, src, srcset, action, method, rel, content, name: named, property }) {
      if (name === 'svg') inSvg += 1;
      if (name === 'title' && inSvg === 0) inTitle = true;
      if (name === 'link' && rel === 'canonical') found.canonicals.push(href ?? '');
      if (name === 'meta' && named === 'description') found.descriptions.push(content ?? '');
      if (name === 'meta' && named === 'robots') found.robots = content ?? '';
      if (name === 'meta' && (property === 'og:image' || property === 'og:url')) link(content);
      link(href);
      link(src);
      if (name === 'form' && method !== 'post') link(action);
      for (const each of srcset?.split(',') ?? []) link(each.trim().split(' ')[0]);
    },
    ontext(words) {
      if (inTitle) found.title += words;
    },
    onclosetag(name) {
      if (name === 'svg') inSvg -= 1;
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(html);
  return found;
}

/** The path of an address within the site, with what is asked, without where on the page; null: it leads elsewhere. */
function within(address: string, from: string): string | null {
  const url = new URL(address, BASE + from);
  return url.origin === BASE ? url.pathname + url.search : null;
}

async function answer(app: TestApp, path: string): Promise<Found> {
  const { status, html, location, headers } = await app.get(path);
  const rule = LEADS_ON.find(({ from }) => from.test(path));
  if (rule && (status === 302 || status === 303)) {
    assert.match(location, rule.to, path);
    return { type: '', html: '' };
  }
  assert.equal(status, 200, `${path} → ${location}`);
  return { type: headers.get('content-type') ?? '', html };
}

test('every link of the demo leads somewhere, and every page says what it is', async (t) => {
  const app = await theDemo(t);
  const linkedFrom = new Map([['/', 'nowhere']]);
  for (const path of ['/sitemap.xml', '/news-sitemap.xml', '/robots.txt']) linkedFrom.set(path, 'engines');
  const pages = new Map<string, Read>();
  const asked = new Map<string, number>();
  const isOneOfMany = (path: string) => {
    const kind = path.replace(/(reply=|since=|^\/c\/)\d+/, '$1');
    asked.set(kind, (asked.get(kind) ?? 0) + 1);
    return ONE_A_COMMENT.test(path) && (asked.get(kind) ?? 0) > A_FEW;
  };

  for (const [path, from] of linkedFrom) {
    const { type, html } = await answer(app, path).catch((error) =>
      assert.fail(`${error.message}, linked from ${from}`),
    );
    const add = (address: string) => {
      const to = within(address, path);
      if (to !== null && !linkedFrom.has(to) && !isOneOfMany(to)) linkedFrom.set(to, path);
    };
    if (/xml/.test(type)) for (const [, address = ''] of html.matchAll(/<(?:loc|link)>([^<]+)</g)) add(address);
    if (!/text\/html/.test(type) || NOT_FOLLOWED.test(path)) continue;
    const page = read(html);
    for (const address of page.links) add(address);
    pages.set(path, page);
  }

  const titles = new Map<string, string>();
  for (const [path, { title, canonicals, descriptions, robots }] of pages) {
    if (/noindex/.test(robots)) continue;
    assert.deepEqual(canonicals, [BASE + path], `the canonical address of ${path}`);
    assert.equal(descriptions.length, 1, `descriptions of ${path}`);
    assert.match(descriptions[0] ?? '', /\w{3}/, `the description of ${path}`);
    assert.ok(!titles.has(title), `“${title}” is the title of ${path} and of ${titles.get(title)}`);
    titles.set(title, path);
  }
  assert.ok(titles.size > 60, `${titles.size} pages are for engines`);
});
