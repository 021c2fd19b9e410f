import { prepared, preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import type { SafeHtml } from '../../html.ts';
import { type Closable, type CommentState, commentState } from '../closing/closing.ts';
import { newestOfTag, type Published, visiblePosts, visibleStories } from '../visible.ts';
import { CORRECTED_AT } from './changed.ts';
import { HEADLINE, type Headline } from './headlines.ts';
import { pictureOf } from './hero.ts';
import { withoutExpired } from './insets.ts';
import type { Filter } from './totals.ts';

/** A post as a reader sees it. */
export interface PublishedPost extends Closable, Omit<Headline, 'excerpt_written' | 'kicker'> {
  html: SafeHtml;
  /** The excerpt, where an editor wrote it. */
  standfirst: string | null;
  published_at: number;
  /** When something was last put right in it, UTC ms; null: never. */
  corrected_at: number | null;
  /** Since the right to show the picture has ended: its caption, else its description; empty where it had neither. */
  pictureWords: string | null;
}

/** Null where no reader can see a post of that slug at that moment. */
export async function visibleBySlug(db: Db, slug: string, now: number): Promise<PublishedPost | null> {
  const row = await bySlug(db, { slug, now });
  return row ? published(row, now) : null;
}

/** The post that stood there before, wherever it stands now. */
export async function visibleByOldSlug(db: Db, slug: string, now: number): Promise<PublishedPost | null> {
  const row = await byOldSlug(db, { slug, now });
  return row ? published(row, now) : null;
}

export async function visibleById(db: Db, id: number, now: number): Promise<PublishedPost | null> {
  const row = await byId(db, { id, now });
  return row ? published(row, now) : null;
}

/** The newest posts of a listing with their text, for feeds. */
export async function newestWithText(
  db: Db,
  { by, ...which }: Extract<Filter, { by: keyof typeof NEWEST }>,
  now: number,
  limit: number,
): Promise<PublishedPost[]> {
  const rows = await NEWEST[by](db, { id: 0, ...which, now, limit });
  return rows.map((row) => published(row, now));
}

/** What the rule of closing.ts asks of a post, whoever may see it; undefined where there is none of that id. */
export const closable = (db: Db, id: number): Promise<Closable | undefined> => switchesOf(db, { id });

const switchesOf = preparedFirst((db, of: { id: number }) =>
  db
    .selectFrom('posts')
    .select(['published_at', 'comments_closed_at', 'comments_closed_by', 'comments_keep_open'])
    .where('id', '=', of.id),
);

/** The id of the post that an address names, or named once, for who needs nothing else of it; null as above. */
export async function visibleIdBySlug(db: Db, slug: string, now: number): Promise<number | null> {
  const row = (await idBySlug(db, { slug, now })) ?? (await idByOldSlug(db, { slug, now }));
  return row?.id ?? null;
}

const idBySlug = preparedFirst((db, is: { slug: string; now: number }) =>
  visiblePosts(db, is.now).select('posts.id').where('posts.slug', '=', is.slug),
);

const idByOldSlug = preparedFirst((db, is: { slug: string; now: number }) =>
  visiblePosts(db, is.now)
    .innerJoin('old_slugs', 'old_slugs.post_id', 'posts.id')
    .select('posts.id')
    .where('old_slugs.slug', '=', is.slug),
);

/** Whether a post takes comments at this moment; one that was deleted meanwhile does not. */
export async function commentStateOf(db: Db, id: number, closeAfterDays: number, now: number): Promise<CommentState> {
  const post = await closable(db, id);
  return post ? commentState(post, closeAfterDays, now) : { open: false, reason: 'unpublished' };
}

function whole(db: Db, now: number) {
  return visibleStories(db, now)
    .leftJoin('media as gone', (join) => join.onRef('gone.id', '=', 'posts.hero_id').on('gone.expires_at', '<=', now))
    .select(['gone.caption as gone_caption', 'gone.alt as gone_alt'])
    .select([...HEADLINE, CORRECTED_AT, 'posts.body_html'])
    .select(['posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open'])
    .$narrowType<Published>();
}

const bySlug = preparedFirst((db, is: { slug: string; now: number }) =>
  whole(db, is.now).where('posts.slug', '=', is.slug),
);

const byOldSlug = preparedFirst((db, is: { slug: string; now: number }) =>
  whole(db, is.now).innerJoin('old_slugs', 'old_slugs.post_id', 'posts.id').where('old_slugs.slug', '=', is.slug),
);

const byId = preparedFirst((db, is: { id: number; now: number }) => whole(db, is.now).where('posts.id', '=', is.id));

type Newest = { id: number; now: number; limit: number };

const inOrder = (posts: ReturnType<typeof whole>, is: Newest) =>
  posts.orderBy('posts.published_at', 'desc').orderBy('posts.id', 'desc').limit(is.limit);

const NEWEST = {
  all: prepared((db, is: Newest) => inOrder(whole(db, is.now), is)),
  author: prepared((db, is: Newest) => inOrder(whole(db, is.now).where('posts.author_id', '=', is.id), is)),
  tag: prepared((db, is: Newest) => inOrder(whole(db, is.now).where('posts.id', 'in', newestOfTag(db, is)), is)),
};

type Row = Awaited<ReturnType<ReturnType<typeof whole>['executeTakeFirstOrThrow']>>;

/** Field by field, as in headlines.ts. */
function published(row: Row, now: number): PublishedPost {
  return {
    id: row.id,
    slug: row.slug,
    year: row.year,
    month: row.month,
    title: row.title,
    html: withoutExpired(row.body_html, now),
    excerpt: row.excerpt,
    standfirst: row.excerpt_written ? row.excerpt : null,
    published_at: row.published_at,
    corrected_at: row.corrected_at,
    comments_closed_at: row.comments_closed_at,
    comments_closed_by: row.comments_closed_by,
    comments_keep_open: row.comments_keep_open,
    comment_count: row.comment_count,
    author: { name: row.author_name, slug: row.author_slug },
    picture: pictureOf(row),
    pictureWords: row.gone_caption || row.gone_alt,
  };
}
