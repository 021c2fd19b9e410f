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
