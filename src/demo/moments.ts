import { SECOND } from '../time.ts';
import type { Line } from './script.ts';

/** As evenly strewn as chance, and always the same. */
export const strewn = (i: number) => (i * 0.618_034) % 1;

/**
 * When the lines of a script were said, UTC ms: many at first, fewer later, an answer some time after
 * what it answers and after those before it.
 * @param when.until nothing is said later
 * @param when.live an even pace instead, and an answer within a minute
 */
export function moments(
  lines: readonly Line[],
  { from, over, until, live = false }: { from: number; over: number; until: number; live?: boolean },
) {
  const span = Math.min(over, until - from);
  const threads = lines.filter((line) => line.parent === null).length;
  const times: number[] = [];
  /** When each comment was last answered. */
  const answered = new Map<number, number>();
  let begun = 0;
  for (const [i, { parent }] of lines.entries()) {
    if (parent === null) begun += 1;
    const at =
      parent === null
        ? from + span * (begun / (threads + 1)) ** (live ? 1 : 1.6)
        : (answered.get(parent) ?? times[parent] ?? from) + (live ? liveGap(i) : span * gap(i));
    times.push(Math.round(Math.min(at, until)));
    if (parent !== null) answered.set(parent, times[i] ?? at);
  }
  return times;
}

/** Between a comment and an answer to it, as a part of the time that people talk. */
const gap = (i: number) => 0.004 + 0.025 * strewn(i);
/** The same where all are there at once, ms. */
const liveGap = (i: number) => (6 + 40 * strewn(i)) * SECOND;
