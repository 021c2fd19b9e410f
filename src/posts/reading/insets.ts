import { SafeHtml } from '../../html.ts';

/** A picture in a stored text that says until when it may be shown: with a place of its own, or among words (writing/figure.ts). */
const UNTIL = /<figure class="inset" [^>]*data-until="(\d+)">.*?<\/figure>|<img [^>]*data-until="(\d+)"[^>]*>/gs;

/**
 * A stored text as it may be shown at that moment: in the place of a picture whose right has ended stands its caption,
 * else its description, and nothing where it had neither. UTC ms.
 */
export function withoutExpired(html: string, now: number): SafeHtml {
  return new SafeHtml(
    html.replace(UNTIL, (picture, figure: string | undefined, image: string | undefined) =>
      Number(figure ?? image) > now ? picture : standIn(picture, figure !== undefined),
    ),
  );
}

/** What it cuts out is escaped already, as an attribute, and so all the more as text. */
function standIn(picture: string, ownPlace: boolean): string {
  const words = /<span class="caption">(.*?)<\/span>/s.exec(picture)?.[1] || / alt="([^"]*)"/.exec(picture)?.[1];
  if (!words) return '';
  return ownPlace ? `<figure class="stand-in"><p>${words}</p></figure>` : `<span class="stand-in">${words}</span>`;
}
