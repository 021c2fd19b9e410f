import type { Db } from '../db/schema.ts';
import { MINUTE } from '../time.ts';
import { takingTurns } from '../turns.ts';
import { NOBODY, verifyPassword } from './password.ts';
import * as sessions from './sessions.ts';
import { byEmail } from './users.ts';

/**
 * Logging in, at a limited rate. A try is counted before the password is looked at, so that a hundred at once are not
 * more than five; only those of one account from one address add up, so that nobody can lock an editor out from
 * elsewhere. A wrong password and an unknown address get the same answer after the same work.
 */

const TRIES = 5;
/** From one address, over all accounts: each try costs a fifth of a second of a core. */
const TRIES_OF_ADDRESS = 60;
const WINDOW = MINUTE;
/** Hashing takes a thread that reads files for readers; from one address, five may wait for it. */
const turns = takingTurns(TRIES);

export interface Credentials {
  email: string;
  password: string;
  /** Keyed hashes, so that what people type by mistake is kept nowhere. */
  accountKey: string;
  addressKey: string;
}

export type LoginOutcome =
  | { kind: 'in'; token: string }
  /** `left`: tries in this minute. */
  | { kind: 'wrong'; left: number }
  /** `retryAfter` in whole seconds. */
  | { kind: 'throttled'; retryAfter: number };

export async function login(db: Db, credentials: Credentials, now: number): Promise<LoginOutcome> {
  const counted = await countTry(db, credentials, now);
  if (counted.kind === 'throttled') return counted;

  const user = await byEmail(db, credentials.email);
  const verdict = turns.take(credentials.addressKey, () =>
    verifyPassword(credentials.password, user?.password_hash ?? NOBODY),
  );
  if (!verdict) return { kind: 'throttled', retryAfter: 2 };
  const right = await verdict;
  if (!user || !right) return { kind: 'wrong', left: counted.left };
  return db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('login_attempts')
      .where('account_key', '=', credentials.accountKey)
      .where('address_key', '=', credentials.addressKey)
      .execute();
    return { kind: 'in', token: await sessions.open(trx, user.id, now) };
  });
}

/** Forgets tries that no longer count. @returns how many */
export async function forgetTries(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('login_attempts')
    .where('at', '<=', now - WINDOW)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

type Counted = { kind: 'counted'; left: number } | { kind: 'throttled'; retryAfter: number };

function countTry(db: Db, { accountKey, addressKey }: Credentials, now: number): Promise<Counted> {
  return db.transaction().execute(async (trx) => {
    const recent = await trx
      .selectFrom('login_attempts')
      .select(['account_key', 'at'])
      .where('address_key', '=', addressKey)
      .where('at', '>', now - WINDOW)
      .orderBy('at')
      .execute();
    const own = recent.filter((attempt) => attempt.account_key === accountKey);
    const full = own.length >= TRIES ? own : recent.length >= TRIES_OF_ADDRESS ? recent : null;
    if (full) {
      const oldest = full[0]?.at ?? now;
      return { kind: 'throttled', retryAfter: Math.max(1, Math.ceil((oldest + WINDOW - now) / 1_000)) };
    }
    await trx
      .insertInto('login_attempts')
      .values({ account_key: accountKey, address_key: addressKey, at: now })
      .execute();
    return { kind: 'counted', left: TRIES - own.length - 1 };
  });
}
