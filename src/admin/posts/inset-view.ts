import type { Context } from '../../context.ts';
import * as media from '../../media/media.ts';
import { type TypedInset, typedDescription } from '../../posts/writing/picture-fields.ts';
import { type PictureView, pictureView } from '../../views/picture.ts';

/** The fields of one picture in the text, under the editor. */
export interface InsetView extends TypedInset {
  n: number;
  picture: PictureView;
  /** What readers would miss; null: nothing. */
  lacks: string | null;
}

/**
 * @param typed what the fields hold
 * @param found what stands in the text, where it has just been looked at: those that are not typed about yet come along,
 *   those that are gone from the text go
 */
export async function insetViews(
  ctx: Context,
  typed: readonly TypedInset[],
  found: readonly media.Picture[] | null,
  zone: string,
): Promise<InsetView[]> {
  const pictures =
    found ??
    (await media.byKeys(
      ctx.readDb,
      typed.map((inset) => inset.key),
    ));
  const about = new Map(typed.map((inset) => [inset.key, inset]));
  return pictures.map((picture, i) => {
    const words = about.get(picture.key) ?? { key: picture.key, ...typedDescription(picture, zone) };
    return {
      ...words,
      n: i + 1,
      picture: pictureView(picture, '10rem'),
      lacks: words.alt ? null : 'no description yet',
    };
  });
}
