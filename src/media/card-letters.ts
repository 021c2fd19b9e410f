import { join } from 'node:path';
import type { CreateText, SharpOptions } from 'sharp';
import { packageRoot } from '../config.ts';
import { escapeHtml } from '../html.ts';
import { excerpt } from '../text/plain.ts';
import { loadSharp } from './sharp.ts';

/**
 * Words as pictures, to be put on a card, and never larger than their room there. Our fonts are named by file
 * (bin/build-fonts.ts), as there need be none on the system; letters that they lack come from the system, and are boxes
 * where it has none either.
 */

/** By the family in the file: under any other name Pango takes another font and says nothing. */
export const UPRIGHT = { family: 'Libre Caslon Condensed SemiBold', file: 'caslon-600-normal' } as const;
export const ITALIC = { family: 'Libre Caslon Condensed Medium Italic', file: 'caslon-500-italic' } as const;
type Face = typeof UPRIGHT | typeof ITALIC;

export interface Drawn {
  input: Buffer;
  width: number;
  height: number;
}

/** No font of text has them; where the system has one of emoji, its colours are not ours. */
const EMOJI =
  /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Extended_Pictographic}(?=\ufe0f)|\ufe0f|\u200d(?=\p{Extended_Pictographic})/gu;
/** A dot of nothing: what words look like in which there is nothing to see. */
const NOTHING = { create: { width: 1, height: 1, channels: 4, background: '#0000' } } as const;

/** Words as a picture of their own, on nothing. @param width pixels at which lines break; null: one line */
export async function letters(
  words: string,
  { face, size, colour, width = null }: { face: Face; size: number; colour: string; width?: number | null },
): Promise<Drawn> {
  const sharp = await loadSharp();
  const text: CreateText = {
    text: `<span foreground="${colour}" line_height="0.82" letter_spacing="${Math.round(-size * 8)}">${escapeHtml(words.replace(EMOJI, '').replace(/\s+/g, ' ').trim())}</span>`,
    // The comma ends the family, whose last words Pango would else take for a style, and look for another.
    font: `${face.family}, ${size}`,
    fontfile: join(packageRoot, 'dist/fonts', `${face.file}.ttf`),
    rgba: true,
    dpi: 72,
    ...(width !== null && { width, wrap: 'word-char' }),
  };
  const drawn = (what: SharpOptions) => sharp(what).png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  const { data, info } = await drawn({ text }).catch((error) => {
    if (/no text to render/.test(String(error))) return drawn(NOTHING);
    throw error;
  });
  return { input: data, width: info.width, height: info.height };
}

/** From the largest to the smallest that the same words may have. */
const SIZES = [164, 148, 134, 120, 108, 98, 88, 80, 72, 65, 58, 52, 47, 42, 38, 34, 30, 26, 23, 20] as const;

/** The headline at the largest size that fits its room without breaking a word; at the smallest whatever comes. */
export async function headline(
  words: string,
  { colour, ...room }: { width: number; height: number; from: number; colour: string },
): Promise<Drawn> {
  const sizes = SIZES.filter((size) => size <= room.from);
  const longest = words.split(/\s/).reduce((a, b) => (b.length > a.length ? b : a), '');
  let [low, high] = [0, sizes.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const style = { face: UPRIGHT, size: sizes[middle] ?? 0, colour };
    const fits =
      (await letters(longest, style)).width <= room.width &&
      (await letters(words, { ...style, width: room.width })).height <= room.height;
    if (fits) high = middle;
    else low = middle + 1;
  }
  return within(await balanced(words, { face: UPRIGHT, size: sizes[low] ?? 0, colour }, room.width), room);
}

/** In as few lines, but no word is left alone on the last. */
async function balanced(words: string, style: { face: Face; size: number; colour: string }, width: number) {
  let best = await letters(words, { ...style, width });
  for (const share of [0.92, 0.84, 0.76, 0.68]) {
    const narrower = await letters(words, { ...style, width: Math.round(width * share) });
    // Ink is measured, so the same lines may end a few pixels lower.
    if (narrower.height > best.height + style.size / 2) break;
    best = narrower;
  }
  return best;
}

/** Pixels, of letters: smaller ones nobody reads. */
const SMALLEST = 16;

/** One line, made smaller until it fits, and told in part where it would be too small. */
export async function line(
  words: string,
  style: { face: Face; size: number; colour: string },
  width: number,
): Promise<Drawn> {
  const drawn = await letters(words, style);
  if (drawn.width <= width) return within(drawn, { width, height: 2 * style.size });
  const size = Math.max(SMALLEST, Math.floor((style.size * width) / drawn.width));
  let smaller = await letters(words, { ...style, size });
  if (smaller.width > width) {
    const fit = Math.max(2, Math.floor((words.length * width) / smaller.width) - 1);
    smaller = await letters(excerpt(words, fit), { ...style, size });
  }
  return within(smaller, { width, height: 2 * style.size });
}

/** What juts out of its room is cut off: accents can be piled on one letter, and one sign can be as wide as a line. */
async function within(drawn: Drawn, room: { width: number; height: number }): Promise<Drawn> {
  const [width, height] = [Math.min(drawn.width, room.width), Math.min(drawn.height, room.height)];
  if (width === drawn.width && height === drawn.height) return drawn;
  const sharp = await loadSharp();
  const cut = sharp(drawn.input).extract({ left: 0, top: 0, width, height });
  return { input: await cut.png({ compressionLevel: 1 }).toBuffer(), width, height };
}
