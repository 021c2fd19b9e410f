import type { Db, Stage } from '../../db/schema.ts';
import type { Closable } from '../closing/closing.ts';

/** A line of the desk's lists of posts, whatever readers may see. All times UTC ms. */
export interface DeskLine extends Closable {
  id: number;
  stage: Stage;
  /** Since when; null: since it was made. */
  stage_at: number | null;
  first_published_at: number | null;
  created_at: number;
  title: string;
  slug: string;
  year: number | null;
  month: number | null;
  author: string;
  comment_count: number;
  /** Names, in the editor's order. */
  people: string[];
  /** When it was last written, and by whom: null where that is not known, as of what an import brought. */
  worked: { at: number; by: string | null };
}

/** These posts in this order, as far as there are such. */
export async function linesOf(db: Db, ids: readonly number[]): Promise<DeskLine[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['posts.id', 'posts.title', 'posts.slug', 'posts.year', 'posts.month', 'posts.published_at'])
    .select(['posts.stage', 'posts.stage_at', 'posts.first_published_at', 'posts.created_at', 'posts.updated_at'])
    .select(['users.name as author', 'posts.comment_count'])
    .select(['posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open'])
    .where('posts.id', 'in', ids)
    .execute();
  const people = await peopleIn(db, ids);
  const hands = await lastHands(db, ids);
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map(({ updated_at, ...post }) => ({
      ...post,
      people: people.get(post.id) ?? [],
      worked: { at: updated_at, by: hands.get(post.id) ?? null },
    }));
}

async function peopleIn(db: Db, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('post_tags')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(['post_tags.post_id', 'tags.name'])
    .where('post_tags.post_id', 'in', ids)
    .where('tags.kind', '=', 'person')
    .orderBy('post_tags.position')
    .execute();
  const people = new Map<number, string[]>();
  for (const { post_id, name } of rows) people.set(post_id, [...(people.get(post_id) ?? []), name]);
  return people;
}

/** Who saved these posts last. */
async function lastHands(db: Db, ids: readonly number[]): Promise<Map<number, string | null>> {
  const rows = await db
    .selectFrom('revisions')
    .leftJoin('users', 'users.id', 'revisions.user_id')
    .select(['revisions.post_id', 'users.name'])
    .where('revisions.id', 'in', (eb) =>
      eb
        .selectFrom('revisions')
        .select((e) => e.fn.max('revisions.id').as('id'))
        .where('revisions.post_id', 'in', ids)
        .groupBy('revisions.post_id'),
    )
    .execute();
  return new Map(rows.map((row) => [row.post_id, row.name]));
}
