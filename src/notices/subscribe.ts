import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { DAY } from '../time.ts';
import { absolute } from '../urls.ts';
import { confirmKey } from './keys.ts';
import { linkFor } from './links.ts';
import { enqueue } from './outbox.ts';
import type { Sender } from './sender.ts';
import { confirmation } from './words.ts';

/**
 * Those who asked, with a comment, to be told when it is answered. Anybody can type anybody's address, so the first
 * letter only asks, and few of them go to one address or out on account of one commenter.
 */

const BATCH = 100;
/** Letters that ask, to one address that never said yes. */
const A_DAY = 1;
const A_MONTH = 3;
/** Letters that ask, in a day, on account of one commenter's network address. */
const BY_ONE = 5;

export async function subscribersAreDue(db: Db): Promise<boolean> {
  return (await due(db).limit(1).executeTakeFirst()) !== undefined;
}

export async function subscribe(db: Db, sender: Sender, now: number): Promise<void> {
  for (;;) {
    const rows = await due(db).limit(BATCH).execute();
    for (const { id } of rows) await db.transaction().execute((trx) => subscribeOne(trx, id, sender, now));
    if (rows.length < BATCH) return;
  }
}

// A literal, as SQLite does not look into the index of these few for a value that it is told later.
const due = (db: Db) =>
  db
    .selectFrom('comments')
    .select('id')
    .where((eb) => eb('follow_due', '=', eb.lit(1)));

async function subscribeOne(db: Db, commentId: number, { baseUrl, secret, settings }: Sender, now: number) {
  const comment = await theirComment(db, commentId);
  await db.updateTable('comments').set({ follow_due: 0 }).where('id', '=', commentId).execute();
  if (!comment || comment.follow_due === 0 || (comment.published_at ?? now + 1) > now) return;
  const { email, title } = comment;
  if (email === null || (comment.status !== 'approved' && comment.status !== 'held')) return;

  const known = await saidYes(db, comment, email);
  const subscription = await db
    .insertInto('subscriptions')
    .values({ comment_id: commentId, email, created_at: now, confirmed_at: known ? now : null })
    .onConflict((conflict) => conflict.column('comment_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!subscription || known || !(await mayAsk(db, comment, email, now))) return;

  const { id } = subscription;
  const stop = linkFor(secret, 'unfollow', id);
  const links = { confirm: absolute(baseUrl, linkFor(secret, 'follow', id)), stop: absolute(baseUrl, stop) };
  const letter = confirmation({ site: settings['site.title'], post: title }, links);
  await enqueue(db, { key: confirmKey(id), address: email, unsubscribePath: stop, ...letter }, now);
}

interface Commenter {
  reader_key: string | null;
  mark_id: number | null;
  address_key: string | null;
}

const theirComment = (db: Db, id: number) =>
  db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .select(['comments.status', 'comments.email', 'comments.reader_key', 'comments.mark_id', 'comments.address_key'])
    .select(['comments.follow_due', 'posts.title', 'posts.published_at'])
    .where('comments.id', '=', id)
    .executeTakeFirst();

/** Whether this very person has followed the link in a letter to this address, and has not stopped it since. */
async function saidYes(db: Db, { reader_key, mark_id }: Commenter, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('subscriptions')
    .innerJoin('comments', 'comments.id', 'subscriptions.comment_id')
    .select('subscriptions.id')
    .where('subscriptions.email', '=', email)
    .where('subscriptions.confirmed_at', 'is not', null)
    .where('subscriptions.ended_at', 'is', null)
    // Null equals nothing.
    .where((eb) => eb.or([eb('comments.reader_key', '=', reader_key), eb('comments.mark_id', '=', mark_id)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function mayAsk(db: Db, { address_key }: Commenter, email: string, now: number): Promise<boolean> {
  const toThem = await asked(db, now - 30 * DAY)
    .where('subscriptions.email', '=', email)
    .execute();
  if (toThem.length >= A_MONTH || toThem.some((row) => row.ended_at !== null)) return false;
  if (toThem.filter((row) => row.created_at > now - DAY).length >= A_DAY) return false;
  if (address_key === null) return true;
  const byThem = await asked(db, now - DAY)
    .innerJoin('comments', 'comments.id', 'subscriptions.comment_id')
    .where('comments.address_key', '=', address_key)
    .execute();
  return byThem.length < BY_ONE;
}

/** What was asked since then by letter, without a yes; the address itself is gone from a letter that was sent. */
const asked = (db: Db, since: number) =>
  db
    .selectFrom('subscriptions')
    .innerJoin('mails', (join) => join.on('mails.key', '=', sql<string>`'confirm:' || subscriptions.id`))
    .select(['subscriptions.created_at', 'subscriptions.ended_at'])
    .where('subscriptions.confirmed_at', 'is', null)
    .where('subscriptions.created_at', '>', since);
