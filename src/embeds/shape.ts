import type { Size } from './embed.ts';
import type { Shape } from './provider.ts';

/** Width by height of the shapes that go with the width. */
const PROPORTIONS: [shape: Shape, proportion: number][] = [
  ['wide', 16 / 9],
  ['landscape', 3 / 2],
  ['square', 1],
  ['portrait', 2 / 3],
  ['tall', 9 / 16],
];

/** The shape that comes nearest to a size; null where none is told. */
export function shapeOf(size: Size | null): Shape | null {
  if (size === null) return null;
  const away = (proportion: number) => Math.abs(Math.log(size.width / size.height / proportion));
  return PROPORTIONS.reduce((best, each) => (away(each[1]) < away(best[1]) ? each : best))[0];
}
