import type { BodyFormat, Db, Deed } from '../../db/schema.ts';
import type { Description } from '../../media/media.ts';
import { type DecisionAction, record } from '../../runs/decisions.ts';
import { slugOf } from '../../slugs.ts';
import * as tags from '../../tags/tags.ts';
import { fold } from '../../text/fold.ts';
import { type Choice, deedOf, isSettled, type Whereabouts, whereaboutsAfter } from '../publication.ts';
import type { RenderedBody } from './body.ts';
import { correct } from './corrections.ts';
import { byId, type DeskPost } from './desk-post.ts';
import * as drafts from './drafts.ts';
import { namesIn, type TypedPost } from './fields.ts';
import { describeAll, type Pictured } from './pictured.ts';
import { choose } from './related-choice.ts';
import type { RevisionLine } from './revisions.ts';
import * as revisions from './revisions.ts';
import { idByFormKey, insert, type PostFields, update } from './write.ts';

export interface EditedPost {
  /** Cleaned and without errors (fields.ts); its body as `compose` left it. */
  fields: TypedPost;
  /** People and topics whose names have commas of their own, beside those that the post has. */
  names?: readonly string[];
  format: BodyFormat;
  heroId: number | null;
  /** What was typed about the picture above the text. */
  hero: Description;
  /** Ids of the related stories that were chosen. */
  related: readonly number[];
  choice: Choice;
  /** Who writes it; a post that is there already keeps its author. */
  by: number;
  /** Of the form of a new post: sent twice, it makes one. */
  formKey: string | null;
  /** Id of the revision that it was begun from, 0 for none; null: whatever was saved meanwhile is written over. */
  base: number | null;
  zone: string;
  now: number;
}

export type Saved =
  | { kind: 'saved'; id: number }
  /** Somebody saved it after it was begun, and nothing was written. */
  | { kind: 'overtaken'; id: number; by: RevisionLine };

/**
 * Writes what an editor made: the post, its people and topics, the words under its pictures, a revision, and in the log
 * what that made of it. What they had typed and not saved is that now, so their draft goes.
 * @param id null: a new post; else of one that there is
 */
export function save(db: Db, id: number | null, edited: EditedPost, rendered: RenderedBody): Promise<Saved> {
  return db.transaction().execute((trx) => saveIn(trx, id, edited, rendered));
}

/** The same inside a transaction of somebody else's. @param restores it brings an older revision back */
export async function saveIn(
  trx: Db,
  id: number | null,
  edited: EditedPost,
  rendered: RenderedBody,
  restores = false,
): Promise<Saved> {
  const { fields, by, formKey, now } = edited;
  // The form of a new post that has been sent before is one of the post that it made.
  const known = id ?? (formKey ? await idByFormKey(trx, formKey) : null);
  const before = known === null ? null : await byId(trx, known);
  const newest = before && (await revisions.newest(trx, before.id));
  if (before && newest && isOvertaken(before, newest, edited, rendered))
    return { kind: 'overtaken', id: before.id, by: newest };

  const whereabouts = whereaboutsAfter(edited.choice, before?.published_at ?? null, now);
  // An older revision that is brought back brings its own words.
  const begunFrom = restores ? null : edited.base;
  const base = before && begunFrom !== null ? await revisions.byId(trx, before.id, begunFrom) : null;
  const pictured = await describeAll(trx, edited, rendered, base?.fields ?? null);
  const written = await write(trx, before, edited, whereabouts, pictured);
  // Who brings an older revision back has not saved what they were typing.
  if (!restores) await drafts.drop(trx, { userId: by, postId: written });
  if (formKey) await drafts.drop(trx, { userId: by, postId: null, formKey });
  const after = await byId(trx, written);
  if (!after) throw new Error(`post ${written} is gone while it is written`);
  // What nobody has met needs no correcting.
  if (isSettled(after, now)) await correct(trx, { postId: written, userId: by, words: fields.correction, now });
  await keepHistory(trx, { before, after, newest, by, now, restores });
  return { kind: 'saved', id: written };
}

/** Somebody has saved it since this was begun; a second click on Save, which sends the same words, overtakes nobody. */
function isOvertaken(before: DeskPost, newest: RevisionLine, edited: EditedPost, rendered: RenderedBody): boolean {
  if (edited.base === null || newest.id === edited.base) return false;
  const { fields, related, heroId } = edited;
  const names = (list: string) => namesIn(list, [...before.tags.map((tag) => tag.name), ...(edited.names ?? [])]);
  const sent = [fields.title, fields.body, fields.excerpt, related, heroId, rendered.embeds];
  const stands = [before.title, before.body, before.excerpt ?? '', before.related.map(({ id }) => id)];
  const isSame =
    JSON.stringify(sent) === JSON.stringify([...stands, before.hero?.id ?? null, before.embeds]) &&
    fold(names(fields.people).join()) === fold(tags.namesOf(before.tags, 'person').join()) &&
    fold(names(fields.topics).join()) === fold(tags.namesOf(before.tags, 'topic').join());
  return !(isSame && newest.user_id === edited.by);
}

interface Change {
  before: DeskPost | null;
  after: DeskPost;
  /** The newest revision before it. */
  newest: RevisionLine | null;
  by: number;
  now: number;
  restores: boolean;
}

/** Keeps a revision where anything has changed, and tells the log what that made of the post. */
async function keepHistory(trx: Db, { before, after, newest, by, now, restores }: Change): Promise<void> {
  const fields = revisions.revised(after);
  if (before && JSON.stringify(revisions.revised(before)) === JSON.stringify(fields)) return;
  // What stood before revisions were kept, or came with an import, can be gone back to as well.
  if (before && newest === null) await revisions.addFound(trx, before);
  const deed = deedOf(before, after, now);
  const named = restores && deed === 'saved' ? 'restored' : deed;
  await revisions.add(trx, { post_id: after.id, user_id: by, at: now, deed: named, fields });
  if (before && before.slug !== after.slug && isSettled(before, now))
    await record(trx, { action: 'change_address', userId: by, postId: after.id }, now);
  const action = ACTIONS[deed];
  if (action) {
    const moved = { id: after.id, before: before ?? NOWHERE, after };
    await record(trx, { action, userId: by, postId: after.id, posts: [moved] }, now);
  }
}

/** What the log calls a change of who sees a post; other saves are told by their revisions alone. */
const ACTIONS: Partial<Record<Deed, DecisionAction>> = {
  published: 'publish',
  scheduled: 'schedule',
  unscheduled: 'unschedule',
  unpublished: 'unpublish',
  sent_to_review: 'send_to_review',
  back_to_draft: 'back_to_draft',
  binned: 'bin',
};

const NOWHERE: Whereabouts = { published_at: null, stage: 'draft' };

/** @returns the post's id */
async function write(
  trx: Db,
  before: DeskPost | null,
  edited: EditedPost,
  whereabouts: Whereabouts,
  { heroId, rendered }: Pictured,
): Promise<number> {
  const { fields, related, by, formKey, format, zone, now } = edited;
  const known = [...(before?.tags.map((tag) => tag.name) ?? []), ...(edited.names ?? [])];
  const tagIds = await tags.ensureAll(trx, namesIn(fields.people, known), namesIn(fields.topics, known));
  const post: PostFields = {
    title: fields.title,
    // One that an import brought may be none that we would make.
    wantedSlug: fields.slug === before?.slug ? before.slug : slugOf(fields.slug, ''),
    body: fields.body,
    format,
    excerpt: fields.excerpt || null,
    heroId,
    whereabouts,
    tagIds,
    zone,
    now,
  };
  const id = before?.id ?? (await insert(trx, { ...post, ...ownOf(by, formKey) }, rendered));
  if (before) await update(trx, id, post, rendered);
  await choose(trx, id, related);
  return id;
}

const ownOf = (authorId: number, formKey: string | null) => ({ authorId, closed: null, importKey: null, formKey });
