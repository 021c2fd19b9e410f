import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { Tag } from '../../tags/tags.ts';
import { type Published, visiblePosts } from '../visible.ts';
import { TITLE, type Titled } from './headlines.ts';

/** What was said before about somebody whom a story is about. */
export interface Previously {
  person: Tag;
  /** The newest first. */
  stories: Titled[];
}

interface Asked {
  /** Ids of stories that stand beside it already. */
  except: readonly number[];
  now: number;
}

const STORIES = 3;

/**
 * The last stories before this one about the first of its people who has any.
 * @param people in the order in which the story names them
 */
export async function previously(
  db: Db,
  post: { id: number; published_at: number },
  people: readonly (Tag & { id: number })[],
  { except, now }: Asked,
): Promise<Previously | null> {
  const beside = [post.id, ...except];
  for (const { id, kind, slug, name } of people) {
    const stories = await earlier(db, { tagId: id, before: post.published_at, except: beside, now });
    if (stories.length > 0) return { person: { kind, slug, name }, stories };
  }
  return null;
}

const earlier = prepared((db, is: { tagId: number; before: number; except: readonly number[]; now: number }) =>
  visiblePosts(db, is.now)
    .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
    .select(TITLE)
    .$narrowType<Published>()
    .where('post_tags.tag_id', '=', is.tagId)
    .where('post_tags.published_at', '<', is.before)
    .where('post_tags.post_id', 'not in', oneOf(is.except))
    .orderBy('post_tags.published_at', 'desc')
    .orderBy('post_tags.post_id', 'desc')
    .limit(STORIES),
);
