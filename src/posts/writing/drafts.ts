import type { Db } from '../../db/schema.ts';
import { MINUTE } from '../../time.ts';

/**
 * What editors have typed and not saved, beside the post and seen by nobody else: one draft an editor and post, and of a
 * post that is not there yet one an editor and form.
 */

/** A form's fields by their names, as they were sent. */
export type Form = Record<string, string | string[]>;

export interface Draft {
  form: Form;
  /** Id of the revision that it was begun from; 0: there was none. */
  base: number;
  /** UTC ms. */
  savedAt: number;
}

/** Whose, and of what. @property formKey of a new post's form, where there is no post */
export type DraftOf = { userId: number } & ({ postId: number } | { postId: null; formKey: string });

export interface Typed {
  form: Form;
  base: number;
  /** It says what the post says already, so there is nothing to keep. */
  stands: boolean;
}

export type Kept =
  | { kind: 'kept' }
  | { kind: 'forgotten' }
  | { kind: 'too_large' }
  /** They have typed other words into the same form elsewhere, which this one has not seen; those stay. */
  | { kind: 'elsewhere'; draft: Draft };

/** Bytes of JSON. */
const MOST = 2 * 2 ** 20;
/** How long after their last words somebody counts as being at a post. */
const AT_IT = 15 * MINUTE;

/** Keeps what somebody has typed in place of what they had typed before. */
export async function keep(db: Db, of: DraftOf, { form, base, stands }: Typed, now: number): Promise<Kept> {
  const fields = JSON.stringify(form);
  if (Buffer.byteLength(fields) > MOST) return { kind: 'too_large' };
  return db.transaction().execute(async (trx) => {
    const before = await find(trx, of);
    if (before && !hasSeen(form, before)) return { kind: 'elsewhere', draft: before };
    await drop(trx, of);
    if (stands) return { kind: 'forgotten' };
    await trx
      .insertInto('post_drafts')
      .values({ ...columnsOf(of), base, fields, saved_at: now })
      .execute();
    return { kind: 'kept' };
  });
}

/** What an editor has typed there; null: nothing. */
export async function find(db: Db, of: DraftOf): Promise<Draft | null> {
  const row = await db
    .selectFrom('post_drafts')
    .select(['fields', 'base', 'saved_at'])
    .where((eb) => eb.and(columnsOf(of)))
    .executeTakeFirst();
  return row ? { form: JSON.parse(row.fields) as Form, base: row.base, savedAt: row.saved_at } : null;
}

export async function drop(db: Db, of: DraftOf): Promise<void> {
  await db
    .deleteFrom('post_drafts')
    .where((eb) => eb.and(columnsOf(of)))
    .execute();
}

/** A post that somebody has begun and never saved. */
export interface Begun {
  formKey: string;
  title: string;
  savedAt: number;
}

/** The newest of them. @param except a form's key @returns `total`: of all there are */
export async function begun(
  db: Db,
  { userId, except }: { userId: number; except: string },
  limit: number,
): Promise<{ newest: Begun[]; total: number }> {
  const all = db
    .selectFrom('post_drafts as draft')
    .leftJoin('posts', 'posts.form_key', 'draft.form_key')
    .where('draft.user_id', '=', userId)
    .where('draft.form_key', 'is not', null)
    .where('draft.form_key', '!=', except)
    // One that was sent while its post was being saved is of no use to anybody.
    .where('posts.id', 'is', null);
  const rows = await all
    .select(['draft.form_key', 'draft.fields', 'draft.saved_at'])
    .orderBy('draft.saved_at', 'desc')
    .orderBy('draft.id', 'desc')
    .limit(limit)
    .execute();
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const newest = rows.map(({ form_key, fields, saved_at }) => ({
    formKey: form_key ?? '',
    title: titleOf(JSON.parse(fields) as Form),
    savedAt: saved_at,
  }));
  return { newest, total };
}

/** The names of those who are at a post too. */
export async function others(db: Db, postId: number, userId: number, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('post_drafts')
    .innerJoin('users', 'users.id', 'post_drafts.user_id')
    .select('users.name')
    .where('post_id', '=', postId)
    .where('user_id', '!=', userId)
    .where('saved_at', '>', now - AT_IT)
    .orderBy('saved_at', 'desc')
    .execute();
  return rows.map(({ name }) => name);
}

/** Forgets drafts that nobody has come back to. @param before UTC ms @returns how many */
export async function forget(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('post_drafts')
    .where('saved_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Which page of a browser typed a draft: told by its script, else by the moment. A form says in `after` whose words it
 * has been shown, with spaces between, so that words typed in two tabs do not push each other out unseen.
 */
export const handOf = ({ form, savedAt }: Draft): string => one(form, 'tab') || String(savedAt);

/** The hands whose words a form has seen: its own, and those that it came after. */
export const handsIn = (form: Form): string[] => [...one(form, 'after').split(' '), one(form, 'tab')].filter(Boolean);

/** Who does not say which page they are writes over everything, as one without scripts does. */
const hasSeen = (form: Form, before: Draft): boolean =>
  one(form, 'tab') === '' || handsIn(form).includes(handOf(before)) || wordsOf(form) === wordsOf(before.form);

/** What was typed, without how it came; fields in one order. */
const wordsOf = ({ tab: _tab, after: _after, base: _base, ...form }: Form): string =>
  JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The title, else the first words. */
const titleOf = (form: Form): string =>
  (one(form, 'title') || one(form, 'body')).trim().replace(/\s+/g, ' ').slice(0, 80) || 'Without a title';

const one = (form: Form, name: string): string =>
  Object.hasOwn(form, name) ? ([form[name] ?? ''].flat()[0] ?? '') : '';

const columnsOf = (of: DraftOf) => ({
  user_id: of.userId,
  ...(of.postId === null ? { form_key: of.formKey } : { post_id: of.postId }),
});
