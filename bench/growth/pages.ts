import { ask } from '../ask.ts';
import { median, written } from '../figures.ts';
import { cpuOf } from '../processes.ts';
import { type Finding, inTurns } from '../row.ts';
import type { Site } from '../site.ts';
import { COMMON_WORD, RARE_WORD, TWENTY_WORD } from '../words.ts';

interface Page {
  what: string;
  /** Addresses asked for by turns. */
  paths(site: Site): string[];
  /** For those who are logged in. */
  isDesk?: boolean;
}

const searched = (words: string) => () => [`/search?${new URLSearchParams({ q: words })}`];
const one = (path: string) => () => [path];

/** Somebody who is in about so many stories. */
const personIn = (site: Site, stories: number) => {
  const counted = `select slug, count(*) as stories from tags join post_tags on tag_id = tags.id where kind = 'person' group by tag_id`;
  return [`/people/${site.ask(`select slug from (${counted}) order by abs(stories - ${stories}), slug limit 1`)}`];
};

const PAGES: Page[] = [
  { what: 'front page', paths: one('/') },
  { what: 'post of 16 comments', paths: (site) => site.pathsWith(16, 16) },
  { what: 'person most written about', paths: (site) => personIn(site, 1e9) },
  { what: 'person in 20 stories', paths: (site) => personIn(site, 20) },
  { what: 'search, a word of 20 posts', paths: searched(TWENTY_WORD) },
  { what: 'search, a word of one post in 50', paths: searched(RARE_WORD) },
  { what: 'search, a word of every post', paths: searched(COMMON_WORD) },
  { what: 'queue at the desk', paths: one('/admin/comments?status=held'), isDesk: true },
  { what: 'feed.xml', paths: one('/feed.xml') },
  { what: 'atom.xml', paths: one('/atom.xml') },
  { what: 'feed.json', paths: one('/feed.json') },
  { what: 'comments/feed.xml', paths: one('/comments/feed.xml') },
  { what: 'feed of a post', paths: (site) => site.pathsWith(16, 16).map((path) => `${path}/feed.xml`) },
];

/** Each page on both blogs by turns, everything changed before each: how much longer the large one takes. */
export async function pages(small: Site, large: Site, turns: number): Promise<Finding[]> {
  const sites = [
    { site: small, cookie: await small.cookie() },
    { site: large, cookie: await large.cookie() },
  ];
  const findings: Finding[] = [];
  for (const page of PAGES) {
    process.stderr.write(`${page.what} …\n`);
    findings.push(await compared(page, sites, turns));
  }
  return findings;
}

interface Visited {
  site: Site;
  cookie: string;
}

async function compared(page: Page, sites: Visited[], turns: number): Promise<Finding> {
  const wanted = { atMost: 1.5 };
  const measured = sites.map((each) => ({ ...each, paths: page.paths(each.site), took: [] as number[], cpu: 0 }));
  let missing = '';
  await inTurns(turns + 5, async (turn) => {
    for (const each of measured) {
      const path = each.paths[turn % each.paths.length] ?? '/';
      await each.site.changeEveryPage();
      const before = await cpuOf(each.site);
      const headers = page.isDesk ? { cookie: each.cookie } : {};
      const { status, took } = await ask(each.site.url + path, { headers });
      if (status !== 200) missing = `${path} answered ${status}`;
      if (turn < 5) continue;
      each.took.push(took);
      each.cpu += (await cpuOf(each.site)) - before;
    }
  });
  const [small = [], large = []] = measured.map(({ took }) => took);
  const [cpuSmall = '', cpuLarge = ''] = measured.map(({ cpu }) => written(cpu / turns));
  return {
    what: page.what,
    ...{ value: missing ? null : median(large) / median(small), unit: '', wanted },
    note:
      missing ||
      `${written(median(large))} of ${written(median(small))} ms, CPU ${cpuLarge} of ${cpuSmall} ms, of ${turns} requests`,
  };
}
