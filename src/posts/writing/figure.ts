import { html, type SafeHtml } from '../../html.ts';
import type { Picture } from '../../media/media.ts';
import { plainText } from '../../text/plain.ts';
import { pictureView } from '../../views/picture.ts';

/** The pictures in a post's text, as they are named and drawn. Their words come from what is known of the picture. */

/** An image as the sanitiser writes it, alone in its paragraph or anywhere. */
const IMAGE = /<p>\s*(<img [^<>]*>)\s*<\/p>|<img [^<>]*>/g;
/** What was drawn here before. */
const drawn = (key: string) =>
  new RegExp(`<figure class="inset" data-picture="${key}"[^>]*>.*?</figure>|<img data-picture="${key}"[^>]*>`, 'gs');

const SIZES = '(min-width: 68rem) 48rem, (min-width: 40rem) 36rem, 100vw';
/** Narrower ones, and upright ones, do not fill the width. */
const WIDE = 900;
const MOST = 200;

/** The keys of the pictures that a body names, in its order, each once; of hundreds the first 200. */
export const keysIn = (body: string): string[] =>
  [...new Set(Array.from(body.matchAll(/\/media\/([\w-]{16})\//g), ([, key]) => key ?? ''))].slice(0, MOST);

/**
 * Sanitised HTML with the pictures that are known: where one has a paragraph of its own, as a figure with its caption.
 * @returns also those that were found, in order, each once; without a description, with the one that stands in the text
 */
export function drawPictures(safe: string, pictures: readonly Picture[]): { text: string; found: Picture[] } {
  const known = new Map(pictures.map((picture) => [picture.key, picture]));
  const found = new Map<string, Picture>();
  const text = safe.replace(IMAGE, (place, alone: string | undefined) => {
    const [, key = ''] = / src="\/media\/([\w-]{16})\/\d+\.webp"/.exec(place) ?? [];
    const picture = found.get(key) ?? known.get(key);
    if (!picture) return place;
    const described = { ...picture, alt: picture.alt || altIn(place) };
    found.set(key, described);
    return (alone === undefined ? image(described, described) : figure(described)).text;
  });
  return { text, found: [...found.values()] };
}

/** A stored text with the picture as it is described now. */
export const redraw = (stored: string, picture: Picture): string =>
  stored.replace(drawn(picture.key), (place) => {
    const described = { ...picture, alt: picture.alt || altIn(place) };
    return (place.startsWith('<img') ? image(described, described) : figure(described)).text;
  });

const altIn = (place: string) => plainText(/ alt="([^"]*)"/.exec(place)?.[1] ?? '');

function figure(picture: Picture): SafeHtml {
  const { key, caption, credit, expires_at, width, height } = picture;
  const until = expires_at === null ? null : html` data-until="${expires_at}"`;
  const words = caption ? html`<span class="caption">${caption}</span>` : null;
  const by = credit ? html`<span class="credit">Picture: ${credit}</span>` : null;
  return html`<figure class="inset" data-picture="${key}"${until}><div class="picture${width < WIDE || height > width ? ' picture--narrow' : ''}">${image(picture, null)}</div>${words || by ? html`<figcaption>${words}${by}</figcaption>` : null}</figure>`;
}

/** @param marked says itself what it is and until when, as no figure around it does */
function image(picture: Picture, marked: Picture | null): SafeHtml {
  const { src, srcset, sizes, alt, width, height } = pictureView(picture, SIZES);
  const until = marked?.expires_at == null ? null : html` data-until="${marked.expires_at}"`;
  const mark = marked && html`data-picture="${marked.key}"${until} `;
  return html`<img ${mark}src="${src}" srcset="${srcset}" sizes="${sizes}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
}
