import { type Person, saidBy } from '../comments/person.ts';
import type { Db } from '../db/schema.ts';
import { takeBack } from './outbox.ts';

/** Who is written to when a comment of theirs is answered: the subscriptions, one a comment. */

/** Forgets these addresses: what they follow, and the mail that waits for them. @returns how many subscriptions */
export async function forgetFollower(db: Db, emails: readonly string[]): Promise<number> {
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
 * `erasePerson`, after which nobody knows whose they are. An address that somebody else typed too goes on following
 * there; only by e-mail everything of the address goes.
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
    const ids = rows.map((row) => row.id);
    for (const id of ids) await takeBack(trx, id);
    if (ids.length > 0) await trx.deleteFrom('subscriptions').where('id', 'in', ids).execute();
    return ids.length;
  });
}
