import { sql } from 'kysely';
import { full, type LookedBack, lookBack, matchesIn, matchesThatFit } from '../../db/look-back.ts';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { SafeHtml } from '../../html.ts';
import { ANYTHING, type Question } from '../../text/question.ts';
import { holdsAll, holdsAny, lineOf, marked, snippet, storedWords } from '../../text/snippet.ts';
import { type Published, visibleStories } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';
import { withoutExpired } from './insets.ts';
import { fits, type Narrowing } from './narrowing.ts';

/** A story with the words that a reader looks for. */
export interface FoundStory {
  story: Headline;
  /** Its title, and a line of it, with the words marked. */
  title: SafeHtml;
  words: SafeHtml;
}

/**
 * @param question null: whatever the words, of those that are narrowed by more than their author
 * @param narrow null: all stories
 * @param before a post's id; null: from the newest on
 */
export async function search(
  db: Db,
  question: Question | null,
  narrow: Narrowing | null,
  { before, size, now }: { before: number | null; size: number; now: number },
): Promise<LookedBack<FoundStory & { id: number }>> {
  const words = question ?? ANYTHING;
  const { match } = words;
  const looked = await lookBack(
    { before, size },
    async (below, limit) => {
      if (question)
        return narrow ? fitting(db, { match, below, limit, ...narrow }) : newestWith(db, { match, below, limit });
      return narrow ? newestOf(db, narrow, below, limit) : full([], limit);
    },
    async (ids) => (await among(db, { ids, now })).flatMap((row) => shown(words, row, now) ?? []),
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
const fitting = matchesThatFit('post_search', sql`cross join posts on posts.id = matches.id`, fits);

/** By the index that has the fewest of them; the plus keeps the database from going through all posts in their order. */
async function newestOf(db: Db, narrow: Narrowing, below: number, limit: number) {
  const tag = narrow.person ?? narrow.topic;
  const place = { ...narrow, below, limit };
  return full(tag === null ? await ofYear(db, place) : await ofTag(db, { ...place, tag }), limit);
}

type Below = Narrowing & { below: number; limit: number };

const ofTag = prepared((db, is: Below & { tag: number }) =>
  db
    .selectFrom('post_tags')
    .innerJoin('posts', 'posts.id', 'post_tags.post_id')
    .select('posts.id')
    .where('post_tags.tag_id', '=', is.tag)
    .where('post_tags.published_at', 'is not', null)
    .where(sql<boolean>`+post_tags.post_id < ${is.below}`)
    .where(fits(is))
    .orderBy(sql`+post_tags.post_id`, 'desc')
    .limit(is.limit),
);

const ofYear = prepared((db, is: Below) =>
  db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.year', '=', is.year)
    .where('posts.published_at', 'is not', null)
    .where(sql<boolean>`+posts.id < ${is.below}`)
    .where(fits(is))
    .orderBy(sql`+posts.id`, 'desc')
    .limit(is.limit),
);

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
