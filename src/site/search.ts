import { z } from 'zod';
import * as comments from '../comments/thread/search.ts';
import { type Context, settingsOf } from '../context.ts';
import type { LookedBack } from '../db/look-back.ts';
import type { SafeHtml } from '../html.ts';
import type { Handler } from '../http/handler.ts';
import { id, readQuery } from '../http/query.ts';
import * as posts from '../posts/reading/search.ts';
import { excerpt } from '../text/plain.ts';
import { type Question, question, tidied } from '../text/question.ts';
import { isoDateTime, longDate } from '../time.ts';
import { commentPath, searchPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { type HeadlineView, headlineView } from './headline-view.ts';
import { head, sendPage } from './page.ts';

export interface SearchPage {
  /** As it stands in the form. */
  q: string;
  /** There is no word in it to look for. */
  wordless: boolean;
  kinds: { words: string; href: string; current: boolean }[];
  /** Null: not looked for, or none there. */
  stories: Section<FoundStoryView> | null;
  responses: Section<FoundCommentView> | null;
  /** From older ones back to the newest; null: these are the newest. */
  newest: string | null;
  /** Null: there is something to show. */
  nothing: Nothing | null;
}

interface Nothing {
  title: string;
  words: string;
  /** Where there is something; null: we know of nothing. */
  link: { words: string; href: string } | null;
}

interface Section<Found> {
  found: Found[];
  /** Where it goes on; null: nowhere. */
  more: string | null;
}

interface FoundStoryView {
  story: HeadlineView;
  title: SafeHtml;
  words: SafeHtml;
}

interface FoundCommentView {
  href: string;
  name: SafeHtml;
  words: SafeHtml;
  about: string;
  day: string;
  iso: string;
}

/** Of each kind where both are shown, and where it is one. */
const SOME = 10;
const MANY = 20;
const TITLE = 70;
const NONE = { found: [], before: null };

const searchPage = view<SearchPage>('site/search');
const asked = z.object({
  q: z.string().default(''),
  /** Whatever else somebody writes there: everything. */
  in: z.enum(['stories', 'responses']).optional().catch(undefined),
  before: id.optional(),
});

export const show: Handler = async (ctx, req, res) => {
  const { q: typed, in: kind, before } = readQuery(asked, req.query);
  const q = tidied(typed);
  const wanted = question(q);
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const from = kind !== undefined && before !== undefined ? before : null;
  const { stories, responses } = wanted ? await found(ctx, wanted, kind, from) : { stories: NONE, responses: NONE };

  const body = searchPage({
    q,
    wordless: wanted === null,
    kinds: ([undefined, 'stories', 'responses'] as const).map((each) => ({
      words: each === undefined ? 'Everything' : each === 'stories' ? 'Stories' : 'Responses',
      href: searchPath(q, each && { kind: each }),
      current: each === kind,
    })),
    stories: section(q, 'stories', stories, ({ story, title, words }) => {
      const shown = headlineView(story, zone);
      return { story: { ...shown, time: longDate(story.published_at, zone) }, title, words };
    }),
    responses: section(q, 'responses', responses, ({ id, name, words, at, title }) => ({
      ...{ href: commentPath(id), name, words, about: title },
      ...{ day: longDate(at, zone), iso: isoDateTime(at, zone) },
    })),
    newest: kind && from !== null ? searchPath(q, { kind }) : null,
    nothing: wanted && isEmpty(stories) && isEmpty(responses) ? await nothing(ctx, { q, wanted, kind, from }) : null,
  });
  const older = from === null ? '' : `, older ${kind}`;
  const title = q === '' ? 'Search' : `${quoted(excerpt(q, TITLE))}${older} | Search`;
  sendPage(ctx, res, settings, { head: head(title, null, { index: false, section: 'search' }), body });
};

interface Both {
  stories: LookedBack<posts.FoundStory>;
  responses: LookedBack<comments.FoundComment>;
}

/**
 * Where nobody has said the words as they stand, the last may be one that is not finished. Not where there is more to look
 * through: then many have the words where readers do not see them, and to go through as many again would cost as much.
 */
async function found(ctx: Context, wanted: Question, kind: Kind, before: number | null): Promise<Both> {
  const slice = { before, size: kind === undefined ? SOME : MANY, now: ctx.now() };
  const stories = kind === 'responses' ? NONE : await posts.search(ctx.readDb, wanted, slice);
  const responses = kind === 'stories' ? NONE : await comments.search(ctx.readDb, wanted, slice);
  const isNothing = isEmpty(stories) && isEmpty(responses);
  return isNothing && wanted.unfinished ? await found(ctx, wanted.unfinished, kind, before) : { stories, responses };
}

type Kind = 'stories' | 'responses' | undefined;

/** A phrase comes with quotation marks of its own. */
const quoted = (q: string) => (/["“”„«»]/.test(q) ? q : `“${q}”`);

/** Nothing found, and nothing left that was not looked at. */
const isEmpty = ({ found, before }: LookedBack<unknown>) => found.length === 0 && before === null;

/** Where one kind has nothing, we look among the other before we say that nobody has said it. */
async function nothing(
  ctx: Context,
  { q, wanted, kind, from }: { q: string; wanted: Question; kind: Kind; from: number | null },
): Promise<Nothing> {
  if (kind && from !== null) {
    const link = { words: `The newest ${kind} with it`, href: searchPath(q, { kind }) };
    return { title: 'No more', words: `There are no older ${kind} with ${quoted(q)}.`, link };
  }
  const other = kind && (kind === 'stories' ? 'responses' : 'stories');
  const elsewhere = other && (await found(ctx, wanted, other, null));
  if (!elsewhere || (isEmpty(elsewhere.stories) && isEmpty(elsewhere.responses)))
    return {
      title: 'Not a whisper',
      words: `Nobody here has said ${quoted(q)}. Fewer words may find more.`,
      link: null,
    };
  const link = { words: `There are ${other} with it`, href: searchPath(q, { kind: other }) };
  return { title: `No ${kind}`, words: `There are no ${kind} with ${quoted(q)}.`, link };
}

function section<Found, View>(
  q: string,
  kind: NonNullable<Kind>,
  { found, before }: LookedBack<Found>,
  shown: (each: Found) => View,
): Section<View> | null {
  if (isEmpty({ found, before })) return null;
  return { found: found.map(shown), more: before === null ? null : searchPath(q, { kind, before }) };
}
