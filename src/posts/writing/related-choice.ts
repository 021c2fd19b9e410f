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

/** What was typed, as stories. */
export async function readChoice(db: Db, typed: string): Promise<Choice> {
  const slugs = slugsIn(typed);
  if (slugs.length === 0) return { ids: [], unknown: [] };
  const rows = await db.selectFrom('posts').select(['id', 'slug']).where('slug', 'in', slugs).execute();
  const bySlug = new Map(rows.map((row) => [row.slug, row.id]));
  return {
    ids: slugs.flatMap((slug) => bySlug.get(slug) ?? []),
    unknown: slugs.filter((slug) => !bySlug.has(slug)),
  };
}

/** Puts these in place of what was chosen; a post is not related to itself. */
export async function choose(db: Db, postId: number, ids: readonly number[]): Promise<void> {
  await db.deleteFrom('post_related').where('post_id', '=', postId).execute();
  const others = ids.filter((id) => id !== postId);
  for (const [position, related_id] of others.entries())
    await db.insertInto('post_related').values({ post_id: postId, related_id, position }).execute();
}
