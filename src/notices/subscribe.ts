import type { Db } from '../db/schema.ts';
import { keyedHash } from '../secret.ts';
import { DAY } from '../time.ts';
import { absolute } from '../urls.ts';
import { anyDue, eachDue } from './due.ts';
import { confirmKey } from './keys.ts';
import { linkFor } from './links.ts';
import { enqueue } from './outbox.ts';
import type { Sender } from './sender.ts';
import { confirmation } from './words.ts';

/**
 * Those who asked, with a comment, to be told when it is answered. Anybody can type anybody's address, so the first
 * letter only asks, and few of them go to one address or out on account of one commenter.
 */

/** Letters that ask, to one address that never said yes. */
const A_DAY = 1;
const A_MONTH = 3;
/** Letters that ask, in a day, on account of one commenter's network address. */
const BY_ONE = 5;

export const subscribersAreDue = (db: Db): Promise<boolean> => anyDue(db, 'follow_due');

export const subscribe = (db: Db, sender: Sender, now: number): Promise<void> =>
  eachDue(db, 'follow_due', (trx, id) => subscribeOne(trx, id, sender, now));

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
  const invitation = { to_key: inviteeKey(secret, email), by_key: comment.address_key };
  if (!subscription || known || !(await mayAsk(db, invitation, email, now))) return;
  await db
    .insertInto('invitations')
    .values({ ...invitation, created_at: now })
    .execute();

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

/** Who is asked, and by whom, as the limits know them. */
interface Invitation {
  to_key: string;
  by_key: string | null;
}

export const inviteeKey = (secret: string, email: string): string => keyedHash(secret, 'invitation', email);

async function mayAsk(db: Db, { to_key, by_key }: Invitation, email: string, now: number): Promise<boolean> {
  const saidNo = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('email', '=', email)
    .where('confirmed_at', 'is', null)
    .where('ended_at', '>', now - 30 * DAY)
    .limit(1)
    .executeTakeFirst();
  if (saidNo) return false;
  const since = (column: 'to_key' | 'by_key', key: string, from: number) =>
    db
      .selectFrom('invitations')
      .select(({ fn }) => fn.countAll<number>().as('letters'))
      .where(column, '=', key)
      .where('created_at', '>', from)
      .executeTakeFirstOrThrow();
  if ((await since('to_key', to_key, now - 30 * DAY)).letters >= A_MONTH) return false;
  if ((await since('to_key', to_key, now - DAY)).letters >= A_DAY) return false;
  return by_key === null || (await since('by_key', by_key, now - DAY)).letters < BY_ONE;
}

/**
 * Forgets on whose account letters asked before `addresses`, and that they did before `all`.
 * @returns how many of the last
 */
export async function forgetInvitations(db: Db, until: { addresses: number; all: number }): Promise<number> {
  await db
    .updateTable('invitations')
    .set({ by_key: null })
    .where('by_key', 'is not', null)
    .where('created_at', '<', until.addresses)
    .execute();
  const { numDeletedRows } = await db
    .deleteFrom('invitations')
    .where('created_at', '<', until.all)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
