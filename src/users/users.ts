import { prepared, preparedFirst } from '../db/prepared.ts';
import type { Db, Role, UserRow } from '../db/schema.ts';
import { freeSlug, slugOf } from '../slugs.ts';

export const ROLES: readonly Role[] = ['admin', 'editor', 'moderator'];

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  now: number;
}

/**
 * Adds a user who can log in; an imported author of the same address becomes that user and keeps the bylines.
 * @returns the user's id, or null when somebody with this address can log in already
 */
export async function add(db: Db, user: NewUser): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    const known = await byEmail(trx, user.email);
    if (known?.password_hash) return null;
    if (known) {
      await trx
        .updateTable('users')
        .set({ name: user.name, role: user.role, password_hash: user.passwordHash })
        .where('id', '=', known.id)
        .execute();
      return known.id;
    }
    return insert(trx, user);
  });
}

/** Gives somebody who can log in another password, and ends their sessions. @returns false where there is nobody such */
export async function setPassword(db: Db, email: string, passwordHash: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const user = await byEmail(trx, email);
    if (!user?.password_hash) return false;
    await trx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', user.id).execute();
    await trx.deleteFrom('sessions').where('user_id', '=', user.id).execute();
    return true;
  });
}

/** The author of imported posts: found by address, else made, without a password. @returns the user's id */
export async function importedAuthor(db: Db, author: { email: string; name: string; now: number }): Promise<number> {
  const known = await byEmail(db, author.email);
  return known ? known.id : insert(db, { ...author, role: 'editor', passwordHash: null });
}

export async function byEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst();
}

export async function bySlug(db: Db, slug: string): Promise<UserRow | undefined> {
  return ofSlug(db, { slug });
}

const ofSlug = preparedFirst((db, is: { slug: string }) =>
  db.selectFrom('users').selectAll().where('slug', '=', is.slug),
);

/** Names that only their owners may sign with. */
export async function names(db: Db): Promise<string[]> {
  const rows = await allNames(db, {});
  return rows.map((row) => row.name);
}

const allNames = prepared((db) => db.selectFrom('users').select('name'));

/** Whether anybody can log in at all. */
export async function anybody(db: Db): Promise<boolean> {
  return (await whoCanLogIn(db, {})) !== undefined;
}

const whoCanLogIn = preparedFirst((db) =>
  db.selectFrom('users').select('id').where('password_hash', 'is not', null).limit(1),
);

async function insert(db: Db, user: Omit<NewUser, 'passwordHash'> & { passwordHash: string | null }): Promise<number> {
  const slug = await freeSlug(slugOf(user.name, 'editor'), async (wanted) => Boolean(await bySlug(db, wanted)));
  const { id } = await db
    .insertInto('users')
    .values({
      email: user.email.toLowerCase(),
      name: user.name,
      slug,
      role: user.role,
      password_hash: user.passwordHash,
      created_at: user.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
