import type { Db } from '../db/schema.ts';
import { MINUTE } from '../time.ts';

/**
 * How often somebody may try to prove who they are, with a password or with the phrase that keeps a name. Only tries for
 * one account (or name) from one address add up, so that nobody can lock somebody out from elsewhere.
 */

export const TRIES = 5;
/** From one address, over everything: each try of a password costs a fifth of a second of a core. */
const TRIES_OF_ADDRESS = 60;
const WINDOW = MINUTE;

/** Keyed hashes, so that what people type by mistake is kept nowhere; of a kept name, which everybody sees, its look. */
export interface Trying {
  accountKey: string;
  addressKey: string;
}

/** `left`: tries in this minute; `retryAfter` in whole seconds. */
export type Counted = { kind: 'counted'; left: number } | { kind: 'throttled'; retryAfter: number };

/** Counts a try, in an open transaction and before it is looked at, so that a hundred at once are not more than five. */
export async function countTry(trx: Db, { accountKey, addressKey }: Trying, now: number): Promise<Counted> {
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
}

/** Who got it right has not tried. */
export async function clearTries(trx: Db, { accountKey, addressKey }: Trying): Promise<void> {
  await trx
    .deleteFrom('login_attempts')
    .where('account_key', '=', accountKey)
    .where('address_key', '=', addressKey)
    .execute();
}

/** Forgets tries that no longer count. @returns how many */
export async function forgetTries(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('login_attempts')
    .where('at', '<=', now - WINDOW)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
