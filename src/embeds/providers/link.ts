import type { Provider } from '../embed.ts';

/** A page elsewhere that nobody above knows: a card with its link. It comes last, as it takes every address. */
export const link: Provider = {
  key: 'link',
  name: 'the web',
  kind: 'link',
  noun: 'page',
  canonical: (_host, url) => url.href,
  advice: () => null,
  readCode: () => null,
  ownsScript: () => false,
  token: () => null,
  frames: null,
  oembed: null,
};
