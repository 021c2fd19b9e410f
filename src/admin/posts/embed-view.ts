import type { Embed } from '../../embeds/embed.ts';
import { matchUrl } from '../../embeds/registry.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';

/** The fields of one embed, under the editor. */
export interface EmbedView extends TypedEmbed {
  n: number;
  /** Null where the address is nobody's in the registry. */
  href: string | null;
  /** `Instagram, Tess of the Ferry` */
  title: string;
  /** What readers would miss if the original went; null when it reads by itself. */
  lacks: string | null;
  kind: 'post' | 'picture' | 'video';
}

/**
 * @param typed what the fields hold
 * @param found what stands in the text, where it has just been looked at: those that are not typed about yet come along,
 *   those that are gone from the text go
 */
export function embedViews(typed: readonly TypedEmbed[], found: readonly Embed[] | null, zone: string): EmbedView[] {
  const about = new Map(typed.map((embed) => [matchUrl(embed.url)?.url ?? embed.url, embed]));
  const shown = found
    ? found.map((embed) => ({ ...typedEmbed(embed, zone), ...onlyTyped(about.get(embed.url)) }))
    : [...typed];
  return shown.map((embed, i) => {
    const match = matchUrl(embed.url);
    const provider = match?.provider;
    const by = embed.author || embed.handle;
    return {
      ...embed,
      n: i + 1,
      href: match?.url ?? null,
      title: `${provider?.name ?? embed.url}${by ? `, ${by}` : ''}`,
      lacks: lacks(embed),
      kind: provider?.kind ?? 'post',
    };
  });
}

/** What somebody typed stays as they typed it, also where it cannot be kept; empty fields take what a code brought. */
const onlyTyped = (embed: TypedEmbed | undefined): Partial<TypedEmbed> =>
  Object.fromEntries(Object.entries(embed ?? {}).filter(([, value]) => value !== ''));

function lacks(embed: TypedEmbed): string | null {
  if (embed.quote || embed.media) return embed.author || embed.handle || embed.credit ? null : 'no author yet';
  return 'no words yet: readers get a bare link';
}
