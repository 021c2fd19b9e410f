import type { Context } from '../../context.ts';
import type { Embed } from '../../embeds/embed.ts';
import { matchUrl } from '../../embeds/registry.ts';
import { lookUpsOf } from '../../posts/writing/lookups.ts';
import { type EmbedViews, embedViews } from './embed-view.ts';
import type { PostInput } from './post-input.ts';
import type { Writing } from './writing.ts';

/**
 * The embeds of a form with what is known about them by now.
 * @param found what stands in the text, where it has just been looked at
 */
export async function embedsPanel(
  ctx: Context,
  { zone, now }: Pick<Writing, 'zone' | 'now'>,
  { embeds, fields }: PostInput,
  found: readonly Embed[] | null,
): Promise<EmbedViews> {
  const typed = embeds.flatMap(({ url }) => matchUrl(url)?.url ?? []);
  const urls = new Set([...typed, ...(found ?? []).map(({ url }) => url)]);
  const lookUps = await lookUpsOf(ctx.readDb, [...urls], now);
  return embedViews(embeds, { body: fields.body, found, lookUps, zone, now });
}
