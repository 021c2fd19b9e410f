import { sql } from 'kysely';
import type { Picture } from './media.ts';

/**
 * How long a picture may be shown. The clock alone decides: from the millisecond its right ends it is nowhere, and no job
 * has to run for that.
 */

export const isShown = ({ expires_at }: Pick<Picture, 'expires_at'>, now: number): boolean =>
  expires_at === null || expires_at > now;

/** The same as a condition on a join. @param now UTC ms @param table `media`, or what it is called in the query */
export const mayBeShown = (now: number, table = 'media') => {
  const end = sql.ref(`${table}.expires_at`);
  return sql<boolean>`(${end} is null or ${end} > ${now})`;
};

/** Whole seconds that a copy of the picture may be kept. */
export const secondsLeft = ({ expires_at }: Pick<Picture, 'expires_at'>, now: number): number | null =>
  expires_at === null ? null : Math.max(0, Math.floor((expires_at - now) / 1_000));
