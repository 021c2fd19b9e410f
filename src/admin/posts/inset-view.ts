import type { Context } from '../../context.ts';
import * as media from '../../media/media.ts';
import { keysIn } from '../../posts/writing/figure.ts';
import {
  type DescriptionErrors,
  type InsetErrors,
  readDescription,
  typedDescription,
} from '../../posts/writing/picture-fields.ts';
import type { PictureView } from '../../views/picture.ts';
import { deskPicture, rightsWords } from '../picture-words.ts';
import type { PostInput } from './post-input.ts';

/** The fields of one picture in the text, under the editor. */
export interface InsetView {
  key: string;
  n: number;
  /** Null: it may not be shown any more. */
  picture: PictureView | null;
  /** What stands beside its number. */
  about: string;
  /** What readers would miss; null: nothing. */
  lacks: string | null;
  fields: InsetField[];
  open: boolean;
}

export interface InsetField {
  id: string;
  name: string;
  label: string;
  /** Said beside the label; empty: nothing. */
  remark: string;
  value: string;
  error: string | null;
  hint: string | null;
  isDay: boolean;
}

/**
 * @param found what stands in the text, where it has just been looked at: those that are not typed about yet come along,
 *   those that are gone from the text go
 */
export async function insetViews(
  ctx: Context,
  { insets: typed, fields }: PostInput,
  found: readonly media.Picture[] | null,
  errors: InsetErrors,
  zone: string,
): Promise<InsetView[]> {
  const now = ctx.now();
  const pictures = found ?? (await media.byKeys(ctx.readDb, keysIn(fields.body)));
  return pictures.map((picture, i) => {
    const standing = typedDescription(picture, zone);
    const sent = typed.find((inset) => inset.key === picture.key);
    const words = sent ? { ...sent, alt: sent.alt || standing.alt } : standing;
    const wrong = errors.get(picture.key) ?? {};
    const field = (name: keyof DescriptionErrors, label: string, remark = '', hint: string | null = null) => ({
      ...{ id: insetId(i + 1, name), name: `inset_${name}`, label, remark, hint, isDay: name === 'rights_end' },
      ...{ value: words[name], error: wrong[name] ?? null },
    });
    const { expires_at } = readDescription(words, zone);
    return {
      key: picture.key,
      n: i + 1,
      picture: deskPicture(picture, '18rem', now),
      about: words.alt,
      lacks: words.alt ? null : 'no description yet',
      fields: [
        field('alt', 'Description', '(needed to publish)'),
        field('caption', 'Caption', '(optional)'),
        field('credit', 'Credit'),
        field('licence', 'Licence', '(for the desk only)'),
        field('rights_end', 'Rights end', '', rightsWords(expires_at, now)),
      ],
      open: words.alt === '' || Object.keys(wrong).length > 0,
    };
  });
}

/** What is wrong with them, for the summary: which picture, and the way to the field. */
export const insetProblems = (views: readonly InsetView[]): { field: string; message: string }[] =>
  views.flatMap(({ n, fields }) =>
    fields.flatMap(({ id, error }) => (error === null ? [] : [{ field: id, message: `Picture ${n}: ${error}` }])),
  );

const insetId = (n: number, name: string) => `i${n}-${name}`;
