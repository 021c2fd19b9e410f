import { takingTurns } from '../turns.ts';

/** With the first picture, as a start need not wait for it. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // Nothing of an upload is remembered between two of them, and one core is left for readers.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** Decoding takes hundreds of megabytes and a core, and drawing a core: one picture at a time, whatever it is for. */
export const pictureTurns = takingTurns(10);
