import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { packageRoot } from '../config.ts';
import type { Context } from '../context.ts';
import { byId, type Picture } from '../media/media.ts';
import { store } from '../media/store.ts';
import { DAY, localDay, localMoment } from '../time.ts';

/**
 * The house's drawings (pictures/NAME.svg), each with what it shows and who is said to have taken it. A person is named
 * in full, as the tag has it, where the picture would do as their portrait, and nowhere else: their page goes by that.
 */
const pictures = {
  barney: {
    alt: 'Barney Quince in a black suit and a red bow tie, laughing with his eyes shut',
    credit: 'Lorcan Peel',
  },
  blind: {
    alt: 'A silhouette in a hat, a yellow bar with five question marks over its eyes',
    credit: 'Nobody you know',
  },
  boat: {
    alt: 'Two men in a rowing boat at sunset: a red jumper at the oars, and a large hat over a larger moustache',
    credit: 'A reader on the quay',
  },
  cake: {
    alt: 'A five-tier cake leaning to the left, held up by a wooden spoon',
    credit: 'Agnes Tulley / The Proving Drawer',
  },
  dog: { alt: 'Gravy the dog in a bow tie behind a breakfast-television desk', credit: 'Lorcan Peel' },
  goose: { alt: 'The Alderman, a goose in a bow tie, on a red carpet, with flashbulbs behind', credit: 'Bettina Oake' },
  headphones: {
    alt: 'Dame Hermia Pugh laughing in red headphones, among dahlias',
    caption: 'Dame Hermia in her garden. She asked for the red ones.',
    credit: 'Lorcan Peel',
    licence: 'Bought, for good',
  },
  imani: { alt: 'Imani Lark in white, one eyebrow up', credit: 'Lorcan Peel' },
  judge: {
    alt: 'Constance Figgis in red glasses, looking sideways at something, a rolling pin in her hand',
    credit: 'Agnes Tulley / The Proving Drawer',
  },
  keeper: { alt: 'Calder Whin smiling in a red roll-neck jumper', credit: 'Tilly Marsh / Kettle & Key' },
  lighthouse: {
    alt: 'Calder Whin smiling in a red roll-neck jumper, a striped lighthouse behind him',
    credit: 'Tilly Marsh / Kettle & Key',
  },
  microphones: {
    alt: 'Five microphone stands in spotlights: one wears a scarf, one holds a mug, one is very short',
    credit: 'Bettina Oake',
  },
  moustache: { alt: 'Augustin Pell in evening dress, his moustache waxed into two curls', credit: 'Odo Sandys' },
  potter: {
    alt: 'Dario Vennik at the wheel, clay on his cheek, with a pot that leans away from him',
    credit: 'Jonquil Dace',
  },
  rocker: {
    alt: 'Roxana Flint laughing in gold glasses and a leopard coat, a red guitar beside her',
    credit: 'Odo Sandys',
  },
  sleeves: {
    alt: 'Oriel Bascombe in a green dress, looking sideways at one of its two enormous sleeves',
    credit: 'Bettina Oake',
  },
  soup: {
    alt: 'Zephyrine Bell in large sunglasses, holding a steaming bowl of soup',
    credit: 'Maureen Tibbs, from the hatch',
  },
  supervisor: {
    alt: 'Jory Tamm in round glasses, a pencil behind his ear and a clipboard in his hand, a green door ajar behind him',
    credit: 'Tilly Marsh / Kettle & Key',
  },
  television: {
    alt: 'A yellow television set with two mugs on it and two silhouettes on its screen',
    credit: 'The desk',
  },
  umbrella: {
    alt: 'Two men seen from behind under one red umbrella in a wet street, the one on the right with a clipboard under his arm',
    caption: 'Outside the stage door, in the wet. One of them has moved over.',
    credit: 'P. Larkspur / Getty Images',
    licence: 'Agency, editorial, one year',
    days: 7,
  },
  wedding: {
    alt: 'Barney Quince and Imani Lark in wedding clothes, with a dog in a bow tie between them',
    credit: 'Lorcan Peel',
  },
  wig: { alt: 'A tall powdered wig with a ship on top, buckled into an aeroplane seat', credit: 'The passenger in 4B' },
  yacht: {
    alt: 'A white yacht tied to the quay, somebody waving from the stern; two people pass in a pedalo shaped like a swan',
    credit: 'A reader on the quay',
  },
} as const satisfies Record<string, Drawing>;

interface Drawing {
  alt: string;
  caption?: string;
  credit: string;
  licence?: string;
  /** How many more it may be shown; without it, for ever. */
  days?: number;
}

export type PictureName = keyof typeof pictures;

const FOLDER = join(packageRoot, 'src/demo/pictures');

export type Hung = ReadonlyMap<PictureName, Picture>;

/** Hangs all pictures. They are 1200 pixels wide, as they were drawn. @param zone in which their last days end */
export async function hangPictures(ctx: Context, by: number, zone: string, now: number): Promise<Hung> {
  const hung = new Map<PictureName, Picture>();
  for (const [name, drawn] of Object.entries(pictures) as [PictureName, Drawing][]) {
    const { days, ...words } = drawn;
    const expires_at = days === undefined ? null : midnightIn(days, zone, now);
    const drawing = await readFile(join(FOLDER, `${name}.svg`));
    const pixels = await sharp(drawing).png({ compressionLevel: 1 }).toBuffer();
    const stored = await store(ctx.db, ctx.config.mediaDir, pixels, { ...words, expires_at, by, now });
    if (stored.kind === 'refused') throw new Error(`the picture ${name} was refused: ${stored.reason}`);
    const picture = await byId(ctx.db, stored.id);
    if (picture) hung.set(name, picture);
  }
  return hung;
}

/** The end of the day that is so many days ahead. */
const midnightIn = (days: number, zone: string, now: number) =>
  localMoment(`${localDay(now + (days + 1) * DAY, zone)}T00:00`, zone);
