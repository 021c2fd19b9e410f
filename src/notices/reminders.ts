import type { Db } from '../db/schema.ts';
import type { Settings } from '../settings/settings.ts';
import { HOUR } from '../time.ts';
import { absolute, deskQueuePath } from '../urls.ts';
import { count } from '../words.ts';
import { waitingKey, waitingOf } from './keys.ts';
import { enqueue } from './outbox.ts';
import type { Sender } from './sender.ts';
import { reminder } from './words.ts';

/** Letters to those who moderate, about what waits for them, where `comments.mail_moderators` is on. */

export async function remind(db: Db, { baseUrl, settings }: Sender, now: number): Promise<void> {
  const { users, held, reported } = await whomToRemind(db, settings, now);
  const wait = waitWords(held, reported);
  for (const { id, email } of users)
    await enqueue(
      db,
      {
        key: waitingKey(id, Math.floor(now / HOUR)),
        address: email,
        unsubscribePath: null,
        ...reminder(settings['site.title'], wait, absolute(baseUrl, deskQueuePath())),
      },
      now,
    );
}

interface Waiting {
  users: { id: number; email: string }[];
  held: number;
  reported: number;
}

/** Those who can log in and have not been told yet of the newest that waits, nor of anything within the hour. */
export async function whomToRemind(db: Db, settings: Settings, now: number): Promise<Waiting> {
  if (!settings['comments.mail_moderators']) return { users: [], held: 0, reported: 0 };
  const held = await heldComments(db);
  const reported = await reportedComments(db);
  const newest = Math.max(held.newest ?? 0, reported.newest ?? 0);
  const users: Waiting['users'] = [];
  if (held.n + reported.n > 0)
    for (const user of await whoCanLogIn(db)) {
      const last = await lastReminder(db, user.id);
      if (last === null || (last < newest && last <= now - HOUR)) users.push(user);
    }
  return { users, held: held.n, reported: reported.n };
}

const heldComments = (db: Db) =>
  db
    .selectFrom('comments')
    .select(({ fn }) => [fn.countAll<number>().as('n'), fn.max(fn.coalesce('edited_at', 'created_at')).as('newest')])
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow();

/** Those that stand on the page; one that reports took off it is counted among the held, and came to wait with them. */
const reportedComments = (db: Db) =>
  db
    .selectFrom('comments')
    .innerJoin('reports', 'reports.comment_id', 'comments.id')
    .select(({ fn }) => [
      fn.count<number>('comments.id').distinct().filterWhere('comments.status', '=', 'approved').as('n'),
      fn.max('reports.created_at').filterWhere('comments.status', 'in', ['approved', 'held']).as('newest'),
    ])
    // The status is not asked for here, or everything that was ever approved would be gone through.
    .where((eb) => eb('comments.report_count', '>', eb.lit(0)))
    .where('reports.settled_at', 'is', null)
    .executeTakeFirstOrThrow();

const whoCanLogIn = (db: Db) =>
  db.selectFrom('users').select(['id', 'email']).where('password_hash', 'is not', null).orderBy('id').execute();

/** UTC ms; null: none that is remembered. */
async function lastReminder(db: Db, userId: number): Promise<number | null> {
  const [from, to] = waitingOf(userId);
  const { at } = await db
    .selectFrom('mails')
    .select(({ fn }) => fn.max('created_at').as('at'))
    .where('key', '>=', from)
    .where('key', '<', to)
    .executeTakeFirstOrThrow();
  return at;
}

function waitWords(held: number, reported: number): string {
  const parts = [
    ...(held > 0 ? [`${count(held, 'comment waits', 'comments wait')} for a decision`] : []),
    ...(reported > 0 ? [`readers have reported ${count(reported, held > 0 ? 'other' : 'comment')}`] : []),
  ];
  const words = parts.join(', and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
