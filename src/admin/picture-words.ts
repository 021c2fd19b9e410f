import type { Picture } from '../media/media.ts';
import { isShown, SOON } from '../media/rights.ts';
import type { PictureRefusal } from '../media/store.ts';
import type { Use } from '../media/uses.ts';
import { picturePath } from '../urls.ts';
import { type PictureView, pictureView } from '../views/picture.ts';
import { spanInWords } from '../words.ts';
import { deskPostPath, deskTagPath } from './paths.ts';

/** How the desk speaks of pictures. */

/** `In 8 days. Then the caption stands alone.`; null while that is far away, or never. UTC ms. */
export function rightsWords(expires_at: number | null, now: number): string | null {
  if (expires_at === null || expires_at > now + SOON) return null;
  if (expires_at <= now) return 'That is over: readers see the caption alone.';
  return `In ${spanInWords(now, expires_at)}. Then the caption stands alone.`;
}

/** A picture for a page of the desk; null where it may not be shown any more, here or anywhere. */
export const deskPicture = (picture: Picture, sizes: string, now: number): PictureView | null =>
  isShown(picture, now) ? pictureView({ ...picture, alt: picture.alt || 'No description yet' }, sizes) : null;

/** Where a picture stands, for whoever may write. */
export interface UseLink {
  words: string;
  href: string;
}

export const useLinks = (uses: readonly Use[]): UseLink[] =>
  uses.map(({ kind, id, title }) =>
    kind === 'post'
      ? { words: title || 'Without a title', href: deskPostPath(id) }
      : { words: `${title}, in person`, href: deskTagPath('person', id) },
  );

/** The line that puts it into a text. */
export const markdownOf = (key: string) => `![](${picturePath(key, 960)})`;

export const REFUSED: Record<PictureRefusal, string> = {
  not_a_picture: 'That is not a picture we can use. Send a JPEG, PNG, WebP, GIF or AVIF',
  too_many_frames: 'That picture moves too much. Send a still one',
  too_many_pixels: 'That picture has too many pixels. A JPEG may have 64 megapixels, others 36, AVIF 16',
  broken: 'That picture is broken, or not what it says it is. Save it again as a JPEG and send that',
};
