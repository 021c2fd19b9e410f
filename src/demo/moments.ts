import type { Line } from './script.ts';

/** As evenly strewn as chance, and always the same. */
const strewn = (i: number) => (i * 0.618_034) % 1;

/**
 * When the lines of a script were said, UTC ms: many at first, fewer later, answers some time after what they answer.
 * @param until nothing is said later
 */
export function moments(lines: readonly Line[], { from, over, until }: { from: number; over: number; until: number }) {
  const threads = lines.filter((line) => line.parent === null).length;
  const times: number[] = [];
  let begun = 0;
  for (const [i, { parent }] of lines.entries()) {
    const answered = parent === null ? undefined : times[parent];
    if (answered === undefined) begun += 1;
    const at = answered === undefined ? from + over * (begun / (threads + 1)) ** 1.6 : answered + over * gap(i);
    times.push(Math.round(Math.min(at, until)));
  }
  return times;
}

/** Between a comment and an answer to it, as a part of the time that people talk. */
const gap = (i: number) => 0.004 + 0.025 * strewn(i);
