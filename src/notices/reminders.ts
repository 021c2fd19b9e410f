import { waiting } from '../comments/desk/waiting.ts';
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

interface Reminder {
  users: { id: number; email: string }[];
  held: number;
  reported: number;
}

/** Those who can log in and have not been told yet of the newest that waits, nor of anything within the hour. */
export async function whomToRemind(db: Db, settings: Settings, now: number): Promise<Reminder> {
  if (!settings['comments.mail_moderators']) return { users: [], held: 0, reported: 0 };
  const { held, reported, newest } = await waiting(db);
  const users: Reminder['users'] = [];
  if (newest !== null)
    for (const user of await whoCanLogIn(db)) {
      const last = await lastReminder(db, user.id);
      if (last === null || (last < newest && last <= now - HOUR)) users.push(user);
    }
  return { users, held, reported };
}

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
