import type { Selectable } from 'kysely';
import type { Db, MailsTable } from '../db/schema.ts';
import { type Mailer, MailFailed, MailRefused } from '../mail/mailer.ts';
import { HOUR, MINUTE } from '../time.ts';
import { absolute } from '../urls.ts';
import { aboutOf } from './keys.ts';

/** What the job `send-mail` does with the outbox. A letter may go out twice where the machine dies at the wrong moment. */

export interface Site {
  baseUrl: string;
  title: string;
}

export interface Delivery {
  sent: number;
  /** Letters that will never arrive, and why. */
  givenUp: { id: number; error: string }[];
  /** Why the last letter that will be tried again did not go out; null: none such. */
  trouble: string | null;
}

/** How long after each try that failed the next one is due; after the last of them there is none. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, 24 * HOUR];
/** For which a letter is out of everybody else's hands while it is being sent. */
const CLAIM = 5 * MINUTE;
/** Letters a run, so that it ends. */
const MOST = 50;

/** Whether anything waits to be sent now. */
export async function anythingDue(db: Db, now: number): Promise<boolean> {
  const row = await db.selectFrom('mails').select('id').where('next_try_at', '<=', now).limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Sends what is due, one letter after the other and none of them inside a transaction. Where the mail server does not
 * answer at all, the others are left for the next run.
 * @param stopping asked before each letter: whoever wants to end does not wait for the others
 */
export async function deliver(
  db: Db,
  mailer: Mailer,
  site: Site,
  now: () => number,
  stopping: AbortSignal,
): Promise<Delivery> {
  const done: Delivery = { sent: 0, givenUp: [], trouble: null };
  for (let n = 0; n < MOST && !stopping.aborted; n++) {
    const mail = await claim(db, now());
    if (!mail) break;
    if (!(await isWanted(db, mail.key))) {
      await end(db, mail.id, { error: 'nobody wants it any more' });
      continue;
    }
    const problem = await failure(mailer.send(letter(mail, site)));
    if (!problem) {
      await end(db, mail.id, { sent_at: now() });
      done.sent += 1;
      continue;
    }
    const { message } = problem;
    const pause = problem instanceof MailRefused ? undefined : PAUSES[mail.tries - 1];
    if (pause === undefined) {
      await end(db, mail.id, { error: message });
      done.givenUp.push({ id: mail.id, error: message });
    } else {
      await postpone(db, mail.id, message, now() + pause);
      done.trouble = message;
    }
    if (!(problem instanceof MailFailed && problem.answered)) break;
  }
  return done;
}

const failure = (sending: Promise<void>): Promise<Error | null> =>
  sending.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );

interface ClaimedMail extends Selectable<MailsTable> {
  address: string;
}

/** Takes the letter that has been due for longest, so that nobody else sends it too. */
async function claim(db: Db, now: number): Promise<ClaimedMail | null> {
  return db.transaction().execute(async (trx) => {
    const mail = await trx
      .selectFrom('mails')
      .selectAll()
      .where('next_try_at', '<=', now)
      .where('address', 'is not', null)
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!mail) return null;
    const tries = mail.tries + 1;
    await trx
      .updateTable('mails')
      .set({ next_try_at: now + CLAIM, tries })
      .where('id', '=', mail.id)
      .execute();
    return { ...mail, address: mail.address ?? '', tries };
  });
}

/** A letter may have waited for hours: whether it is still true. */
async function isWanted(db: Db, key: string): Promise<boolean> {
  const about = aboutOf(key);
  if (about?.kind !== 'confirm' && about?.kind !== 'reply') return true;
  const subscription = await db
    .selectFrom('subscriptions')
    .select(['confirmed_at', 'ended_at'])
    .where('id', '=', about.id)
    .executeTakeFirst();
  if (!subscription || subscription.ended_at !== null) return false;
  if (about.kind === 'confirm') return subscription.confirmed_at === null;
  const reply = await db.selectFrom('comments').select('status').where('id', '=', about.commentId).executeTakeFirst();
  return reply?.status === 'approved';
}

const letter = (mail: ClaimedMail, { baseUrl, title }: Site) => ({
  from: title,
  to: mail.address,
  subject: mail.subject,
  text: mail.body,
  unsubscribe: mail.unsubscribe_path === null ? null : absolute(baseUrl, mail.unsubscribe_path),
  id: `${mail.created_at}.${mail.id}`,
});

/** Whatever became of it: to whom it went and what it said is nobody's business any more. */
const end = (db: Db, id: number, outcome: { sent_at: number } | { error: string }) =>
  db
    .updateTable('mails')
    .set({ next_try_at: null, address: null, subject: '', body: '', unsubscribe_path: null, error: null, ...outcome })
    .where('id', '=', id)
    .execute();

const postpone = (db: Db, id: number, error: string, until: number) =>
  db.updateTable('mails').set({ next_try_at: until, error }).where('id', '=', id).execute();
