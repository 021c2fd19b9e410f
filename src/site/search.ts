import { z } from 'zod';
import * as comments from '../comments/thread/search.ts';
import { type Context, settingsOf } from '../context.ts';
import type { LookedBack } from '../db/look-back.ts';
import type { Handler } from '../http/handler.ts';
import { id, readQuery } from '../http/query.ts';
import { choices } from '../posts/reading/narrowing.ts';
import * as posts from '../posts/reading/search.ts';
import { excerpt } from '../text/plain.ts';
import { type Question, question, tidied } from '../text/question.ts';
import { searchPath } from '../urls.ts';
import { head, sendPage } from './page.ts';
import { chips, choiceGroups, filtersOf, NO_FILTERS, type Search, saidOf } from './search-filters.ts';
import { guessedPeople, isNobody, NO_NAMES, namesView } from './search-names.ts';
import { type Nothing, responsesView, searchPage, storiesView } from './search-page.ts';

/** Of each kind where both are shown, and where it is one. */
const SOME = 10;
const MANY = 20;
const TITLE = 70;
const NONE = { found: [], before: null };

const filter = z.string().max(200).optional();
const asked = z.object({
  q: z.string().default(''),
  /** Whatever else somebody writes there: everything. */
  in: z.enum(['stories', 'responses']).optional().catch(undefined),
  before: id.optional(),
  ...{ person: filter, topic: filter, author: filter, year: filter },
});

export const show: Handler = async (ctx, req, res) => {
  const { q: typed, in: kind, before, ...askedFilters } = readQuery(asked, req.query);
  const q = tidied(typed);
  const wanted = question(q);
  const settings = await settingsOf(ctx);
  const filters = await filtersOf(ctx.readDb, askedFilters, ctx.now());
  const isKnown = !('unknown' in filters);
  const { active, path } = isKnown ? filters : NO_FILTERS;
  const [only] = active;
  // Without words they are a listing, and one has its own page.
  if (!wanted && q === '' && only && active.length === 1) return res.redirect(302, only.listing);

  const search: Search = {
    q,
    wanted,
    kind,
    from: kind === undefined ? null : (before ?? null),
    filters: isKnown ? filters : NO_FILTERS,
  };
  const both = isKnown ? await found(ctx, search) : NOTHING_FOUND;
  const isNothing = isEmpty(both.stories) && isEmpty(both.responses);
  const named = isKnown && search.from === null && path.person === undefined ? wanted : null;
  const names = named ? await namesView(ctx.readDb, named.words, ctx.now()) : NO_NAMES;
  const guessed =
    named && isNothing && isNobody(names) ? await guessedPeople(ctx.readDb, named.words, ctx.now()) : null;
  const isAsked = wanted !== null || active.length > 0;
  const postIds = [
    ...new Set([...both.stories.found.map(({ id }) => id), ...both.responses.found.map(({ postId }) => postId)]),
  ];

  const body = searchPage({
    q,
    hidden: [...(kind ? [{ name: 'in', value: kind }] : []), ...active.map(({ name, value }) => ({ name, value }))],
    chips: chips(q, kind, search.filters),
    wordless: isKnown && !isAsked,
    kinds: wanted && isKnown ? kinds(search) : [],
    names,
    guessed,
    stories: storiesView(search, both.stories, settings['site.timezone']),
    responses: responsesView(search, both.responses, settings['site.timezone']),
    newest: search.from === null ? null : searchPath(q, { kind, ...path }),
    choices:
      postIds.length > 1
        ? choiceGroups(q, kind, search.filters, postIds.length, await choices(ctx.readDb, postIds))
        : [],
    nothing: !isKnown
      ? unknown(search, filters.unknown)
      : isAsked && isNothing
        ? await nothing(ctx, search, isNobody(names) && guessed === null)
        : null,
  });
  const title = q === '' && active.length === 0 ? 'Search' : `${titleOf(search)} | Search`;
  sendPage(ctx, res, settings, {
    status: isKnown ? 200 : 404,
    head: head(title, searchPath(), `Stories, and what was said about them, on ${settings['site.title']}.`, {
      index: false,
      section: 'search',
    }),
    body,
  });
};

interface Both {
  stories: LookedBack<posts.FoundStory & { id: number }>;
  responses: LookedBack<comments.FoundComment>;
}

const NOTHING_FOUND: Both = { stories: NONE, responses: NONE };

/**
 * Where nobody has said the words as they stand, the last may be one that is not finished. Not where there is more to look
 * through: then many have the words where readers do not see them, and to go through as many again would cost as much.
 */
async function found(ctx: Context, search: Search): Promise<Both> {
  const { wanted, kind, from, filters } = search;
  const narrow = filters.active.length > 0 ? filters.narrow : null;
  // What is only punctuation is no question, and everything is no answer to it.
  if (!wanted && (!narrow || search.q !== '')) return NOTHING_FOUND;
  const slice = { before: from, size: kind === undefined && wanted ? SOME : MANY, now: ctx.now() };
  const stories = kind === 'responses' && wanted ? NONE : await posts.search(ctx.readDb, wanted, narrow, slice);
  const responses = kind === 'stories' || !wanted ? NONE : await comments.search(ctx.readDb, wanted, narrow, slice);
  const isNothing = isEmpty(stories) && isEmpty(responses);
  return isNothing && wanted?.unfinished
    ? await found(ctx, { ...search, wanted: wanted.unfinished })
    : { stories, responses };
}

const kinds = ({ q, kind, filters }: Search) =>
  ([undefined, 'stories', 'responses'] as const).map((each) => ({
    words: each === undefined ? 'Everything' : each === 'stories' ? 'Stories' : 'Responses',
    href: searchPath(q, { kind: each, ...filters.path }),
    current: each === kind,
  }));

/** A phrase comes with quotation marks of its own. */
const quoted = (q: string) => (/["“”„«»]/.test(q) ? q : `“${q}”`);

function titleOf({ q, kind, from, filters }: Search): string {
  const older = from === null ? '' : `, older ${kind ?? 'stories'}`;
  return `${q === '' ? 'Stories' : quoted(excerpt(q, TITLE))}${saidOf(filters)}${older}`;
}

/** Nothing found, and nothing left that was not looked at. */
const isEmpty = ({ found, before }: LookedBack<unknown>) => found.length === 0 && before === null;

/** A filter by a name that nobody has: the words may still be found without it. */
const unknown = ({ q }: Search, whom: Pick<Nothing, 'title' | 'words'>): Nothing => ({
  ...whom,
  links: q === '' ? [] : [{ words: `Look for ${quoted(q)} everywhere`, href: searchPath(q) }],
});

/** Where one kind has nothing, or nothing about somebody, we look elsewhere before we say that nobody has said it. */
async function nothing(ctx: Context, search: Search, isNobodyCalledThat: boolean): Promise<Nothing> {
  const { q, wanted, kind, from, filters } = search;
  const which = `${q === '' ? '' : ` with ${quoted(q)}`}${saidOf(filters)}`;
  if (from !== null) {
    const of = kind ?? 'stories';
    const links = [{ words: `The newest ${of}`, href: searchPath(q, { kind, ...filters.path }) }];
    return { title: 'No more', words: `There are no older ${of}${which}.`, links };
  }
  if (!wanted && q !== '') return { title: 'Not a word in that', words: 'We need one to go by.', links: [] };
  const links: Nothing['links'] = [];
  const other = kind && (kind === 'stories' ? 'responses' : 'stories');
  if (other && wanted && (await hasAny(ctx, { ...search, kind: other })))
    links.push({ words: `There are ${other}`, href: searchPath(q, { kind: other, ...filters.path }) });
  if (filters.active.length > 0) {
    if (wanted && (await hasAny(ctx, { ...search, filters: NO_FILTERS })))
      links.push({ words: `Look for ${quoted(q)} everywhere`, href: searchPath(q, { kind }) });
    return { title: 'Not a whisper', words: `There is nothing${which}.`, links };
  }
  if (links.length > 0) return { title: `No ${kind}`, words: `There are no ${kind}${which}.`, links };
  for (const word of wanted ? fewerWords(wanted) : [])
    if (await hasAny(ctx, { ...search, wanted: question(word) }))
      links.push({ words: `Look for ${quoted(word)} alone`, href: searchPath(word, { kind }) });
  const advice = isNobodyCalledThat && links.length === 0 ? adviceOn(wanted) : '';
  return { title: 'Not a whisper', words: `Nobody here has said ${quoted(q)}.${advice}`, links };
}

/** Of one word there are no fewer. */
const adviceOn = (wanted: Question | null) =>
  wanted && wanted.words.length > 1 ? ' Fewer words may find more.' : ' Perhaps it is spelt otherwise.';

/** Some of several words, the longest first: they say most. */
const fewerWords = ({ words }: Question): string[] =>
  words.length < 2 ? [] : [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 3);

async function hasAny(ctx: Context, search: Search): Promise<boolean> {
  const { stories, responses } = await found(ctx, search);
  return !isEmpty(stories) || !isEmpty(responses);
}
