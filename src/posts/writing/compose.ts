import type { BodyFormat } from '../../db/schema.ts';
import { replaceCodes } from '../../embeds/code.ts';
import { type Embed, WORD_KEYS, type Words } from '../../embeds/embed.ts';
import type { Picture } from '../../media/media.ts';
import { localDay } from '../../time.ts';
import { type RenderedBody, renderBody } from './body.ts';

/** A body as an editor sends it, ready to be stored or looked at. */
export interface Composed {
  /** Pasted codes have become addresses. */
  body: string;
  rendered: RenderedBody;
}

export interface Composing {
  body: string;
  format: BodyFormat;
  /** What the fields under the editor hold. */
  typed: readonly Embed[];
  /** What is stored with the post. */
  standing: readonly Embed[];
  /** What is remembered of the things that it names (embeds.ts). */
  remembered: readonly Embed[];
  /** The pictures that its text may name, as they are to be described. */
  pictures: readonly Picture[];
  zone: string;
}

/**
 * Puts together what an editor wrote and the words of its embeds: those typed into their fields first, then those that a
 * code pasted into the body brought along, then those that are remembered, unless the fields were there and are empty. Fields hold a day; where one of the others knows the moment, that stays.
 */
export function compose({ body, format, typed, standing, remembered, pictures, zone }: Composing): Composed {
  const pasted: Embed[] = [];
  const withAddresses = replaceCodes(body, zone, (embed) => {
    pasted.push(embed);
    return format === 'html' ? `\n\n<p>${embed.url}</p>\n\n` : `\n\n${embed.url}\n\n`;
  });
  const timed = typed.map((embed) => ({ ...embed, postedAt: momentOf(embed, [...pasted, ...standing], zone) }));
  const isTyped = (url: string) => typed.some((embed) => embed.url === url);
  const embeds = oneForEachAddress([...timed, ...pasted, ...remembered.filter(({ url }) => !isTyped(url))]);
  return {
    body: pasted.length > 0 ? withAddresses.replace(/\n{3,}/g, '\n\n').trim() : body,
    rendered: renderBody(withAddresses, format, { embeds, pictures }, zone),
  };
}

function momentOf({ url, postedAt }: Embed, others: readonly Embed[], zone: string): number | null {
  if (postedAt === null) return null;
  const known = others.find(
    (other) =>
      other.url === url && other.postedAt !== null && localDay(other.postedAt, zone) === localDay(postedAt, zone),
  );
  return known?.postedAt ?? postedAt;
}

function oneForEachAddress(embeds: readonly Embed[]): Embed[] {
  const byUrl = new Map<string, Embed>();
  for (const embed of embeds) {
    const known = byUrl.get(embed.url);
    byUrl.set(embed.url, known ? { ...known, ...missing(known, embed) } : embed);
  }
  return [...byUrl.values()];
}

/** The words that one embed has and the other lacks. */
function missing(known: Words, other: Words): Partial<Words> {
  return Object.fromEntries(WORD_KEYS.filter((key) => known[key] === null).map((key) => [key, other[key]]));
}
