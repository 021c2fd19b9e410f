import { sql } from 'kysely';
import type { MediaRow } from '../db/schema.ts';
import { DAY } from '../time.ts';

/**
 * How long a picture may be shown. The clock alone decides: from the millisecond its right ends it is nowhere, and no job
 * has to run for that.
 */

export const isShown = ({ expires_at }: Pick<MediaRow, 'expires_at'>, now: number): boolean =>
  expires_at === null || expires_at > now;

/** The same as a condition on a join. @param now UTC ms @param table `media`, or what it is called in the query */
export const mayBeShown = (now: number, table = 'media') => {
  const end = sql.ref(`${table}.expires_at`);
  return sql<boolean>`(${end} is null or ${end} > ${now})`;
};

/** A right that ends before this is worth a word. */
export const SOON = 30 * DAY;

/**
 * A post or a person shows it, and its right ends soon, as a condition on `media`: what the desk's front announces and the
 * library has a shelf for. What nobody shows ends without anybody missing it.
 */
export const endsSoon = (now: number) =>
  sql<boolean>`(media.expires_at > ${now} and media.expires_at <= ${now + SOON} and (
    exists (select 1 from posts where posts.hero_id = media.id)
    or exists (select 1 from post_pictures where post_pictures.media_id = media.id)
    or exists (select 1 from tags where tags.picture_id = media.id and tags.kind = 'person')))`;

/** Whole seconds that a copy of the picture may be kept. */
export const secondsLeft = ({ expires_at }: Pick<MediaRow, 'expires_at'>, now: number): number | null =>
  expires_at === null ? null : Math.max(0, Math.floor((expires_at - now) / 1_000));
