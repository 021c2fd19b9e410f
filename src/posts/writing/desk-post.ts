import type { BodyFormat, Db, Stage } from '../../db/schema.ts';
import type { Embed } from '../../embeds/embed.ts';
import type { Picture } from '../../media/media.ts';
import * as media from '../../media/media.ts';
import * as tags from '../../tags/tags.ts';
import type { Closable } from '../closing/closing.ts';
import * as embedRows from './embeds.ts';
import { type ChosenStory, chosenFor } from './related-choice.ts';

/** All that an editor can change about a post. */
export interface DeskPost extends Closable {
  id: number;
  slug: string;
  year: number | null;
  month: number | null;
  first_published_at: number | null;
  stage: Stage;
  title: string;
  body: string;
  body_format: BodyFormat;
  /** Null: the first words of the text are taken. */
  excerpt: string | null;
  author_id: number;
  updated_at: number;
  comment_count: number;
  hero: Picture | null;
  /** The pictures in its text. */
  insets: Picture[];
  tags: tags.Tag[];
  embeds: Embed[];
  /** Empty: related stories are found by themselves. */
  related: ChosenStory[];
}

/** Whatever readers may see of it. */
export async function byId(db: Db, id: number): Promise<DeskPost | null> {
  const row = await db
    .selectFrom('posts')
    .select(['id', 'slug', 'year', 'month', 'first_published_at', 'published_at', 'stage', 'title'])
    .select(['body', 'body_format', 'excerpt', 'excerpt_written', 'hero_id', 'author_id', 'updated_at'])
    .select(['comment_count', 'comments_closed_at', 'comments_closed_by', 'comments_keep_open'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { excerpt_written, hero_id, ...post } = row;
  return {
    ...post,
    excerpt: excerpt_written ? post.excerpt : null,
    hero: hero_id === null ? null : ((await media.byId(db, hero_id)) ?? null),
    insets: await media.ofPost(db, id),
    tags: await tags.ofPost(db, id),
    embeds: await embedRows.ofPost(db, id),
    related: await chosenFor(db, id),
  };
}
