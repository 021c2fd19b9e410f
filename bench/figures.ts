/** The bench's arithmetic. */

/** The one in the middle, of an even number the mean of the two; NaN of none. */
export function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = inOrder.length / 2;
  if (Number.isInteger(middle)) return ((inOrder[middle - 1] ?? Number.NaN) + (inOrder[middle] ?? Number.NaN)) / 2;
  return inOrder[Math.floor(middle)] ?? Number.NaN;
}

/**
 * The median of the quotients turn by turn, so that a machine that is slow for a minute is slow for both sides of it.
 * @param ones in the order of the turns, as are the `others`
 */
export const medianRatio = (ones: readonly number[], others: readonly number[]) =>
  median(ones.map((one, turn) => one / (others[turn] ?? Number.NaN)));

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What a figure must reach. */
export type Wanted = { atLeast: number } | { atMost: number } | { under: number };

/** False for what could not be measured (NaN). */
export function reaches(value: number, wanted: Wanted): boolean {
  if ('atLeast' in wanted) return value >= wanted.atLeast;
  return 'atMost' in wanted ? value <= wanted.atMost : value < wanted.under;
}

/** With three figures or more; what is whole stays so. */
export function written(value: number): string {
  if (Number.isNaN(value)) return '?';
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
