import { embedCard } from '../src/embeds/card.ts';
import { type Embed, NO_WORDS } from '../src/embeds/embed.ts';
import { matchUrl } from '../src/embeds/registry.ts';

import { slugOf } from '../src/slugs.ts';
import { excerpt } from '../src/text/plain.ts';
import { DAY, localDay, longDate, MINUTE, SECOND } from '../src/time.ts';
import { between, seeded, spread, zipf } from './random.ts';
import { passage, RARE_WORD, sentence, TWENTY_WORD, word } from './words.ts';

/**
 * A gossip blog of any size out of a seed: stories of about 460 words by a few authors about people and topics by Zipf,
 * threads up to four deep whose sizes differ as those of real ones do. No clock and no chance: one shape, one blog.
 */

export interface Shape {
  posts: number;
  /** Of all posts together, those of `marked` among them. */
  comments: number;
  people: number;
  topics: number;
  readers: number;
  /** UTC ms of the first story and of the last. */
  first: number;
  last: number;
  /** Of every so many comments one is held; 0: none. */
  heldOneIn: number;
  /** Stories of a given number of comments and address, by their place from the end. */
  marked: Map<number, { slug: string; comments: number }>;
}

export const AUTHORS = [
  'Aurelia Finch',
  'Bram Tolliver',
  'Cosima Reed',
  'Dougal Penhale',
  'Esme Larkspur',
  'Fitz Okoro',
];

export interface Story {
  slug: string;
  title: string;
  at: number;
  /** Places in AUTHORS, and in the lists of people and topics. */
  author: number;
  people: number[];
  topics: number[];
  /** Markdown, and what `renderBody` makes of it. */
  body: string;
  html: string;
  excerpt: string;
  embeds: Embed[];
  comments: Remark[];
}

export interface Remark {
  /** Places among the comments of the story; null: top level. */
  parent: number | null;
  root: number | null;
  depth: number;
  /** Place in the list of readers. */
  reader: number;
  body: string;
  html: string;
  at: number;
  held: boolean;
}

/** As the corpus that the figures were taken on: 2,002 stories over two years, 50,000 comments. */
export const CORPUS: Shape = {
  posts: 2_002,
  comments: 50_000,
  people: 120,
  topics: 300,
  readers: 4_000,
  first: Date.UTC(2024, 0, 8, 8),
  last: Date.UTC(2025, 11, 1, 8),
  heldOneIn: 0,
  marked: new Map([
    [3, { slug: 'sixteen-voices', comments: 16 }],
    [5, { slug: 'two-thousand-voices', comments: 2_000 }],
  ]),
};

export function* stories(shape: Shape, seed = 20_261_123): Generator<Story> {
  const random = seeded(seed);
  const person = zipf(shape.people, 0.8);
  const topic = zipf(shape.topics, 0.8);
  const counts = commentCounts(shape, random);
  const step = (shape.last - shape.first) / Math.max(1, shape.posts - 1);
  const slugs = new Set<string>();
  const twentieth = Math.max(1, Math.floor(shape.posts / 20));
  for (let n = 0; n < shape.posts; n += 1) {
    const rare = n % 50 === 7 ? RARE_WORD : undefined;
    const twenty = n % twentieth === 1 && n < 20 * twentieth ? TWENTY_WORD : undefined;
    const at = Math.round(shape.first + n * step);
    const title = `${sentence(random, 5, 11).slice(0, -1)} and ${word(random)}`;
    const wanted = shape.marked.get(shape.posts - n)?.slug ?? slugOf(title, 'story');
    const slug = slugs.has(wanted) ? `${wanted.slice(0, 70)}-${n}` : wanted;
    slugs.add(slug);
    yield {
      ...{ slug, title, at, author: between(random, 0, AUTHORS.length - 1) },
      people: several(random, person, Math.min(2, shape.people)),
      topics: several(random, topic, Math.min(3, shape.topics)),
      ...text(random, rare, twenty),
      comments: thread(random, shape, counts[n] ?? 0, at),
    };
  }
}

/**
 * A story for one row of the table: threads of four, so that fifty of them fill a page in both ways in which a page can
 * be full. Whatever their number, the first ones have the same words.
 */
export function storyOfFours(slug: string, threads: number, at: number): Story {
  const random = seeded(4_444);
  const told = text(random, undefined, undefined);
  const comments = Array.from({ length: threads * 4 }, (_, n): Remark => {
    const place = n % 4;
    const parent = place === 0 ? null : place === 3 ? n - 2 : n - place;
    const root = place === 0 ? null : n - place;
    const depth = place === 0 ? 1 : place === 3 ? 3 : 2;
    return { ...remark(random, 30), parent, root, depth, reader: n % 20, at: at + n * MINUTE, held: false };
  });
  return {
    slug,
    title: 'Four voices and four again',
    at,
    author: 0,
    people: [0, 1],
    topics: [0, 1, 2],
    ...told,
    comments,
  };
}

const PARAGRAPHS = [95, 92, 92, 90, 85];

function text(random: () => number, rare: string | undefined, twenty: string | undefined) {
  const body: string[] = [];
  const html: string[] = [];
  for (const [n, words] of PARAGRAPHS.entries()) {
    const said = passage(random, words, n === 1 ? rare : n === 3 ? twenty : undefined);
    const quoted = n === 2 && random() < 0.6;
    body.push(quoted ? `> ${said}` : said);
    html.push(quoted ? `<blockquote>\n<p>${said}</p>\n</blockquote>` : `<p>${said}</p>`);
  }
  const embed = anEmbed(random);
  if (embed) {
    body.splice(3, 0, embed.url);
    html.splice(3, 0, embedCard(embed, inUtc).text);
  }
  return {
    body: body.join('\n\n'),
    html: html.join('\n'),
    excerpt: excerpt(body[0] ?? ''),
    embeds: embed ? [embed] : [],
  };
}

const inUtc = (ms: number) => ({ iso: localDay(ms, 'UTC'), words: longDate(ms, 'UTC') });

/** Two stories of five have one. */
function anEmbed(random: () => number): Embed | null {
  const kind = random();
  const number = String(between(random, 1e9, 9e9));
  const address =
    kind < 0.25
      ? `https://www.instagram.com/p/C${number}/`
      : kind < 0.4
        ? `https://x.com/hearsay_bench/status/1${number}00`
        : null;
  const match = address === null ? null : matchUrl(address);
  if (!match) return null;
  const quote = passage(random, 25);
  return {
    ...NO_WORDS,
    ...{ provider: match.provider.key, url: match.url, quote },
    ...{ authorName: 'Aurelia Finch', authorHandle: 'hearsay_bench', postedAt: Date.UTC(2026, 5, 1) },
  };
}

function thread(random: () => number, shape: Shape, size: number, at: number): Remark[] {
  const comments: Remark[] = [];
  for (let n = 0; n < size; n += 1) {
    const answered = n > 0 && random() < 0.45 ? n - 1 - between(random, 0, Math.min(40, n - 1)) : null;
    const over = answered === null ? undefined : comments[answered];
    const isReply = over !== undefined && over.depth < 4 && !over.held;
    comments.push({
      ...remark(random, 6 + Math.floor(80 * random() ** 2)),
      parent: isReply ? answered : null,
      root: isReply ? (over.root ?? answered) : null,
      depth: isReply ? over.depth + 1 : 1,
      reader: between(random, 0, shape.readers - 1),
      at: Math.min(at + (n + 1) * 90 * SECOND + between(random, 0, MINUTE), shape.last + DAY),
      held: shape.heldOneIn > 0 && random() < 1 / shape.heldOneIn,
    });
  }
  return comments;
}

function remark(random: () => number, words: number): Pick<Remark, 'body' | 'html'> {
  const paragraphs = [passage(random, words), ...(random() < 0.2 ? [passage(random, 20)] : [])];
  return { body: paragraphs.join('\n\n'), html: paragraphs.map((said) => `<p dir="auto">${said}</p>`).join('') };
}

/** How many comments each story has: as `spread` says, and as many as the shape wants to the last one. */
function commentCounts({ posts, comments, marked }: Shape, random: () => number): number[] {
  const fixed = Array.from({ length: posts }, (_, n) => marked.get(posts - n)?.comments ?? null);
  const weights = fixed.map((count) => (count === null ? spread(random) : 0));
  const total = weights.reduce((all, weight) => all + weight, 0);
  const left = comments - fixed.reduce<number>((all, count) => all + (count ?? 0), 0);
  let carried = 0;
  return fixed.map((count, n) => {
    if (count !== null) return count;
    const exact = ((weights[n] ?? 0) / total) * left + carried;
    const whole = Math.max(0, Math.round(exact));
    carried = exact - whole;
    return whole;
  });
}

function several(random: () => number, place: (random: () => number) => number, count: number): number[] {
  const places = new Set<number>();
  while (places.size < count) places.add(place(random));
  return [...places];
}
