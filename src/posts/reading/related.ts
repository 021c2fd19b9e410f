import type { Db } from '../../db/schema.ts';
import { type Published, visibleStories } from '../visible.ts';
import { HEADLINE, type Headline, headlines } from './headlines.ts';

/**
 * The stories that an editor chose to stand beside a post, in the editor's order, as far as readers see them. Where there
 * are any they stand alone, and nothing is found by itself.
 */
export async function chosenStories(db: Db, postId: number, now: number): Promise<Headline[]> {
  const rows = await visibleStories(db, now)
    .innerJoin('post_related', 'post_related.related_id', 'posts.id')
    .select(HEADLINE)
    .$narrowType<Published>()
    .where('post_related.post_id', '=', postId)
    .orderBy('post_related.position')
    .execute();
  return headlines(db, rows);
}

interface Asked {
  /** Ids of stories that stand on the page already. */
  except: readonly number[];
  now: number;
  limit: number;
}

/**
 * Other stories about the same people and topics: the more shared the nearer, a person counting twice, then the newest.
 */
export async function related(db: Db, postId: number, { except, now, limit }: Asked): Promise<Headline[]> {
  const rows = await visibleStories(db, now)
    .innerJoin('post_tags as theirs', 'theirs.post_id', 'posts.id')
    .innerJoin('post_tags as mine', 'mine.tag_id', 'theirs.tag_id')
    .innerJoin('tags', 'tags.id', 'mine.tag_id')
    .select(HEADLINE)
    .$narrowType<Published>()
    .where('mine.post_id', '=', postId)
    .where('posts.id', 'not in', [postId, ...except])
    .groupBy(['posts.id', 'users.id', 'media.id'])
    .orderBy((eb) => eb.fn.sum(eb.case().when('tags.kind', '=', 'person').then(2).else(1).end()), 'desc')
    .orderBy('posts.published_at', 'desc')
    .limit(limit)
    .execute();
  return headlines(db, rows);
}
