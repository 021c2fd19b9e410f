import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageUnavailable } from '../db/errors.ts';
import type { Db } from '../db/schema.ts';
import { PICTURE_WIDTHS } from '../urls.ts';
import { type Crop, cropBox } from './crop.ts';
import { type Format, formatOf, webpFrames } from './formats.ts';
import { type Description, insert } from './media.ts';
import { loadSharp, pictureTurns } from './sharp.ts';

/** Why an upload was not taken. */
export type PictureRefusal = 'not_a_picture' | 'too_many_frames' | 'too_many_pixels' | 'broken';

export type Stored = { kind: 'stored'; id: number } | { kind: 'refused'; reason: PictureRefusal };

/** More than any telephone takes; asked before a pixel is decoded. What costs more memory a pixel has fewer. */
const MAX_PIXELS: Record<Format, number> = {
  jpeg: 64_000_000,
  png: 36_000_000,
  gif: 36_000_000,
  webp: 36_000_000,
  heif: 16_000_000,
};
const MAX_FRAMES = 300;
/** A column of text as a picture would be taller than anybody scrolls. */
const MAX_HEIGHT = 3_200;
const QUALITY = 80;

/** In the folder of its key. */
export const fileOf = (width: (typeof PICTURE_WIDTHS)[number]) => `${width}.webp`;

/**
 * Keeps a picture: its pixels only, upright, as WebP in three widths under a name of our own, in `folder`. Whatever else
 * the file held (positions, serial numbers, previews, a second file behind the first) is not copied.
 * @param crop the part of it that is kept; null: all
 */
export async function store(
  db: Db,
  folder: string,
  bytes: Buffer,
  about: About,
  crop: Crop | null = null,
): Promise<Stored> {
  const format = formatOf(bytes);
  if (!format) return { kind: 'refused', reason: 'not_a_picture' };
  if (format === 'webp' && webpFrames(bytes) > MAX_FRAMES) return { kind: 'refused', reason: 'too_many_frames' };
  const stored = pictureTurns.take(String(about.by), () => keep(db, folder, { bytes, format, crop }, about));
  if (!stored) throw new StorageUnavailable('too many pictures at once');
  return stored;
}

type About = Partial<Description> & { by: number | null; now: number };

interface Upload {
  bytes: Buffer;
  format: Format;
  crop: Crop | null;
}

async function keep(db: Db, folder: string, upload: Upload, about: About): Promise<Stored> {
  const decoded = await decode(upload);
  if (typeof decoded === 'string') return { kind: 'refused', reason: decoded };

  const sharp = await loadSharp();
  const key = randomBytes(12).toString('base64url');
  const files = join(folder, key);
  const draft = join(folder, `.${key}`);
  try {
    await mkdir(draft, { recursive: true });
    for (const width of PICTURE_WIDTHS) {
      const image = sharp(decoded.data, { raw: decoded.info }).resize({ width, withoutEnlargement: true });
      await writeFile(join(draft, fileOf(width)), await image.webp({ quality: QUALITY }).toBuffer());
    }
    await rename(draft, files);
    const { width, height } = decoded.info;
    return { kind: 'stored', id: await insert(db, { ...about, key, width, height }) };
  } catch (error) {
    for (const left of [draft, files]) await rm(left, { recursive: true, force: true }).catch(() => undefined);
    // The system's own words: no space, no permission.
    if (error instanceof Error && 'syscall' in error) throw new StorageUnavailable(error.message);
    throw error;
  }
}

/** The pixels at the largest size that is kept. */
async function decode({ bytes, format, crop }: Upload) {
  const sharp = await loadSharp();
  const [width] = PICTURE_WIDTHS.slice(-1);
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS[format], failOn: 'error', sequentialRead: true });
    image.autoOrient();
    if (crop) image.extract(cropBox((await image.metadata()).autoOrient, crop));
    return await image
      .resize({ width, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'too_many_pixels' : 'broken';
  }
}
