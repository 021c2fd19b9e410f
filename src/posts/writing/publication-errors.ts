import type { Picture } from '../../media/media.ts';
import { fieldErrors, type PostErrors, type TypedPost } from './fields.ts';
import { descriptionErrors, type InsetErrors, insetErrors, type TypedInset } from './picture-fields.ts';

/** What the desk has of a post, whether it was just typed or is stored. */
export interface Publishable {
  /** Cleaned (fields.ts). */
  fields: TypedPost;
  hasHero: boolean;
  /** What was typed about pictures in the text; of others what is known of them counts. */
  insets: readonly TypedInset[];
  /** The pictures that stand in the text. */
  pictures: readonly Picture[];
}

/**
 * What speaks against keeping a post, in words for its form: the one rule for the form and for what is decided from a list.
 * @param out for readers to see, now or later
 */
export function publicationErrors(
  { fields, hasHero, insets, pictures }: Publishable,
  zone: string,
  out: boolean,
): { errors: PostErrors; wrongInsets: InsetErrors } {
  const wrongInsets = insetErrors(pictures, insets, zone, out);
  const errors = {
    ...fieldErrors(fields, out),
    ...descriptionErrors(fields, zone, out && hasHero),
    ...(wrongInsets.size > 0 ? { insets: 'Something is missing or wrong here' } : {}),
  };
  return { errors, wrongInsets };
}
