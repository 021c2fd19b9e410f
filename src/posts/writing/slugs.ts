import type { Db } from '../../db/schema.ts';
import { freeSlug, slugOf } from '../../slugs.ts';

/** The addresses of posts: each leads to one, and the old ones of a post lead on to it. */

/** Words that already mean something in a post's place or below it. */
const ADDRESSES = new Set(['feed', 'feed.xml', 'page', 'comments']);

/** @param ownId of a post that may keep the slug it has */
export function slugFor(db: Db, post: { wantedSlug: string; title: string }, ownId: number | null): Promise<string> {
  return freeSlug(post.wantedSlug || slugOf(post.title, 'post'), async (wanted) => {
    if (ADDRESSES.has(wanted)) return true;
    const row = await db.selectFrom('posts').select('id').where('slug', '=', wanted).executeTakeFirst();
    const old = await db.selectFrom('old_slugs').select('post_id as id').where('slug', '=', wanted).executeTakeFirst();
    return [row, old].some((other) => other !== undefined && other.id !== ownId);
  });
}

/** Keeps where a post stood; an old address of its own may become its address again. */
export async function leadOn(db: Db, id: number, from: string, to: string): Promise<void> {
  await db.deleteFrom('old_slugs').where('slug', '=', to).execute();
  await db.insertInto('old_slugs').values({ slug: from, post_id: id }).execute();
}
