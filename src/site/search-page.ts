import type { FoundComment } from '../comments/thread/search.ts';
import type { LookedBack } from '../db/look-back.ts';
import type { SafeHtml } from '../html.ts';
import type { FoundStory } from '../posts/reading/search.ts';
import { isoDateTime, longDate } from '../time.ts';
import { commentPath, searchPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { number } from '../words.ts';
import type { FaceView } from './faces.ts';
import { type HeadlineView, headlineView } from './headline-view.ts';
import type { Chip, ChoiceGroup, Search } from './search-filters.ts';
import type { NamesView } from './search-names.ts';

export interface SearchForm {
  /** As it stands in the form. */
  q: string;
  /** What else the form sends on. */
  hidden: { name: string; value: string }[];
}

export interface SearchPage extends SearchForm {
  /** What the search is narrowed to. */
  chips: Chip[];
  /** Nothing is looked for: there is no word in it, and it is not narrowed. */
  wordless: boolean;
  kinds: { words: string; href: string; current: boolean }[];
  names: NamesView;
  /** Where there is nothing and nobody called that: whom they may have meant; null: nobody. */
  guessed: FaceView[] | null;
  /** Null: not looked for, or none there. */
  stories: Section<FoundStoryView> | null;
  responses: Section<FoundCommentView> | null;
  /** From older ones back to the newest; null: these are the newest. */
  newest: string | null;
  /** What it can be narrowed to next. */
  choices: ChoiceGroup[];
  /** Null: there is something to show. */
  nothing: Nothing | null;
}

export interface Nothing {
  title: string;
  words: string;
  /** Where there is something; none: we know of nothing. */
  links: { words: string; href: string }[];
}

interface Section<Found> {
  /** `Stories, 3` where all of them are here, else without a number: to know it, all would have to be looked at. */
  title: string;
  found: Found[];
  /** Where it goes on; null: nowhere. */
  more: { words: string; href: string } | null;
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

export const searchPage = view<SearchPage>('site/search');

export const storiesView = (search: Search, looked: LookedBack<FoundStory>, zone: string) =>
  section(search, 'stories', looked, ({ story, title, words }): FoundStoryView => {
    const shown = headlineView(story, zone);
    return { story: { ...shown, time: longDate(story.published_at, zone) }, title, words };
  });

export const responsesView = (search: Search, looked: LookedBack<FoundComment>, zone: string) =>
  section(
    search,
    'responses',
    looked,
    ({ id, name, words, at, title }): FoundCommentView => ({
      ...{ href: commentPath(id), name, words, about: title },
      ...{ day: longDate(at, zone), iso: isoDateTime(at, zone) },
    }),
  );

function section<Found, View>(
  { q, from, filters }: Search,
  kind: 'stories' | 'responses',
  { found, before }: LookedBack<Found>,
  shown: (each: Found) => View,
): Section<View> | null {
  if (found.length === 0 && before === null) return null;
  const words = found.length > 0 ? `More ${kind}` : 'Look further back';
  const title = kind === 'stories' ? 'Stories' : 'Responses';
  const all = before === null ? `${title}, ${number(found.length)}` : title;
  return {
    title: from === null ? all : `Older ${kind}`,
    found: found.map(shown),
    more: before === null ? null : { words, href: searchPath(q, { kind, ...filters.path, before }) },
  };
}
