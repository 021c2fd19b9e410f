import { html, type SafeHtml } from '../html.ts';
import { excerpt } from '../text/plain.ts';
import type { Embed } from './embed.ts';
import type { Kind, Provider, Shape } from './provider.ts';
import { providerOf, siteOf } from './registry.ts';

/** How the day of a moment is written: for machines, as `2026-06-03`, and in words. The hour is mostly nobody's word. */
export type FormatDate = (ms: number) => Day;

interface Day {
  iso: string;
  words: string;
}

/**
 * The card that stands in a post for something that somebody else hosts. It is complete as text, in a feed and on paper
 * too, and asks nobody for anything. Where there is a frame to ask for, the foot says so in its data, and a script makes a
 * button of that (public/js/load-embed.ts); the words promise none.
 */
export function embedCard(embed: Embed, formatDate: FormatDate): SafeHtml {
  const provider = providerOf(embed.provider);
  const kind = provider?.kind ?? 'post';
  const site = siteOf(embed.url, provider);
  const frame = frameOf(embed, provider);
  const room = frame && html`\n<div class="frame room--${frame.shape}"></div>`;
  // What is posted keeps its words above the frame; of the rest the frame is the picture, and the words stand below.
  const isPost = kind === 'post';
  const credit = embed.credit?.replace(/\.$/, '') ?? null;
  const label = labelOf(embed, kind, provider, site);
  const lead = leadOf(embed, kind);
  // Where the label itself stands large, nobody need hear it twice.
  const isLabelled = lead !== null || kind === 'link';
  return html`<figure class="embed embed--${isPost ? embed.provider : kind}"${isLabelled ? html` aria-label="${label}"` : null}>${isPost ? null : room}
${head(embed, kind, site, lead ?? html`<b>${kind === 'link' ? readable(embed.url) : label}</b>`, embed.postedAt === null ? null : formatDate(embed.postedAt))}
${embed.quote && html`<blockquote cite="${embed.url}" lang="">${paragraphs(embed.quote)}</blockquote>`}
${isPost && embed.mediaDescription ? html`<p class="embed-media"><b>In the ${pictured(embed, provider)}:</b> ${embed.mediaDescription}</p>` : null}${isPost ? room : null}
<div class="embed-foot"${frame?.data ?? null}><p>${creditLine(credit, kind, site)}<a href="${embed.url}" rel="noopener">${linkWords(embed, kind, site)}</a></p></div>
</figure>`;
}

/** Whether a stored body has cards with a frame to ask for, so that its page has a use for the scripts. */
export const hasFrames = (body: SafeHtml) => body.text.includes('<div class="embed-foot" data-frame="');

/** A stored body for where no script of ours ever runs, as in feeds: without the places and the data of frames. */
export const withoutFrames = (body: string) =>
  body
    .replace(/\n?<div class="frame [^<>]*><\/div>/g, '')
    .replace(/<div class="embed-foot" data-[^<>]*>/g, '<div class="embed-foot">');

/** What a screen reader calls the card, before the words say it all: never what they say again. */
function labelOf({ url }: Embed, kind: Kind, provider: Provider | undefined, site: string): string {
  if (kind === 'picture') return `A picture from ${site}`;
  const noun = provider?.noun(url) ?? 'post';
  return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun} on ${site}`;
}

/** What stands large: the title of what has one, else whose it is; null: neither is told. */
function leadOf(embed: Embed, kind: Kind): SafeHtml | null {
  if (kind !== 'post' && embed.mediaDescription) return titled(kind, embed.mediaDescription);
  return byline(embed, (name) => html`<b dir="auto">${name}</b>`);
}

function byline({ authorName, authorHandle }: Embed, marked: (name: string) => SafeHtml): SafeHtml | null {
  const name = authorName ?? (authorHandle && `@${authorHandle}`);
  return name
    ? html`${marked(name)}${authorName && authorHandle && html` <span class="handle">@${authorHandle}</span>`}`
    : null;
}

/** Who or what, and where and when. */
function head(embed: Embed, kind: Kind, site: string, lead: SafeHtml, date: Day | null): SafeHtml {
  const hasTitle = kind !== 'post' && embed.mediaDescription;
  const who = hasTitle ? byline(embed, (name) => html`<span dir="auto">${name}</span>`) : null;
  const time = date && html`<time datetime="${date.iso}">${date.words}</time>`;
  // A picture's credit names the place, and so does what stands for the words of a bare card.
  const isPlaced = kind === 'picture' || leadOf(embed, kind) === null;
  const where = isPlaced ? time : html`${site}${time && html`, ${time}`}`;
  return html`<div class="embed-head"><p>${lead}${who && html` <span class="embed-by">${who}</span>`}</p>${where && html`<p>${where}</p>`}</div>`;
}

/** A picture is described by the house; a title is its maker's, in whatever language. */
const titled = (kind: Kind, title: string) =>
  kind === 'picture' ? html`<em>${title}</em>` : html`<b lang="" dir="auto">${title}</b>`;

/** A blank line begins a paragraph, any other a line. */
const paragraphs = (quote: string) =>
  quote
    .split(/\n\s*\n/)
    .map((lines) => lines.trim().split('\n'))
    .filter((lines) => lines.join(''))
    .map(([first = '', ...lines]) => html`<p dir="auto">${first}${lines.map((line) => html`<br>\n${line}`)}</p>`);

const pictured = ({ url }: Embed, provider: Provider | undefined) =>
  provider && provider.noun(url) !== 'post' ? provider.noun(url) : 'picture';

function creditLine(credit: string | null, kind: Kind, site: string): string | null {
  if (kind === 'picture') return `Photo: ${credit ? `${credit} / ` : ''}${site}. `;
  return credit && `${credit}. `;
}

/** They say where the link leads without the rest of the card. */
function linkWords({ authorHandle }: Embed, kind: Kind, site: string): string {
  switch (kind) {
    case 'post':
      return `See the original${authorHandle ? ` by @${authorHandle}` : ''} on ${site}`;
    case 'picture':
      return `See the picture on ${site}`;
    case 'video':
      return `Watch it on ${site}`;
    case 'audio':
      return `Hear it on ${site}`;
    case 'link':
      return `Go to ${site}`;
  }
}

const LONGEST_ADDRESS = 60;

/** An address for people: its host and the start of its path, in letters where they are no disguise. */
function readable(url: string): string {
  const [, host = '', path = ''] = /^https:\/\/(?:www\.)?([^/?#]*)([^?#]*)/.exec(url) ?? [];
  return excerpt(host + decoded(path).replace(/\/$/, ''), LONGEST_ADDRESS);
}

function decoded(path: string): string {
  try {
    const letters = decodeURIComponent(path);
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]*$/u.test(letters) ? letters : path;
  } catch {
    return path;
  }
}

/** What there is to ask for, and the room that is kept for it; null: nothing. */
function frameOf(embed: Embed, provider: Provider | undefined): { shape: Shape; data: SafeHtml } | null {
  const source = provider?.frames?.source(embed) ?? null;
  if (!provider?.frames || source === null) return null;
  const { frames, kind, name } = provider;
  const many = kind === 'audio' ? 'sound' : `${provider.noun(embed.url)}s`;
  return {
    shape: frames.shape(embed),
    data: html` data-frame="${source}" data-host="${frames.host}" data-title="${titleOf(embed, provider)}" data-from="${name}" data-many="${many}"`,
  };
}

const LONGEST_TITLE = 80;

/** What the frame is called for those who cannot see it. */
function titleOf(embed: Embed, { name, kind, noun }: Provider): string {
  const { authorName, authorHandle, mediaDescription } = embed;
  const by = authorName ?? authorHandle;
  const what = `${name} ${noun(embed.url)}`;
  if (kind === 'post') return excerpt(`${what}${by ? ` by ${by}` : ''}`, LONGEST_TITLE);
  return excerpt(`${what}${mediaDescription ? `: ${mediaDescription}` : ''}`, LONGEST_TITLE);
}
