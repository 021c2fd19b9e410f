import { createHash, randomBytes } from 'node:crypto';
import type { Db, Role } from '../db/schema.ts';
import { DAY } from '../time.ts';

/** Who is logged in: a random token in a cookie, and here only its hash, so that the database lets nobody in. */

export interface SessionUser {
  id: number;
  name: string;
  email: string;
  role: Role;
}

/** Without a visit to the desk. */
export const SESSION_LIFETIME = 14 * DAY;

/** @returns a new token of 256 bits, good for SESSION_LIFETIME */
export async function open(db: Db, userId: number, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('sessions')
    .values({ token_hash: hashOf(token), user_id: userId, created_at: now, expires_at: now + SESSION_LIFETIME })
    .execute();
  return token;
}

export interface Session {
  user: SessionUser;
  /** UTC ms */
  expiresAt: number;
}

/** The session of a token, while it lasts. */
export async function find(db: Db, token: string, now: number): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.name', 'users.email', 'users.role', 'expires_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  const { expires_at: expiresAt, ...user } = row;
  return { user, expiresAt };
}

/** Half over and still in use: begins anew, so that nobody who works every day is logged out in the middle of a post. */
export const wantsExtending = ({ expiresAt }: Session, now: number) => expiresAt - now < SESSION_LIFETIME / 2;

export async function extend(db: Db, token: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ expires_at: now + SESSION_LIFETIME })
    .where('token_hash', '=', hashOf(token))
    .execute();
}

export async function close(db: Db, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** @returns how many were over */
export async function forgetExpired(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('expires_at', '<=', now).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
