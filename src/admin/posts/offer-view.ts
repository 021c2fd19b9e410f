import type { Provider } from '../../embeds/provider.ts';
import { offeredFields, readEmbed, type TypedEmbed } from '../../posts/writing/embed-fields.ts';
import { isWanting, type LookUp } from '../../posts/writing/lookups.ts';
import { excerpt } from '../../text/plain.ts';
import { clockOrDate } from '../../time.ts';

/** What a provider says of an embed, beside its fields. */
export interface OfferView {
  says: string;
  /** For the fields that are empty, which the button fills; null: it has no words for them. */
  words: OfferedWords | null;
  /** It may say more in a moment. */
  isAsked: boolean;
}

/** As it is drawn. */
export interface ShownOffer extends OfferView {
  /** Of the embed. */
  url: string;
  /** Where the button leads: to the form, filled. */
  preview: string;
}

/** Empty: nothing for that field. */
export type OfferedWords = Pick<TypedEmbed, 'quote' | 'media' | 'author' | 'handle'>;

const TITLE = 160;

/** @returns null where there is nothing to say to somebody who sees the fields */
export function offerView(
  embed: TypedEmbed,
  { name, noun }: Provider,
  lookUp: LookUp,
  { zone, now }: { zone: string; now: number },
): OfferView | null {
  const say = (says: string, isAsked = false) => ({ says, words: null, isAsked });
  if (lookUp.kind === 'offer') return offered(embed, name, offeredFields(lookUp.offer, embed.url));
  if (lookUp.kind === 'none')
    return say(`${name} says there is no such ${noun(embed.url)}, or that it may not be shown elsewhere.`);
  const read = readEmbed(embed, zone);
  if (!read || !isWanting(read)) return null;
  if (lookUp.kind === 'asking') return say(`${name} is being asked.`, true);
  return say(`${name} ${lookUp.why}; it is asked again at ${clockOrDate(lookUp.again, now, zone)}.`);
}

function offered(embed: TypedEmbed, name: string, { quote, media, author, handle }: TypedEmbed): OfferView | null {
  const words = {
    quote: embed.quote ? '' : quote,
    media: embed.media ? '' : media,
    author: embed.author ? '' : author,
    handle: embed.handle ? '' : handle,
  };
  if (Object.values(words).every((word) => word === '')) return null;
  const title = excerpt(quote || media, TITLE);
  const by = author || (handle && `@${handle}`);
  const says = title ? `${name} calls it “${title}”${by && `, by ${by}`}.` : `${name} says it is by ${by}.`;
  return { says, words, isAsked: false };
}
