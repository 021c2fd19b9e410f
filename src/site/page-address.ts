import { ASKED } from './from-wordpress.ts';

/**
 * The addresses whose pages are the same for everybody, and which of their parameters lead to other pages. routes.ts says
 * who answers them; this says which answers may be given to the next who asks.
 */

interface Kept {
  path: RegExp;
  /** Parameters that make it another page, in the order in which its key has them. */
  pages?: readonly string[];
  /** Parameters that make it a page of somebody's own. */
  own?: readonly string[];
}

const KEPT: readonly Kept[] = [
  // A post
  {
    path: /^\/\d{4}\/\d{2}\/[^/]+$/,
    pages: ['comments', 'sort', 'thread'],
    own: ['since', 'reply', 'quote'],
  },
  // A thread as text
  { path: /^\/\d{4}\/\d{2}\/[^/]+\/comments\.txt$/ },
  // Listings
  { path: /^\/(?:page\/\d+)?$/, own: [...ASKED, 'feed'] },
  { path: /^\/(?:people|topics|archive)$/ },
  { path: /^\/(?:people|topics|authors)\/[^/]+(?:\/page\/\d+)?$/ },
  { path: /^\/\d{4}(?:\/\d{2})?(?:\/page\/\d+)?$/ },
  // Feeds
  {
    path: /^\/(?:(?:people|topics|authors)\/[^/]+\/|comments\/|\d{4}\/\d{2}\/[^/]+\/)?(?:feed\.xml|atom\.xml|feed\.json)$/,
  },
  // For search engines
  { path: /^\/(?:robots\.txt|sitemap\.xml|news-sitemap\.xml|sitemaps\/[\w-]+\.xml)$/ },
  // What the paper is as an app
  { path: /^\/manifest\.webmanifest$/ },
  // Pages that stand
  { path: /^\/(?:about|comment-policy|privacy|contact)$/ },
];

/** Longer ones, and those with more parameters than anybody's links have, are read by Express alone, which counts otherwise. */
const LONGEST = 2_000;
const MOST = 30;

/**
 * Under what the page of an address is kept: its path with the parameters that this address knows. Others, as shares and
 * newsletters add, make no other page. Null: it is none that is kept, or odd enough that only Express may say what it means.
 * @param url as it came in the request
 */
export function pageKey(url: string): string | null {
  if (url.length > LONGEST) return null;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!PLAIN_PATH.test(path)) return null;
  const kept = KEPT.find((each) => each.path.test(path));
  if (!kept) return null;
  const known = mark < 0 ? [] : knownIn(url.slice(mark + 1), kept);
  return known && (known.length > 0 ? `${path}?${known.join('&')}` : path);
}

// What else may stand in an address (`#`, a backslash, a space) is read in more than one way, and with `%` one path has
// as many spellings as anybody likes to ask for.
const PLAIN_PATH = /^[\w\-.~!$'()*+,;=:@/]*$/;
const PLAIN_QUERY = /^[\w\-.~%!$'()*+,;=:@/?&[\]]*$/;
const PLAIN_NAME = /^[\w\-.~]*$/;
const PLAIN_VALUE = /^\w+$/;

/** `comments=2`, `sort=newest`; null: one is repeated, empty, or written so that it might be another. */
function knownIn(query: string, { pages = [], own = [] }: Kept): string[] | null {
  const parts = query.split('&');
  if (parts.length > MOST || !PLAIN_QUERY.test(query)) return null;
  const values = new Map<string, string>();
  for (const part of parts) {
    const [name = ''] = part.split('=', 1);
    if (!PLAIN_NAME.test(name) || own.includes(name)) return null;
    if (!pages.includes(name)) continue;
    const value = part.slice(name.length + 1);
    if (values.has(name) || !PLAIN_VALUE.test(value)) return null;
    values.set(name, value);
  }
  return pages.flatMap((name) => (values.has(name) ? [`${name}=${values.get(name)}`] : []));
}
