import { fillQuotes } from '../../comments/quoted.ts';
import type { Context } from '../../context.ts';
import type { SafeHtml } from '../../html.ts';
import { withoutExpired } from '../../posts/reading/insets.ts';
import type { RenderedBody } from '../../posts/writing/body.ts';
import { namesIn } from '../../posts/writing/fields.ts';
import { type PictureView, standsNarrow } from '../../views/picture.ts';
import type { PostInput } from './post-input.ts';
import type { Writing } from './writing.ts';

/** How readers will see what is in the form. */
export interface Look {
  /** The first topic; empty without one. */
  kicker: string;
  title: string;
  lede: string;
  picture: PictureView | null;
  /** It stands as the page has it (views/picture.ts). */
  isNarrow: boolean;
  credit: string;
  body: SafeHtml;
}

export async function lookAt(
  ctx: Context,
  { post, zone, now }: Writing,
  { fields }: PostInput,
  { html }: RenderedBody,
  picture: PictureView | null,
): Promise<Look> {
  const known = post?.tags.map((tag) => tag.name);
  return {
    kicker: namesIn(fields.topics, known)[0] ?? '',
    title: fields.title,
    lede: fields.excerpt,
    picture,
    isNarrow: picture !== null && standsNarrow(picture),
    credit: fields.credit,
    body: await fillQuotes(ctx.readDb, withoutExpired(html.text, now), { now, zone }),
  };
}
