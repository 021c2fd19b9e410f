import type { Db } from '../db/schema.ts';
import type { Choices, Narrowing } from '../posts/reading/narrowing.ts';
import { total } from '../posts/reading/totals.ts';
import * as tags from '../tags/tags.ts';
import { excerpt } from '../text/plain.ts';
import type { Question } from '../text/question.ts';
import { authorPath, type Searching, searchPath, tagPath, yearPath } from '../urls.ts';
import * as users from '../users/users.ts';

/** What a search is narrowed to, from its address to the chips that take it away again. */

type Name = 'person' | 'topic' | 'author' | 'year';
type AskedFilters = Partial<Record<Name, string | undefined>>;

export interface Filters {
  narrow: Narrowing;
  /** As they stand in addresses, each by the one that it has now. */
  path: Pick<Searching, Name>;
  active: Active[];
}

interface Active {
  name: Name;
  value: string;
  /** `Léna Ferris` */
  words: string;
  /** How it goes on after what is looked for: `about Léna Ferris`. */
  said: string;
  /** Where all its stories are listed. */
  listing: string;
}

/** What somebody looks for, read from the address. */
export interface Search {
  /** As it stands in the form. */
  q: string;
  /** Null: there is no word in it to look for. */
  wanted: Question | null;
  kind: 'stories' | 'responses' | undefined;
  /** Only what has a smaller id; null: from the newest on. */
  from: number | null;
  filters: Filters;
}

/** Whom or what nobody here knows, in words. */
interface Unknown {
  unknown: { title: string; words: string };
}

/** In the order in which they are said. */
const NAMES: readonly Name[] = ['topic', 'person', 'author', 'year'];
const NO_NARROWING: Narrowing = { person: null, topic: null, author: null, year: null };
export const NO_FILTERS: Filters = { narrow: NO_NARROWING, path: {}, active: [] };

/** What readers see no story of is as unknown as what is not there. */
export async function filtersOf(db: Db, asked: AskedFilters, now: number): Promise<Filters | Unknown> {
  const filters: Filters = { narrow: { ...NO_NARROWING }, path: {}, active: [] };
  for (const name of NAMES) {
    const value = asked[name];
    if (!value) continue;
    const known = name === 'year' ? yearOf(value) : await KNOWN[name](db, value);
    if (!known || (await total(db, known.filter, now)) <= 0) return { unknown: UNKNOWN[name](spelled(value)) };
    filters.narrow[name] = known.id;
    Object.assign(filters.path, { [name]: name === 'year' ? known.id : known.value });
    filters.active.push({
      name,
      value: known.value,
      words: known.words,
      said: SAID[name](known.words),
      listing: known.listing,
    });
  }
  return filters;
}

const SAID: Record<Name, (words: string) => string> = {
  person: (words) => `about ${words}`,
  topic: (words) => `under ${words}`,
  author: (words) => `by ${words}`,
  year: (words) => `from ${words}`,
};

/**
 * An address as words. The name of somebody whose stories are all still to come would tell that they are, so that those
 * whom we know and those whom we do not are called alike.
 */
const spelled = (value: string) => excerpt(value.replaceAll('-', ' '), 60);

const UNKNOWN: Record<Name, (value: string) => Unknown['unknown']> = {
  person: (value) => ({ title: THEM, words: `Nobody called “${value}” has been talked about here.` }),
  topic: (value) => ({ title: IT, words: `There is no topic called “${value}” here.` }),
  author: (value) => ({ title: THEM, words: `Nobody called “${value}” writes here.` }),
  year: (value) =>
    yearOf(value)
      ? { title: 'Not a whisper', words: `Nothing here is from ${value}.` }
      : { title: IT, words: `There is no year called “${value}”.` },
};
const THEM = 'Never heard of them';
const IT = 'Never heard of it';

const byTag = (kind: 'person' | 'topic') => async (db: Db, slug: string) => {
  const tag = await tags.atAddress(db, kind, slug);
  if (!tag) return null;
  const filter = { by: 'tag', id: tag.id } as const;
  return { id: tag.id, value: tag.slug, words: tag.name, listing: tagPath(tag), filter };
};

const KNOWN = {
  person: byTag('person'),
  topic: byTag('topic'),
  author: async (db: Db, slug: string) => {
    const user = await users.bySlug(db, slug);
    if (!user) return null;
    const filter = { by: 'author', id: user.id } as const;
    return { id: user.id, value: user.slug, words: user.name, listing: authorPath(user.slug), filter };
  },
};

function yearOf(value: string) {
  const year = /^\d{4}$/.test(value) ? Number(value) : null;
  return year === null
    ? null
    : { id: year, value, words: value, listing: yearPath(year), filter: { by: 'year', year } as const };
}

export interface Chip {
  words: string;
  /** The same search without it. */
  without: string;
}

export const chips = (q: string, kind: Searching['kind'], { path, active }: Filters): Chip[] =>
  active.map(({ name, words, said }) => ({
    words: name === 'person' || name === 'topic' ? words : said,
    without: searchPath(q, { kind, ...path, [name]: undefined }),
  }));

/** ` about Léna Ferris from 2026`; empty where there are none. */
export const saidOf = ({ active }: Filters): string => active.map(({ said }) => ` ${said}`).join('');

export interface ChoiceGroup {
  title: string;
  links: { words: string; href: string }[];
}

const MOST = { person: 6, topic: 6, author: 4, year: 5 };

/** What the search can be narrowed to next. What all of these stories have would leave out none of them. @param of how many stories */
export function choiceGroups(
  q: string,
  kind: Searching['kind'],
  { path }: Filters,
  of: number,
  found: Choices,
): ChoiceGroup[] {
  const group = (name: Name, title: string, all: { stories: number; words: string; value: string | number }[]) => {
    const some = path[name] === undefined ? all.filter((each) => each.stories < of).slice(0, MOST[name]) : [];
    const links = some.map(({ words, value }) => ({ words, href: searchPath(q, { kind, ...path, [name]: value }) }));
    return links.length > 0 ? [{ title, links }] : [];
  };
  const tagged = (kind: 'person' | 'topic') =>
    found.tags
      .filter((tag) => tag.kind === kind)
      .map(({ stories, name, slug }) => ({ stories, words: name, value: slug }));
  return [
    ...group('person', 'About', tagged('person')),
    ...group('topic', 'Under', tagged('topic')),
    ...group(
      'author',
      'By',
      found.authors.map(({ stories, name, slug }) => ({ stories, words: name, value: slug })),
    ),
    ...group(
      'year',
      'From',
      found.years.map(({ stories, year }) => ({ stories, words: String(year), value: year })),
    ),
  ];
}
