import type { Db } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import { type Choice, postState } from '../publication.ts';
import { renderBody } from './body.ts';
import { byId, type DeskPost } from './desk-post.ts';
import { NO_FIELDS } from './fields.ts';
import * as revisions from './revisions.ts';
import { type Saved, saveIn } from './save.ts';

/**
 * Writes an older revision over what stands, as a save of its own. Its words come back; its address and who sees it stay
 * as they are now, and pictures that are gone since stay away.
 * @param base id of the newest revision that whoever asks has seen
 * @returns null where there is no such post or revision
 */
export async function restore(
  db: Db,
  { postId, revisionId, by, base }: { postId: number; revisionId: number; by: number; base: number },
  { zone, now }: { zone: string; now: number },
): Promise<Saved | null> {
  const post = await byId(db, postId);
  const revision = await revisions.byId(db, postId, revisionId);
  if (!post || !revision) return null;
  const { fields: old } = revision;
  const pictures = await stillThere(db, old.insets);
  const [hero] = old.hero ? await stillThere(db, [old.hero]) : [];
  const rendered = renderBody(old.body, old.body_format, { embeds: old.embeds, pictures }, zone);
  const edited = {
    fields: {
      ...NO_FIELDS,
      title: old.title,
      slug: post.slug,
      body: old.body,
      excerpt: old.excerpt ?? '',
      people: old.people.join(', '),
      topics: old.topics.join(', '),
    },
    names: [...old.people, ...old.topics],
    format: old.body_format,
    heroId: hero?.id ?? null,
    hero: hero ? media.descriptionOf(hero) : media.UNDESCRIBED,
    choice: staying(post, now),
    formKey: null,
    ...{ by, base, zone, now },
  };
  return db.transaction().execute(async (trx) => {
    const related = await stories(trx, old.related);
    return saveIn(trx, postId, { ...edited, related }, rendered, true);
  });
}

/** As they were described then. */
async function stillThere(db: Db, pictures: readonly media.Picture[]): Promise<media.Picture[]> {
  const keys = new Set(
    (
      await media.byKeys(
        db,
        pictures.map(({ key }) => key),
      )
    ).map(({ key }) => key),
  );
  return pictures.filter(({ key }) => keys.has(key));
}

/** Those of these posts that there still are, in their order. */
async function stories(db: Db, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('posts').select('id').where('id', 'in', ids).execute();
  return ids.filter((id) => rows.some((row) => row.id === id));
}

/** What leaves a post as much in or out of sight as it is; what lay in the bin becomes a draft. */
function staying(post: DeskPost, now: number): Choice {
  if (post.published_at === null) return { publish: postState(post, now) === 'review' ? 'review' : 'draft' };
  return post.published_at > now ? { publish: 'at', at: post.published_at } : { publish: 'now' };
}
