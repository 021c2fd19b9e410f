import type { Insertable } from 'kysely';
import type { Db, MailsTable } from '../db/schema.ts';
import { confirmKey, repliesTo } from './keys.ts';

/** Letters that wait to be sent. They are written down here in the transaction that decides them, and sent later. */

export interface NewMail {
  /** From keys.ts. */
  key: string;
  address: string;
  subject: string;
  body: string;
  /** For List-Unsubscribe; null: it cannot be stopped that way. */
  unsubscribePath: string | null;
}

/** @returns false where a mail with this key was written already */
export async function enqueue(db: Db, mail: NewMail, now: number): Promise<boolean> {
  const row: Insertable<MailsTable> = {
    key: mail.key,
    address: mail.address,
    subject: mail.subject,
    body: mail.body,
    unsubscribe_path: mail.unsubscribePath,
    created_at: now,
    next_try_at: now,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mails')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes back whatever waits to be sent on account of a subscription. */
export async function withdraw(db: Db, subscription: number): Promise<void> {
  const [from, to] = repliesTo(subscription);
  await db
    .deleteFrom('mails')
    .where('next_try_at', 'is not', null)
    .where((eb) =>
      eb.or([eb('key', '=', confirmKey(subscription)), eb.and([eb('key', '>=', from), eb('key', '<', to)])]),
    )
    .execute();
}

/** Mail that was sent or given up before `until`. @returns how many */
export async function forgetSent(db: Db, until: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('mails')
    .where('next_try_at', 'is', null)
    .where('created_at', '<', until)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
