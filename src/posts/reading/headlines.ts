import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db, Flag, TagKind } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import type { Picture } from '../../media/media.ts';
import type { Tag } from '../../tags/tags.ts';
import type { Permalink } from '../../urls.ts';
import { type Published, visibleStories } from '../visible.ts';
import { HERO, type HeroRow, pictureOf } from './hero.ts';

/** A story as far as it can be named and led to. */
export interface Titled extends Permalink {
  id: number;
  title: string;
  published_at: number;
}

/** What a listing shows of a post. */
export interface Headline extends Titled {
  excerpt: string;
  /** An editor wrote the excerpt; else it is the beginning of the text, or all of it. */
  excerpt_written: Flag;
  comment_count: number;
  author: { name: string; slug: string };
  /** For as long as it may be shown. */
  picture: Picture | null;
  /** Its first topic, which stands above it. */
  kicker: Tag | null;
}

/** The columns of a `Titled`, over `visiblePosts`. */
export const TITLE = [
  'posts.id',
  'posts.slug',
  'posts.year',
  'posts.month',
  'posts.title',
  'posts.published_at',
] as const;

/** The columns of a headline, over `visibleStories`. */
export const HEADLINE = [
  ...TITLE,
  ...(['posts.excerpt', 'posts.excerpt_written', 'posts.comment_count'] as const),
  ...(['users.name as author_name', 'users.slug as author_slug'] as const),
  ...HERO,
] as const;

type HeadlineRow = Omit<Headline, 'author' | 'picture' | 'kicker'> &
  HeroRow & { author_name: string; author_slug: string };

/**
 * Rows as headlines; the kickers of all of them come with one query. Field by field, as taking a wide row apart and putting
 * it together again costs more than reading it.
 */
export async function headlines(db: Db, rows: readonly HeadlineRow[]): Promise<Headline[]> {
  const above = await kickers(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    year: row.year,
    month: row.month,
    title: row.title,
    excerpt: row.excerpt,
    excerpt_written: row.excerpt_written,
    published_at: row.published_at,
    comment_count: row.comment_count,
    author: { name: row.author_name, slug: row.author_slug },
    picture: pictureOf(row),
    kicker: above.get(row.id) ?? null,
  }));
}

/** Those of these stories that readers see, in the order of the ids. */
export async function headlinesOf(db: Db, ids: readonly number[], now: number): Promise<Headline[]> {
  if (ids.length === 0) return [];
  const found = new Map((await headlines(db, await headlineRows(db, { ids, now }))).map((story) => [story.id, story]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const headlineRows = prepared((db, is: { ids: readonly number[]; now: number }) =>
  visibleStories(db, is.now).select(HEADLINE).$narrowType<Published>().where('posts.id', 'in', oneOf(is.ids)),
);

/** The first topic of each of these posts that has one. */
export async function kickers(db: Db, postIds: readonly number[]): Promise<Map<number, Tag>> {
  if (postIds.length === 0) return new Map();
  const rows = await topicsAbove(db, { postIds });
  return new Map(rows.map(({ post_id, ...tag }) => [post_id, tag]));
}

const topicsAbove = prepared((db, is: { postIds: readonly number[] }) =>
  db
    .selectFrom('post_tags')
    .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
    .select(['post_tags.post_id', 'tags.kind', 'tags.slug', 'tags.name'])
    .where('post_tags.post_id', 'in', oneOf(is.postIds))
    .where(unindexed<TagKind>('tags.kind'), '=', 'topic')
    .orderBy('post_tags.position', 'desc'),
);
