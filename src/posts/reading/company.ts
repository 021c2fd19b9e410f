import type { SelectQueryBuilder } from 'kysely';
import { prepared } from '../../db/prepared.ts';
import type { Db, Schema, TagKind } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';

/** Who and what some stories are about. */

/** Else the database would begin with all people there are, and not with the stories. */
const KIND = unindexed<TagKind>('tags.kind');

type Stories = SelectQueryBuilder<Schema, keyof Schema, { id: number }>;

/** People or topics of these stories, the most frequent first; for a prepared query. */
export const tagsAmong = (db: Db, kind: TagKind, stories: Stories, limit: number) =>
  db
    .selectFrom(stories.as('theirs'))
    .innerJoin('post_tags', 'post_tags.post_id', 'theirs.id')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(['tags.kind', 'tags.slug', 'tags.name'])
    .where(KIND, '=', kind)
    .groupBy('tags.id')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('tags.name_key')
    .limit(limit);

/** Who shares at least two of the newest 200 stories of a person or topic with it, the most first. UTC ms. */
export const company = prepared((db, is: { tagId: number; now: number; limit: number }) => {
  const theirs = db
    .selectFrom('post_tags')
    .select('post_id as id')
    .where('tag_id', '=', is.tagId)
    .where('published_at', '<=', is.now)
    .orderBy('published_at', 'desc')
    .limit(200);
  return tagsAmong(db, 'person', theirs, is.limit)
    .where('post_tags.tag_id', '!=', is.tagId)
    .having(({ fn, eb }) => eb(fn.countAll(), '>=', 2));
});

/** What an author writes about most, of their newest 200 stories: topics, the most frequent first. UTC ms. */
export const topicsOf = prepared((db, is: { authorId: number; now: number; limit: number }) => {
  const theirs = db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.author_id', '=', is.authorId)
    .where('posts.published_at', '<=', is.now)
    .orderBy('posts.published_at', 'desc')
    .limit(200);
  return tagsAmong(db, 'topic', theirs, is.limit);
});
