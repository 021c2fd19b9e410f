/** What of an uploaded picture is kept. Sizes are those of the upright picture, in pixels. */

/** Width by height. */
const RATIOS = { wide: 3 / 2, square: 1, upright: 4 / 5 } as const;
export type Shape = keyof typeof RATIOS;
export const SHAPES = Object.keys(RATIOS) as Shape[];

/** Where the picture is kept whole: the first number of the width, the second of the height. */
const ANCHORS = { middle: [0.5, 0.5], top: [0.5, 0], bottom: [0.5, 1], left: [0, 0.5], right: [1, 0.5] } as const;
export type Keep = keyof typeof ANCHORS;
export const KEEPS = Object.keys(ANCHORS) as Keep[];

/** The largest part of that shape, or a part by its corner and size in fractions of the whole. */
export type Crop = { shape: Shape; keep: Keep } | { x: number; y: number; w: number; h: number };

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Nobody means a smaller part than this. */
const LEAST = 16;
/** Fractions are written with few digits. */
const ABOUT = 0.001;

/**
 * What a form says about the crop: the part that was drawn, `x,y,w,h`, else a shape and what to keep.
 * @returns null for the whole picture, and for whatever makes no sense
 */
export function readCrop({ crop, shape, keep }: { crop: string; shape: string; keep: string }): Crop | null {
  const numbers = /^\d(?:\.\d{1,9})?(?:,\d(?:\.\d{1,9})?){3}$/.test(crop) ? crop.split(',').map(Number) : [];
  const [x = 0, y = 0, w = 0, h = 0] = numbers;
  if (w > 0 && h > 0 && x + w <= 1 + ABOUT && y + h <= 1 + ABOUT) return { x, y, w, h };
  const wanted = SHAPES.find((each) => each === shape);
  return wanted ? { shape: wanted, keep: KEEPS.find((each) => each === keep) ?? 'middle' } : null;
}

/** The part as whole pixels, always inside the picture and never empty. */
export function cropBox(size: { width: number; height: number }, crop: Crop): Box {
  const { width: w, height: h } = size;
  if ('shape' in crop) {
    const ratio = RATIOS[crop.shape];
    const [across, down] = ANCHORS[crop.keep];
    const width = atLeast(1, Math.min(w, Math.round(h * ratio)));
    const height = atLeast(1, Math.min(h, Math.round(w / ratio)));
    return { left: Math.round((w - width) * across), top: Math.round((h - height) * down), width, height };
  }
  const [width, height] = [part(crop.w, w), part(crop.h, h)];
  return {
    left: Math.min(Math.round(crop.x * w), w - width),
    top: Math.min(Math.round(crop.y * h), h - height),
    width,
    height,
  };
}

const atLeast = (least: number, n: number) => Math.max(least, n);
const part = (fraction: number, whole: number) =>
  Math.min(whole, atLeast(Math.min(LEAST, whole), Math.round(fraction * whole)));
