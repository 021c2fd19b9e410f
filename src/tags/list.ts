import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Db, Schema, TagKind, TagRow } from '../db/schema.ts';
import { fold } from '../text/fold.ts';

/** People and topics as the desk lists and finds them, whatever readers may see of their stories. */

export interface TagLine extends Pick<TagRow, 'id' | 'name' | 'bio'> {
  /** Published or not. */
  stories: number;
  aliases: string[];
}

interface Sought {
  kind: TagKind;
  /** Part of a name, or of another name; empty: all. */
  q: string;
  /** From 1. */
  page: number;
  size: number;
}

/** One page of them, A to Z. @returns `total`: of all pages together */
export async function list(db: Db, { kind, q, page, size }: Sought): Promise<{ tags: TagLine[]; total: number }> {
  const { total } = await found(db, kind, q)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found(db, kind, q)
    .select(['tags.id', 'tags.name', 'tags.bio', STORIES])
    .orderBy('tags.name_key')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const others = await aliasesOfAll(
    db,
    rows.map((row) => row.id),
  );
  return { tags: rows.map((row) => ({ ...row, aliases: others.get(row.id) ?? [] })), total };
}

export interface Completion {
  name: string;
  /** The other name that fits what was typed, where their own does not. */
  alias: string | null;
  stories: number;
}

/** Names that begin with what somebody is typing, then those with a word that does, then those that have it anywhere. */
export async function complete(db: Db, kind: TagKind, q: string, limit: number): Promise<Completion[]> {
  const key = fold(q);
  if (key === '') return [];
  const rows = await found(db, kind, q)
    .select(['tags.name', 'tags.name_key', STORIES])
    .select((eb) =>
      eb
        .selectFrom('tag_aliases')
        .select('tag_aliases.name')
        .whereRef('tag_aliases.tag_id', '=', 'tags.id')
        .where('tag_aliases.name', '!=', '')
        .where(holds('tag_aliases.name_key', key))
        .orderBy('tag_aliases.id')
        .limit(1)
        .as('alias'),
    )
    .orderBy(sql`instr(' ' || tags.name_key, ${` ${key}`}) = 1`, 'desc')
    .orderBy(sql`instr(' ' || tags.name_key, ${` ${key}`}) > 0`, 'desc')
    .orderBy('stories', 'desc')
    .orderBy('tags.name_key')
    .limit(limit)
    .execute();
  return rows.map(({ name, name_key, stories, alias }) => ({
    name,
    alias: name_key.includes(key) ? null : alias,
    stories,
  }));
}

/** How many posts have a tag, published or not. */
export async function storiesOf(db: Db, id: number): Promise<number> {
  const { stories } = await db
    .selectFrom('post_tags')
    .select(({ fn }) => fn.countAll<number>().as('stories'))
    .where('tag_id', '=', id)
    .executeTakeFirstOrThrow();
  return stories;
}

const STORIES = sql<number>`(select count(*) from post_tags where post_tags.tag_id = tags.id)`.as('stories');

/** Asked by place and not by pattern, so that what is typed has no signs of its own. */
const holds = (column: NameKey, key: string) => sql<boolean>`instr(${sql.ref(column)}, ${key}) > 0`;

type NameKey = 'tags.name_key' | 'tag_aliases.name_key';

function found(db: Db, kind: TagKind, q: string) {
  const all = db.selectFrom('tags').where('tags.kind', '=', kind);
  const key = fold(q);
  return key === '' ? all : all.where(isCalled((column) => holds(column, key)));
}

/**
 * People and topics that have a name, also another one, of which a word begins so, the newest first.
 * @param key a folded name, or its beginning
 */
export async function idsBeginning(db: Db, key: string, limit: number): Promise<number[]> {
  const begins = (column: NameKey) => sql<boolean>`instr(' ' || ${sql.ref(column)}, ${` ${key}`}) > 0`;
  const tags = db.selectFrom('tags').select('tags.id').where(isCalled(begins));
  const rows = await tags.orderBy('tags.id', 'desc').limit(limit).execute();
  return rows.map((row) => row.id);
}

/** By its own name or another one; what has no name is an address only (names.ts). */
const isCalled = (fits: (column: NameKey) => RawBuilder<boolean>) => (eb: ExpressionBuilder<Schema, 'tags'>) =>
  eb.or([
    fits('tags.name_key'),
    eb.exists(
      eb
        .selectFrom('tag_aliases')
        .select('tag_aliases.id')
        .whereRef('tag_aliases.tag_id', '=', 'tags.id')
        .where('tag_aliases.name', '!=', '')
        .where(fits('tag_aliases.name_key')),
    ),
  ]);

async function aliasesOfAll(db: Db, tagIds: readonly number[]): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>();
  if (tagIds.length === 0) return names;
  const rows = await db
    .selectFrom('tag_aliases')
    .select(['tag_id', 'name'])
    .where('tag_id', 'in', tagIds)
    .where('name', '!=', '')
    .orderBy('id')
    .execute();
  for (const { tag_id, name } of rows) names.set(tag_id, [...(names.get(tag_id) ?? []), name]);
  return names;
}
