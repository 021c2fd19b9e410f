import { html, type SafeHtml } from '../html.ts';
import { excerpt } from '../text/plain.ts';
import type { Embed, Provider } from './embed.ts';
import { providerOf } from './registry.ts';

/** How a moment is written: for machines, and in words. */
export type FormatDate = (ms: number) => { iso: string; words: string };

/**
 * The card that stands in a post for something that somebody else hosts. It is complete as text, in a feed and on paper
 * too, and asks nobody for anything. Where there is a frame to ask for, the foot says so in its data, and a script makes a
 * button of that (public/js/load-embed.ts).
 */
export function embedCard(embed: Embed, formatDate: FormatDate): SafeHtml {
  const provider = providerOf(embed.provider);
  const site = provider?.name ?? new URL(embed.url).hostname;
  const date = embed.postedAt === null ? null : time(formatDate(embed.postedAt));
  switch (provider?.kind) {
    case 'picture':
      return pictureCard(embed, site, date);
    case 'video':
      return videoCard(embed, site, date);
    default:
      return postCard(embed, site, date);
  }
}

/** Whether a stored body has cards with a frame to ask for, so that its page has a use for the script. */
export const hasFrames = (body: SafeHtml) => body.text.includes(' data-frame="');

function postCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const by = embed.authorName ?? embed.authorHandle;
  const handle = embed.authorHandle && html` <span class="handle">@${embed.authorHandle}</span>`;
  const lines = embed.quote?.split('\n').filter((line) => line.trim()) ?? [];
  return html`<figure class="embed embed--${embed.provider}" aria-label="A post${by && ` by ${by}`} on ${site}">
<div class="embed-head">${by && html`<span><b>${by}</b>${handle}</span>`}<span>${site}${date && html`, ${date}`}</span></div>
${lines.length > 0 ? html`<blockquote cite="${embed.url}">${lines.map((line) => html`<p>${line}</p>`)}</blockquote>` : null}
${embed.mediaDescription && html`<p class="embed-media"><b>In the picture:</b> ${embed.mediaDescription}</p>`}
${foot(embed, embed.credit, `See the original${embed.authorHandle ? ` by @${embed.authorHandle}` : ''} on ${site}`)}
</figure>`;
}

function pictureCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const credit = `Photo: ${embed.credit ? `${embed.credit} / ` : ''}${site}`;
  return html`<figure class="embed embed--picture" aria-label="A picture from ${site}">
${embed.mediaDescription && html`<div class="frame"><p>${embed.mediaDescription}</p></div>`}
<div class="embed-head"><span>Picture from ${site}</span>${date}</div>
${foot(embed, credit, `See the picture on ${site}`)}
</figure>`;
}

const PLAY = html`<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M4 2 37 20 4 38Z"/></svg>`;

function videoCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const title = embed.mediaDescription;
  const by = embed.authorName && html`<span>${embed.authorName}</span>`;
  return html`<figure class="embed embed--video" aria-label="A video on ${site}${title && `: ${title}`}">
${title && html`<div class="frame">${PLAY}<p>${title}${by}</p></div>`}
<div class="embed-head"><span>${site}</span>${date}</div>
${foot(embed, embed.credit, `Watch it on ${site}`)}
</figure>`;
}

const time = ({ iso, words }: { iso: string; words: string }) => html`<time datetime="${iso}">${words}</time>`;

function foot(embed: Embed, credit: string | null, linkWords: string): SafeHtml {
  const provider = providerOf(embed.provider);
  const source = provider?.frames?.source(embed) ?? null;
  const link = html`<a href="${embed.url}" rel="noopener">${linkWords}</a>`;
  const said = credit && `${credit}. `;
  if (!provider?.frames || source === null) return html`<div class="embed-foot"><p>${said}${link}</p></div>`;
  // A picture's credit has just named the place.
  const place = provider.kind === 'picture' ? 'there' : provider.name;
  return html`<div class="embed-foot" data-frame="${source}" data-host="${provider.frames.host}" data-title="${titleOf(embed, provider)}">
<p>${said}<span class="embed-ask">Nothing comes from ${place} until you ask.</span> ${link}</p></div>`;
}

const LONGEST_TITLE = 80;

/** What the frame is called for those who cannot see it. */
function titleOf(embed: Embed, { name, kind, noun }: Provider): string {
  const by = embed.authorName ?? embed.authorHandle;
  if (kind === 'post') return `${name} ${noun}${by ? ` by ${by}` : ''}`;
  return excerpt(`${name} ${noun}${embed.mediaDescription ? `: ${embed.mediaDescription}` : ''}`, LONGEST_TITLE);
}
