import type { Size } from './embed.ts';

const MOST = 10_000;

/** A size in whole pixels, of numbers or of text such as `594` and `594px`; null for any other, as `100%` is. */
export function sizeOf(width: unknown, height: unknown): Size | null {
  const [wide, high] = [pixels(width), pixels(height)];
  return wide && high ? { width: wide, height: high } : null;
}

function pixels(side: unknown): number | null {
  const told =
    typeof side === 'string' && /^\s*\d{1,5}(?:\.\d{1,3})?(?:px)?\s*$/.test(side) ? Number.parseFloat(side) : side;
  const whole = typeof told === 'number' ? Math.round(told) : 0;
  return whole >= 1 && whole <= MOST ? whole : null;
}
