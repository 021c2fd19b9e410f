import { z } from 'zod';
import { field } from '../http/forms.ts';
import { type Crop, type Keep, readCrop, type Shape } from '../media/crop.ts';

/** The choice of what is kept of a picture, beside the field that it is uploaded with. */
export interface CropFields {
  shapes: { value: Shape | ''; words: string }[];
  keeps: { value: Keep; words: string }[];
}

export const CROP: CropFields = {
  shapes: [
    { value: '', words: 'As it is' },
    { value: 'wide', words: 'Wide, 3:2' },
    { value: 'square', words: 'Square' },
    { value: 'upright', words: 'Upright, 4:5' },
  ],
  keeps: [
    { value: 'middle', words: 'The middle' },
    { value: 'top', words: 'The top' },
    { value: 'bottom', words: 'The bottom' },
    { value: 'left', words: 'The left' },
    { value: 'right', words: 'The right' },
  ],
};

const typed = z.object({ crop: field, crop_shape: field, crop_keep: field });

/** What a form says is to be kept of the picture it brings; null: all. */
export function sentCrop(body: unknown): Crop | null {
  const { crop, crop_shape, crop_keep } = typed.parse(body ?? {});
  return readCrop({ crop, shape: crop_shape, keep: crop_keep });
}
