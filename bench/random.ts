/** Chance that is the same in every run. */

/** Numbers from 0 to below 1; one seed, one sequence (mulberry32, by Tommy Ettinger, in the public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** From `low` to `high`, both of them too. */
export const between = (random: () => number, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));

export function pick<T>(random: () => number, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/**
 * Places from 0 to `size` - 1, the k-th by a chance that goes with 1 / k^steepness: what is read, and who is written
 * about.
 */
export function zipf(size: number, steepness = 1): (random: () => number) => number {
  const upTo = new Float64Array(size);
  let total = 0;
  for (let k = 0; k < size; k += 1) {
    total += 1 / (k + 1) ** steepness;
    upTo[k] = total;
  }
  return (random) => {
    const wanted = random() * total;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? total) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Around 1 in the middle, most below twice that, a few many times as much: how posts differ in their comments. */
export function spread(random: () => number): number {
  const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(1.1 * bell);
}
