import type { OverlayOptions } from 'sharp';
import { excerpt } from '../text/plain.ts';
import { type Drawn, headline, ITALIC, letters, line, UPRIGHT } from './card-letters.ts';
import { loadSharp } from './sharp.ts';

/**
 * Draws the picture that stands beside a link to us elsewhere: paper, ink, the headline in the house's own letters
 * (card-letters.ts), and the photograph for half of it.
 */

/** Pixels: what the networks ask for. */
export const CARD = { width: 1200, height: 630 } as const;
const MARGIN = 56;
const PICTURE = { width: 600, height: CARD.height } as const;
/** Between the words and the photograph. */
const GUTTER = 40;
/** Characters. */
const KICKER = 44;
const QUALITY = 86;

/** The light tokens of public/css/tokens.css. */
const PAPER = '#fcf2e9';
const SUNK = '#fae4db';
const INK = '#21131a';
const INK_2 = '#664f56';
const ACCENT = '#c90038';
const FILL = '#d4003b';
const ON_FILL = '#fff8f2';

export interface CardWords {
  /** On the red tab. */
  label: string;
  kicker: string | null;
  title: string;
  /** Below the rule. */
  line: string | null;
}

/** A JPEG. @param photograph its file; null: the headline has all the room */
export async function draw(
  { label, kicker, title, line: last }: CardWords,
  photograph: Buffer | null,
): Promise<Buffer> {
  const sharp = await loadSharp();
  const width = CARD.width - 2 * MARGIN - (photograph ? PICTURE.width + GUTTER - MARGIN : 0);
  const layers: OverlayOptions[] = [];
  const put = (drawn: Drawn, left: number, top: number) => layers.push({ input: drawn.input, left, top });
  const fill = (colour: string, box: { left: number; top: number; width: number; height: number }) =>
    layers.push({
      input: { create: { width: box.width, height: box.height, channels: 3, background: colour } },
      left: box.left,
      top: box.top,
    });

  if (photograph) put(await half(photograph), CARD.width - PICTURE.width, 0);
  else {
    const mark = await letters('”', { face: UPRIGHT, size: 760, colour: SUNK });
    put(mark, CARD.width - MARGIN - mark.width, CARD.height - mark.height - MARGIN);
  }

  const name = await line(`${label}”`, { face: UPRIGHT, size: 50, colour: ON_FILL }, width - 36);
  const tab = 34 + name.height + 20;
  fill(FILL, { left: MARGIN, top: 0, width: name.width + 36, height: tab });
  put(name, MARGIN + 18, 34);

  let bottom = CARD.height - MARGIN;
  if (last !== null) {
    const by = await line(last, { face: ITALIC, size: 30, colour: INK_2 }, width);
    put(by, MARGIN, bottom - by.height);
    bottom -= by.height + 24;
  }
  fill(INK, { left: MARGIN, top: bottom - 4, width, height: 4 });
  bottom -= 4 + 28;

  const above =
    kicker === null ? null : await line(excerpt(kicker, KICKER), { face: UPRIGHT, size: 30, colour: ACCENT }, width);
  const top = tab + 32 + (above ? above.height + 22 : 0);
  const words = await headline(title, { width, height: bottom - top, from: photograph ? 108 : 164, colour: INK });
  const begins = bottom - words.height;
  put(words, MARGIN, begins);
  if (above) put(above, MARGIN, begins - 22 - above.height);

  return sharp({ create: { ...CARD, channels: 3, background: PAPER } })
    .composite(layers)
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
}

/** For words that cannot be drawn: all of the photograph that fits, else paper and the tab. A JPEG. */
export async function drawWordless(photograph: Buffer | null): Promise<Buffer> {
  const sharp = await loadSharp();
  const tab = { create: { width: 160, height: 104, channels: 3, background: FILL } } as const;
  const card = photograph
    ? sharp(photograph).resize({ ...CARD, fit: 'cover', position: sharp.strategy.attention })
    : sharp({ create: { ...CARD, channels: 3, background: PAPER } }).composite([{ input: tab, left: MARGIN, top: 0 }]);
  return card.jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer();
}

/**
 * The part of a photograph that fills its half. Faces are in the upper part of an upright one; in a wide one they are
 * where the picture library finds skin and detail.
 */
async function half(photograph: Buffer): Promise<Drawn> {
  const sharp = await loadSharp();
  const { width = 0, height = 1 } = await sharp(photograph).metadata();
  const isWide = width / height > PICTURE.width / PICTURE.height;
  const position = isWide ? sharp.strategy.attention : 'north';
  const { data, info } = await sharp(photograph)
    .resize({ ...PICTURE, fit: 'cover', position })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}
