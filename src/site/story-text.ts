import { fillQuotes, type Printing } from '../comments/quoted.ts';
import type { Context } from '../context.ts';
import { html, type SafeHtml } from '../html.ts';
import type { PublishedPost } from '../posts/reading/read.ts';
import { type Correction, ofPost } from '../posts/writing/corrections.ts';
import { clockTime, daysBetween, isoDateTime, longDate } from '../time.ts';

/** A story as it is read, on its page and in feeds: with the comments that it quotes, and what was put right at its end. */
export async function storyText(ctx: Context, post: PublishedPost, printing: Printing): Promise<SafeHtml> {
  const body = await fillQuotes(ctx.readDb, post.html, printing);
  if (post.corrected_at === null) return body;
  const corrections = await ofPost(ctx.readDb, post.id);
  const lines = corrections.map((correction) => correctionLine(correction, post.published_at, printing.zone));
  return html`${body}\n<div class="corrections">${lines}</div>`;
}

const correctionLine = ({ at, words }: Correction, publishedAt: number, zone: string): SafeHtml =>
  html`<p class="correction"><b><time datetime="${isoDateTime(at, zone)}">Updated ${moment(at, publishedAt, zone)}</time>:</b> ${words}</p>`;

/** When it was last put right, for the byline; null: never. */
export const updatedAt = ({ corrected_at, published_at }: PublishedPost, zone: string) =>
  corrected_at === null
    ? null
    : { words: `Updated ${moment(corrected_at, published_at, zone)}`, iso: isoDateTime(corrected_at, zone) };

/** `14:05`, with the day where it is another than that of publication. */
const moment = (at: number, publishedAt: number, zone: string) =>
  daysBetween(publishedAt, at, zone) === 0 ? clockTime(at, zone) : `${longDate(at, zone)}, ${clockTime(at, zone)}`;
