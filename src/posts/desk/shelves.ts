import type { Db, Stage } from '../../db/schema.ts';
import { DAY } from '../../time.ts';
import type { Closable } from '../closing/closing.ts';

/** Posts as the desk lists them: all of them, whatever readers may see. */

/** A line of the desk's list. */
export interface DeskLine extends Closable {
  id: number;
  stage: Stage;
  first_published_at: number | null;
  title: string;
  slug: string;
  year: number | null;
  month: number | null;
  author: string;
  comment_count: number;
}

/** `all` but the bin; `draft`: also what readers have met and do not see any more. */
export type Shelf = 'all' | 'scheduled' | 'live' | Stage;

/** One page of a shelf, the posts last worked on first. @param page from 1 */
export async function onShelf(
  db: Db,
  shelf: Shelf,
  { now, page, size }: { now: number; page: number; size: number },
): Promise<DeskLine[]> {
  return lines(db, shelf, now)
    .orderBy('posts.updated_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
}

export async function sizesOfShelves(db: Db, now: number): Promise<Record<Shelf, number>> {
  const size = async (shelf: Shelf) => {
    const { posts } = await shelved(db, shelf, now)
      .select(({ fn }) => fn.countAll<number>().as('posts'))
      .executeTakeFirstOrThrow();
    return posts;
  };
  const [draft, review, bin] = [await size('draft'), await size('review'), await size('bin')];
  const [scheduled, live] = [await size('scheduled'), await size('live')];
  return { all: draft + review + scheduled + live, draft, review, scheduled, live, bin };
}

/** Posts whose comments age will close `within` so many ms from now, the next one first. @param closeAfterDays 0 = never */
export async function closingSoon(
  db: Db,
  { now, closeAfterDays, within, limit }: { now: number; closeAfterDays: number; within: number; limit: number },
): Promise<DeskLine[]> {
  if (closeAfterDays === 0) return [];
  const closedBefore = now - closeAfterDays * DAY;
  return lines(db, 'live', now)
    .where('posts.comments_closed_at', 'is', null)
    .where('posts.comments_keep_open', '=', 0)
    .where('posts.published_at', '>', closedBefore)
    .where('posts.published_at', '<=', closedBefore + within)
    .orderBy('posts.published_at')
    .limit(limit)
    .execute();
}

function lines(db: Db, shelf: Shelf, now: number) {
  return shelved(db, shelf, now)
    .innerJoin('users', 'users.id', 'posts.author_id')
    .select(['posts.id', 'posts.title', 'posts.slug', 'posts.year', 'posts.month', 'posts.published_at'])
    .select(['posts.stage', 'posts.first_published_at'])
    .select(['users.name as author', 'posts.comment_count'])
    .select(['posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open']);
}

function shelved(db: Db, shelf: Shelf, now: number) {
  const posts = db.selectFrom('posts');
  switch (shelf) {
    case 'all':
      return posts.where((eb) => eb.or([eb('posts.published_at', 'is not', null), eb('posts.stage', '!=', 'bin')]));
    case 'scheduled':
      return posts.where('posts.published_at', '>', now);
    case 'live':
      return posts.where('posts.published_at', '<=', now);
    default:
      return posts.where('posts.published_at', 'is', null).where('posts.stage', '=', shelf);
  }
}
