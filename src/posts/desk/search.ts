import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import { idsBeginning } from '../../tags/list.ts';
import { flat, writtenOut } from '../../text/flat.ts';
import { fold } from '../../text/fold.ts';
import { type DeskLine, linesOf } from './lines.ts';
import { isOn, type Shelf } from './shelves.ts';

/** A search over all posts of the desk. */

/** What an editor looks for, taken apart. */
interface Wanted {
  /** By its number alone; null: not asked for by one. */
  id: number | null;
  /** By its address, or by what may be one. */
  slug: string | null;
  /** For the database's own search language, which sees nothing of it but words; null: there is none in it. */
  words: string | null;
  /** Folded, for the names of people and topics; empty: none. */
  name: string;
}

/** In code points; what is longer is cut. */
export const MOST_TYPED = 300;
const MOST_WORDS = 20;
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;

/** @param typed a line; whatever stands in it, it is an answerable question */
export function wanted(typed: string): Wanted {
  const q = [...typed.toWellFormed()].slice(0, MOST_TYPED).join('').trim();
  const [, id] = /^#([1-9]\d{0,14})$/.exec(q) ?? [];
  if (id) return { id: Number(id), slug: null, words: null, name: '' };
  const [, slugOfAddress] = /\/\d{4}\/\d{2}\/([^/?#\s]+)\/?(?:[?#]\S*)?$/.exec(q) ?? [];
  if (slugOfAddress) return { id: null, slug: slugOfAddress.toLowerCase(), words: null, name: '' };
  return {
    id: null,
    slug: /^[\p{L}\p{N}_-]+$/u.test(q) ? q.toLowerCase() : null,
    words: quotedWords(q),
    name: fold(q),
  };
}

/** The words of a line as the database's own search takes them: all of them, the last perhaps unfinished; null: there are none. */
export function quotedWords(typed: string): string | null {
  const words = (typed.normalize().match(WORD) ?? []).slice(0, MOST_WORDS).map((word) => writtenOut(flat(word)));
  // Each word is quoted, so that none of them is an operator.
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' ')}*`;
}

/** How many of the newest posts with the words are looked at, and how many people and topics of a name. */
export const REACH = 1_000;
export const MOST_NAMES = 50;

interface Found {
  /** One more than the size of the page where there is a next one. */
  posts: DeskLine[];
  /** There are more than REACH posts or MOST_NAMES people and topics, so that others were not looked at. */
  isCut: boolean;
}

/** Posts of a shelf that fit: those that have it in the title first, then the last worked on first. @param page from 1 */
export async function search(
  db: Db,
  shelf: Shelf,
  q: string,
  { now, page, size }: { now: number; page: number; size: number },
): Promise<Found> {
  const { id, slug, words, name } = wanted(q);
  const titled = words === null ? [] : await withWords(db, `{title} : (${words})`);
  const worded = words === null ? [] : await withWords(db, words);
  const tagged = name === '' ? NOBODY : await about(db, name);
  const ids = new Set([
    ...titled,
    ...worded,
    ...tagged.ids,
    ...(id === null ? [] : [id]),
    ...(slug === null ? [] : await atSlug(db, slug)),
  ]);
  const first = JSON.stringify(titled);
  const rows = await db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.id', 'in', sql<number>`(select value from json_each(${JSON.stringify([...ids])}))`)
    .where(isOn(shelf, now))
    .orderBy(sql`posts.id in (select value from json_each(${first}))`, 'desc')
    .orderBy('posts.updated_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  const posts = await linesOf(
    db,
    rows.map((row) => row.id),
  );
  return { posts, isCut: tagged.isCut || Math.max(titled.length, worded.length) >= REACH };
}

/** The newest posts that have all of the words. */
async function withWords(db: Db, words: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select rowid as id from post_search where post_search match ${words} order by rowid desc limit ${REACH}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Where a post stands, or stood. */
async function atSlug(db: Db, slug: string): Promise<number[]> {
  const now = await db.selectFrom('posts').select('id').where('slug', '=', slug).execute();
  const before = await db.selectFrom('old_slugs').select('post_id as id').where('slug', '=', slug).execute();
  return [...now, ...before].map((row) => row.id);
}

const NOBODY = { ids: [], isCut: false };

/** The newest posts about people and topics that have a name, also another one, of which a word begins so. */
async function about(db: Db, name: string): Promise<{ ids: number[]; isCut: boolean }> {
  const tags = await idsBeginning(db, name, MOST_NAMES + 1);
  if (tags.length === 0) return NOBODY;
  const rows = await db
    .selectFrom('post_tags')
    .select('post_id')
    .where('tag_id', 'in', tags.slice(0, MOST_NAMES))
    .orderBy('post_id', 'desc')
    .limit(REACH)
    .execute();
  return { ids: rows.map((row) => row.post_id), isCut: tags.length > MOST_NAMES || rows.length === REACH };
}
