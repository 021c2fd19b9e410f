import type { Db, PostRow } from '../../db/schema.ts';

/** Related stories that an editor chose for a post; without any they are found by themselves (reading/related.ts). */
export type ChosenStory = Pick<PostRow, 'id' | 'title' | 'slug' | 'year' | 'month' | 'published_at'>;

const STORY = ['posts.id', 'posts.title', 'posts.slug', 'posts.year', 'posts.month', 'posts.published_at'] as const;

/** In the order that the editor gave. */
export async function chosenFor(db: Db, postId: number): Promise<ChosenStory[]> {
  return db
    .selectFrom('post_related')
    .innerJoin('posts', 'posts.id', 'post_related.related_id')
    .select(STORY)
    .where('post_related.post_id', '=', postId)
    .orderBy('post_related.position')
    .execute();
}

export const MOST_RELATED = 8;
/** Far more than may be chosen, and no more than a query takes. */
const MOST_LOOKED_UP = 100;

/** A post's slug as an editor types it, a line each: alone, or at the end of an address of ours. */
export const slugsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,]/)
      .map(
        (line) =>
          line
            .trim()
            .replace(/[?#].*$/, '')
            .replace(/\/+$/, '')
            .split('/')
            .at(-1) ?? '',
      )
      .filter(Boolean),
  ),
];

export interface Choice {
  ids: number[];
  /** What is no story here. */
  unknown: string[];
}

/** The stories that were typed, in that order. */
export async function storiesIn(db: Db, typed: string): Promise<ChosenStory[]> {
  const slugs = slugsIn(typed).slice(0, MOST_LOOKED_UP);
  if (slugs.length === 0) return [];
  const rows = await db.selectFrom('posts').select(STORY).where('slug', 'in', slugs).execute();
  return rows.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

/** What was typed, as stories. */
export async function readChoice(db: Db, typed: string): Promise<Choice> {
  const stories = await storiesIn(db, typed);
  return {
    ids: stories.map((story) => story.id),
    unknown: slugsIn(typed).filter((slug) => !stories.some((story) => story.slug === slug)),
  };
}

/** Puts these in place of what was chosen; a post is not related to itself. */
export async function choose(db: Db, postId: number, ids: readonly number[]): Promise<void> {
  await db.deleteFrom('post_related').where('post_id', '=', postId).execute();
  const others = ids.filter((id) => id !== postId);
  for (const [position, related_id] of others.entries())
    await db.insertInto('post_related').values({ post_id: postId, related_id, position }).execute();
}
