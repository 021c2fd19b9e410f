import type { Context } from '../../context.ts';
import { isSettled } from '../../posts/publication.ts';
import * as corrections from '../../posts/writing/corrections.ts';
import { shortDateTime } from '../../time.ts';
import { correctionRemovalPath } from '../paths.ts';
import type { Writing } from './writing.ts';

export interface CorrectionLine {
  when: string;
  words: string;
  /** Where it is taken off. */
  removal: string;
}

/** What readers are shown of a post's corrections; null: they have not met the post, so nothing is to be corrected. */
export async function correctionLines(ctx: Context, { post, zone, now }: Writing): Promise<CorrectionLine[] | null> {
  if (!post || !isSettled(post, now)) return null;
  const standing = await corrections.ofPost(ctx.readDb, post.id);
  return standing.map(({ id, at, words }) => ({
    when: shortDateTime(at, zone),
    words,
    removal: correctionRemovalPath(post.id, id),
  }));
}
