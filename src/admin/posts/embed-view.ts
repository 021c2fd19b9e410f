import type { Embed } from '../../embeds/embed.ts';
import { mentionsIn } from '../../embeds/mentions.ts';
import type { Kind, Provider } from '../../embeds/provider.ts';
import { adviceOn, matchUrl, siteOf } from '../../embeds/registry.ts';
import { offeredFields, type TypedEmbed, typedEmbed, typedOver } from '../../posts/writing/embed-fields.ts';
import type { LookUp } from '../../posts/writing/lookups.ts';
import { excerpt } from '../../text/plain.ts';
import { count, number, plural } from '../../words.ts';
import { type EmbedField, fieldsOf } from './embed-inputs.ts';
import { type OfferView, offerView } from './offer-view.ts';

/** The fields of one embed, under the editor. */
export interface EmbedView {
  n: number;
  url: string;
  token: string;
  size: string;
  /** Null where the address is nobody's in the registry. */
  href: string | null;
  /** `Instagram, Tess of the Ferry`; of a page elsewhere its host. */
  title: string;
  /** The first of its words, to tell it from others; without any the end of its address. */
  snippet: string;
  /** What readers would miss if the original went; null when nothing, or where no words would help. */
  lacks: string | null;
  /** Said instead where its address leads nowhere that lasts; null for any other. */
  advice: string | null;
  /** What to paste so that readers can be shown the original; null where they can, or never could. */
  frameless: string | null;
  /** Of the words, those that its kind has use for. */
  fields: EmbedField[];
  /** What its provider says of it; null: nothing. */
  offer: OfferView | null;
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
  /** Addresses that lead nowhere that lasts, and what to paste instead. */
  advice: Advice[];
}

export interface Advice {
  /** Null where that is not known. */
  line: number | null;
  words: string;
}

/** What there is to know beside what is typed. */
export interface Around {
  /** The text. */
  body: string;
  /** What stands in it, where it has just been looked at: those that are not typed about yet come along. */
  found: readonly Embed[] | null;
  /** What is known from providers, by address. */
  lookUps: ReadonlyMap<string, LookUp>;
  zone: string;
  now: number;
}

/** So many are opened for whoever comes to fill them; more would bury the text below them. */
const MOST_OPEN = 3;
/** Fields of a form are counted; nobody takes out more. */
const MOST_GONE = 100;
const SNIPPET = 80;
const END = 24;

/** @param typed what the fields hold */
export function embedViews(typed: readonly TypedEmbed[], around: Around): EmbedViews {
  const { body, found, zone } = around;
  const lines = mentionsIn(body);
  const about = new Map(typed.map((embed) => [addressOf(embed), embed]));
  const inText = found
    ? found.map((embed) => typedOver(typedEmbed(embed, zone), about.get(embed.url)))
    : typed.filter((embed) => lines.has(addressOf(embed)));
  const known = inText.map((embed) => knownOf(embed, lines));
  const shown = new Set(known.map(({ address }) => address));
  const lacking = known.filter(({ lacks }) => lacks !== null).length;
  return {
    shown: known.map((each, i) => embedView(each, i + 1, around, lacking <= MOST_OPEN)),
    sum: { words: sumOf(known.length, lacking), lacking },
    gone: typed.filter((embed) => !shown.has(addressOf(embed)) && hasWords(embed)).slice(0, MOST_GONE),
    advice: known.flatMap(({ line, advice }) => (advice === null ? [] : [{ line, words: advice }])),
  };
}

const addressOf = ({ url }: Pick<TypedEmbed, 'url'>) => matchUrl(url)?.url ?? url;
const hasWords = ({ url, token, size, ...words }: TypedEmbed) => Object.values(words).some((word) => word !== '');

/** What the fields of one hold, and what its address says. */
interface Known {
  embed: TypedEmbed;
  match: ReturnType<typeof matchUrl>;
  address: string;
  line: number | null;
  advice: string | null;
  lacks: string | null;
}

function knownOf(embed: TypedEmbed, lines: ReadonlyMap<string, number>): Known {
  const match = matchUrl(embed.url);
  const address = match?.url ?? embed.url;
  const advice = adviceOn(embed.url);
  const lacks = advice === null ? lackOf(embed, match?.provider.kind ?? 'post') : null;
  return { embed, match, address, line: lines.get(address) ?? null, advice, lacks };
}

function embedView(known: Known, n: number, { lookUps, zone, now }: Around, fewLack: boolean): EmbedView {
  const { embed, match, line, advice, lacks } = known;
  const by = embed.author || embed.handle;
  const lookUp = match && lookUps.get(match.url);
  // Nobody types these, so there is nothing to ask about them.
  const { token, size } = lookUp?.kind === 'offer' ? typedOver(offeredFields(lookUp.offer, embed.url), embed) : embed;
  return {
    ...{ n, url: embed.url, token, size, line, lacks },
    href: match?.url ?? null,
    advice: advice === null ? null : 'will not last, see above',
    frameless: match && frameless(match, token),
    title: `${match ? siteOf(match.url, match.provider) : embed.url}${by ? `, ${by}` : ''}`,
    snippet: excerpt(embed.quote || embed.media, SNIPPET) || endOf(embed.url),
    fields: fieldsOf(match?.provider.kind ?? 'post', embed),
    offer: match && lookUp ? offerView(embed, match.provider, lookUp, { zone, now }) : null,
    open: fewLack && lacks !== null,
  };
}

/** `p/Ltg3hs`: what differs between two addresses of one provider. */
function endOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]*\//, '').replace(/\/+$/, '');
  return path.length > END ? `…${path.slice(1 - END)}` : path;
}

function sumOf(all: number, lacking: number): string {
  if (lacking === 0) return all === 1 ? 'It is complete.' : `${count(all, 'embed')}, all complete.`;
  if (all === 1) return 'It lacks words or a name.';
  return `${number(lacking)} of ${count(all, 'embed')} ${plural(lacking, 'lacks', 'lack')} words or a name.`;
}

function lackOf(embed: TypedEmbed, kind: Kind): string | null {
  if (!embed.quote && !embed.media) {
    if (kind === 'link') return 'no title yet';
    const left = embed.author || embed.handle || embed.credit ? 'only a name and a link' : 'only a link';
    return `no words yet: ${left} would be left`;
  }
  // A page is known by its title and its host.
  if (kind === 'link' || embed.author || embed.handle || embed.credit) return null;
  return kind === 'picture' ? 'no credit yet' : 'no author yet';
}

/** @param token of the fields, or as its provider offers it */
function frameless({ provider, url }: { provider: Provider; url: string }, token: string): string | null {
  const { kind, name, frames } = provider;
  if (!frames || frames.source({ url, token: token || null }) !== null) return null;
  return `Readers get ${kind === 'post' ? 'only the words' : `no ${kind}`} from an address alone: paste the embed code of ${name}.`;
}
