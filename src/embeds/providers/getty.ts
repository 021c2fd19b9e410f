import type { Provider } from '../embed.ts';

const GETTY = /^gettyimages\.(?:com|ca|de|es|fr|in|it|pt|nl|ae|ie|hk|co\.(?:uk|jp|nz)|com\.(?:au|br|mx))$/;
const DETAIL = /^\/detail\/(?:.+\/)?(\d{1,12})\/?$/;
const SHORT = /^\/(\d{1,12})\/?$/;
const FRAME = /^\/embed\/(\d{1,12})\/?$/;

/** A picture by its number; titles and countries in an address are decoration. */
export const getty: Provider = {
  key: 'getty',
  name: 'Getty Images',
  kind: 'picture',
  canonical(host, url) {
    const id = shape(host)?.exec(url.pathname)?.[1];
    return id ? `https://www.gettyimages.com/detail/${id}` : null;
  },
  readCode(element) {
    if (element.name === 'a' && /\bgie-(?:single|slideshow)\b/.test(element.attribs.class ?? ''))
      return { address: firstItem(element.nextScript()) ?? element.attribs.href ?? '' };
    if (element.name === 'iframe') return { address: element.attribs.src ?? '' };
    return null;
  },
  ownsScript: (src, inline) =>
    src
      ? /^(?:https?:)?\/\/embed-cdn\.gettyimages\.com\//i.test(src)
      : /\bgie\.widgets\.load\b|\bwindow\.gie\b/.test(inline),
};

function shape(host: string): RegExp | null {
  if (host === 'gty.im') return SHORT;
  if (host === 'embed.gettyimages.com') return FRAME;
  return GETTY.test(host) ? DETAIL : null;
}

/** A slideshow's link leads to any of its pictures; its script lists them. */
function firstItem(script: string): string | null {
  const id = /\bitems:\s*['"](\d{1,12})/.exec(script)?.[1];
  return id ? `https://www.gettyimages.com/detail/${id}` : null;
}
