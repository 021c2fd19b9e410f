import { expressionBuilder } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** When something was last put right in a story, UTC ms; null: never. A column over `posts`. */
export const CORRECTED_AT = expressionBuilder<Schema, 'posts'>()
  .selectFrom('corrections')
  .select(({ fn }) => fn.max('at').as('at'))
  .whereRef('corrections.post_id', '=', 'posts.id')
  .as('corrected_at');

/**
 * When a story was last another for its readers, UTC ms: when it came out, or when something was put right in it since.
 * What is said about it does not count; a correction of before it came out is no change.
 */
export const changedAt = ({
  published_at,
  corrected_at,
}: {
  published_at: number;
  corrected_at: number | null;
}): number => Math.max(published_at, corrected_at ?? 0);
