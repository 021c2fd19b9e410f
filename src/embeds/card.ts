import { html, type SafeHtml } from '../html.ts';
import type { Embed } from './embed.ts';
import { providerOf } from './registry.ts';

/** How a moment is written: for machines, and in words. */
export type FormatDate = (ms: number) => { iso: string; words: string };

/**
 * The card that stands in a post for something that somebody else hosts. It is complete as text, in a feed and on paper
 * too, and asks nobody for anything.
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

function postCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const by = embed.authorName ?? embed.authorHandle;
  const handle = embed.authorHandle && html` <span class="handle">@${embed.authorHandle}</span>`;
  const lines = embed.quote?.split('\n').filter((line) => line.trim()) ?? [];
  return html`<figure class="embed embed--${embed.provider}" aria-label="A post${by && ` by ${by}`} on ${site}">
<div class="embed-head">${by && html`<span><b>${by}</b>${handle}</span>`}<span>${site}${date && html`, ${date}`}</span></div>
${lines.length > 0 ? html`<blockquote cite="${embed.url}">${lines.map((line) => html`<p>${line}</p>`)}</blockquote>` : null}
${embed.mediaDescription && html`<p class="embed-media"><b>In the picture:</b> ${embed.mediaDescription}</p>`}
${foot(embed.credit, embed.url, `See the original${embed.authorHandle ? ` by @${embed.authorHandle}` : ''} on ${site}`)}
</figure>`;
}

function pictureCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const credit = `Photo: ${embed.credit ? `${embed.credit} / ` : ''}${site}`;
  return html`<figure class="embed embed--picture" aria-label="A picture from ${site}">
${embed.mediaDescription && html`<div class="frame"><p>${embed.mediaDescription}</p></div>`}
<div class="embed-head"><span>Picture from ${site}</span>${date}</div>
${foot(credit, embed.url, 'See the picture there')}
</figure>`;
}

const PLAY = html`<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M4 2 37 20 4 38Z"/></svg>`;

function videoCard(embed: Embed, site: string, date: SafeHtml | null): SafeHtml {
  const title = embed.mediaDescription;
  const by = embed.authorName && html`<span>${embed.authorName}</span>`;
  return html`<figure class="embed embed--video" aria-label="A video on ${site}${title && `: ${title}`}">
${title && html`<div class="frame">${PLAY}<p>${title}${by}</p></div>`}
<div class="embed-head"><span>${site}</span>${date}</div>
${foot(embed.credit, embed.url, `Watch it on ${site}`)}
</figure>`;
}

const time = ({ iso, words }: { iso: string; words: string }) => html`<time datetime="${iso}">${words}</time>`;

const foot = (credit: string | null, url: string, words: string) =>
  html`<div class="embed-foot"><p>${credit && `${credit}. `}<a href="${url}" rel="noopener">${words}</a></p></div>`;
