import {
  commentsOf,
  type ExportedComment,
  type ExportedLike,
  type ExportedReport,
  likesOf,
  reportsOf,
} from '../comments/author/export.ts';
import { erasePerson, type Person, saidBy } from '../comments/author/person.ts';
import type { Db } from '../db/schema.ts';
import { record } from '../runs/decisions.ts';
import { commentPath } from '../urls.ts';
import { count } from '../words.ts';
import { forgetFollowing } from './follow.ts';
import { aboutOf } from './keys.ts';

/** Everything that is kept of somebody, whoever asks for it: handed over, or parted from them. */

export interface PersonalData {
  comments: ExportedComment[];
  follows: ExportedFollow[];
  likes: ExportedLike[];
  reports: ExportedReport[];
}

export interface ExportedFollow {
  /** Of the comment whose answers are meant. */
  path: string;
  email: string;
  asked: string;
  confirmed: string | null;
  ended: string | null;
}

export async function personalData(db: Db, person: Person): Promise<PersonalData> {
  return {
    comments: await commentsOf(db, person),
    follows: await followsOf(db, person),
    likes: await likesOf(db, person),
    reports: await reportsOf(db, person),
  };
}

/**
 * Parts somebody from what they said, up to now. Who is written to goes first, as it hangs on whose comments those are.
 * Safe to be killed and called again. The log tells what the desk did, not what people did about themselves.
 * @param by who at the desk did it; null: the person
 * @returns how many comments that were
 */
export async function erase(db: Db, person: Person, { by }: { by: number | null }, now: number): Promise<number> {
  await forgetFollowing(db, person);
  await writeAnew(db, person);
  const erased = await erasePerson(db, person, now);
  if (by !== null) await record(db, { action: 'erase_person', userId: by, note: count(erased, 'comment') }, now);
  return erased;
}

/** Letters that wait to tell of somebody's answers have the name in them: they are taken back, and due once more. */
async function writeAnew(db: Db, person: Person): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const waiting = await trx.selectFrom('mails').select(['id', 'key']).where('next_try_at', 'is not', null).execute();
    for (const { id, key } of waiting) {
      const about = aboutOf(key);
      if (about?.kind !== 'reply') continue;
      const { numUpdatedRows } = await trx
        .updateTable('comments')
        .set({ notice_due: 1 })
        .where('id', '=', about.commentId)
        .where(saidBy(person))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) await trx.deleteFrom('mails').where('id', '=', id).execute();
    }
  });
}

/** What a person follows, asked to, or does not any more: what `forgetFollowing` forgets. */
async function followsOf(db: Db, person: Person): Promise<ExportedFollow[]> {
  const rows = await db
    .selectFrom('subscriptions as s')
    .innerJoin('comments', 'comments.id', 's.comment_id')
    .select(['s.comment_id', 's.email', 's.created_at', 's.confirmed_at', 's.ended_at'])
    .where((eb) => ('email' in person ? eb('s.email', '=', person.email.toLowerCase()) : saidBy(person)(eb)))
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    path: commentPath(row.comment_id),
    email: row.email,
    asked: iso(row.created_at),
    confirmed: row.confirmed_at === null ? null : iso(row.confirmed_at),
    ended: row.ended_at === null ? null : iso(row.ended_at),
  }));
}

const iso = (time: number) => new Date(time).toISOString();
