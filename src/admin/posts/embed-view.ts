import type { Embed, Kind } from '../../embeds/embed.ts';
import { mentionsIn } from '../../embeds/mentions.ts';
import { matchUrl } from '../../embeds/registry.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';
import { excerpt } from '../../text/plain.ts';
import { count } from '../../words.ts';

/** The fields of one embed, under the editor. */
export interface EmbedView extends TypedEmbed {
  n: number;
  /** Null where the address is nobody's in the registry. */
  href: string | null;
  /** `Instagram, Tess of the Ferry` */
  title: string;
  /** The first of its words, to tell it from others; without any the end of its address. */
  snippet: string;
  /** What readers would miss if the original went; null when it reads by itself. */
  lacks: string | null;
  kind: Kind;
  /** Where in the text it stands, counted from 1; null where that is not known. */
  line: number | null;
  /** Drawn with its fields in sight. */
  open: boolean;
}

export interface EmbedViews {
  shown: EmbedView[];
  sum: { words: string; lacking: number };
  /** With words, but not in the text any more: they come back with their address, until the post is saved. */
  gone: TypedEmbed[];
}

/** So many are opened for whoever comes to fill them; more would bury the text below them. */
const MOST_OPEN = 3;
/** Fields of a form are counted; nobody takes out more. */
const MOST_GONE = 100;
const SNIPPET = 80;
const END = 24;

/**
 * @param typed what the fields hold
 * @param found what stands in the text, where it has just been looked at: those that are not typed about yet come along
 * @param body the text
 */
export function embedViews(
  typed: readonly TypedEmbed[],
  found: readonly Embed[] | null,
  body: string,
  zone: string,
): EmbedViews {
  const lines = mentionsIn(body);
  const about = new Map(typed.map((embed) => [addressOf(embed), embed]));
  const inText = found
    ? found.map((embed) => ({ ...typedEmbed(embed, zone), ...onlyTyped(about.get(embed.url)) }))
    : typed.filter((embed) => lines.has(addressOf(embed)));
  const shown = new Set(inText.map(addressOf));
  const lacking = inText.filter((embed) => lacks(embed) !== null).length;
  return {
    shown: inText.map((embed, i) => embedView(embed, i + 1, lines, lacking <= MOST_OPEN)),
    sum: { words: sumOf(inText.length, lacking), lacking },
    gone: typed.filter((embed) => !shown.has(addressOf(embed)) && hasWords(embed)).slice(0, MOST_GONE),
  };
}

const addressOf = ({ url }: TypedEmbed) => matchUrl(url)?.url ?? url;
const hasWords = ({ url, token, size, ...words }: TypedEmbed) => Object.values(words).some((word) => word !== '');

function embedView(embed: TypedEmbed, n: number, lines: ReadonlyMap<string, number>, fewLack: boolean): EmbedView {
  const match = matchUrl(embed.url);
  const by = embed.author || embed.handle;
  return {
    ...embed,
    n,
    href: match?.url ?? null,
    title: `${match?.provider.name ?? embed.url}${by ? `, ${by}` : ''}`,
    snippet: excerpt(embed.quote || embed.media, SNIPPET) || endOf(embed.url),
    lacks: lacks(embed),
    kind: match?.provider.kind ?? 'post',
    line: lines.get(addressOf(embed)) ?? null,
    open: fewLack && lacks(embed) !== null,
  };
}

/** `p/Ltg3hs`: what differs between two addresses of one provider. */
const endOf = (url: string) =>
  url
    .replace(/^https?:\/\/[^/]*\//, '')
    .replace(/\/+$/, '')
    .slice(-END);

function sumOf(all: number, lacking: number): string {
  if (lacking === 0) return all === 1 ? 'It reads by itself.' : `${count(all, 'embed')}, and all read by themselves.`;
  if (all === 1) return 'It would not read well if the original went.';
  return `${count(all, 'embed')}, ${lacking} would not read well if the original went.`;
}

/** What somebody typed stays as they typed it, also where it cannot be kept; empty fields take what a code brought. */
const onlyTyped = (embed: TypedEmbed | undefined): Partial<TypedEmbed> =>
  Object.fromEntries(Object.entries(embed ?? {}).filter(([, value]) => value !== ''));

function lacks(embed: TypedEmbed): string | null {
  if (embed.quote || embed.media) return embed.author || embed.handle || embed.credit ? null : 'no author yet';
  return 'no words yet: readers get a bare link';
}
