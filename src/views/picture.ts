import { PICTURE_WIDTHS, picturePath } from '../urls.ts';

/** An uploaded picture as a view prints it; its width and height keep the page from jumping. */
export interface PictureView {
  src: string;
  srcset: string;
  /** How wide it stands on the page, for the browser's choice: `(min-width: 62rem) 60rem, 100vw`. */
  sizes: string;
  width: number;
  height: number;
  /** Empty where the words beside it say the same. */
  alt: string;
  /** The hero is fetched at once, all others when they come near. */
  eager: boolean;
}

export interface UploadedPicture {
  key: string;
  /** Pixels of the largest file. */
  width: number;
  height: number;
  alt: string;
}

/** px: a picture narrower than this would be blown up where it opens a post. */
const WIDE = 900;

/** Upright, square or small: opening a post it stands whole, no wider than the text. */
export const standsNarrow = ({ width, height }: { width: number; height: number }) => width < WIDE || height >= width;

/** @param sizes the `sizes` attribute for the place where it stands */
export function pictureView(picture: UploadedPicture, sizes: string, { eager = false } = {}): PictureView {
  const { key, width, height, alt } = picture;
  // Files of a small picture are not enlarged, so the larger ones are copies of one another.
  const files = PICTURE_WIDTHS.filter((_, i) => i === 0 || (PICTURE_WIDTHS[i - 1] ?? 0) < width);
  return {
    src: picturePath(key, files.at(-1) ?? PICTURE_WIDTHS[0]),
    srcset: files.map((wanted) => `${picturePath(key, wanted)} ${Math.min(wanted, width)}w`).join(', '),
    sizes,
    width,
    height,
    alt,
    eager,
  };
}
