import type { Description, Picture } from '../../media/media.ts';
import { cleanLine, codePoints } from '../../text/clean.ts';
import { DAY, localDay, localMoment } from '../../time.ts';
import { number } from '../../words.ts';

/** What an editor types about a picture, a field each. */
export interface TypedDescription {
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  /** The last day on which it may be shown, `YYYY-MM-DD`; empty: no last day. */
  rights_end: string;
}

/** One in the text, which names it by its key. */
export interface TypedInset extends TypedDescription {
  key: string;
}

export const NOTHING_TYPED: TypedDescription = { alt: '', caption: '', credit: '', licence: '', rights_end: '' };

/** In code points. */
const LIMITS = { alt: 1_000, caption: 1_000, credit: 200, licence: 200 };
const WORDS = Object.keys(LIMITS) as (keyof typeof LIMITS)[];
const CALLED: Record<keyof typeof LIMITS, string> = {
  alt: 'description',
  caption: 'caption',
  credit: 'credit',
  licence: 'licence',
};

export function typedDescription(picture: Picture, zone: string): TypedDescription {
  const { alt, caption, credit, licence, expires_at } = picture;
  // It expires when its last day is over.
  const rights_end = expires_at === null ? '' : localDay(expires_at - 1, zone);
  return { alt, caption, credit, licence, rights_end };
}

/** The fields without what nobody means to type. */
export const cleanDescription = ({
  alt,
  caption,
  credit,
  licence,
  rights_end,
}: TypedDescription): TypedDescription => ({
  alt: cleanLine(alt),
  caption: cleanLine(caption),
  credit: cleanLine(credit),
  licence: cleanLine(licence),
  rights_end: rights_end.trim(),
});

/** The fields as they will be stored. A day that is none counts as not typed: ask `descriptionErrors` first. */
export function readDescription(typed: TypedDescription, zone: string): Description {
  const { rights_end, ...words } = cleanDescription(typed);
  return { ...words, expires_at: endOf(rights_end, zone) };
}

/** The midnight that ends a day in the zone, UTC ms; null for what is no day. */
function endOf(day: string, zone: string): number | null {
  const noon = localMoment(`${day}T12:00`, zone);
  if (noon === null) return null;
  return localMoment(`${localDay(noon + DAY, zone)}T00:00`, zone);
}

export type DescriptionErrors = Partial<Record<keyof TypedDescription, string>>;

/** @param out for readers to see, now or later: then it must say what it shows */
export function descriptionErrors(typed: TypedDescription, zone: string, out: boolean): DescriptionErrors {
  const errors: DescriptionErrors = {};
  for (const word of WORDS) {
    const length = codePoints(typed[word]);
    if (length > LIMITS[word])
      errors[word] = `Shorten the ${CALLED[word]} to ${number(LIMITS[word])} characters; it has ${number(length)}`;
  }
  if (out && cleanLine(typed.alt) === '') errors.alt = 'Say what the picture shows before you publish it';
  if (typed.rights_end && endOf(typed.rights_end, zone) === null)
    errors.rights_end = `${typed.rights_end} is not a day`;
  return errors;
}

/** What is wrong with the pictures in a text, by their keys. */
export type InsetErrors = ReadonlyMap<string, DescriptionErrors>;

/** @param out for readers to see, now or later */
export function insetErrors(
  found: readonly Picture[],
  typed: readonly TypedInset[],
  zone: string,
  out: boolean,
): InsetErrors {
  const errors = found.map((picture) => {
    const words = typed.find((inset) => inset.key === picture.key) ?? typedDescription(picture, zone);
    return [picture.key, descriptionErrors({ ...words, alt: words.alt || picture.alt }, zone, out)] as const;
  });
  return new Map(errors.filter(([, wrong]) => Object.keys(wrong).length > 0));
}
