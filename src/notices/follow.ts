import { type Person, saidBy } from '../comments/author/person.ts';
import type { Db } from '../db/schema.ts';
import { withdraw } from './outbox.ts';
import { inviteeKey } from './subscribe.ts';

/** Who is written to when a comment of theirs is answered: the subscriptions, one a comment. */

export interface Subscription {
  id: number;
  postId: number;
  state: 'asked' | 'follows' | 'ended';
}

/** Null where there is none of that id, or not any more. */
export async function subscription(db: Db, id: number): Promise<Subscription | null> {
  const row = await subscriptions(db).where('s.id', '=', id).executeTakeFirst();
  return row ? found(row) : null;
}

/** What somebody follows or was asked about, the newest first. */
export async function followedBy(db: Db, readerKey: string, limit: number): Promise<Subscription[]> {
  const rows = await subscriptions(db)
    .where('comments.reader_key', '=', readerKey)
    .where('s.ended_at', 'is', null)
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(found);
}

/**
 * The link in the first letter was followed. It counts for everything that the same person asked of the same address and
 * that got no letter of its own. Once it is ended it stays so: mail programs open links by themselves.
 */
export async function confirm(db: Db, secret: string, id: number, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('subscriptions')
      .innerJoin('comments', 'comments.id', 'subscriptions.comment_id')
      .select(['subscriptions.email', 'comments.reader_key', 'comments.mark_id'])
      .where('subscriptions.id', '=', id)
      .where('subscriptions.ended_at', 'is', null)
      .executeTakeFirst();
    if (!known) return;
    // Whoever said yes may be asked on their other devices too.
    await trx.deleteFrom('invitations').where('to_key', '=', inviteeKey(secret, known.email)).execute();
    await trx
      .updateTable('subscriptions')
      .set({ confirmed_at: now })
      .where('email', '=', known.email)
      .where('confirmed_at', 'is', null)
      .where('ended_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('id', '=', id),
          eb(
            'comment_id',
            'in',
            eb
              .selectFrom('comments')
              .select('comments.id')
              .where((e) =>
                // Null equals nothing.
                e.or([e('reader_key', '=', known.reader_key), e('mark_id', '=', known.mark_id)]),
              ),
          ),
        ]),
      )
      .execute();
  });
}

/** No more letters about one comment; one that waits to be sent is not (deliver.ts asks again). */
export async function end(db: Db, id: number, now: number): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** The same, of somebody's own comment. @returns false where it is not theirs, or there is none */
export async function endOwn(db: Db, id: number, readerKey: string, now: number): Promise<boolean> {
  const own = await subscriptions(db)
    .where('s.id', '=', id)
    .where('comments.reader_key', '=', readerKey)
    .executeTakeFirst();
  if (own) await end(db, id, now);
  return own !== undefined;
}

/** No more letters to the address of a subscription, about anything. */
export async function endAll(db: Db, id: number, now: number): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ ended_at: now })
    .where('email', '=', (eb) => eb.selectFrom('subscriptions as s').select('s.email').where('s.id', '=', id))
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Forgets addresses that are of no use any more: of comments that their authors deleted, and those that did not say yes
 * before `until`, or said no. @returns how many
 */
export async function forgetUseless(db: Db, until: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('subscriptions')
    .where((eb) =>
      eb.or([
        eb.and([eb('confirmed_at', 'is', null), eb('created_at', '<', until)]),
        eb('ended_at', '<', until),
        eb('comment_id', 'in', eb.selectFrom('comments').select('comments.id').where('status', '=', 'deleted')),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Forgets these addresses: what they follow, and the mail that waits for them. @returns how many subscriptions */
async function forgetFollower(db: Db, emails: readonly string[]): Promise<number> {
  const addresses = emails.map((email) => email.toLowerCase());
  if (addresses.length === 0) return 0;
  await db.deleteFrom('mails').where('address', 'in', addresses).execute();
  const { numDeletedRows } = await db
    .deleteFrom('subscriptions')
    .where('email', 'in', addresses)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Forgets who follows the comments of a person, and the mail that waits on their account; call it before
 * `erasePerson`, after which nobody knows whose they are. An address that was typed with other people's comments too goes
 * on following there; only by e-mail everything of the address goes.
 */
export async function forgetFollowing(db: Db, person: Person): Promise<number> {
  if ('email' in person) return forgetFollower(db, [person.email]);
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('subscriptions')
      .innerJoin('comments', 'comments.id', 'subscriptions.comment_id')
      .select('subscriptions.id')
      .where(saidBy(person))
      .execute();
    for (const { id } of rows) {
      await withdraw(trx, id);
      await trx.deleteFrom('subscriptions').where('id', '=', id).execute();
    }
    return rows.length;
  });
}

const subscriptions = (db: Db) =>
  db
    .selectFrom('subscriptions as s')
    .innerJoin('comments', 'comments.id', 's.comment_id')
    .select(['s.id', 's.confirmed_at', 's.ended_at', 'comments.post_id']);

type Row = Awaited<ReturnType<ReturnType<typeof subscriptions>['executeTakeFirstOrThrow']>>;

function found({ id, post_id, confirmed_at, ended_at }: Row): Subscription {
  const state = ended_at !== null ? 'ended' : confirmed_at === null ? 'asked' : 'follows';
  return { id, postId: post_id, state };
}
