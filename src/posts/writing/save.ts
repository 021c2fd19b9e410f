import type { BodyFormat, Db } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import { slugOf } from '../../slugs.ts';
import * as tags from '../../tags/tags.ts';
import type { RenderedBody } from './body.ts';
import { namesIn, type TypedPost } from './fields.ts';
import { idByFormKey, insert, type PostFields, update } from './write.ts';

export interface EditedPost {
  /** Cleaned and without errors (fields.ts); its body as `compose` left it. */
  fields: TypedPost;
  format: BodyFormat;
  heroId: number | null;
  publishedAt: number | null;
  /** Who writes it; a post that is there already keeps its author. */
  by: number;
  /** Of the form of a new post: sent twice, it makes one. */
  formKey: string | null;
  zone: string;
  now: number;
}

/**
 * Writes what an editor made: the post, its people and topics, the words under its picture.
 * @param id null: a new post
 * @returns the post's id
 */
export function save(db: Db, id: number | null, edited: EditedPost, rendered: RenderedBody): Promise<number> {
  const { fields, heroId, by, formKey, format, publishedAt, zone, now } = edited;
  return db.transaction().execute(async (trx) => {
    const made = id === null && formKey ? await idByFormKey(trx, formKey) : null;
    if (made !== null) return made;
    const known = id === null ? [] : (await tags.ofPost(trx, id)).map((tag) => tag.name);
    const tagIds = await tags.ensureAll(trx, namesIn(fields.people, known), namesIn(fields.topics, known));
    if (heroId !== null) await media.describe(trx, heroId, fields);
    const post: PostFields = {
      title: fields.title,
      wantedSlug: slugOf(fields.slug, ''),
      body: fields.body,
      format,
      excerpt: fields.excerpt || null,
      heroId,
      publishedAt,
      tagIds,
      zone,
      now,
    };
    if (id !== null) {
      await update(trx, id, post, rendered);
      return id;
    }
    return insert(trx, { ...post, authorId: by, closed: null, importKey: null, formKey }, rendered);
  });
}
