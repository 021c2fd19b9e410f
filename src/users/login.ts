import type { Db } from '../db/schema.ts';
import { takingTurns } from '../turns.ts';
import { NOBODY, verifyPassword } from './password.ts';
import * as sessions from './sessions.ts';
import { clearTries, countTry, TRIES, type Trying } from './tries.ts';
import { byEmail } from './users.ts';

/**
 * Logging in, at a limited rate (tries.ts). A wrong password and an unknown address get the same answer after the same
 * work.
 */

/** Hashing takes a thread that reads files for readers; from one address, five may wait for it. */
const turns = takingTurns(TRIES);

export interface Credentials extends Trying {
  email: string;
  password: string;
}

export type LoginOutcome =
  | { kind: 'in'; token: string }
  /** `left`: tries in this minute. */
  | { kind: 'wrong'; left: number }
  /** `retryAfter` in whole seconds. */
  | { kind: 'throttled'; retryAfter: number };

export async function login(db: Db, credentials: Credentials, now: number): Promise<LoginOutcome> {
  const counted = await db.transaction().execute((trx) => countTry(trx, credentials, now));
  if (counted.kind === 'throttled') return counted;

  const user = await byEmail(db, credentials.email);
  const verdict = turns.take(credentials.addressKey, () =>
    verifyPassword(credentials.password, user?.password_hash ?? NOBODY),
  );
  if (!verdict) return { kind: 'throttled', retryAfter: 2 };
  const right = await verdict;
  if (!user || !right) return { kind: 'wrong', left: counted.left };
  return db.transaction().execute(async (trx) => {
    await clearTries(trx, credentials);
    return { kind: 'in', token: await sessions.open(trx, user.id, now) };
  });
}
