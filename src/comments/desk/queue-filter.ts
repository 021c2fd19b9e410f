import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CommentStatus, Db, Schema } from '../../db/schema.ts';
import { unindexed } from '../../db/unindexed.ts';
import { fold } from '../../text/fold.ts';

/** Which comments the desk is asked for. */

/** A status, or what readers have reported, whatever its status. */
export type Shelf = Exclude<CommentStatus, 'deleted'> | 'reported';

export const SHELVES = [
  'held',
  'reported',
  'approved',
  'rejected',
  'removed',
  'spam',
] as const satisfies readonly Shelf[];

export interface QueueFilter {
  status: Shelf;
  /** Ids of a post and a mark. */
  post?: number | undefined;
  mark?: number | undefined;
  /** Exactly this name, case and accents apart. */
  name?: string | undefined;
  /** An address_key. */
  address?: string | undefined;
  /** A code of moderation.ts. */
  reason?: string | undefined;
  /** Words in the text or the name. */
  q?: string | undefined;
}

/** How many comments of a shelf, its newest, are gone through for words or a reason, which no index finds. */
export const REACH = 20_000;

/**
 * How far back a search goes: UTC ms of the oldest comment that it looks at; null: it looks at all there are, as the
 * shelf has no more, or the search is about one post or person.
 */
export async function reachOf(db: Db, { status, q, reason, ...others }: QueueFilter): Promise<number | null> {
  const isNarrow = Object.values(others).some((value) => value !== undefined);
  if (isNarrow || (q === undefined && reason === undefined) || status === 'reported') return null;
  const beyond = await db
    .selectFrom('comments')
    .select('created_at')
    .where('status', '=', status)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .offset(REACH - 1)
    .limit(2)
    .execute();
  return beyond.length < 2 ? null : (beyond[0]?.created_at ?? null);
}

type Comments = ExpressionBuilder<Schema, 'comments'>;

/** @param since UTC ms, as `reachOf` tells it */
export const matches =
  (filter: QueueFilter, since: number | null = null) =>
  (eb: Comments) => {
    const { status, post, mark, name, address, reason, q } = filter;
    const conditions: Expression<SqlBool>[] = [];
    // Of one person the database is to look up that person's comments, and among those the status.
    const ofPerson = mark !== undefined || name !== undefined || address !== undefined;
    if (status === 'reported') conditions.push(eb('report_count', '>', sql.lit(0)), eb('status', '<>', 'deleted'));
    else conditions.push(eb(ofPerson ? unindexed<CommentStatus>('status') : 'status', '=', status));
    if (since !== null) conditions.push(eb('created_at', '>=', since));
    if (post !== undefined) conditions.push(eb('post_id', '=', post));
    if (mark !== undefined) conditions.push(eb('mark_id', '=', mark));
    if (name !== undefined) conditions.push(eb('name_key', '=', fold(name)));
    if (address !== undefined) conditions.push(eb('address_key', '=', address));
    if (reason !== undefined) conditions.push(contains(eb.ref('reasons'), JSON.stringify(reason)));
    if (q !== undefined) conditions.push(eb.or([contains(eb.ref('body'), q), contains(eb.ref('name_key'), fold(q))]));
    return eb.and(conditions);
  };

/** Case counts only beyond a to z. */
const contains = (column: Expression<string>, words: string) =>
  sql<SqlBool>`${column} like ${`%${words.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
