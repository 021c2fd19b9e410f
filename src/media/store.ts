import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Db } from '../db/schema.ts';
import { PICTURE_WIDTHS } from '../urls.ts';
import { formatOf } from './formats.ts';
import { type Description, insert } from './media.ts';

/** Why an upload was not taken. */
export type PictureRefusal = 'not_a_picture' | 'too_many_pixels' | 'broken';

export type Stored = { kind: 'stored'; id: number } | { kind: 'refused'; reason: PictureRefusal };

/** More than any telephone takes; asked before a pixel is decoded. */
const MAX_PIXELS = 64_000_000;
/** A column of text as a picture would be taller than anybody scrolls. */
const MAX_HEIGHT = 3_200;
const QUALITY = 80;

/**
 * Keeps a picture: its pixels only, upright, as WebP in three widths under a name of our own, in `folder`. Whatever else
 * the file held (positions, serial numbers, previews, a second file behind the first) is not copied.
 */
export async function store(
  db: Db,
  folder: string,
  bytes: Buffer,
  about: Description & { by: number | null; now: number },
): Promise<Stored> {
  if (!formatOf(bytes)) return { kind: 'refused', reason: 'not_a_picture' };
  const decoded = await decode(bytes);
  if (typeof decoded === 'string') return { kind: 'refused', reason: decoded };

  const key = randomBytes(12).toString('base64url');
  const files = join(folder, key);
  const draft = join(folder, `.${key}`);
  try {
    await mkdir(draft, { recursive: true });
    for (const width of PICTURE_WIDTHS)
      await sharp(decoded.data, { raw: decoded.info })
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: QUALITY })
        .toFile(join(draft, `${width}.webp`));
    await rename(draft, files);
    const { width, height } = decoded.info;
    return { kind: 'stored', id: await insert(db, { ...about, key, width, height }) };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await rm(files, { recursive: true, force: true });
    throw error;
  }
}

/** The pixels at the largest size that is kept. */
async function decode(bytes: Buffer) {
  // Nothing of an upload is remembered between two of them, and one core is left for readers.
  sharp.cache(false);
  sharp.concurrency(1);
  const [width] = PICTURE_WIDTHS.slice(-1);
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize({ width, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'too_many_pixels' : 'broken';
  }
}
