import { type LookedBack, lookBack, matchesIn } from '../../db/look-back.ts';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { SafeHtml } from '../../html.ts';
import type { Question } from '../../text/question.ts';
import { holdsAll, holdsAny, lineOf, marked, snippet, storedWords } from '../../text/snippet.ts';
import { type Published, visibleStories } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';
import { withoutExpired } from './insets.ts';

/** A story with the words that a reader looks for. */
export interface FoundStory {
  story: Headline;
  /** Its title, and a line of it, with the words marked. */
  title: SafeHtml;
  words: SafeHtml;
}

/** @param before a post's id; null: from the newest on */
export async function search(
  db: Db,
  question: Question,
  { before, size, now }: { before: number | null; size: number; now: number },
): Promise<LookedBack<FoundStory & { id: number }>> {
  const { match } = question;
  const looked = await lookBack(
    { before, size },
    async (below, limit) => (await newestWith(db, { match, below, limit })).map((row) => row.id),
    async (ids) => (await among(db, { ids, now })).flatMap((row) => shown(question, row, now) ?? []),
  );
  const stories = await headlines(
    db,
    looked.found.map(({ row }) => row),
  );
  const found = looked.found.map(({ id, title, words, isTitled }, i) => {
    const story = stories[i];
    if (!story) throw new Error('a row has no headline');
    return { id, story, title, words, isTitled };
  });
  // Of one page those that have it in the title come first.
  return { ...looked, found: found.sort((a, b) => Number(b.isTitled) - Number(a.isTitled)) };
}

const newestWith = matchesIn('post_search');

const among = prepared((db, is: { ids: readonly number[]; now: number }) =>
  visibleStories(db, is.now)
    .select(HEADLINE)
    .select('posts.body_html')
    .$narrowType<Published>()
    .where('posts.id', 'in', oneOf(is.ids))
    .orderBy('posts.id', 'desc'),
);

type Row = Awaited<ReturnType<typeof among>>[number];

/** Null where only what nobody sees has the words: an address behind a link, the picture of a right that has ended. */
function shown(question: Question, row: Row, now: number) {
  const [title, excerpt] = [lineOf(row.title), lineOf(row.excerpt)];
  const isTitled = holdsAll(question, [title]);
  const found = { id: row.id, row, isTitled, title: marked(question, title) };
  if (holdsAny(question, excerpt) && holdsAll(question, [title, excerpt]))
    return { ...found, words: snippet(question, excerpt) };
  const text = lineOf(storedWords(withoutExpired(row.body_html, now)));
  if (!isTitled && !holdsAll(question, [title, excerpt, text])) return null;
  return { ...found, words: snippet(question, holdsAny(question, text) ? text : excerpt) };
}
