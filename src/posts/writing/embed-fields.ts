import type { Offer } from '../../embeds/answer.ts';
import { type Embed, LONGEST, NO_WORDS, type Size } from '../../embeds/embed.ts';
import { matchUrl } from '../../embeds/registry.ts';
import { sizeOf } from '../../embeds/size.ts';
import { cleanLine, cleanText, codePoints } from '../../text/clean.ts';
import { localDay, localMoment } from '../../time.ts';
import { number } from '../../words.ts';
import { EVERYWHERE, labelOf } from './embed-labels.ts';

/** The words of an embed as an editor types them, a field each. */
export interface TypedEmbed {
  url: string;
  author: string;
  handle: string;
  /** `YYYY-MM-DD` */
  date: string;
  quote: string;
  media: string;
  credit: string;
  token: string;
  /** `594x396`; no hand reads or writes it. */
  size: string;
}

/** In code points. */
const LIMITS = {
  author: LONGEST.authorName,
  handle: LONGEST.authorHandle,
  quote: LONGEST.quote,
  media: LONGEST.mediaDescription,
  credit: LONGEST.credit,
};

export function typedEmbed(embed: Omit<Embed, 'provider'>, zone: string): TypedEmbed {
  return {
    url: embed.url,
    author: embed.authorName ?? '',
    handle: embed.authorHandle ?? '',
    date: embed.postedAt === null ? '' : localDay(embed.postedAt, zone),
    quote: embed.quote ?? '',
    media: embed.mediaDescription ?? '',
    credit: embed.credit ?? '',
    token: embed.token ?? '',
    size: embed.size ? `${embed.size.width}x${embed.size.height}` : '',
  };
}

/** What was typed as an embed; null where the address is nobody's in the registry. A day is kept as its noon. */
export function readEmbed(typed: TypedEmbed, zone: string): Embed | null {
  const match = matchUrl(typed.url);
  if (!match) return null;
  return {
    provider: match.provider.key,
    url: match.url,
    authorName: cleanLine(typed.author) || null,
    authorHandle: cleanLine(typed.handle).replace(/^@+/, '') || null,
    postedAt: localMoment(`${typed.date}T12:00`, zone),
    quote: cleanText(typed.quote) || null,
    mediaDescription: cleanLine(typed.media) || null,
    credit: cleanLine(typed.credit) || null,
    token: typed.token.length > LONGEST.token ? null : match.provider.token(typed.token),
    size: readSize(typed.size),
  };
}

/** What a provider offers for an embed, a field each. */
export const offeredFields = (offer: Offer, url: string): TypedEmbed =>
  // An offer tells no day, so no zone matters.
  typedEmbed({ ...NO_WORDS, ...offer, url }, 'UTC');

/** What somebody typed stays as they typed it, also where it cannot be kept; empty fields take what is known otherwise. */
export const typedOver = (known: TypedEmbed, typed: TypedEmbed | undefined): TypedEmbed => ({
  ...known,
  ...Object.fromEntries(Object.entries(typed ?? {}).filter(([, value]) => value !== '')),
});

function readSize(typed: string): Size | null {
  const [width, height, ...more] = typed.split('x');
  return more.length > 0 ? null : sizeOf(width, height);
}

/** The first thing wrong with the fields, in words for the editor; null when nothing is. */
export function embedError(typed: readonly TypedEmbed[], zone: string): string | null {
  for (const embed of typed) {
    for (const field of Object.keys(LIMITS) as (keyof typeof LIMITS)[])
      if (codePoints(embed[field]) > LIMITS[field])
        return `Shorten “${labelIn(embed, field)}” of ${embed.url}: it takes ${number(LIMITS[field])} characters`;
    if (embed.date && localMoment(`${embed.date}T12:00`, zone) === null) return `${embed.date} is not a day`;
  }
  return null;
}

const labelIn = (embed: TypedEmbed, field: keyof typeof LIMITS) =>
  labelOf(matchUrl(embed.url)?.provider.kind ?? 'post', field, embed[field]) ?? EVERYWHERE[field];
