import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { ExpressionBuilder } from 'kysely';
import type { Db, Schema } from '../../db/schema.ts';
import { fold } from '../../text/fold.ts';

/**
 * What is kept of somebody, to be handed over or forgotten. Only the cookie proves who is asking: an e-mail address is
 * typed by anyone, so by that, and by a mark, only the desk may ask, after it has looked at what it finds.
 */
export type Person = { email: string } | { markId: number } | { readerKey: string };

/** For `where`: the comments of that person, in a query that calls them `comments`. */
export const saidBy = (person: Person) => (eb: ExpressionBuilder<Schema, 'comments'>) => {
  if ('email' in person) return eb('comments.email', '=', person.email.toLowerCase());
  if ('markId' in person) return eb('comments.mark_id', '=', person.markId);
  return eb('comments.reader_key', '=', person.readerKey);
};

/** How many comments, whatever became of them. */
export async function countPerson(db: Db, person: Person): Promise<number> {
  const { n } = await db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(saidBy(person))
    .executeTakeFirstOrThrow();
  return n;
}

/** Their newest comments, to see whether it is who was meant. */
export async function newestBy(
  db: Db,
  person: Person,
  limit: number,
): Promise<{ id: number; name: string; post: string }[]> {
  return db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .select(['comments.id', 'comments.name', 'posts.title as post'])
    .where(saidBy(person))
    .orderBy('comments.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
}

/** The readers behind a person: who said it from which device, and so whose likes and reports are meant. */
export async function readersOf(db: Db, person: Person): Promise<string[]> {
  if ('readerKey' in person) return [person.readerKey];
  const rows = await db
    .selectFrom('comments')
    .select('reader_key')
    .distinct()
    .where(saidBy(person))
    .where('reader_key', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.reader_key ?? []);
}

/** Comments a transaction, so that nobody waits for it. */
const BATCH = 500;
const NOBODY = 'Anonymous';

/**
 * Parts a person from what they have said up to now: the text stays, and everything that leads to who said it goes, a
 * name kept for the mark too. Where people do it themselves, the hash of the address stays for the days that all of them do
 * (comments.address_days): who does so every minute is still one address, to the flood rule and to a block. Safe to be killed and called again.
 * Who is written to about answers is forgotten apart, and before it: notices/personal-data.ts does both.
 * @returns how many comments that were
 */
export async function erasePerson(db: Db, person: Person, now: number): Promise<number> {
  for (let erased = 0; ; await turn()) {
    const batch = await db.transaction().execute((trx) => eraseSome(trx, person, now));
    erased += batch;
    if (batch < BATCH) return erased;
  }
}

async function eraseSome(db: Db, person: Person, now: number): Promise<number> {
  const rows = await db
    .selectFrom('comments')
    .select(['comments.id', 'comments.mark_id', 'comments.reader_key'])
    .where(saidBy(person))
    .where('comments.created_at', '<=', now)
    .limit(BATCH)
    .execute();
  const readers = new Set(rows.flatMap((row) => row.reader_key ?? []));
  if ('readerKey' in person) readers.add(person.readerKey);
  for (const reader of readers) await forgetReader(db, reader);
  await db
    .updateTable('comments')
    .set({ name: NOBODY, name_key: fold(NOBODY), name_look: null, email: null, reader_key: null })
    .set({ mark_id: null, user_id: null, dedupe_key: null, follow_due: 0 })
    .$if(!('readerKey' in person), (query) => query.set({ address_key: null }))
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const marks = new Set(rows.flatMap((row) => row.mark_id ?? []));
  if ('markId' in person) marks.add(person.markId);
  for (const mark of marks) await forgetMark(db, mark, now);
  return rows.length;
}

/**
 * Likes go, as else the same device could like anew and count twice. Reports stay, and get a name that leads nowhere: what
 * they say may matter to the desk.
 */
async function forgetReader(db: Db, readerKey: string): Promise<void> {
  await db.deleteFrom('likes').where('liker_key', '=', readerKey).execute();
  await db.updateTable('reports').set({ reporter_key: nobodysKey() }).where('reporter_key', '=', readerKey).execute();
}

/**
 * The name that it kept is free again; a mark that nothing stands under any more is gone, unless it is blocked: who comes
 * back with the phrase must find the same mark.
 */
async function forgetMark(db: Db, id: number, now: number): Promise<void> {
  await db.updateTable('marks').set({ reserved_name: null, reserved_look: null }).where('id', '=', id).execute();
  await db
    .deleteFrom('marks')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('comments').select('comments.id').where('comments.mark_id', '=', id))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('blocks')
            .select('blocks.id')
            .where('blocks.kind', '=', 'mark')
            .where('blocks.value', '=', String(id))
            .where('blocks.lifted_at', 'is', null)
            .where((eb) => eb.or([eb('blocks.until', 'is', null), eb('blocks.until', '>', now)])),
        ),
      ),
    )
    .execute();
}

/** Who liked or reported something, once that is nobody any more. */
export const nobodysKey = () => `gone ${randomBytes(16).toString('base64url')}`;
