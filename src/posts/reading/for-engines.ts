import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { mayBeShown } from '../../media/rights.ts';
import type { Permalink } from '../../urls.ts';
import { type Published, visiblePosts } from '../visible.ts';
import { CORRECTED_AT, changedAt } from './changed.ts';
import { TITLE } from './headlines.ts';

/** What search engines are told about stories. */

/** Months are cut into files of so many, from the oldest on, so that only the newest file of a month grows. */
export const STORIES_A_FILE = 1_000;

export interface StoryForEngines extends Permalink {
  /** UTC ms: when it came out, was last saved or last put right; what is said below it does not count. */
  changed_at: number;
  /** Keys of the pictures that may be shown, the one above the text first. */
  pictures: string[];
}

/** The visible stories of a file of a month, oldest first. @param file from 1 */
export async function storiesOfMonth(
  db: Db,
  { year, month, file }: { year: number; month: number; file: number },
  now: number,
): Promise<StoryForEngines[]> {
  const rows = await ofMonth(db, { year, month, now, offset: (file - 1) * STORIES_A_FILE });
  const inTexts = new Map<number, string[]>();
  for (const { post_id, key } of await picturesIn(db, { ids: rows.map(({ id }) => id), now }))
    inTexts.set(post_id, [...(inTexts.get(post_id) ?? []), key]);
  return rows.map(({ id, slug, hero, ...row }) => ({
    ...{ year, month, slug },
    // Engines come again for what was only saved, too.
    changed_at: Math.max(changedAt(row), row.updated_at),
    pictures: [...new Set([...(hero === null ? [] : [hero]), ...(inTexts.get(id) ?? [])])],
  }));
}

const ofMonth = prepared((db, is: { year: number; month: number; now: number; offset: number }) =>
  visiblePosts(db, is.now)
    .leftJoin('media', (join) => join.onRef('media.id', '=', 'posts.hero_id').on(mayBeShown(is.now)))
    .select(['posts.id', 'posts.slug', 'posts.published_at', 'posts.updated_at', 'media.key as hero', CORRECTED_AT])
    .$narrowType<Published>()
    .where('posts.year', '=', is.year)
    .where('posts.month', '=', is.month)
    .orderBy('posts.published_at')
    .orderBy('posts.id')
    .limit(STORIES_A_FILE)
    .offset(is.offset),
);

const picturesIn = prepared((db, is: { ids: readonly number[]; now: number }) =>
  db
    .selectFrom('post_pictures')
    .innerJoin('media', 'media.id', 'post_pictures.media_id')
    .select(['post_pictures.post_id', 'media.key'])
    .where('post_pictures.post_id', 'in', oneOf(is.ids))
    .where(mayBeShown(is.now))
    .orderBy('post_pictures.post_id')
    .orderBy('media.id'),
);

/** What came out after a moment, newest first. UTC ms. */
export const newStories = prepared((db, is: { since: number; now: number; limit: number }) =>
  visiblePosts(db, is.now)
    .select(TITLE)
    .$narrowType<Published>()
    .where('published_at', '>', is.since)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(is.limit),
);
